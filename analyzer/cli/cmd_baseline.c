/* reflint baseline: what is found today is accepted, and check tells of new findings only. */
#include <stdio.h>

#include "analyzer/base/error.h"
#include "analyzer/cli/baseline.h"
#include "analyzer/cli/history.h"
#include "analyzer/cli/output.h"

struct baseline {
    struct rl_history history;
    char *output, *run_text;
    gboolean clear;
};

static bool write_file(const struct baseline *baseline, const GPtrArray *accepted, GError **error)
{
    struct rl_output output;
    if (!rl_output_open(&output, baseline->output, error))
        return false;
    rl_baseline_write(accepted, output.file);
    return rl_output_close(&output, true, error);
}

/* The baseline as it was: of files that the run has not looked at, its findings stay.  A new file begins with the database's. */
static GPtrArray *accepted_before(const struct baseline *baseline, GError **error)
{
    if (baseline->output && g_file_test(baseline->output, G_FILE_TEST_IS_REGULAR))
        return rl_baseline_read(baseline->output, error);
    return rl_store_baseline(baseline->history.store, error);
}

static void tell(const struct baseline *baseline, int64_t run, guint count, guint found)
{
    char *usual = rl_config_baseline(baseline->history.config, NULL);
    char *written = baseline->output ? g_canonicalize_filename(baseline->output, NULL) : NULL;
    fprintf(stderr, "reflint: the baseline holds %u finding%s, %u of them of run %" G_GINT64_FORMAT "%s%s\n", count, count == 1 ? "" : "s",
            found, run, written ? ": " : "", written ? baseline->output : "");
    if (written && g_strcmp0(usual, written) != 0)
        fprintf(stderr, "reflint: check reads it with --baseline, or with baseline = FILE in " RL_CONFIG_NAME "\n");
    if (!written && usual)
        fprintf(stderr, "reflint: note: check reads %s instead; -o writes that\n", usual);
    g_free(written);
    g_free(usual);
}

static bool accept(struct baseline *baseline, GError **error)
{
    struct rl_store *store = baseline->history.store;
    struct rl_filter filter = baseline->history.filter;
    filter.known = true;
    int64_t run = rl_store_find_run(store, baseline->run_text ? baseline->run_text : "latest", error);
    GPtrArray *findings = run ? rl_store_findings(store, run, &filter, error) : NULL;
    GPtrArray *before = findings ? accepted_before(baseline, error) : NULL;
    GPtrArray *accepted = before ? rl_store_merge_baseline(store, run, findings, before) : NULL;
    bool ok = accepted != NULL;
    if (ok && baseline->output)
        ok = write_file(baseline, accepted, error);
    else if (ok)
        ok = rl_store_put_baseline(store, accepted, error);
    if (ok)
        ok = rl_store_recognise(store, run, accepted, error);
    if (ok)
        tell(baseline, run, accepted->len, findings->len);
    g_clear_pointer(&accepted, g_ptr_array_unref);
    g_clear_pointer(&before, g_ptr_array_unref);
    g_clear_pointer(&findings, g_ptr_array_unref);
    return ok;
}

static bool forget(struct baseline *baseline, GError **error)
{
    GPtrArray *nothing = rl_known_list();
    int64_t run = rl_store_last_run(baseline->history.store);
    bool ok = rl_store_put_baseline(baseline->history.store, nothing, error);
    ok = ok && (!run || rl_store_recognise(baseline->history.store, run, nothing, error));
    g_ptr_array_free(nothing, TRUE);
    return ok;
}

int rl_cmd_baseline(int argc, char **argv)
{
    struct baseline baseline = {0};
    const GOptionEntry entries[] = {
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &baseline.output, "write it there instead of into the database, to be committed (" RL_BASELINE_NAME " is read by itself)", "FILE"},
        {"run", 0, 0, G_OPTION_ARG_STRING, &baseline.run_text, "the run whose findings are accepted: a number, latest (default) or latest~1", "RUN"},
        {"clear", 0, 0, G_OPTION_ARG_NONE, &baseline.clear, "accept nothing any more: the database's baseline is forgotten", NULL},
        {0},
    };
    enum rl_exit status = RL_EXIT_ERROR;
    rl_history_init(&baseline.history, "baseline", "", "Accepts the findings of a run: check tells of new ones only, and fails for those only.\n"
                    "What was accepted in files that the run has not looked at stays accepted.", entries, true);
    if (rl_history_parse(&baseline.history, argc, argv, 0, 0) && rl_history_open(&baseline.history, true)) {
        GError *error = NULL;
        if (baseline.clear)
            forget(&baseline, &error);
        else
            accept(&baseline, &error);
        status = rl_history_end(error);
    }
    rl_history_release(&baseline.history);
    g_free(baseline.output);
    g_free(baseline.run_text);
    return status;
}
