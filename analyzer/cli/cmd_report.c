/* reflint report: a run of the database once more, in any format. */
#include <string.h>

#include "analyzer/cli/cli.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/options.h"
#include "analyzer/cli/output.h"
#include "db/report/report.h"
#include "generated/rl_version.h"

struct report {
    struct rl_config *config;
    struct rl_filter_options filters;
    char *format, *output, *db, *color_text;
    gboolean statistics;
    int64_t run;
    struct rl_filter filter;
    enum rl_color color;
    rl_report_fn *make;
    struct rl_console console;
};

static void add_options(struct rl_arguments *arguments, struct report *report)
{
    const GOptionEntry entries[] = {
        {"format", 'f', 0, G_OPTION_ARG_STRING, &report->format, "text (default), json or sarif", "FORMAT"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &report->output, "write it there, whole or not at all (default: -, standard output)", "FILE"},
        {"db", 0, 0, G_OPTION_ARG_FILENAME, &report->db, "findings database (default: .reflint/reflint.db in the project's root)", "FILE"},
        {"run", 0, 0, G_OPTION_ARG_INT64, &report->run, "which run (default: the newest that finished)", "N"},
        {"stats", 0, 0, G_OPTION_ARG_NONE, &report->statistics, "text: end with counts by rule and front end, and times", NULL},
        {"color", 0, 0, G_OPTION_ARG_STRING, &report->color_text, "auto (default), always or never", "WHEN"},
        {0},
    };
    rl_arguments_add(arguments, entries);
    rl_options_add_filter(arguments, &report->filters);
    rl_options_add_config(arguments);
}

static bool read_options(struct report *report, const struct rl_arguments *arguments, GError **error)
{
    const char *format = report->format ? report->format : "text";
    report->make = rl_report_find(format);
    if (!report->make) {
        char **names = g_strsplit(rl_report_names(), " ", -1);
        int unused;
        rl_options_choice("--format", format, (const char *const *)names, &unused, error);
        g_strfreev(names);
        return false;
    }
    if (arguments->words[0]) {
        g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "report takes no paths: %s", arguments->words[0]);
        return false;
    }
    return rl_options_color(report->color_text, &report->color, error) &&
           rl_options_filter(&report->filters, report->config, &report->filter, error);
}

static bool write_run(struct report *report, struct rl_store *store, const char *root, GError **error)
{
    int64_t run = report->run ? report->run : rl_store_last_run(store);
    if (run == 0) {
        g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "the database holds no finished run");
        return false;
    }
    struct rl_output output;
    if (!rl_output_open(&output, report->output, error))
        return false;
    struct rl_report_options options = {
        .filter = report->filter,
        .color = rl_color_wanted(report->color, rl_output_terminal(&output)),
        .statistics = report->statistics,
        .root = root,
        .version = RL_VERSION,
    };
    bool written = report->make(store, run, &options, output.file, error);
    if (!written)
        g_prefix_error(error, "%s: ", rl_output_name(report->output));
    return rl_output_close(&output, written, written ? error : NULL) && written;
}

static enum rl_exit run_report(struct report *report)
{
    GError *error = NULL;
    char *db = rl_config_database(report->config, report->db);
    bool ok = false;
    rl_console_init(&report->console, false, false);
    if (!g_file_test(db, G_FILE_TEST_EXISTS)) {
        rl_error(&report->console, "%s: there is no such database; `reflint check` makes it", db);
    } else {
        struct rl_store *store = rl_store_open_to_read(db, &error);
        ok = store && write_run(report, store, report->config->root, &error);
        rl_store_close(store);
        if (!ok)
            rl_error(&report->console, "%s", error ? error->message : "the report could not be written");
        g_clear_error(&error);
    }
    g_free(db);
    return ok ? RL_EXIT_CLEAN : RL_EXIT_ERROR;
}

int rl_cmd_report(int argc, char **argv)
{
    struct report report = {0};
    struct rl_arguments arguments;
    enum rl_exit status = RL_EXIT_ERROR;
    rl_arguments_init(&arguments, "report", "", "Prints the findings of a run that the database holds.");
    add_options(&arguments, &report);
    if (rl_arguments_parse(&arguments, argc, argv) && (report.config = rl_options_config(&arguments))) {
        GError *error = NULL;
        if (read_options(&report, &arguments, &error)) {
            status = run_report(&report);
        } else {
            rl_arguments_complain(&arguments, error->message);
            g_error_free(error);
        }
    }
    rl_arguments_release(&arguments);
    rl_filter_options_release(&report.filters);
    rl_config_free(report.config);
    g_free(report.format);
    g_free(report.output);
    g_free(report.db);
    g_free(report.color_text);
    return status;
}
