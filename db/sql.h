/* What the files of db/ share: the open database, prepared statements, and errors in words.
 *
 * Invariants: a statement from rl_sql() is reset and has no values bound; it belongs to the store, which keeps one for each text
 * of SQL.  Whoever steps it to an end or gives up calls rl_sql_done() or rl_sql_reset().
 */
#ifndef RL_DB_SQL_H
#define RL_DB_SQL_H

#include <glib.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "analyzer/base/embedded.h"
#include "db/store.h"

struct rl_store {
    sqlite3 *db;
    char *path;             /* for messages; NULL: in memory */
    char *root;             /* of the run being written, without a final slash; NULL before rl_store_begin_run() */
    int64_t started;        /* monotonic microseconds at rl_store_begin_run() */
    GHashTable *statements; /* SQL text -> sqlite3_stmt */
    GHashTable *file_ids;   /* path as a unit names it -> id; emptied by a rollback */
};

/* How to open; the tests use other values than rl_store_open(). */
struct rl_store_config {
    int busy_ms;
    bool read_only;
    const struct rl_embedded *schema; /* migrations, sorted by name; their names begin with their number */
    size_t nschema;
    const unsigned char *image; /* what a database in memory begins as: migrated, and empty; NULL: it is migrated as a file is */
    size_t image_size;
};
/* Returns: owned, NULL with ERROR. */
struct rl_store *rl_store_open_with(const char *path, const struct rl_store_config *config, GError **error);

/* A statement to bind and step, borrowed from the store; NULL with ERROR. */
sqlite3_stmt *rl_sql(struct rl_store *store, const char *sql, GError **error);
void rl_sql_reset(sqlite3_stmt *statement);
/* One step and a reset, for a statement without a result; false with ERROR. */
bool rl_sql_done(struct rl_store *store, sqlite3_stmt *statement, GError **error);
/* One step: true with a row in STATEMENT; false at the end (then it is reset) or on ERROR. */
bool rl_sql_row(struct rl_store *store, sqlite3_stmt *statement, GError **error);
/* Runs SQL that yields nothing. */
bool rl_sql_run(struct rl_store *store, const char *sql, GError **error);

void rl_sql_text(sqlite3_stmt *statement, int at, const char *text); /* NULL: NULL.  TEXT must live until the step. */
void rl_sql_int(sqlite3_stmt *statement, int at, int64_t value);
void rl_sql_known(sqlite3_stmt *statement, int at, int64_t value);   /* 0: NULL */

/* Sets ERROR to what SQLite says last, in words that name the file; returns false. */
bool rl_sql_fail(struct rl_store *store, GError **error);

/* The id of the row of PATH as UNIT names it (NULL: the unit's own), made when it is new; 0 with ERROR. */
int64_t rl_store_file_id(struct rl_store *store, const struct rl_unit_row *unit, const char *path, GError **error);

/* store_types.c: one type with its slots, members and edges, inside the unit's transaction; and the edges of a whole run: what they
 * lead to in other units, and the cycles that they close. */
bool rl_store_put_type(struct rl_store *store, int64_t run, int64_t unit_id, const struct rl_unit_row *unit,
                       const struct rl_type_row *type, GError **error);
bool rl_store_find_cycles(struct rl_store *store, int64_t run, GError **error);

/* store_suppress.c: one comment, inside the unit's transaction. */
bool rl_store_put_suppression(struct rl_store *store, int64_t run, int64_t unit_id, const struct rl_unit_row *unit,
                              const struct rl_suppression_row *row, GError **error);

/* Does FILTER let the findings of this rule through? */
bool rl_filter_rule_is_on(const struct rl_filter *filter, const char *id, const char *name, bool preview);

/* The condition that FILTER means on table `finding` named f, without WHERE.  Returns: owned, NULL with ERROR. */
char *rl_filter_sql(struct rl_store *store, const struct rl_filter *filter, GError **error);

#endif
