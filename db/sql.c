/* Prepared statements and the words for what SQLite refuses. */
#include "db/sql.h"

#include <errno.h>
#include <string.h>

#include "analyzer/base/error.h"

bool rl_sql_fail(struct rl_store *store, GError **error)
{
    const char *path = store->path ? store->path : "the database in memory";
    int code = sqlite3_errcode(store->db) & 0xff;
    int number = sqlite3_system_errno(store->db);
    const char *system = number ? g_strerror(number) : sqlite3_errmsg(store->db);
    switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        g_set_error(error, RL_ERROR, RL_ERROR_DB, "%s: locked by another program", path);
        break;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        g_set_error(error, RL_ERROR, RL_ERROR_DB, "%s: not a database of reflint, or damaged; move it away to begin a new one", path);
        break;
    case SQLITE_FULL:
        g_set_error(error, RL_ERROR, RL_ERROR_IO, "%s: the disk is full", path);
        break;
    case SQLITE_READONLY:
        g_set_error(error, RL_ERROR, RL_ERROR_IO, "%s: cannot be written", path);
        break;
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        g_set_error(error, RL_ERROR, RL_ERROR_IO, "%s: cannot be opened: %s", path, system);
        break;
    case SQLITE_IOERR:
        g_set_error(error, RL_ERROR, RL_ERROR_IO, "%s: cannot be read or written: %s", path, system);
        break;
    default:
        g_set_error(error, RL_ERROR, RL_ERROR_DB, "%s: %s", path, sqlite3_errmsg(store->db));
        break;
    }
    return false;
}

sqlite3_stmt *rl_sql(struct rl_store *store, const char *sql, GError **error)
{
    sqlite3_stmt *statement = g_hash_table_lookup(store->statements, sql);
    if (statement)
        return statement;
    if (sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK) {
        rl_sql_fail(store, error);
        return NULL;
    }
    g_hash_table_insert(store->statements, g_strdup(sql), statement);
    return statement;
}

void rl_sql_reset(sqlite3_stmt *statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

bool rl_sql_row(struct rl_store *store, sqlite3_stmt *statement, GError **error)
{
    int code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        rl_sql_fail(store, error);
    rl_sql_reset(statement);
    return false;
}

bool rl_sql_done(struct rl_store *store, sqlite3_stmt *statement, GError **error)
{
    int code = sqlite3_step(statement);
    if (code != SQLITE_DONE && code != SQLITE_ROW)
        rl_sql_fail(store, error);
    rl_sql_reset(statement);
    return code == SQLITE_DONE || code == SQLITE_ROW;
}

bool rl_sql_run(struct rl_store *store, const char *sql, GError **error)
{
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK || rl_sql_fail(store, error);
}

void rl_sql_text(sqlite3_stmt *statement, int at, const char *text) { sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC); }

void rl_sql_int(sqlite3_stmt *statement, int at, int64_t value) { sqlite3_bind_int64(statement, at, value); }

void rl_sql_known(sqlite3_stmt *statement, int at, int64_t value)
{
    if (value)
        sqlite3_bind_int64(statement, at, value);
    else
        sqlite3_bind_null(statement, at);
}
