/* Opening: the folder, the journal, the checks that the file is ours, and the migrations. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analyzer/base/error.h"
#include "db/sql.h"

#define APPLICATION_ID 0x524C4442 /* "RLDB" */
#define BUSY_MS 5000

/* Makes the folder of PATH when only its last part is missing and that is `.reflint`, with a .gitignore that hides it. */
static bool make_folder(const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *base = g_path_get_basename(folder);
    g_autofree char *ignore = g_build_filename(folder, ".gitignore", NULL);
    struct stat is;
    if (stat(folder, &is) == 0) {
        if (S_ISDIR(is.st_mode))
            return true;
        g_set_error(error, RL_ERROR, RL_ERROR_IO, "%s: cannot be made: %s is not a folder", path, folder);
        return false;
    }
    int why = errno;
    if (why == ENOENT && strcmp(base, ".reflint") == 0) {
        if (mkdir(folder, 0777) == 0) {
            (void)!g_file_set_contents(ignore, "*\n", -1, NULL); /* a convenience only */
            return true;
        }
        why = errno;
        if (why == EEXIST) /* another reflint was faster */
            return true;
    }
    g_set_error(error, RL_ERROR, RL_ERROR_IO, "%s: cannot be made: folder %s: %s", path, folder, g_strerror(why));
    return false;
}

static int pragma(struct rl_store *store, const char *sql, int64_t *value)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    if (code == SQLITE_ROW && value)
        *value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

/* The number that a migration's name begins with. */
static int migration_number(const struct rl_embedded *migration)
{
    const char *slash = strrchr(migration->name, '/');
    return atoi(slash ? slash + 1 : migration->name);
}

/* Refuses what is not ours and what a later reflint made.  Sets VERSION to the number of migrations that the file has seen. */
static bool check_ours(struct rl_store *store, int newest, int *version, GError **error)
{
    int64_t seen = 0, id = 0, tables = 0;
    if (pragma(store, "PRAGMA user_version", &seen) || pragma(store, "PRAGMA application_id", &id) ||
        pragma(store, "SELECT count(*) FROM sqlite_schema", &tables))
        return rl_sql_fail(store, error);
    if (id != APPLICATION_ID && (id || seen || tables)) {
        g_set_error(error, RL_ERROR, RL_ERROR_DB, "%s: a database of another program", store->path);
        return false;
    }
    if (seen > newest) {
        g_set_error(error, RL_ERROR, RL_ERROR_DB,
                    "%s: made by a newer reflint (its schema is %d, this one knows %d); update reflint or name another with --db",
                    store->path, (int)seen, newest);
        return false;
    }
    *version = (int)seen;
    return true;
}

/* One migration in one transaction; the version is looked at again inside, as another process may have been faster. */
static bool apply(struct rl_store *store, const struct rl_embedded *migration, GError **error)
{
    int number = migration_number(migration);
    int64_t seen = 0;
    g_autofree char *mark = g_strdup_printf("PRAGMA user_version = %d; COMMIT", number);
    if (!rl_sql_run(store, "BEGIN IMMEDIATE", error))
        return false;
    if (pragma(store, "PRAGMA user_version", &seen)) {
        rl_sql_fail(store, error);
    } else if (seen >= number) {
        return rl_sql_run(store, "COMMIT", error);
    } else if (rl_sql_run(store, migration->text, error) && rl_sql_run(store, mark, error)) {
        return true;
    }
    if (!sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

static bool migrate(struct rl_store *store, const struct rl_store_config *config, GError **error)
{
    int newest = 0, version = 0;
    for (size_t i = 0; i < config->nschema; i++)
        newest = MAX(newest, migration_number(&config->schema[i]));
    if (!check_ours(store, newest, &version, error))
        return false;
    if (config->read_only && version < newest) {
        g_set_error(error, RL_ERROR, RL_ERROR_DB, "%s: made by an older reflint; one run of `reflint check` brings it up to date", store->path);
        return false;
    }
    for (size_t i = 0; i < config->nschema; i++)
        if (migration_number(&config->schema[i]) > version && !apply(store, &config->schema[i], error))
            return false;
    return true;
}

/* What SQLite answers where a file system cannot share memory between processes. */
static bool lacks_shared_memory(int code)
{
    int kind = code & 0xff;
    return kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN || kind == SQLITE_PROTOCOL || kind == SQLITE_NOLFS;
}

static int look(struct rl_store *store) { return pragma(store, "SELECT count(*) FROM sqlite_schema", NULL); }

/* The first look at the file.  One that has a write-ahead log and came to such a file system opens for us alone. */
static bool reach(struct rl_store *store, GError **error)
{
    int code = look(store);
    if (lacks_shared_memory(code)) {
        pragma(store, "PRAGMA locking_mode = EXCLUSIVE", NULL);
        code = look(store);
    }
    return code == SQLITE_OK || rl_sql_fail(store, error);
}

/* Write-ahead logging where it works; elsewhere the old journal.  SQLite does not wait by itself while two processes change the
 * mode, so we do. */
static bool choose_journal(struct rl_store *store, const struct rl_store_config *config, GError **error)
{
    int code = SQLITE_OK;
    for (int waited = 0; waited <= config->busy_ms; waited += 20) {
        code = pragma(store, "PRAGMA journal_mode = WAL", NULL);
        if (code == SQLITE_OK)
            code = look(store);
        if ((code & 0xff) != SQLITE_BUSY)
            break;
        g_usleep(20 * 1000);
    }
    if (lacks_shared_memory(code)) {
        pragma(store, "PRAGMA locking_mode = EXCLUSIVE", NULL);
        code = pragma(store, "PRAGMA journal_mode = DELETE", NULL);
        if (code == SQLITE_OK)
            code = look(store);
    }
    return code == SQLITE_OK || rl_sql_fail(store, error);
}

/* In memory: a copy of the image, if there is one, which may grow as it likes. */
static int open_memory(struct rl_store *store, const struct rl_store_config *config)
{
    int code = sqlite3_open_v2(":memory:", &store->db, SQLITE_OPEN_READWRITE, NULL);
    unsigned char *copy = code == SQLITE_OK && config->image ? sqlite3_malloc64(config->image_size) : NULL;
    if (!copy)
        return code;
    memcpy(copy, config->image, config->image_size);
    sqlite3_int64 size = (sqlite3_int64)config->image_size, limit = INT64_MAX;
    code = sqlite3_deserialize(store->db, "main", copy, size, size, SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
    return code == SQLITE_OK ? sqlite3_file_control(store->db, "main", SQLITE_FCNTL_SIZE_LIMIT, &limit) : code;
}

static int open_file(struct rl_store *store, const struct rl_store_config *config)
{
    bool read_only = config->read_only;
    if (!store->path)
        return open_memory(store, config);
    if (!read_only)
        return sqlite3_open_v2(store->path, &store->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
    int code = sqlite3_open_v2(store->path, &store->db, SQLITE_OPEN_READONLY, NULL);
    if (code == SQLITE_OK)
        code = look(store);
    if ((code & 0xff) != SQLITE_CANTOPEN && (code & 0xff) != SQLITE_READONLY)
        return code == SQLITE_OK ? code : sqlite3_errcode(store->db);
    /* A write-ahead log in a folder where nothing can be made: nobody writes there, so no log is needed. */
    g_autofree char *uri = g_filename_to_uri(store->path, NULL, NULL);
    g_autofree char *immutable = g_strconcat(uri, "?immutable=1", NULL);
    if (access(store->path, R_OK) != 0)
        return code;
    sqlite3_close(store->db);
    return sqlite3_open_v2(immutable, &store->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
}

static void finalize(gpointer statement) { sqlite3_finalize(statement); }

static bool prepare(struct rl_store *store, const struct rl_store_config *config, GError **error)
{
    if (store->path && !config->read_only && !make_folder(store->path, error))
        return false;
    if (open_file(store, config) != SQLITE_OK)
        return rl_sql_fail(store, error);
    sqlite3_extended_result_codes(store->db, 1);
    sqlite3_busy_timeout(store->db, config->busy_ms);
    if (!config->read_only && store->path && sqlite3_db_readonly(store->db, "main") == 1) {
        g_set_error(error, RL_ERROR, RL_ERROR_IO, "%s: cannot be written: %s", store->path, g_strerror(EACCES));
        return false;
    }
    if (!reach(store, error))
        return false;
    int newest = config->nschema ? migration_number(&config->schema[config->nschema - 1]) : 0, version;
    if (!check_ours(store, newest, &version, error)) /* before the journal is touched: it may be another program's */
        return false;
    if (store->path && !config->read_only && !choose_journal(store, config, error))
        return false;
    return rl_sql_run(store, "PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON", error) && migrate(store, config, error);
}

struct rl_store *rl_store_open_with(const char *path, const struct rl_store_config *config, GError **error)
{
    struct rl_store *store = g_new0(struct rl_store, 1);
    store->path = path ? g_canonicalize_filename(path, NULL) : NULL;
    store->statements = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, finalize);
    store->file_ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    if (prepare(store, config, error))
        return store;
    rl_store_close(store);
    return NULL;
}

struct rl_store *rl_store_open(const char *path, GError **error)
{
    const struct rl_store_config config = {.busy_ms = BUSY_MS,
                                           .schema = rl_embedded_schema,
                                           .nschema = rl_embedded_schema_count,
                                           .image = rl_embedded_database,
                                           .image_size = rl_embedded_database_size};
    return rl_store_open_with(path, &config, error);
}

struct rl_store *rl_store_open_to_read(const char *path, GError **error)
{
    const struct rl_store_config config = {
        .busy_ms = BUSY_MS, .read_only = true, .schema = rl_embedded_schema, .nschema = rl_embedded_schema_count};
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        g_set_error(error, RL_ERROR, RL_ERROR_IO, "%s: there is no database yet; `reflint check` makes it", path);
        return NULL;
    }
    return rl_store_open_with(path, &config, error);
}

void rl_store_close(struct rl_store *store)
{
    if (!store)
        return;
    g_hash_table_destroy(store->statements);
    g_hash_table_destroy(store->file_ids);
    sqlite3_close(store->db);
    g_free(store->path);
    g_free(store->root);
    g_free(store);
}
