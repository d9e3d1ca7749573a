#include "db/report/overview.h"

#include <string.h>

#include "db/sql.h"

enum { MOST_RUNS = 40 };

static void practice_free(gpointer data)
{
    struct rl_practice *practice = data;
    g_array_free(practice->rules, TRUE);
    g_free(practice);
}

static const char *keep(struct rl_shown_run *shown, sqlite3_stmt *row, int at)
{
    const char *text = (const char *)sqlite3_column_text(row, at);
    g_autofree char *valid = text ? g_utf8_make_valid(text, -1) : NULL;
    return valid ? rl_arena_strdup(shown->arena, valid) : NULL;
}

/* "reference-counts: every reference ..." -> "every reference ..." */
static const char *title_of(const char *id, const char *title)
{
    size_t n = strlen(id);
    if (!title)
        return id;
    return strncmp(title, id, n) == 0 && title[n] == ':' ? title + n + 1 + strspn(title + n + 1, " ") : title;
}

static void count_finding(struct rl_practice *practice, GHashTable *functions, const struct rl_shown_finding *shown)
{
    const struct rl_finding *f = &shown->finding;
    practice->findings++;
    practice->errors += f->severity == RL_SEVERITY_ERROR;
    practice->warnings += f->severity == RL_SEVERITY_WARNING;
    practice->notes += f->severity == RL_SEVERITY_NOTE;
    if (f->function)
        practice->functions += g_hash_table_add(functions, g_strconcat(f->file, "\n", f->function, NULL));
}

static void count_findings(struct rl_practice *practice, const struct rl_shown_run *shown)
{
    g_autoptr(GHashTable) functions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint r = 0; r < practice->rules->len; r++) {
        struct rl_rule_tally *tally = &g_array_index(practice->rules, struct rl_rule_tally, r);
        for (guint i = 0; i < shown->findings->len; i++) {
            const struct rl_shown_finding *finding = shown->findings->pdata[i];
            if (finding->rule != tally->rule || finding->suppressed)
                continue;
            tally->findings++;
            count_finding(practice, functions, finding);
        }
        practice->rules_clean += tally->findings == 0;
    }
}

static bool load_practices(struct rl_store *store, struct rl_shown_run *shown, const struct rl_filter *filter, GPtrArray *practices, GError **error)
{
    GError *failed = NULL;
    sqlite3_stmt *row = rl_sql(store, "SELECT id, title, page FROM guideline ORDER BY id", error);
    if (!row)
        return false;
    while (rl_sql_row(store, row, &failed)) {
        struct rl_practice *practice = g_new0(struct rl_practice, 1);
        practice->id = keep(shown, row, 0);
        practice->title = title_of(practice->id, keep(shown, row, 1));
        practice->page = keep(shown, row, 2);
        practice->rules = g_array_new(FALSE, FALSE, sizeof(struct rl_rule_tally));
        for (guint i = 0; i < shown->rules->len; i++) {
            const struct rl_rule_tally tally = {.rule = shown->rules->pdata[i]};
            if (g_strcmp0(tally.rule->guideline, practice->id) == 0 && rl_filter_rule_is_on(filter, tally.rule->id, tally.rule->name, tally.rule->preview))
                g_array_append_val(practice->rules, tally);
        }
        count_findings(practice, shown);
        g_ptr_array_add(practices, practice);
    }
    if (failed)
        g_propagate_error(error, failed);
    return !failed;
}

/* Runs that looked at less than half of the files are left out: they say nothing of the project. */
static bool load_trend(struct rl_store *store, int64_t run, struct rl_shown_run *shown, const struct rl_filter *filter, GArray *trend, GError **error)
{
    GError *failed = NULL;
    g_autofree char *condition = rl_filter_sql(store, filter, error);
    if (!condition)
        return false;
    g_autofree char *sql = g_strdup_printf(
        "WITH size AS (SELECT run_id, count(*) AS files FROM unit WHERE status = 0 GROUP BY run_id)"
        " SELECT r.id, r.started_at, ifnull(size.files, 0), count(f.id) FILTER (WHERE f.severity = 2),"
        " count(f.id) FILTER (WHERE f.severity = 1), count(f.id) FILTER (WHERE f.severity = 0)"
        " FROM run r LEFT JOIN size ON size.run_id = r.id LEFT JOIN finding f ON f.run_id = r.id AND f.suppressed = 0 AND %s"
        " WHERE r.id = ?1 OR (r.id < ?1 AND r.finished_at IS NOT NULL"
        " AND 2 * ifnull(size.files, 0) >= ifnull((SELECT files FROM size WHERE run_id = ?1), 0))"
        " GROUP BY r.id ORDER BY r.id DESC LIMIT %d", condition, (int)MOST_RUNS);
    sqlite3_stmt *row = rl_sql(store, sql, error);
    if (!row)
        return false;
    rl_sql_int(row, 1, run);
    while (rl_sql_row(store, row, &failed)) {
        const struct rl_trend_point point = {
            .run = sqlite3_column_int64(row, 0), .started = keep(shown, row, 1), .files = (uint32_t)sqlite3_column_int64(row, 2),
            .errors = (uint32_t)sqlite3_column_int64(row, 3), .warnings = (uint32_t)sqlite3_column_int64(row, 4),
            .notes = (uint32_t)sqlite3_column_int64(row, 5),
        };
        g_array_prepend_val(trend, point);
    }
    if (failed)
        g_propagate_error(error, failed);
    return !failed;
}

static bool load_about(struct rl_store *store, int64_t run, struct rl_shown_run *shown, struct rl_overview *overview, GError **error)
{
    sqlite3_stmt *row = rl_sql(store, "SELECT started_at, arguments, version, python FROM run WHERE id = ?1", error);
    if (!row)
        return false;
    rl_sql_int(row, 1, run);
    if (!rl_sql_row(store, row, error))
        return false;
    overview->started = keep(shown, row, 0);
    overview->arguments = keep(shown, row, 1);
    overview->version = keep(shown, row, 2);
    int python = sqlite3_column_int(row, 3);
    overview->python = python ? g_strdup_printf("%d.%d", python >> 8, python & 0xFF) : NULL;
    rl_sql_reset(row);
    return true;
}

struct rl_overview *rl_overview_load(struct rl_store *store, int64_t run, struct rl_shown_run *shown, const struct rl_report_options *options, GError **error)
{
    struct rl_overview *overview = g_new0(struct rl_overview, 1);
    overview->practices = g_ptr_array_new_with_free_func(practice_free);
    overview->trend = g_array_new(FALSE, FALSE, sizeof(struct rl_trend_point));
    overview->functions = shown->totals.complete + shown->totals.coarsened;
    if (load_about(store, run, shown, overview, error) && load_practices(store, shown, &options->filter, overview->practices, error) &&
        load_trend(store, run, shown, &options->filter, overview->trend, error))
        return overview;
    rl_overview_free(overview);
    return NULL;
}

void rl_overview_free(struct rl_overview *overview)
{
    if (!overview)
        return;
    g_ptr_array_free(overview->practices, TRUE);
    g_array_free(overview->trend, TRUE);
    g_free(overview->python);
    g_free(overview);
}
