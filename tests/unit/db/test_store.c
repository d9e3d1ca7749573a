/* What goes into the store comes out of it; one bug is one row; filters and totals. */
#include <criterion/criterion.h>

#include "analyzer/base/error.h"
#include "db/report/load.h"
#include "db/sql.h"
#include "tests/unit/db/fixture.h"

static struct rl_store *opened(void)
{
    GError *error = NULL;
    struct rl_store *store = rl_store_open(NULL, &error);
    cr_assert(store, "%s", error ? error->message : "");
    return store;
}

static int64_t number(struct rl_store *store, const char *sql)
{
    sqlite3_stmt *get = rl_sql(store, sql, NULL);
    cr_assert(get, "%s", sql);
    cr_assert(rl_sql_row(store, get, NULL), "no row: %s", sql);
    int64_t value = sqlite3_column_int64(get, 0);
    rl_sql_reset(get);
    return value;
}

static int64_t filled(struct rl_store *store)
{
    GError *error = NULL;
    int64_t run = fixture_run(store, "/project", &error);
    cr_assert(run, "%s", error ? error->message : "");
    return run;
}

Test(store, round_trip)
{
    struct rl_store *store = opened();
    int64_t run = filled(store);
    struct rl_report_options options = {.filter = {.suppressed = true, .preview = true}};
    struct rl_shown_run *shown = rl_shown_run_load(store, run, &options, NULL);
    cr_assert(shown);
    cr_assert(shown->finished);
    cr_assert_eq(shown->findings->len, G_N_ELEMENTS(fixture_findings));
    cr_assert_str_eq(((struct rl_shown_finding *)shown->findings->pdata[0])->finding.file, "/usr/include/gone.h");
    struct rl_shown_finding *got = shown->findings->pdata[1];
    const struct rl_finding *f = &got->finding, *put = &fixture_findings[0].finding;
    cr_assert_str_eq(f->file, "spam.c");
    cr_assert_str_eq(f->rule, put->rule);
    cr_assert_eq(f->severity, put->severity);
    cr_assert_eq(f->confidence, put->confidence);
    cr_assert_eq(memcmp(&f->loc, &put->loc, sizeof f->loc), 0);
    cr_assert_eq(memcmp(&f->origin_loc, &put->origin_loc, sizeof f->loc), 0);
    cr_assert_str_eq(f->function, "spam_fill");
    cr_assert_str_eq(f->object, "item");
    cr_assert_str_eq(f->origin, "PyLong_FromLong");
    cr_assert_str_eq(f->origin_file, "spam.c");
    cr_assert_str_eq(f->message, put->message);
    cr_assert_str_eq(f->hint, put->hint);
    cr_assert_null(f->macro);
    cr_assert_eq(f->fingerprint, put->fingerprint); /* its highest bit is set: not a number of SQLite's */
    cr_assert_str_eq(got->fingerprint, "8123456789abcdef");
    cr_assert_eq(f->nsteps, put->nsteps);
    cr_assert_eq(f->nrelated, put->nrelated);
    for (uint32_t i = 0; i < f->nsteps; i++) {
        cr_assert_str_eq(f->steps[i].text, put->steps[i].text);
        cr_assert_str_eq(f->steps[i].file, put->steps[i].file);
        cr_assert_eq(f->steps[i].count, put->steps[i].count);
        cr_assert_eq(f->steps[i].has_count, put->steps[i].has_count);
        cr_assert_eq(f->steps[i].is_branch, put->steps[i].is_branch);
        cr_assert_eq(memcmp(&f->steps[i].loc, &put->steps[i].loc, sizeof f->loc), 0);
    }
    cr_assert_eq(f->related[1].loc.line, 10);
    cr_assert_str_eq(f->related[1].text, "also lost here");
    cr_assert_str_eq(got->rule->name, "leaked-on-error");
    cr_assert_str_eq(got->severity, "warning");
    cr_assert_str_eq(got->confidence, "high");
    cr_assert_eq(shown->notes->len, 3);
    cr_assert_eq(shown->units->len, 3);
    cr_assert_eq(shown->functions->len, 1);
    rl_shown_run_free(shown);
    rl_store_close(store);
}

Test(store, paths_are_relative_to_the_root)
{
    struct rl_store *store = opened();
    const struct rl_run_row run_row = {.root = "/project/", .version = "1"};
    int64_t run = rl_store_begin_run(store, &run_row, NULL);
    const struct rl_note_row notes[] = {
        {.file = "x.h", .text = "in the unit's folder"}, {.file = "/project/sub/../a.h", .text = "below the root"},
        {.file = "/projects/b.h", .text = "only alike"},  {.file = "../c.h", .text = "beside"}, {.file = "<built-in>", .text = "nowhere"},
    };
    const struct rl_unit_row unit = {.path = "/project/sub/x.c", .directory = "/project/sub", .notes = notes, .nnotes = 5};
    cr_assert(rl_store_put_unit(store, run, &unit, NULL));
    cr_assert_eq(number(store, "SELECT count(*) FROM file WHERE path IN ('sub/x.c', 'sub/x.h', 'a.h', '/projects/b.h', 'c.h', '<built-in>')"), 6);
    cr_assert_eq(number(store, "SELECT count(*) FROM file"), 6);
    rl_store_close(store);
}

Test(store, one_bug_is_one_row)
{
    struct rl_store *store = opened();
    int64_t run = filled(store);
    struct rl_unit_row again = fixture_unit("/project");
    again.path = "other.c";
    cr_assert(rl_store_put_unit(store, run, &again, NULL));
    cr_assert_eq(number(store, "SELECT count(*) FROM finding"), (int64_t)G_N_ELEMENTS(fixture_findings));
    cr_assert_eq(number(store, "SELECT count(*) FROM function"), 3);
    cr_assert_eq(number(store, "SELECT count(*) FROM note"), 3);
    cr_assert_eq(number(store, "SELECT count(*) FROM finding_step"), 5);
    cr_assert_eq(number(store, "SELECT count(*) FROM unit"), 5);

    /* Another line, occurrence, file or run is another finding. */
    struct rl_finding_row rows[3] = {fixture_findings[0], fixture_findings[0], fixture_findings[0]};
    rows[0].finding.loc.line++;
    rows[1].finding.occurrence++;
    rows[2].finding.file = "other.h";
    const struct rl_unit_row more = {.path = "third.c", .directory = "/project", .findings = rows, .nfindings = 3};
    cr_assert(rl_store_put_unit(store, run, &more, NULL));
    cr_assert_eq(number(store, "SELECT count(*) FROM finding"), (int64_t)G_N_ELEMENTS(fixture_findings) + 3);
    int64_t next = filled(store);
    cr_assert_gt(next, run);
    cr_assert_eq(number(store, "SELECT count(*) FROM finding WHERE run_id = (SELECT run_id FROM latest)"), (int64_t)G_N_ELEMENTS(fixture_findings));
    rl_store_close(store);
}

Test(store, the_more_complete_function_is_kept)
{
    struct rl_store *store = opened();
    int64_t run = filled(store);
    struct rl_function_row function = fixture_functions[2];
    const struct rl_unit_row unit = {.path = "better.c", .directory = "/project", .functions = &function, .nfunctions = 1};
    function.completeness = 2;
    function.why = "worse";
    cr_assert(rl_store_put_unit(store, run, &unit, NULL));
    cr_assert_eq(number(store, "SELECT completeness FROM function WHERE name = 'many'"), 1);
    function.completeness = 0;
    function.why = NULL;
    cr_assert(rl_store_put_unit(store, run, &unit, NULL));
    cr_assert_eq(number(store, "SELECT completeness FROM function WHERE name = 'many' AND why IS NULL"), 0);
    rl_store_close(store);
}

Test(store, a_failed_unit_leaves_nothing)
{
    struct rl_store *store = opened();
    const struct rl_run_row run_row = {.root = "/project", .version = "1"};
    int64_t run = rl_store_begin_run(store, &run_row, NULL);
    struct rl_function_row broken = {.file = "new.h", .name = "f", .completeness = 9}; /* no such level */
    struct rl_unit_row unit = {.path = "a.c", .directory = "/project", .functions = &broken, .nfunctions = 1};
    GError *error = NULL;
    cr_assert_not(rl_store_put_unit(store, run, &unit, &error));
    cr_assert(error);
    g_clear_error(&error);
    cr_assert_eq(number(store, "SELECT count(*) FROM unit"), 0);
    cr_assert_eq(number(store, "SELECT count(*) FROM file"), 0);
    broken.completeness = 0; /* the ids of files that were rolled back are not used again */
    cr_assert(rl_store_put_unit(store, run, &unit, &error), "%s", error ? error->message : "");
    cr_assert_eq(number(store, "SELECT count(*) FROM file"), 2);
    rl_store_close(store);
}

Test(store, a_rule_that_nobody_described)
{
    struct rl_store *store = opened();
    const struct rl_run_row run_row = {.root = "/project", .version = "1"};
    int64_t run = rl_store_begin_run(store, &run_row, NULL);
    struct rl_unit_row unit = fixture_unit("/project");
    cr_assert(rl_store_put_unit(store, run, &unit, NULL));
    cr_assert(fixture_rules_put(store, NULL));
    cr_assert_eq(number(store, "SELECT count(*) FROM rule WHERE family <> ''"), (int64_t)G_N_ELEMENTS(fixture_rules));
    rl_store_close(store);
}

Test(store, totals)
{
    struct rl_store *store = opened();
    int64_t run = filled(store);
    struct rl_filter filter = {.min_confidence = RL_CONFIDENCE_MEDIUM};
    struct rl_run_totals t;
    cr_assert(rl_store_totals(store, run, &filter, &t, NULL));
    cr_assert_eq(t.files, 1);
    cr_assert_eq(t.skipped, 2);
    cr_assert_eq(t.failed, 1);
    cr_assert_eq(t.crashed, 0);
    cr_assert_eq(t.complete, 2);
    cr_assert_eq(t.coarsened, 1);
    cr_assert_eq(t.abandoned, 0);
    cr_assert_eq(t.findings, 3);
    cr_assert_eq(t.suppressed, 1);
    cr_assert_eq(t.errors, 1);
    cr_assert_eq(t.warnings, 2);
    cr_assert_eq(t.cpu_frontend, 1500000);
    cr_assert_eq(t.cpu_engine, 20000);
    filter.suppressed = true;
    cr_assert(rl_store_totals(store, run, &filter, &t, NULL));
    cr_assert_eq(t.findings, 4);
    rl_store_close(store);
}

static int64_t count(struct rl_store *store, int64_t run, const char *select, const char *ignore, struct rl_filter filter)
{
    const char *const selected[] = {select, NULL}, *const ignored[] = {ignore, NULL};
    filter.select = select ? selected : NULL;
    filter.ignore = ignore ? ignored : NULL;
    return rl_store_count(store, run, &filter, RL_SEVERITY_NOTE);
}

Test(store, filters)
{
    struct rl_store *store = opened();
    int64_t run = filled(store);
    const struct rl_filter all = {0}, sure = {.min_confidence = RL_CONFIDENCE_HIGH}, preview = {.preview = true}, hidden = {.suppressed = true};
    cr_assert_eq(count(store, run, NULL, NULL, all), 4);
    cr_assert_eq(count(store, run, NULL, NULL, sure), 2);
    cr_assert_eq(count(store, run, NULL, NULL, preview), 5);
    cr_assert_eq(count(store, run, NULL, NULL, hidden), 5);
    cr_assert_eq(count(store, run, "RL102", NULL, all), 1);
    cr_assert_eq(count(store, run, "rl1", NULL, all), 3);
    cr_assert_eq(count(store, run, "leaked-temporary", NULL, all), 1);
    cr_assert_eq(count(store, run, "RL1", "RL103", all), 2);
    cr_assert_eq(count(store, run, NULL, "RL", all), 0);
    cr_assert_eq(count(store, run, "RL4", NULL, all), 0);   /* a beginning does not turn previews on */
    cr_assert_eq(count(store, run, "RL403", NULL, all), 1); /* the name does */
    cr_assert_eq(count(store, run, "' OR 1 --", NULL, all), 0);
    cr_assert_eq(rl_store_count(store, run, &all, RL_SEVERITY_ERROR), 1);
    cr_assert_eq(rl_store_count(store, run, &all, RL_SEVERITY_WARNING), 4);
    rl_store_close(store);
}

Test(store, unfinished_runs_are_not_the_last)
{
    struct rl_store *store = opened();
    cr_assert_eq(rl_store_last_run(store), 0);
    int64_t run = filled(store);
    const struct rl_run_row row = {.root = "/project", .version = "1"};
    cr_assert_gt(rl_store_begin_run(store, &row, NULL), run);
    cr_assert_eq(rl_store_last_run(store), run);
    rl_store_close(store);
}

Test(store, prune)
{
    struct rl_store *store = opened();
    const struct rl_run_row row = {.root = "/project", .version = "1"};
    for (int i = 0; i < 3; i++) {
        filled(store);
        rl_store_begin_run(store, &row, NULL); /* interrupted */
    }
    cr_assert(rl_store_prune(store, 9, NULL));
    cr_assert_eq(number(store, "SELECT count(*) FROM run"), 6);
    cr_assert(rl_store_prune(store, 2, NULL)); /* run 1 and what was interrupted after it go */
    cr_assert_eq(number(store, "SELECT count(*) FROM run"), 4);
    cr_assert_eq(number(store, "SELECT min(id) FROM run"), 3);
    cr_assert_eq(number(store, "SELECT count(*) FROM finding"), 2 * (int64_t)G_N_ELEMENTS(fixture_findings));
    cr_assert_eq(number(store, "SELECT count(*) FROM finding_step"), 10);
    cr_assert_eq(rl_store_last_run(store), 5);
    rl_store_close(store);
}

Test(store, report_of_no_run)
{
    struct rl_store *store = opened();
    struct rl_report_options options = {0};
    GError *error = NULL;
    cr_assert_null(rl_shown_run_load(store, 7, &options, &error));
    cr_assert(g_error_matches(error, RL_ERROR, RL_ERROR_USAGE));
    g_clear_error(&error);
    rl_store_close(store);
}

/* db/README.md: each query runs and yields something on two runs of the fixture; each table and column is told of. */
Test(store, readme)
{
    g_autofree char *readme = NULL;
    cr_assert(g_file_get_contents(RL_SOURCE_DIR "/db/README.md", &readme, NULL, NULL));
    struct rl_store *store = opened();
    filled(store);
    int64_t run = filled(store);
    struct rl_finding_row fresh = fixture_findings[0]; /* for "what is new" */
    fresh.finding.fingerprint = 0x99;
    const struct rl_unit_row unit = {.path = "fresh.c", .directory = "/project", .findings = &fresh, .nfindings = 1};
    cr_assert(rl_store_put_unit(store, run, &unit, NULL));
    int queries = 0;
    for (char *at = readme; (at = strstr(at, "```sql\n")); queries++) {
        at += strlen("```sql\n");
        char *end = strstr(at, "```");
        cr_assert(end);
        g_autofree char *sql = g_strndup(at, (size_t)(end - at));
        GError *error = NULL;
        sqlite3_stmt *statement = rl_sql(store, sql, &error);
        cr_assert(statement, "%s: %s", sql, error ? error->message : "");
        cr_assert(rl_sql_row(store, statement, NULL), "no row: %s", sql);
        rl_sql_reset(statement);
        at = end;
    }
    cr_assert_geq(queries, 6);
    sqlite3_stmt *column = rl_sql(store, "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c"
                                         " WHERE t.type IN ('table', 'view') AND t.name NOT LIKE 'sqlite_%'", NULL);
    cr_assert(column);
    while (rl_sql_row(store, column, NULL)) {
        g_autofree char *table = g_strdup_printf("\\b%s\\b", (const char *)sqlite3_column_text(column, 0));
        g_autofree char *name = g_strdup_printf("\\b%s\\b", (const char *)sqlite3_column_text(column, 1));
        cr_assert(g_regex_match_simple(table, readme, 0, 0), "table %s", table);
        cr_assert(g_regex_match_simple(name, readme, 0, 0), "column %s of %s", name, table);
    }
    rl_store_close(store);
}
