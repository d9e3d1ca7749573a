/* reflint triage: what people make of a finding, kept for all later runs. */
#include <stdio.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/cli/baseline.h"
#include "analyzer/cli/history.h"

static const char *const verdicts[] = {"true", "false", "wontfix", "none", NULL};

static bool list(struct rl_history *history, GError **error)
{
    GPtrArray *all = rl_store_verdicts(history->store, error);
    for (guint i = 0; all && i < all->len; i++) {
        const struct rl_verdict *verdict = all->pdata[i];
        printf("%-7s %s %s%s%s%s %.12s:%u %s\n", verdict->verdict, verdict->known.rule, verdict->known.path,
               verdict->known.function ? " " : "", verdict->known.function ? verdict->known.function : "",
               verdict->known.function ? "()" : "", verdict->known.fingerprint, verdict->known.occurrence, verdict->why);
    }
    if (all)
        g_ptr_array_free(all, TRUE);
    return all != NULL;
}

/* What the newest run shows changes with the verdict; its baseline does not. */
static bool apply(struct rl_history *history, int64_t run, GError **error)
{
    char *file = rl_config_baseline(history->config, NULL);
    GPtrArray *accepted = file ? rl_baseline_read(file, error) : NULL;
    bool ok = (!file || accepted) && rl_store_recognise(history->store, run, accepted, error);
    g_clear_pointer(&accepted, g_ptr_array_unref);
    g_free(file);
    return ok;
}

static bool judge(struct rl_history *history, const char *why, GError **error)
{
    char **words = history->arguments.words;
    int verdict;
    if (!rl_options_choice("verdict", words[1], verdicts, &verdict, error))
        return false;
    bool none = strcmp(verdicts[verdict], "none") == 0;
    if (!none && (!why || !*why)) {
        g_set_error_literal(error, RL_ERROR, RL_ERROR_USAGE, "--why: a verdict needs a reason");
        return false;
    }
    int64_t run = rl_store_find_run(history->store, "latest", error);
    struct rl_known *finding = run ? rl_history_find(history, run, words[0], error) : NULL;
    bool ok = finding && rl_store_judge(history->store, finding, none ? NULL : verdicts[verdict], why, error) && apply(history, run, error);
    if (ok)
        fprintf(stderr, "reflint: %s:%u: %s %s: %s\n", finding->path, finding->line, finding->rule, none ? "is open again" : verdicts[verdict],
                finding->message);
    if (finding)
        rl_known_free(finding);
    return ok;
}

int rl_cmd_triage(int argc, char **argv)
{
    struct rl_history history;
    char *why = NULL;
    const GOptionEntry entries[] = {
        {"why", 0, 0, G_OPTION_ARG_STRING, &why, "the reason; reports show it", "TEXT"},
        {0},
    };
    enum rl_exit status = RL_EXIT_ERROR;
    rl_history_init(&history, "triage", "[FINDING true|false|wontfix|none]",
                    "Keeps what people make of a finding: true is shown with the reason, false and wontfix are hidden as by a comment, none takes\n"
                    "it back. FINDING: FILE:LINE or FILE:LINE:RULE of the newest run, or the beginning of a fingerprint. Lines may move, and\n"
                    "functions and files may be renamed, one at a time. Without arguments: lists all verdicts.", entries, false);
    if (rl_history_parse(&history, argc, argv, 0, 2)) {
        GError *error = NULL;
        guint count = g_strv_length(history.arguments.words);
        if (count == 1) {
            rl_arguments_complain(&history.arguments, "a verdict is missing: true, false, wontfix or none");
        } else if (rl_history_open(&history, count == 2)) {
            if (count == 2)
                judge(&history, why, &error);
            else
                list(&history, &error);
            status = rl_history_end(error);
        }
    }
    rl_history_release(&history);
    g_free(why);
    return status;
}
