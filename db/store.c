/* Writing: rules, runs, and units with all that belongs to them.
 *
 * Paths are stored relative to the run's root where they lie below it, so that the database can move with the project. */
#include "db/store.h"

#include <inttypes.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "db/sql.h"

bool rl_store_begin(struct rl_store *store, GError **error)
{
    return rl_sql_run(store, "BEGIN IMMEDIATE", error);
}

bool rl_store_end(struct rl_store *store, bool ok, GError **error)
{
    if (ok && rl_sql_run(store, "COMMIT", error))
        return true;
    if (!sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

bool rl_store_put_guideline(struct rl_store *store, const char *id, const char *title, const char *page, GError **error)
{
    sqlite3_stmt *put = rl_sql(store,
                               "INSERT INTO guideline (id, title, page) VALUES (?1, ?2, ?3)"
                               " ON CONFLICT (id) DO UPDATE SET title = excluded.title, page = excluded.page"
                               " WHERE title IS NOT excluded.title OR page IS NOT excluded.page",
                               error);
    if (!put)
        return false;
    rl_sql_text(put, 1, id);
    rl_sql_text(put, 2, title);
    rl_sql_text(put, 3, page);
    return rl_sql_done(store, put, error);
}

bool rl_store_put_rule(struct rl_store *store, const struct rl_rule_row *rule, GError **error)
{
    sqlite3_stmt *guideline = rl_sql(store, "INSERT OR IGNORE INTO guideline (id) SELECT ?1 WHERE ?1 IS NOT NULL", error);
    if (!guideline)
        return false;
    rl_sql_text(guideline, 1, rule->guideline);
    if (!rl_sql_done(store, guideline, error))
        return false;
    sqlite3_stmt *put = rl_sql(store,
                               "INSERT INTO rule (id, name, family, guideline, summary, page, severity, preview)"
                               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
                               " ON CONFLICT (id) DO UPDATE SET name = excluded.name, family = excluded.family,"
                               " guideline = excluded.guideline, summary = excluded.summary, page = excluded.page,"
                               " severity = excluded.severity, preview = excluded.preview"
                               " WHERE (name, family, guideline, summary, page, severity, preview) IS NOT (excluded.name,"
                               " excluded.family, excluded.guideline, excluded.summary, excluded.page, excluded.severity,"
                               " excluded.preview)",
                               error);
    if (!put)
        return false;
    rl_sql_text(put, 1, rule->id);
    rl_sql_text(put, 2, rule->name ? rule->name : rule->id);
    rl_sql_text(put, 3, rule->family ? rule->family : "");
    rl_sql_text(put, 4, rule->guideline);
    rl_sql_text(put, 5, rule->summary ? rule->summary : "");
    rl_sql_text(put, 6, rule->page);
    rl_sql_int(put, 7, rule->severity);
    rl_sql_int(put, 8, rule->preview);
    return rl_sql_done(store, put, error);
}

int64_t rl_store_begin_run(struct rl_store *store, const struct rl_run_row *run, GError **error)
{
    sqlite3_stmt *put = rl_sql(store,
                               "INSERT INTO run (root, arguments, version, python, started_at)"
                               " VALUES (?1, ?2, ?3, ?4, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))",
                               error);
    if (!put)
        return 0;
    g_free(store->root);
    store->root = g_canonicalize_filename(run->root ? run->root : ".", NULL);
    store->started = g_get_monotonic_time();
    g_hash_table_remove_all(store->file_ids);
    rl_sql_text(put, 1, store->root);
    rl_sql_text(put, 2, run->arguments);
    rl_sql_text(put, 3, run->version ? run->version : "");
    rl_sql_known(put, 4, run->python);
    return rl_sql_done(store, put, error) ? sqlite3_last_insert_rowid(store->db) : 0;
}

static bool close_run(struct rl_store *store, int64_t run, GError **error)
{
    sqlite3_stmt *put = rl_sql(store,
                               "UPDATE run SET finished_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), seconds = ?2 WHERE id = ?1",
                               error);
    if (!put)
        return false;
    rl_sql_int(put, 1, run);
    sqlite3_bind_double(put, 2, (double)(g_get_monotonic_time() - store->started) / 1e6);
    return rl_sql_done(store, put, error);
}

bool rl_store_end_run(struct rl_store *store, int64_t run, GError **error)
{
    if (!rl_sql_run(store, "BEGIN IMMEDIATE", error))
        return false;
    if (rl_store_find_cycles(store, run, error) && close_run(store, run, error) && rl_sql_run(store, "COMMIT", error))
        return true;
    if (!sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

bool rl_store_prune(struct rl_store *store, uint32_t keep, GError **error)
{
    sqlite3_stmt *drop = rl_sql(store,
                                "DELETE FROM run WHERE id < ifnull((SELECT id FROM run WHERE finished_at IS NOT NULL"
                                " ORDER BY id DESC LIMIT 1 OFFSET ?1), 0)",
                                error);
    if (!drop || keep == 0)
        return drop;
    rl_sql_int(drop, 1, keep - 1);
    return rl_sql_done(store, drop, error);
}

/* PATH as it is stored.  Returns: owned. */
static char *stored_path(const struct rl_store *store, const char *directory, const char *path)
{
    if (path[0] == '<') /* "<built-in>" */
        return g_strdup(path);
    g_autofree char *base = directory ? g_canonicalize_filename(directory, store->root) : g_strdup(store->root);
    char *full = g_canonicalize_filename(path, base);
    size_t n = store->root ? strlen(store->root) : 0;
    if (n > 1 && strncmp(full, store->root, n) == 0 && full[n] == '/')
        memmove(full, full + n + 1, strlen(full + n + 1) + 1);
    return full;
}

int64_t rl_store_file_id(struct rl_store *store, const struct rl_unit_row *unit, const char *path, GError **error)
{
    if (!path)
        path = unit->path;
    g_autofree char *key = g_path_is_absolute(path) ? g_strdup(path) : g_strconcat(unit->directory ? unit->directory : "", "\n", path, NULL);
    int64_t *known = g_hash_table_lookup(store->file_ids, key);
    if (known)
        return *known;
    g_autofree char *text = stored_path(store, unit->directory, path);
    sqlite3_stmt *put = rl_sql(store, "INSERT OR IGNORE INTO file (path) VALUES (?1)", error);
    sqlite3_stmt *get = put ? rl_sql(store, "SELECT id FROM file WHERE path = ?1", error) : NULL;
    if (!get)
        return 0;
    rl_sql_text(put, 1, text);
    rl_sql_text(get, 1, text);
    if (!rl_sql_done(store, put, error) || !rl_sql_row(store, get, error))
        return 0;
    int64_t id = sqlite3_column_int64(get, 0);
    rl_sql_reset(get);
    int64_t *kept = g_new(int64_t, 1);
    *kept = id;
    g_hash_table_insert(store->file_ids, g_steal_pointer(&key), kept);
    return id;
}

/* Binds the four coordinates from AT on. */
static void bind_loc(sqlite3_stmt *put, int at, struct rl_loc loc)
{
    rl_sql_known(put, at, loc.line);
    rl_sql_known(put, at + 1, loc.col);
    rl_sql_known(put, at + 2, loc.end_line);
    rl_sql_known(put, at + 3, loc.end_col);
}

struct writing {
    struct rl_store *store;
    const struct rl_unit_row *unit;
    int64_t run, unit_id;
    GError **error;
};

static bool put_function(struct writing *w, const struct rl_function_row *function)
{
    g_autofree char *hash = function->text_hash ? g_strdup_printf("%016" PRIx64, function->text_hash) : NULL;
    int64_t file = rl_store_file_id(w->store, w->unit, function->file, w->error);
    /* Of two sights of one function in a header, the more complete one is kept. */
    sqlite3_stmt *put = rl_sql(w->store,
                               "INSERT INTO function (run_id, unit_id, file_id, name, line, col, end_line, end_col,"
                               " completeness, why, frontend, states, time_us, text_hash)"
                               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"
                               " ON CONFLICT DO UPDATE SET unit_id = excluded.unit_id, completeness = excluded.completeness,"
                               " why = excluded.why, frontend = excluded.frontend, states = excluded.states,"
                               " time_us = excluded.time_us, text_hash = excluded.text_hash"
                               " WHERE excluded.completeness < function.completeness",
                               w->error);
    if (!file || !put)
        return false;
    rl_sql_int(put, 1, w->run);
    rl_sql_int(put, 2, w->unit_id);
    rl_sql_int(put, 3, file);
    rl_sql_text(put, 4, function->name ? function->name : "");
    bind_loc(put, 5, function->loc);
    rl_sql_int(put, 9, function->completeness);
    rl_sql_text(put, 10, function->why);
    rl_sql_text(put, 11, function->frontend);
    rl_sql_int(put, 12, function->states);
    rl_sql_int(put, 13, (int64_t)function->microseconds);
    rl_sql_text(put, 14, hash);
    return rl_sql_done(w->store, put, w->error);
}

static bool put_note(struct writing *w, const struct rl_note_row *note)
{
    int64_t file = rl_store_file_id(w->store, w->unit, note->file, w->error);
    sqlite3_stmt *put = rl_sql(w->store,
                               "INSERT OR IGNORE INTO note (run_id, unit_id, file_id, line, col, is_error, text)"
                               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                               w->error);
    if (!file || !put)
        return false;
    rl_sql_int(put, 1, w->run);
    rl_sql_int(put, 2, w->unit_id);
    rl_sql_int(put, 3, file);
    rl_sql_known(put, 4, note->loc.line);
    rl_sql_known(put, 5, note->loc.col);
    rl_sql_int(put, 6, note->is_error);
    rl_sql_text(put, 7, note->text ? note->text : "");
    return rl_sql_done(w->store, put, w->error);
}

static bool put_step(struct writing *w, int64_t finding, uint32_t number, const struct rl_path_step *step)
{
    int64_t file = rl_store_file_id(w->store, w->unit, step->file, w->error);
    sqlite3_stmt *put = rl_sql(w->store,
                               "INSERT INTO finding_step (finding_id, number, file_id, line, col, end_line, end_col, text, count,"
                               " is_branch) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                               w->error);
    if (!file || !put)
        return false;
    rl_sql_int(put, 1, finding);
    rl_sql_int(put, 2, number);
    rl_sql_int(put, 3, file);
    bind_loc(put, 4, step->loc);
    rl_sql_text(put, 8, step->text ? step->text : "");
    if (step->has_count)
        rl_sql_int(put, 9, step->count);
    rl_sql_int(put, 10, step->is_branch);
    return rl_sql_done(w->store, put, w->error);
}

static bool put_count(struct writing *w, int64_t finding, uint32_t number, const struct rl_path_count *count)
{
    int64_t file = rl_store_file_id(w->store, w->unit, count->file, w->error);
    sqlite3_stmt *put = rl_sql(w->store,
                               "INSERT INTO finding_count (finding_id, number, step, file_id, line, reference, name, count, standing)"
                               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                               w->error);
    if (!file || !put)
        return false;
    rl_sql_int(put, 1, finding);
    rl_sql_int(put, 2, number);
    rl_sql_int(put, 3, count->step);
    rl_sql_int(put, 4, file);
    rl_sql_known(put, 5, count->line);
    rl_sql_int(put, 6, count->column);
    rl_sql_text(put, 7, count->reference);
    rl_sql_int(put, 8, count->count);
    rl_sql_text(put, 9, count->standing);
    return rl_sql_done(w->store, put, w->error);
}

static bool put_place(struct writing *w, int64_t finding, uint32_t number, const struct rl_related *place)
{
    int64_t file = rl_store_file_id(w->store, w->unit, place->file, w->error);
    sqlite3_stmt *put = rl_sql(w->store,
                               "INSERT INTO finding_place (finding_id, number, file_id, line, col, end_line, end_col, text)"
                               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                               w->error);
    if (!file || !put)
        return false;
    rl_sql_int(put, 1, finding);
    rl_sql_int(put, 2, number);
    rl_sql_int(put, 3, file);
    bind_loc(put, 4, place->loc);
    rl_sql_text(put, 8, place->text);
    return rl_sql_done(w->store, put, w->error);
}

static bool put_edit(struct writing *w, int64_t finding, uint32_t number, const struct rl_edit *edit)
{
    sqlite3_stmt *put = rl_sql(w->store,
                               "INSERT INTO finding_edit (finding_id, number, line, col, end_line, end_col, text)"
                               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                               w->error);
    if (!put)
        return false;
    rl_sql_int(put, 1, finding);
    rl_sql_int(put, 2, number);
    bind_loc(put, 3, edit->loc);
    rl_sql_text(put, 7, edit->text);
    return rl_sql_done(w->store, put, w->error);
}

static bool bind_finding(struct writing *w, sqlite3_stmt *put, const struct rl_finding_row *row, const char *fingerprint, const char *shape)
{
    const struct rl_finding *f = &row->finding;
    int64_t file = rl_store_file_id(w->store, w->unit, f->file, w->error);
    int64_t origin_file = !file ? 0 : rl_loc_known(f->origin_loc) ? rl_store_file_id(w->store, w->unit, f->origin_file ? f->origin_file : f->file, w->error) : -1;
    if (!file || !origin_file)
        return false;
    rl_sql_int(put, 1, w->run);
    rl_sql_int(put, 2, w->unit_id);
    rl_sql_text(put, 3, f->rule);
    rl_sql_int(put, 4, f->severity);
    rl_sql_int(put, 5, f->confidence);
    rl_sql_int(put, 6, file);
    bind_loc(put, 7, f->loc);
    rl_sql_text(put, 11, f->function);
    rl_sql_text(put, 12, f->object);
    rl_sql_text(put, 13, f->origin);
    rl_sql_known(put, 14, origin_file > 0 ? origin_file : 0);
    bind_loc(put, 15, f->origin_loc);
    rl_sql_text(put, 19, f->message ? f->message : "");
    rl_sql_text(put, 20, f->hint);
    rl_sql_text(put, 21, f->macro);
    rl_sql_text(put, 22, fingerprint);
    rl_sql_int(put, 23, f->occurrence);
    rl_sql_int(put, 24, row->suppressed);
    rl_sql_text(put, 25, row->suppressed_by);
    rl_sql_text(put, 26, shape);
    return true;
}

static bool put_finding(struct writing *w, const struct rl_finding_row *row)
{
    const struct rl_finding *f = &row->finding;
    g_autofree char *fingerprint = g_strdup_printf("%016" PRIx64, f->fingerprint), *shape = g_strdup_printf("%016" PRIx64, f->shape);
    /* A rule that nobody described still has its findings. */
    sqlite3_stmt *rule = rl_sql(w->store, "INSERT OR IGNORE INTO rule (id, name, family, summary, severity) VALUES (?1, ?1, '', '', ?2)", w->error);
    if (!rule)
        return false;
    rl_sql_text(rule, 1, f->rule);
    rl_sql_int(rule, 2, f->severity);
    if (!rl_sql_done(w->store, rule, w->error))
        return false;
    sqlite3_stmt *put = rl_sql(w->store,
                               "INSERT INTO finding (run_id, unit_id, rule, severity, confidence, file_id, line, col, end_line,"
                               " end_col, function, object, origin, origin_file_id, origin_line, origin_col, origin_end_line,"
                               " origin_end_col, message, hint, macro, fingerprint, occurrence, suppressed, suppressed_by, shape)"
                               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,"
                               " ?20, ?21, ?22, ?23, ?24, ?25, ?26) ON CONFLICT DO NOTHING",
                               w->error);
    if (!put || !bind_finding(w, put, row, fingerprint, shape) || !rl_sql_done(w->store, put, w->error))
        return false;
    if (sqlite3_changes(w->store->db) == 0) /* another unit, or another expansion, has told of it */
        return true;
    int64_t id = sqlite3_last_insert_rowid(w->store->db);
    for (uint32_t i = 0; i < f->nsteps; i++)
        if (!put_step(w, id, i + 1, &f->steps[i]))
            return false;
    for (uint32_t i = 0; i < f->ncounts; i++)
        if (!put_count(w, id, i + 1, &f->counts[i]))
            return false;
    for (uint32_t i = 0; i < f->nrelated; i++)
        if (!put_place(w, id, i + 1, &f->related[i]))
            return false;
    for (uint32_t i = 0; i < f->nedits; i++)
        if (!put_edit(w, id, i + 1, &f->edits[i]))
            return false;
    return true;
}

static bool put_unit(struct writing *w)
{
    const struct rl_unit_row *unit = w->unit;
    int64_t file = rl_store_file_id(w->store, unit, unit->path, w->error);
    sqlite3_stmt *put = rl_sql(w->store,
                               "INSERT INTO unit (run_id, file_id, directory, flags, status, why, cache_key, cpu_frontend_us,"
                               " cpu_engine_us, is_recalled, row) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                               w->error);
    if (!file || !put)
        return false;
    rl_sql_int(put, 1, w->run);
    rl_sql_int(put, 2, file);
    rl_sql_text(put, 3, unit->directory);
    rl_sql_text(put, 4, unit->flags);
    rl_sql_int(put, 5, unit->status);
    rl_sql_text(put, 6, unit->why);
    rl_sql_text(put, 7, unit->cache_key);
    rl_sql_int(put, 8, (int64_t)unit->cpu_frontend);
    rl_sql_int(put, 9, (int64_t)unit->cpu_engine);
    rl_sql_int(put, 10, unit->recalled);
    gsize size = 0;
    const void *row = unit->encoded ? g_bytes_get_data(unit->encoded, &size) : NULL;
    if (row)
        sqlite3_bind_blob64(put, 11, row, size, SQLITE_STATIC);
    if (!rl_sql_done(w->store, put, w->error))
        return false;
    w->unit_id = sqlite3_last_insert_rowid(w->store->db);
    for (uint32_t i = 0; i < unit->nfunctions; i++)
        if (!put_function(w, &unit->functions[i]))
            return false;
    for (uint32_t i = 0; i < unit->nnotes; i++)
        if (!put_note(w, &unit->notes[i]))
            return false;
    for (uint32_t i = 0; i < unit->nfindings; i++)
        if (!put_finding(w, &unit->findings[i]))
            return false;
    for (uint32_t i = 0; i < unit->ntypes; i++)
        if (!rl_store_put_type(w->store, w->run, w->unit_id, unit, &unit->types[i], w->error))
            return false;
    for (uint32_t i = 0; i < unit->nsuppressions; i++)
        if (!rl_store_put_suppression(w->store, w->run, w->unit_id, unit, &unit->suppressions[i], w->error))
            return false;
    return true;
}

/* The unit that was put before. */
static bool find_unit(struct writing *w)
{
    int64_t file = rl_store_file_id(w->store, w->unit, w->unit->path, w->error);
    sqlite3_stmt *get = file ? rl_sql(w->store, "SELECT id FROM unit WHERE run_id = ?1 AND file_id = ?2 ORDER BY id LIMIT 1", w->error) : NULL;
    if (!get)
        return false;
    rl_sql_int(get, 1, w->run);
    rl_sql_int(get, 2, file);
    if (!rl_sql_row(w->store, get, w->error))
        return false;
    w->unit_id = sqlite3_column_int64(get, 0);
    rl_sql_reset(get);
    return true;
}

/* The comment that hides FINDING is not idle. */
static bool mark_used(struct writing *w, const struct rl_finding *finding)
{
    int64_t file = rl_store_file_id(w->store, w->unit, finding->file, w->error);
    sqlite3_stmt *mark = file ? rl_sql(w->store,
                                       "UPDATE suppression SET used = 1 WHERE run_id = ?1 AND file_id = ?2 AND ?3 BETWEEN from_line AND to_line",
                                       w->error)
                              : NULL;
    if (!mark)
        return false;
    rl_sql_int(mark, 1, w->run);
    rl_sql_int(mark, 2, file);
    rl_sql_int(mark, 3, finding->loc.line);
    return rl_sql_done(w->store, mark, w->error);
}

static bool add_findings(struct writing *w)
{
    bool ok = find_unit(w);
    for (uint32_t i = 0; ok && i < w->unit->nfindings; i++)
        ok = put_finding(w, &w->unit->findings[i]) &&
             (!w->unit->findings[i].suppressed || mark_used(w, &w->unit->findings[i].finding));
    return ok;
}

/* WRITE inside of a transaction: the one that is open, or its own. */
static bool write_unit(struct writing *w, bool (*write)(struct writing *))
{
    bool inner = !sqlite3_get_autocommit(w->store->db);
    if (!inner && !rl_sql_run(w->store, "BEGIN IMMEDIATE", w->error))
        return false;
    if (write(w) && (inner || rl_sql_run(w->store, "COMMIT", w->error)))
        return true;
    if (!sqlite3_get_autocommit(w->store->db))
        sqlite3_exec(w->store->db, "ROLLBACK", NULL, NULL, NULL);
    g_hash_table_remove_all(w->store->file_ids); /* ids of rows that are gone */
    return false;
}

bool rl_store_put_unit(struct rl_store *store, int64_t run, const struct rl_unit_row *unit, GError **error)
{
    struct writing w = {.store = store, .unit = unit, .run = run, .error = error};
    return write_unit(&w, put_unit);
}

bool rl_store_add_findings(struct rl_store *store, int64_t run, const struct rl_unit_row *unit, GError **error)
{
    struct writing w = {.store = store, .unit = unit, .run = run, .error = error};
    return write_unit(&w, add_findings);
}

bool rl_store_unit_rows(struct rl_store *store, int64_t run, rl_unit_row_visitor *visit, void *data, GError **error)
{
    GError *inner = NULL;
    sqlite3_stmt *get = rl_sql(store,
                               "SELECT run.root, unit.row FROM unit JOIN run ON run.id = unit.run_id"
                               " WHERE run.id = ?1 AND unit.row IS NOT NULL ORDER BY unit.id",
                               error);
    if (get)
        rl_sql_int(get, 1, run);
    while (get && rl_sql_row(store, get, &inner)) {
        GBytes *encoded = g_bytes_new(sqlite3_column_blob(get, 1), (gsize)sqlite3_column_bytes(get, 1));
        visit(data, (const char *)sqlite3_column_text(get, 0), encoded);
        g_bytes_unref(encoded);
    }
    if (inner)
        g_propagate_error(error, inner);
    return get && !inner;
}
