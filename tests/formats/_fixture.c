/* Writes a report of the fixture's run: fixture FORMAT ROOT DB [color] [statistics] [suppressed] [preview] [low].
 * DB `-`: in memory.  A database that has a finished run already is only reported on. */
#include "tests/unit/db/fixture.h"

int main(int argc, char **argv)
{
    GError *error = NULL;
    struct rl_report_options options = {.filter.min_confidence = RL_CONFIDENCE_MEDIUM, .root = argv[2], .version = "0.1.0"};
    for (int i = 4; i < argc; i++) {
        options.color = options.color || strcmp(argv[i], "color") == 0;
        options.statistics = options.statistics || strcmp(argv[i], "statistics") == 0;
        options.filter.suppressed = options.filter.suppressed || strcmp(argv[i], "suppressed") == 0;
        options.filter.preview = options.filter.preview || strcmp(argv[i], "preview") == 0;
        if (strcmp(argv[i], "low") == 0)
            options.filter.min_confidence = RL_CONFIDENCE_LOW;
    }
    g_autofree char *source = g_build_filename(argv[2], "spam.c", NULL);
    if (!g_file_test(source, G_FILE_TEST_EXISTS))
        g_file_set_contents(source, fixture_source, -1, NULL);
    struct rl_store *store = rl_store_open(strcmp(argv[3], "-") == 0 ? NULL : argv[3], &error);
    int64_t run = store ? rl_store_last_run(store) : 0;
    if (store && !run)
        run = fixture_run(store, argv[2], &error);
    if (run && rl_report_find(argv[1])(store, run, &options, stdout, &error)) {
        rl_store_close(store);
        return 0;
    }
    g_printerr("fixture: %s\n", error->message);
    return 1;
}
