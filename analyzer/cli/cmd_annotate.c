/* reflint annotate: a function's source with the count of references beside each line. */
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/cli/cli.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/options.h"
#include "analyzer/cli/output.h"
#include "analyzer/cli/trace.h"
#include "db/report/report.h"
#include "db/history.h"
#include "generated/rl_version.h"

struct annotate {
    struct rl_config *config;
    struct rl_input_options inputs;
    struct rl_filter_options filters;
    struct rl_filter filter;
    char *db, *format, *output, *file, *run;
    int finding;
    gboolean no_db, wide;
    char **behind; /* flags */
    struct rl_annotate what;
    struct rl_console console;
};

static void add_options(struct rl_arguments *arguments, struct annotate *annotate)
{
    const GOptionEntry entries[] = {
        {"finding", 0, 0, G_OPTION_ARG_INT, &annotate->finding, "whose path, counted within the function (default: the worst)", "N"},
        {"format", 'f', 0, G_OPTION_ARG_STRING, &annotate->format, "text (default) or html", "FORMAT"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &annotate->output, "write it there, whole or not at all (default: -, standard output)", "FILE"},
        {"db", 0, 0, G_OPTION_ARG_FILENAME, &annotate->db, "findings database (default: .reflint/reflint.db in the project's root)", "FILE"},
        {"no-db", 0, 0, G_OPTION_ARG_NONE, &annotate->no_db, "look at FILE there and then, alone, and keep nothing", NULL},
        {"wide", 'w', 0, G_OPTION_ARG_NONE, &annotate->wide, "text: a column for every reference, however many", NULL},
        {"run", 0, 0, G_OPTION_ARG_STRING, &annotate->run, "which run: a number, latest (default) or latest~1", "RUN"},
        {0},
    };
    rl_arguments_add(arguments, entries);
    rl_options_add_inputs(arguments, &annotate->inputs);
    rl_options_add_filter(arguments, &annotate->filters);
    rl_options_add_config(arguments);
    g_option_context_set_description(
        arguments->context, "The path is that of the function's worst finding.  Where it has none, it is the path on which the function owns most\n"
                            "references at a time, as FILE is now.  A file that the latest run does not know is looked at there and then.\n");
}

static bool read_options(struct annotate *annotate, char **words, GError **error)
{
    static const char *const formats[] = {"text", "html", NULL};
    int format = 0;
    const char *colon = words[0] ? strrchr(words[0], ':') : NULL;
    if (!colon || colon == words[0] || !colon[1] || words[1]) {
        g_set_error_literal(error, RL_ERROR, RL_ERROR_USAGE, "one FILE:FUNCTION was expected");
        return false;
    }
    if (annotate->finding < 0) {
        g_set_error_literal(error, RL_ERROR, RL_ERROR_USAGE, "--finding: a number from 1 on was expected");
        return false;
    }
    if (annotate->format && !rl_options_choice("--format", annotate->format, formats, &format, error))
        return false;
    annotate->file = g_strndup(words[0], (gsize)(colon - words[0]));
    annotate->what.file = annotate->file;
    annotate->what.function = colon + 1;
    annotate->what.finding = (uint32_t)annotate->finding;
    annotate->what.html = format == 1;
    annotate->what.all = annotate->wide;
    if (annotate->no_db && (annotate->db || annotate->run)) {
        g_set_error(error, RL_ERROR, RL_ERROR_USAGE, "--no-db and %s exclude each other", annotate->db ? "--db" : "--run");
        return false;
    }
    return rl_options_inputs(&annotate->inputs, annotate->config, error) &&
           rl_options_filter(&annotate->filters, annotate->config, &annotate->filter, error);
}

static bool write_annotation(struct annotate *annotate, struct rl_store *store, int64_t run, GError **error)
{
    const struct rl_report_options view = {.filter = annotate->filter, .root = annotate->config->root, .version = RL_VERSION};
    struct rl_output output;
    if (!rl_output_open(&output, annotate->output, error))
        return false;
    bool written = rl_report_annotate(store, run, &view, &annotate->what, output.file, error);
    return rl_output_close(&output, written, written ? error : NULL) && written;
}

static bool from_database(struct annotate *annotate, const char *db, GError **error)
{
    struct rl_store *store = rl_store_open_to_read(db, error);
    int64_t run = store ? rl_store_find_run(store, annotate->run, error) : 0;
    bool ok = run && write_annotation(annotate, store, run, error);
    rl_store_close(store);
    return ok;
}

static bool from_source(struct annotate *annotate, struct rl_trace *trace, GError **error)
{
    struct rl_ledger ledger = {0};
    bool ok = rl_trace_check(trace, annotate->file, &ledger, error) && write_annotation(annotate, ledger.store, ledger.run, error);
    rl_ledger_release(&ledger);
    return ok;
}

static enum rl_exit run_annotate(struct annotate *annotate)
{
    GError *error = NULL;
    g_autofree char *db = rl_config_database(annotate->config, annotate->db);
    struct rl_trace trace = {.config = annotate->config, .inputs = &annotate->inputs, .behind = annotate->behind, .console = &annotate->console};
    bool is_there = g_file_test(annotate->file, G_FILE_TEST_IS_REGULAR), is_asked = annotate->db || annotate->run;
    annotate->what.worst = rl_trace_worst;
    annotate->what.data = &trace;
    rl_console_init(&annotate->console, true, false);
    bool ok = false, again = annotate->no_db || (!is_asked && is_there && !g_file_test(db, G_FILE_TEST_EXISTS));
    if (!again && g_file_test(db, G_FILE_TEST_EXISTS)) {
        ok = from_database(annotate, db, &error);
        again = !is_asked && is_there && g_error_matches(error, RL_ERROR, RL_ERROR_INPUT);
    } else if (!again) {
        rl_error(&annotate->console, "%s: there is no such database; `reflint check` makes it", db);
    }
    if (again) {
        g_clear_error(&error);
        ok = from_source(annotate, &trace, &error);
    }
    if (error)
        rl_error(&annotate->console, "%s", error->message);
    g_clear_error(&error);
    rl_trace_release(&trace);
    return ok ? RL_EXIT_CLEAN : RL_EXIT_ERROR;
}

int rl_cmd_annotate(int argc, char **argv)
{
    struct annotate annotate = {0};
    struct rl_arguments arguments;
    enum rl_exit status = RL_EXIT_ERROR;
    rl_arguments_init(&arguments, "annotate", "FILE:FUNCTION [-- FLAGS]", "Shows the count of each reference beside each line, on the path of a finding.");
    add_options(&arguments, &annotate);
    if (rl_arguments_parse(&arguments, argc, argv) && (annotate.config = rl_options_config(&arguments))) {
        GError *error = NULL;
        if (read_options(&annotate, arguments.words, &error)) {
            annotate.behind = arguments.behind;
            status = run_annotate(&annotate);
        } else {
            rl_arguments_complain(&arguments, error->message);
            g_error_free(error);
        }
    }
    rl_arguments_release(&arguments);
    rl_input_options_release(&annotate.inputs);
    rl_filter_options_release(&annotate.filters);
    rl_config_free(annotate.config);
    g_free(annotate.db);
    g_free(annotate.format);
    g_free(annotate.output);
    g_free(annotate.file);
    g_free(annotate.run);
    return status;
}
