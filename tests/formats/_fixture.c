/* Writes a report of the fixture's run: fixture FORMAT ROOT DB [color] [statistics] [suppressed] [preview] [low] [many] [home] [guideline].
 * `many`: of one with more findings, steps and places than any reader of SARIF takes.
 * DB `-`: in memory.  A database that has a finished run already is only reported on. */
#include "tests/unit/db/fixture.h"

enum { FINDINGS = 5500, STEPS = 11000, PLACES = 1500 };

/* Every hundredth finding is an error, the others are what the fixture has. */
static int64_t many_run(struct rl_store *store, const char *root, GError **error)
{
    const struct rl_run_row row = {.root = root, .arguments = "check .", .version = "0.1.0", .python = 0x030b};
    struct rl_unit_row unit = fixture_unit(root);
    struct rl_finding_row *findings = g_new0(struct rl_finding_row, FINDINGS);
    struct rl_path_step *steps = g_new0(struct rl_path_step, STEPS);
    struct rl_related *places = g_new0(struct rl_related, PLACES);
    for (size_t i = 0; i < STEPS; i++)
        steps[i] = fixture_steps[i % 3];
    for (size_t i = 0; i < PLACES; i++)
        places[i] = fixture_related[0];
    for (size_t i = 0; i < FINDINGS; i++) {
        findings[i] = fixture_findings[i % 100 == 99 ? 3 : i % 3];
        findings[i].finding.fingerprint = 1000 + i;
    }
    findings[0].finding.steps = steps, findings[0].finding.nsteps = STEPS;
    findings[0].finding.related = places, findings[0].finding.nrelated = PLACES;
    unit.findings = findings;
    unit.nfindings = FINDINGS;
    int64_t run = fixture_rules_put(store, error) ? rl_store_begin_run(store, &row, error) : 0;
    bool ok = run && rl_store_put_unit(store, run, &unit, error) && rl_store_end_run(store, run, error);
    g_free(findings);
    g_free(steps);
    g_free(places);
    return ok ? run : 0;
}

int main(int argc, char **argv)
{
    GError *error = NULL;
    struct rl_report_options options = {.filter.min_confidence = RL_CONFIDENCE_MEDIUM, .root = argv[2], .version = "0.1.0"};
    bool many = false;
    enum rl_report_by by = RL_BY_FINDING;
    for (int i = 4; i < argc; i++) {
        options.color = options.color || strcmp(argv[i], "color") == 0;
        options.statistics = options.statistics || strcmp(argv[i], "statistics") == 0;
        options.filter.suppressed = options.filter.suppressed || strcmp(argv[i], "suppressed") == 0;
        options.filter.preview = options.filter.preview || strcmp(argv[i], "preview") == 0;
        many = many || strcmp(argv[i], "many") == 0;
        if (strcmp(argv[i], "guideline") == 0)
            by = RL_BY_GUIDELINE;
        if (strcmp(argv[i], "home") == 0)
            options.home = "https://example.org/reflint";
        if (strcmp(argv[i], "low") == 0)
            options.filter.min_confidence = RL_CONFIDENCE_LOW;
    }
    g_autofree char *source = g_build_filename(argv[2], "spam.c", NULL);
    if (!g_file_test(source, G_FILE_TEST_EXISTS))
        g_file_set_contents(source, fixture_source, -1, NULL);
    struct rl_store *store = rl_store_open(strcmp(argv[3], "-") == 0 ? NULL : argv[3], &error);
    int64_t run = store ? rl_store_last_run(store) : 0;
    if (store && !run)
        run = many ? many_run(store, argv[2], &error) : fixture_run(store, argv[2], &error);
    if (run && rl_report_find(by, argv[1])(store, run, &options, stdout, &error)) {
        rl_store_close(store);
        return 0;
    }
    g_printerr("fixture: %s\n", error->message);
    return 1;
}
