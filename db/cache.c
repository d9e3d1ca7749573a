#include "db/cache.h"

#include "db/sql.h"

/* Of one key's states, and of one state's results, so many are kept: branches that people switch between. */
#define MOST_STATES "4"
#define MOST_RESULTS "6"
#define MOST_HASHES "8"
/* Days since 1970. */
#define TODAY "CAST(strftime('%s', 'now') AS INTEGER) / 86400"
#define MONTH "30"

static void bind_bytes(sqlite3_stmt *put, int at, GBytes *bytes)
{
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    sqlite3_bind_blob64(put, at, size ? data : "", size, SQLITE_STATIC);
}

static GBytes *bytes_of(sqlite3_stmt *row, int column)
{
    const void *data = sqlite3_column_blob(row, column);
    return g_bytes_new(data, (gsize)sqlite3_column_bytes(row, column));
}

static const char *text_of(sqlite3_stmt *row, int column)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    return text ? text : "";
}

/* ---- files -------------------------------------------------------------------------------- */

bool rl_store_cached_files(struct rl_store *store, rl_cached_file_visitor *visit, void *data, GError **error)
{
    GError *inner = NULL;
    sqlite3_stmt *get = rl_sql(store, "SELECT id, path, hash, size, mtime, ctime, inode FROM cache_file", error);
    while (get && rl_sql_row(store, get, &inner)) {
        struct rl_cached_file file = {sqlite3_column_int64(get, 0), text_of(get, 1), text_of(get, 2), {0}};
        file.stamp = (struct rl_file_stamp){sqlite3_column_int64(get, 3), sqlite3_column_int64(get, 4),
                                            sqlite3_column_int64(get, 5), sqlite3_column_int64(get, 6)};
        visit(data, &file);
    }
    if (inner)
        g_propagate_error(error, inner);
    return get && !inner;
}

bool rl_store_keep_file(struct rl_store *store, struct rl_cached_file *file, GError **error)
{
    sqlite3_stmt *put = rl_sql(store,
                               "INSERT INTO cache_file (path, hash, size, mtime, ctime, inode) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                               " ON CONFLICT (path, hash) DO UPDATE SET size = excluded.size, mtime = excluded.mtime,"
                               " ctime = excluded.ctime, inode = excluded.inode",
                               error);
    sqlite3_stmt *get = put ? rl_sql(store, "SELECT id FROM cache_file WHERE path = ?1 AND hash = ?2", error) : NULL;
    sqlite3_stmt *drop = get ? rl_sql(store,
                                      "DELETE FROM cache_file WHERE path = ?1 AND id NOT IN (SELECT id FROM cache_file"
                                      " WHERE path = ?1 ORDER BY id DESC LIMIT " MOST_HASHES ")",
                                      error)
                             : NULL;
    if (!drop)
        return false;
    rl_sql_text(put, 1, file->path);
    rl_sql_text(put, 2, file->hash);
    rl_sql_int(put, 3, file->stamp.size);
    rl_sql_int(put, 4, file->stamp.mtime);
    rl_sql_int(put, 5, file->stamp.ctime);
    rl_sql_int(put, 6, file->stamp.inode);
    rl_sql_text(get, 1, file->path);
    rl_sql_text(get, 2, file->hash);
    if (!rl_sql_done(store, put, error) || !rl_sql_row(store, get, error))
        return false;
    file->id = sqlite3_column_int64(get, 0);
    rl_sql_reset(get);
    rl_sql_text(drop, 1, file->path);
    return rl_sql_done(store, drop, error);
}

/* ---- units ---------------------------------------------------------------------------------- */

void rl_cached_unit_release(struct rl_cached_unit *unit)
{
    g_clear_pointer(&unit->files, g_bytes_unref);
    g_clear_pointer(&unit->parsed, g_bytes_unref);
    g_clear_pointer(&unit->ir, g_bytes_unref);
}

static void clear_unit(gpointer unit)
{
    rl_cached_unit_release(unit);
}

GArray *rl_store_cached_units(struct rl_store *store, const char *key, GError **error)
{
    GError *inner = NULL;
    sqlite3_stmt *get = rl_sql(store, "SELECT id, files, parsed FROM cache_unit WHERE key = ?1 ORDER BY id DESC", error);
    if (!get)
        return NULL;
    GArray *units = g_array_new(FALSE, TRUE, sizeof(struct rl_cached_unit));
    g_array_set_clear_func(units, clear_unit);
    rl_sql_text(get, 1, key);
    while (rl_sql_row(store, get, &inner)) {
        struct rl_cached_unit unit = {sqlite3_column_int64(get, 0), bytes_of(get, 1), bytes_of(get, 2), NULL};
        g_array_append_val(units, unit);
    }
    if (!inner)
        return units;
    g_propagate_error(error, inner);
    g_array_unref(units);
    return NULL;
}

/* The only blob that GET yields, or NULL. */
static GBytes *only_bytes(struct rl_store *store, sqlite3_stmt *get)
{
    if (!rl_sql_row(store, get, NULL))
        return NULL;
    GBytes *bytes = bytes_of(get, 0);
    rl_sql_reset(get);
    return bytes;
}

GBytes *rl_store_cached_ir(struct rl_store *store, int64_t unit)
{
    sqlite3_stmt *get = rl_sql(store, "SELECT ir FROM cache_unit WHERE id = ?1", NULL);
    if (!get)
        return NULL;
    rl_sql_int(get, 1, unit);
    return only_bytes(store, get);
}

bool rl_store_keep_unit(struct rl_store *store, const char *key, const char *path, struct rl_cached_unit *unit, GError **error)
{
    sqlite3_stmt *put = rl_sql(store,
                               "INSERT INTO cache_unit (key, path, used_on, files, parsed, ir)"
                               " VALUES (?1, ?2, " TODAY ", ?3, ?4, ?5)",
                               error);
    sqlite3_stmt *drop = put ? rl_sql(store,
                                      "DELETE FROM cache_unit WHERE key = ?1 AND id NOT IN (SELECT id FROM cache_unit"
                                      " WHERE key = ?1 ORDER BY id DESC LIMIT " MOST_STATES ")",
                                      error)
                             : NULL;
    if (!drop)
        return false;
    rl_sql_text(put, 1, key);
    rl_sql_text(put, 2, path);
    bind_bytes(put, 3, unit->files);
    bind_bytes(put, 4, unit->parsed);
    bind_bytes(put, 5, unit->ir);
    rl_sql_text(drop, 1, key);
    if (!rl_sql_done(store, put, error))
        return false;
    unit->id = sqlite3_last_insert_rowid(store->db);
    return rl_sql_done(store, drop, error);
}

bool rl_store_touch_unit(struct rl_store *store, int64_t unit, GError **error)
{
    sqlite3_stmt *put = rl_sql(store, "UPDATE cache_unit SET used_on = " TODAY " WHERE id = ?1 AND used_on <> " TODAY, error);
    if (!put)
        return false;
    rl_sql_int(put, 1, unit);
    return rl_sql_done(store, put, error);
}

void rl_store_forget_unit(struct rl_store *store, int64_t unit)
{
    sqlite3_stmt *drop = rl_sql(store, "DELETE FROM cache_unit WHERE id = ?1", NULL);
    if (!drop)
        return;
    rl_sql_int(drop, 1, unit);
    (void)rl_sql_done(store, drop, NULL);
}

/* ---- what was made of them -------------------------------------------------------------------- */

GBytes *rl_store_cached_result(struct rl_store *store, int64_t unit, int round, const char *key)
{
    const char *sql = round == RL_CACHED_ROW ? "SELECT row FROM cache_result WHERE unit_id = ?1 AND key = ?2"
                                             : "SELECT outcomes FROM summary WHERE unit_id = ?1 AND key = ?2 AND round = ?3";
    sqlite3_stmt *get = rl_sql(store, sql, NULL);
    if (!get)
        return NULL;
    rl_sql_int(get, 1, unit);
    rl_sql_text(get, 2, key);
    if (round != RL_CACHED_ROW)
        rl_sql_int(get, 3, round);
    return only_bytes(store, get);
}

bool rl_store_keep_result(struct rl_store *store, int64_t unit, int round, const char *key, GBytes *bytes, GError **error)
{
    bool row = round == RL_CACHED_ROW;
    /* Another run may have dropped the unit meanwhile: then nothing is kept. */
    sqlite3_stmt *put = rl_sql(store,
                               row ? "INSERT OR REPLACE INTO cache_result (unit_id, key, row)"
                                     " SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM cache_unit WHERE id = ?1)"
                                   : "INSERT OR REPLACE INTO summary (unit_id, key, outcomes, round)"
                                     " SELECT ?1, ?2, ?3, ?4 WHERE EXISTS (SELECT 1 FROM cache_unit WHERE id = ?1)",
                               error);
    sqlite3_stmt *drop = !put ? NULL
                              : rl_sql(store,
                                       row ? "DELETE FROM cache_result WHERE unit_id = ?1 AND id NOT IN (SELECT id FROM cache_result"
                                             " WHERE unit_id = ?1 ORDER BY id DESC LIMIT " MOST_RESULTS ")"
                                           : "DELETE FROM summary WHERE unit_id = ?1 AND round = ?2 AND id NOT IN (SELECT id FROM summary"
                                             " WHERE unit_id = ?1 AND round = ?2 ORDER BY id DESC LIMIT " MOST_RESULTS ")",
                                       error);
    if (!drop)
        return false;
    rl_sql_int(put, 1, unit);
    rl_sql_text(put, 2, key);
    bind_bytes(put, 3, bytes);
    rl_sql_int(drop, 1, unit);
    if (!row) {
        rl_sql_int(put, 4, round);
        rl_sql_int(drop, 2, round);
    }
    return rl_sql_done(store, put, error) && rl_sql_done(store, drop, error);
}

/* ---- the project's units ------------------------------------------------------------------------ */

bool rl_store_project_units(struct rl_store *store, rl_known_unit_visitor *visit, void *data, GError **error)
{
    GError *inner = NULL;
    sqlite3_stmt *get = rl_sql(store, "SELECT path, directory, flags, inputs FROM project_unit ORDER BY path, directory, flags", error);
    while (get && rl_sql_row(store, get, &inner)) {
        struct rl_known_unit unit = {text_of(get, 0), text_of(get, 1), bytes_of(get, 2), bytes_of(get, 3)};
        visit(data, &unit);
        g_bytes_unref(unit.flags);
        g_bytes_unref(unit.inputs);
    }
    if (inner)
        g_propagate_error(error, inner);
    return get && !inner;
}

bool rl_store_put_project_unit(struct rl_store *store, const struct rl_known_unit *unit, GError **error)
{
    sqlite3_stmt *put = rl_sql(store, "INSERT OR REPLACE INTO project_unit (path, directory, flags, inputs) VALUES (?1, ?2, ?3, ?4)", error);
    if (!put)
        return false;
    rl_sql_text(put, 1, unit->path);
    rl_sql_text(put, 2, unit->directory);
    bind_bytes(put, 3, unit->flags);
    bind_bytes(put, 4, unit->inputs);
    return rl_sql_done(store, put, error);
}

bool rl_store_drop_project_units(struct rl_store *store, const char *path, GError **error)
{
    sqlite3_stmt *drop = rl_sql(store, "DELETE FROM project_unit WHERE path = ?1", error);
    if (!drop)
        return false;
    rl_sql_text(drop, 1, path);
    return rl_sql_done(store, drop, error);
}

/* ---- its size ------------------------------------------------------------------------------------- */

static int64_t number(struct rl_store *store, const char *sql)
{
    sqlite3_stmt *get = rl_sql(store, sql, NULL);
    if (!get || !rl_sql_row(store, get, NULL))
        return 0;
    int64_t value = sqlite3_column_int64(get, 0);
    rl_sql_reset(get);
    return value;
}

/* length() of a blob reads its row's head only. */
static int64_t size_of_all(struct rl_store *store)
{
    return number(store, "SELECT total(length(files) + length(parsed) + length(ir)) FROM cache_unit") +
           number(store, "SELECT total(length(row)) FROM cache_result") + number(store, "SELECT total(length(outcomes)) FROM summary");
}

bool rl_store_prune_cache(struct rl_store *store, int64_t bytes, GError **error)
{
    if (number(store, "SELECT EXISTS (SELECT 1 FROM cache_unit WHERE used_on < " TODAY " - " MONTH ")") &&
        !rl_sql_run(store, "DELETE FROM cache_unit WHERE used_on < " TODAY " - " MONTH, error))
        return false;
    for (int64_t size = size_of_all(store); size > bytes; size = size_of_all(store)) {
        /* An eighth at a time, the least used first. */
        if (!rl_sql_run(store,
                        "DELETE FROM cache_unit WHERE id IN (SELECT id FROM cache_unit ORDER BY used_on, id"
                        " LIMIT 1 + (SELECT count(*) FROM cache_unit) / 8)",
                        error))
            return false;
    }
    return true;
}
