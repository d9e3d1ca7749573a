/* Reading numbers: the filter, totals and counts of a run. */
#include <string.h>

#include "db/sql.h"

int64_t rl_store_last_run(struct rl_store *store)
{
    sqlite3_stmt *get = rl_sql(store, "SELECT ifnull(max(id), 0) FROM run WHERE finished_at IS NOT NULL", NULL);
    int64_t run = 0;
    if (get && rl_sql_row(store, get, NULL)) {
        run = sqlite3_column_int64(get, 0);
        rl_sql_reset(get);
    }
    return run;
}

/* A word of --select or --ignore: a rule's name, its id or the beginning of its id, in any case. */
static bool word_means(const char *word, const char *id, const char *name)
{
    return g_ascii_strncasecmp(id, word, strlen(word)) == 0 || g_ascii_strcasecmp(name, word) == 0 || g_ascii_strcasecmp(word, "ALL") == 0;
}

static bool word_is(const char *word, const char *id, const char *name)
{
    return g_ascii_strcasecmp(id, word) == 0 || g_ascii_strcasecmp(name, word) == 0;
}

/* A preview rule is off unless previews are on or it is selected by its whole id or name; ignoring wins over selecting. */
bool rl_filter_rule_is_on(const struct rl_filter *filter, const char *id, const char *name, bool preview)
{
    bool chosen = !filter->select, named = false;
    for (const char *const *word = filter->select; word && *word; word++) {
        chosen = chosen || word_means(*word, id, name);
        named = named || word_is(*word, id, name);
    }
    for (const char *const *word = filter->ignore; word && *word; word++)
        if (word_means(*word, id, name))
            return false;
    return chosen && (!preview || filter->preview || named);
}

/* " AND ..." for findings in PATHS; a folder may end with a slash, and "./" before a path says nothing. */
static void add_paths(GString *sql, const char *const *paths)
{
    for (const char *const *at = paths; at && *at; at++) {
        const char *path = *at;
        while (strncmp(path, "./", 2) == 0)
            path += 2;
        size_t length = strlen(path);
        while (length > 1 && path[length - 1] == '/')
            length--;
        char *quoted = strcmp(path, ".") == 0 || !*path
                           ? sqlite3_mprintf("1")
                           : sqlite3_mprintf("path = %.*Q OR path GLOB %.*Q OR substr(path, 1, %d) = %.*Q || '/'", (int)length, path,
                                             (int)length, path, (int)g_utf8_strlen(path, (gssize)length) + 1, (int)length, path);
        g_string_append_printf(sql, "%s%s", at == paths ? " AND f.file_id IN (SELECT id FROM file WHERE " : " OR ", quoted);
        sqlite3_free(quoted);
    }
    if (paths && *paths)
        g_string_append_c(sql, ')');
}

char *rl_filter_sql(struct rl_store *store, const struct rl_filter *filter, GError **error)
{
    GError *failed = NULL;
    sqlite3_stmt *get = rl_sql(store, "SELECT id, name, preview FROM rule ORDER BY id", error);
    if (!get)
        return NULL;
    GString *sql = g_string_new(NULL);
    g_string_printf(sql, "f.confidence >= %d", (int)filter->min_confidence);
    if (!filter->suppressed)
        g_string_append(sql, " AND f.suppressed = 0");
    if (!filter->known)
        g_string_append(sql, " AND f.known = 0");
    add_paths(sql, filter->paths);
    g_string_append(sql, " AND f.rule IN (");
    while (rl_sql_row(store, get, &failed)) {
        const char *id = (const char *)sqlite3_column_text(get, 0), *name = (const char *)sqlite3_column_text(get, 1);
        if (!rl_filter_rule_is_on(filter, id, name, sqlite3_column_int(get, 2)))
            continue;
        char *quoted = sqlite3_mprintf(",%Q", id);
        g_string_append(sql, sql->str[sql->len - 1] == '(' ? quoted + 1 : quoted);
        sqlite3_free(quoted);
    }
    g_string_append_c(sql, ')');
    if (!failed)
        return g_string_free(sql, FALSE);
    g_propagate_error(error, failed);
    g_string_free(sql, TRUE);
    return NULL;
}

/* One row of up to COUNT numbers; SQL's only parameter is the run. */
static bool numbers(struct rl_store *store, int64_t run, const char *sql, double *values, int count, GError **error)
{
    sqlite3_stmt *get = rl_sql(store, sql, error);
    if (!get)
        return false;
    rl_sql_int(get, 1, run);
    if (!rl_sql_row(store, get, error))
        return false;
    for (int i = 0; i < count; i++)
        values[i] = sqlite3_column_double(get, i);
    rl_sql_reset(get);
    return true;
}

bool rl_store_totals(struct rl_store *store, int64_t run, const struct rl_filter *filter, struct rl_run_totals *totals, GError **error)
{
    struct rl_filter all = *filter;
    all.suppressed = all.known = true;
    g_autofree char *condition = rl_filter_sql(store, &all, error);
    g_autofree char *shown = g_strdup_printf("(NOT f.suppressed OR %d) AND (NOT f.known OR %d)", filter->suppressed, filter->known);
    g_autofree char *findings = g_strdup_printf(
        "SELECT count(*) FILTER (WHERE %s), count(*) FILTER (WHERE f.suppressed), count(*) FILTER (WHERE f.known AND NOT f.suppressed),"
        " count(*) FILTER (WHERE f.severity = 2 AND %s), count(*) FILTER (WHERE f.severity = 1 AND %s),"
        " count(*) FILTER (WHERE f.severity = 0 AND %s) FROM finding f WHERE f.run_id = ?1 AND %s",
        shown, shown, shown, shown, condition ? condition : "0");
    double unit[6], function[5], finding[6], seconds;
    memset(totals, 0, sizeof *totals);
    if (!condition ||
        !numbers(store, run,
                 "SELECT count(*) FILTER (WHERE status = 0), count(*) FILTER (WHERE status = 1), count(*) FILTER (WHERE status = 2),"
                 " count(*) FILTER (WHERE status = 3), sum(cpu_frontend_us), sum(cpu_engine_us) FROM unit WHERE run_id = ?1",
                 unit, 6, error) ||
        !numbers(store, run,
                 "SELECT count(*) FILTER (WHERE completeness = 0), count(*) FILTER (WHERE completeness = 1),"
                 " count(*) FILTER (WHERE completeness = 2), count(*) FILTER (WHERE frontend = 'clang'),"
                 " count(*) FILTER (WHERE frontend = 'tree-sitter') FROM function WHERE run_id = ?1",
                 function, 5, error) ||
        !numbers(store, run, findings, finding, 6, error) ||
        !numbers(store, run, "SELECT sum(seconds) FROM run WHERE id = ?1", &seconds, 1, error))
        return false;
    *totals = (struct rl_run_totals){
        .files = (uint32_t)unit[0], .skipped = (uint32_t)unit[1], .failed = (uint32_t)unit[2], .crashed = (uint32_t)unit[3],
        .cpu_frontend = (uint64_t)unit[4], .cpu_engine = (uint64_t)unit[5],
        .complete = (uint32_t)function[0], .coarsened = (uint32_t)function[1], .abandoned = (uint32_t)function[2],
        .by_clang = (uint32_t)function[3], .by_treesitter = (uint32_t)function[4],
        .findings = (uint32_t)finding[0], .suppressed = (uint32_t)finding[1], .known = (uint32_t)finding[2],
        .errors = (uint32_t)finding[3], .warnings = (uint32_t)finding[4], .notes = (uint32_t)finding[5],
        .seconds = seconds,
    };
    return true;
}

int64_t rl_store_count(struct rl_store *store, int64_t run, const struct rl_filter *filter, enum rl_severity severity)
{
    g_autofree char *condition = rl_filter_sql(store, filter, NULL);
    double count = 0;
    if (!condition)
        return 0;
    g_autofree char *sql = g_strdup_printf("SELECT count(*) FROM finding f WHERE f.run_id = ?1 AND f.severity >= %d AND %s", (int)severity, condition);
    return numbers(store, run, sql, &count, 1, NULL) ? (int64_t)count : 0;
}

GHashTable *rl_store_count_by_rule(struct rl_store *store, int64_t run, const struct rl_filter *filter)
{
    GHashTable *counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *condition = rl_filter_sql(store, filter, NULL);
    g_autofree char *sql = g_strdup_printf("SELECT f.rule, count(*) FROM finding f WHERE f.run_id = ?1 AND %s GROUP BY f.rule",
                                           condition ? condition : "0");
    sqlite3_stmt *get = rl_sql(store, sql, NULL);
    if (get)
        rl_sql_int(get, 1, run);
    while (get && rl_sql_row(store, get, NULL))
        g_hash_table_insert(counts, g_strdup((const char *)sqlite3_column_text(get, 0)),
                            GUINT_TO_POINTER((guint)sqlite3_column_int64(get, 1)));
    return counts;
}
