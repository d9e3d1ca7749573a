/* What runs know of each other: see history.h. */
#include "db/history.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "db/sql.h"

/* ---- runs -------------------------------------------------------------------------------------------------------- */

/* One number, 0 when there is no row.  FIRST and SECOND (NULL: not bound) are parameters 2 and 3. */
static int64_t number(struct rl_store *store, const char *sql, int64_t run, const char *first, const char *second)
{
    int64_t value = 0;
    sqlite3_stmt *get = rl_sql(store, sql, NULL);
    if (!get)
        return 0;
    rl_sql_int(get, 1, run);
    if (first)
        rl_sql_text(get, 2, first);
    if (second)
        rl_sql_text(get, 3, second);
    if (rl_sql_row(store, get, NULL)) {
        value = sqlite3_column_int64(get, 0);
        rl_sql_reset(get);
    }
    return value;
}

int64_t rl_store_find_run(struct rl_store *store, const char *text, GError **error)
{
    static const char latest[] = "latest";
    guint64 value = 0;
    text = text ? text : latest;
    int64_t run = 0;
    bool newest = g_str_has_prefix(text, latest);
    const char *rest = newest ? text + strlen(latest) : text;
    bool ok = newest && !*rest;
    if (!ok && (!newest || *rest++ == '~'))
        ok = g_ascii_string_to_unsigned(rest, 10, 0, G_MAXINT32, &value, NULL);
    if (!ok) {
        g_set_error(error, RL_ERROR, RL_ERROR_USAGE, "\"%s\" is no run; a number, latest or latest~1 was expected", text);
        return 0;
    }
    if (newest)
        run = number(store, "SELECT id FROM run WHERE finished_at IS NOT NULL ORDER BY id DESC LIMIT 1 OFFSET ?1", (int64_t)value, NULL, NULL);
    else
        run = number(store, "SELECT id FROM run WHERE id = ?1", (int64_t)value, NULL, NULL);
    if (!run && newest && value == 0)
        g_set_error_literal(error, RL_ERROR, RL_ERROR_USAGE, "the database holds no finished run");
    else if (!run)
        g_set_error(error, RL_ERROR, RL_ERROR_USAGE, "there is no run %s in the database", text);
    return run;
}

GArray *rl_store_last_runs(struct rl_store *store, uint32_t count, GError **error)
{
    GError *failed = NULL;
    sqlite3_stmt *get = rl_sql(store,
                               "SELECT id, started_at, (SELECT count(DISTINCT file_id) FROM unit WHERE run_id = run.id AND status = 0) FROM run"
                               " WHERE finished_at IS NOT NULL ORDER BY id DESC LIMIT ?1",
                               error);
    if (!get)
        return NULL;
    GArray *runs = g_array_new(FALSE, TRUE, sizeof(struct rl_run_told));
    rl_sql_int(get, 1, count);
    while (rl_sql_row(store, get, &failed)) {
        struct rl_run_told run = {.id = sqlite3_column_int64(get, 0), .files = (uint32_t)sqlite3_column_int64(get, 2)};
        g_strlcpy(run.started, (const char *)sqlite3_column_text(get, 1), sizeof(run.started));
        g_array_prepend_val(runs, run);
    }
    if (!failed)
        return runs;
    g_propagate_error(error, failed);
    g_array_free(runs, TRUE);
    return NULL;
}

bool rl_store_count_runs(struct rl_store *store, int64_t *count, GError **error)
{
    sqlite3_stmt *get = rl_sql(store, "SELECT count(*) FROM run", error);
    if (!get || !rl_sql_row(store, get, error))
        return false;
    *count = sqlite3_column_int64(get, 0);
    rl_sql_reset(get);
    return true;
}

bool rl_store_shrink(struct rl_store *store, GError **error) { return rl_sql_run(store, "VACUUM", error); }

static struct rl_known *known_of(sqlite3_stmt *row)
{
    struct rl_known *known = g_new(struct rl_known, 1);
    *known = (struct rl_known){
        .id = sqlite3_column_int64(row, 0),
        .rule = g_strdup((const char *)sqlite3_column_text(row, 1)),
        .path = g_strdup((const char *)sqlite3_column_text(row, 2)),
        .function = g_strdup((const char *)sqlite3_column_text(row, 3)),
        .object = g_strdup((const char *)sqlite3_column_text(row, 4)),
        .fingerprint = g_strdup((const char *)sqlite3_column_text(row, 5)),
        .shape = g_strdup((const char *)sqlite3_column_text(row, 6)),
        .occurrence = (uint32_t)sqlite3_column_int64(row, 7),
        .line = (uint32_t)sqlite3_column_int64(row, 8),
        .col = (uint32_t)sqlite3_column_int64(row, 9),
        .message = g_strdup((const char *)sqlite3_column_text(row, 10)),
    };
    return known;
}

/* All rows of SQL, whose columns are those of known_of(). */
static GPtrArray *known_rows(struct rl_store *store, const char *sql, int64_t run, GError **error)
{
    GError *failed = NULL;
    sqlite3_stmt *get = rl_sql(store, sql, error);
    if (!get)
        return NULL;
    GPtrArray *list = rl_known_list();
    if (run)
        rl_sql_int(get, 1, run);
    while (rl_sql_row(store, get, &failed))
        g_ptr_array_add(list, known_of(get));
    if (!failed)
        return list;
    g_propagate_error(error, failed);
    g_ptr_array_free(list, TRUE);
    return NULL;
}

GPtrArray *rl_store_findings(struct rl_store *store, int64_t run, const struct rl_filter *filter, GError **error)
{
    g_autofree char *condition = rl_filter_sql(store, filter, error);
    if (!condition)
        return NULL;
    g_autofree char *sql = g_strdup_printf("SELECT f.id, f.rule, file.path, f.function, f.object, f.fingerprint, f.shape, f.occurrence, f.line,"
                                           " f.col, f.message FROM finding f JOIN file ON file.id = f.file_id WHERE f.run_id = ?1 AND %s"
                                           " ORDER BY file.path, f.line, f.col, f.rule, f.id",
                                           condition);
    return known_rows(store, sql, run, error);
}

bool rl_store_looked_at(struct rl_store *store, int64_t run, const char *path)
{
    return number(store,
                  "SELECT 1 FROM file WHERE path = ?2 AND (EXISTS (SELECT 1 FROM unit WHERE run_id = ?1 AND file_id = file.id AND status = 0)"
                  " OR EXISTS (SELECT 1 FROM function WHERE run_id = ?1 AND file_id = file.id))",
                  run, path, NULL);
}

bool rl_store_saw_function(struct rl_store *store, int64_t run, const char *path, const char *function)
{
    return number(store,
                  "SELECT 1 FROM file JOIN function n ON n.run_id = ?1 AND n.file_id = file.id AND n.name = ?3 WHERE file.path = ?2", run,
                  path, function);
}

static bool is_on_disk(struct rl_store *store, int64_t run, const char *path)
{
    bool there = false;
    sqlite3_stmt *get = rl_sql(store, "SELECT root FROM run WHERE id = ?1", NULL);
    if (!get)
        return true;
    rl_sql_int(get, 1, run);
    if (rl_sql_row(store, get, NULL)) {
        g_autofree char *full = g_canonicalize_filename(path, (const char *)sqlite3_column_text(get, 0));
        there = g_file_test(full, G_FILE_TEST_EXISTS);
        rl_sql_reset(get);
    }
    return there;
}

bool rl_store_is_gone(struct rl_store *store, int64_t run, const char *path, const char *function)
{
    if (rl_store_looked_at(store, run, path))
        return function && !rl_store_saw_function(store, run, path, function);
    return !is_on_disk(store, run, path);
}

/* ---- knowing findings again --------------------------------------------------------------------------------------- */

struct recognising {
    struct rl_store *store;
    int64_t run;
    GPtrArray *found; /* struct rl_known *: all of the run's findings */
    GError **error;
};

static bool is_gone(void *data, const char *path, const char *function)
{
    const struct recognising *r = data;
    return rl_store_is_gone(r->store, r->run, path, function);
}

/* The row of OLD in TABLE goes along to where its finding is NOW. */
static bool take_along(const struct recognising *r, const char *table, const struct rl_known *old, const struct rl_known *now)
{
    if (old->id == 0 || (strcmp(old->path, now->path) == 0 && strcmp(old->fingerprint, now->fingerprint) == 0 && old->occurrence == now->occurrence))
        return true;
    g_autofree char *sql = g_strdup_printf("UPDATE OR IGNORE %s SET path = ?2, function = ?3, fingerprint = ?4, occurrence = ?5 WHERE id = ?1", table);
    sqlite3_stmt *put = rl_sql(r->store, sql, r->error);
    if (!put)
        return false;
    rl_sql_int(put, 1, old->id);
    rl_sql_text(put, 2, now->path);
    rl_sql_text(put, 3, now->function);
    rl_sql_text(put, 4, now->fingerprint);
    rl_sql_int(put, 5, now->occurrence);
    return rl_sql_done(r->store, put, r->error);
}

/* SQL has the finding's id as its first parameter and that of the known row as its second. */
static bool mark_all(const struct recognising *r, const GPtrArray *old, const char *table, const char *sql)
{
    struct rl_match_world world = {is_gone, (void *)r};
    uint32_t *where = rl_match(old, r->found, &world);
    bool ok = true;
    for (guint i = 0; ok && i < old->len; i++) {
        if (where[i] == RL_NO_MATCH)
            continue;
        const struct rl_known *known = old->pdata[i], *now = r->found->pdata[where[i]];
        sqlite3_stmt *mark = rl_sql(r->store, sql, r->error);
        ok = mark && take_along(r, table, known, now);
        if (!ok)
            break;
        rl_sql_int(mark, 1, now->id);
        if (sqlite3_bind_parameter_count(mark) > 1)
            rl_sql_int(mark, 2, known->id);
        ok = rl_sql_done(r->store, mark, r->error);
    }
    g_free(where);
    return ok;
}

static GPtrArray *judged(struct rl_store *store, GError **error)
{
    return known_rows(store, "SELECT id, rule, path, function, object, fingerprint, shape, occurrence, 0, 0, NULL FROM triage ORDER BY id", 0, error);
}

GPtrArray *rl_store_baseline(struct rl_store *store, GError **error)
{
    return known_rows(store, "SELECT id, rule, path, function, object, fingerprint, shape, occurrence, 0, 0, NULL FROM baseline ORDER BY id", 0, error);
}

/* Nothing of the run is recognised yet. */
static bool forget(const struct recognising *r)
{
    sqlite3_stmt *put = rl_sql(r->store,
                               "UPDATE finding SET known = 0, suppressed = suppressed AND triage_id IS NULL,"
                               " suppressed_by = CASE WHEN triage_id IS NULL THEN suppressed_by END, triage_id = NULL"
                               " WHERE run_id = ?1 AND (known OR triage_id IS NOT NULL)",
                               r->error);
    if (!put)
        return false;
    rl_sql_int(put, 1, r->run);
    return rl_sql_done(r->store, put, r->error);
}

static bool recognise(struct recognising *r, const GPtrArray *accepted, const GPtrArray *verdicts)
{
    const struct rl_filter all = {.preview = true, .suppressed = true, .known = true};
    r->found = rl_store_findings(r->store, r->run, &all, r->error);
    return r->found && mark_all(r, accepted, "baseline", "UPDATE finding SET known = 1 WHERE id = ?1") &&
           mark_all(r, verdicts, "triage",
                    "UPDATE finding SET triage_id = ?2, suppressed_by = CASE WHEN t.verdict = 'true' THEN NULL ELSE t.verdict || ': ' || t.why END,"
                    " suppressed = t.verdict <> 'true' FROM (SELECT verdict, why FROM triage WHERE id = ?2) t"
                    " WHERE finding.id = ?1 AND NOT finding.suppressed");
}

bool rl_store_recognise(struct rl_store *store, int64_t run, const GPtrArray *accepted, GError **error)
{
    struct recognising r = {store, run, NULL, error};
    GPtrArray *own = accepted ? NULL : rl_store_baseline(store, error), *verdicts = judged(store, error);
    const GPtrArray *baseline = accepted ? accepted : own;
    bool ok = baseline && verdicts && rl_sql_run(store, "BEGIN IMMEDIATE", error);
    if (ok) {
        ok = forget(&r) && (!(baseline->len || verdicts->len) || recognise(&r, baseline, verdicts)) && rl_sql_run(store, "COMMIT", error);
        if (!sqlite3_get_autocommit(store->db))
            sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    }
    g_clear_pointer(&r.found, g_ptr_array_unref);
    g_clear_pointer(&own, g_ptr_array_unref);
    g_clear_pointer(&verdicts, g_ptr_array_unref);
    return ok;
}

/* ---- the baseline --------------------------------------------------------------------------------------------------- */

/* RUN has it and shows it to nobody: a comment, a verdict or --changed hides it. */
static bool is_hidden(struct rl_store *store, int64_t run, const struct rl_known *known)
{
    return number(store,
                  "SELECT 1 FROM finding f JOIN file ON file.id = f.file_id WHERE f.run_id = ?1 AND file.path = ?2 AND f.fingerprint = ?3"
                  " AND f.suppressed",
                  run, known->path, known->fingerprint);
}

GPtrArray *rl_store_merge_baseline(struct rl_store *store, int64_t run, const GPtrArray *findings, const GPtrArray *accepted)
{
    GPtrArray *merged = rl_known_list();
    for (guint i = 0; i < findings->len; i++)
        g_ptr_array_add(merged, rl_known_copy(findings->pdata[i]));
    for (guint i = 0; i < accepted->len; i++) {
        const struct rl_known *known = accepted->pdata[i];
        bool looked_at = rl_store_looked_at(store, run, known->path);
        if (looked_at ? is_hidden(store, run, known) : is_on_disk(store, run, known->path))
            g_ptr_array_add(merged, rl_known_copy(known));
    }
    return merged;
}

static bool put_known(struct rl_store *store, const char *sql, const struct rl_known *known, const char *verdict, const char *why,
                      GError **error)
{
    sqlite3_stmt *put = rl_sql(store, sql, error);
    if (!put)
        return false;
    rl_sql_text(put, 1, known->rule);
    rl_sql_text(put, 2, known->path);
    rl_sql_text(put, 3, known->function);
    rl_sql_text(put, 4, known->object);
    rl_sql_text(put, 5, known->fingerprint);
    rl_sql_text(put, 6, known->shape);
    rl_sql_int(put, 7, known->occurrence);
    if (verdict) {
        rl_sql_text(put, 8, verdict);
        rl_sql_text(put, 9, why);
    }
    return rl_sql_done(store, put, error);
}

bool rl_store_put_baseline(struct rl_store *store, const GPtrArray *accepted, GError **error)
{
    bool ok = rl_sql_run(store, "BEGIN IMMEDIATE; DELETE FROM baseline", error);
    for (guint i = 0; ok && i < accepted->len; i++)
        ok = put_known(store,
                       "INSERT OR IGNORE INTO baseline (rule, path, function, object, fingerprint, shape, occurrence, made_at)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
                       accepted->pdata[i], NULL, NULL, error);
    ok = ok && rl_sql_run(store, "COMMIT", error);
    if (!sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return ok;
}

/* ---- verdicts ----------------------------------------------------------------------------------------------------------- */

static void free_verdict(gpointer data)
{
    struct rl_verdict *verdict = data;
    rl_known_free(g_memdup2(&verdict->known, sizeof(verdict->known)));
    g_free(verdict->verdict);
    g_free(verdict->why);
    g_free(verdict->made_at);
    g_free(verdict);
}

GPtrArray *rl_store_verdicts(struct rl_store *store, GError **error)
{
    GError *failed = NULL;
    sqlite3_stmt *get = rl_sql(store,
                               "SELECT id, rule, path, function, object, fingerprint, shape, occurrence, 0, 0, NULL, verdict, why, made_at"
                               " FROM triage ORDER BY path, function, rule, id",
                               error);
    if (!get)
        return NULL;
    GPtrArray *list = g_ptr_array_new_with_free_func(free_verdict);
    while (rl_sql_row(store, get, &failed)) {
        struct rl_verdict *verdict = g_new0(struct rl_verdict, 1);
        struct rl_known *known = known_of(get);
        verdict->known = *known;
        g_free(known);
        verdict->verdict = g_strdup((const char *)sqlite3_column_text(get, 11));
        verdict->why = g_strdup((const char *)sqlite3_column_text(get, 12));
        verdict->made_at = g_strdup((const char *)sqlite3_column_text(get, 13));
        g_ptr_array_add(list, verdict);
    }
    if (!failed)
        return list;
    g_propagate_error(error, failed);
    g_ptr_array_free(list, TRUE);
    return NULL;
}

bool rl_store_judge(struct rl_store *store, const struct rl_known *finding, const char *verdict, const char *why, GError **error)
{
    if (!verdict) {
        sqlite3_stmt *drop = rl_sql(store, "DELETE FROM triage WHERE path = ?1 AND fingerprint = ?2 AND occurrence = ?3", error);
        if (!drop)
            return false;
        rl_sql_text(drop, 1, finding->path);
        rl_sql_text(drop, 2, finding->fingerprint);
        rl_sql_int(drop, 3, finding->occurrence);
        return rl_sql_done(store, drop, error);
    }
    return put_known(store,
                     "INSERT INTO triage (rule, path, function, object, fingerprint, shape, occurrence, verdict, why, made_at)"
                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))"
                     " ON CONFLICT (path, fingerprint, occurrence) DO UPDATE SET verdict = excluded.verdict, why = excluded.why,"
                     " made_at = excluded.made_at",
                     finding, verdict, why, error);
}
