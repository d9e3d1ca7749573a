/* reflint prune: old runs are forgotten. */
#include <stdio.h>

#include "analyzer/base/error.h"
#include "analyzer/cli/history.h"

int rl_cmd_prune(int argc, char **argv)
{
    struct rl_history history;
    int keep = -1;
    const GOptionEntry entries[] = {
        {"keep", 'n', 0, G_OPTION_ARG_INT, &keep, "the newest N finished runs stay (default: keep-runs of " RL_CONFIG_NAME ", or 100)", "N"},
        {0},
    };
    enum rl_exit status = RL_EXIT_ERROR;
    rl_history_init(&history, "prune", "", "Forgets old runs, and gives their room on the disk back. Baseline and verdicts stay.", entries, false);
    if (rl_history_parse(&history, argc, argv, 0, 0)) {
        GError *error = NULL;
        if (keep < 0)
            keep = rl_config_keep_runs(history.config);
        if (keep == 0) {
            rl_arguments_complain(&history.arguments, "--keep: at least one run stays");
        } else if (rl_history_open(&history, true)) {
            int64_t before = 0, after = 0;
            if (rl_store_count_runs(history.store, &before, &error) && rl_store_prune(history.store, (uint32_t)keep, &error) &&
                rl_store_count_runs(history.store, &after, &error) && rl_store_shrink(history.store, &error))
                fprintf(stderr, "reflint: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " runs are forgotten\n", before - after, before);
            status = rl_history_end(error);
        }
    }
    rl_history_release(&history);
    return status;
}
