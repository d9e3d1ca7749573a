/* reflint report: a run of the database once more, in any format. */
#include "analyzer/base/error.h"
#include "analyzer/cli/cli.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/reports.h"
#include "db/history.h"
#include "generated/rl_version.h"

struct report {
    struct rl_config *config;
    struct rl_filter_options filters;
    struct rl_report_options_read reports;
    char *db, *run;
    struct rl_filter filter;
    struct rl_console console;
};

static void add_options(struct rl_arguments *arguments, struct report *report)
{
    const GOptionEntry entries[] = {
        {"db", 0, 0, G_OPTION_ARG_FILENAME, &report->db, "findings database (default: .reflint/reflint.db in the project's root)", "FILE"},
        {"by", 0, 0, G_OPTION_ARG_STRING, &report->reports.by_text, "finding (default), or guideline: practice by practice, as text, markdown or html", "WHAT"},
        {"run", 0, 0, G_OPTION_ARG_STRING, &report->run, "the same as RUN", "RUN"},
        {0},
    };
    rl_arguments_add(arguments, entries);
    rl_options_add_reports(arguments, &report->reports);
    rl_options_add_filter(arguments, &report->filters);
    rl_options_add_config(arguments);
}

/* The operand RUN. */
static bool read_run(struct report *report, char **words, GError **error)
{
    if (!words[0])
        return true;
    if (words[1] || report->run || (!g_ascii_isdigit(*words[0]) && !g_str_has_prefix(words[0], "latest"))) {
        g_set_error(error, RL_ERROR, RL_ERROR_USAGE, "%s: one run was expected, its number, latest or latest~1; --path chooses files",
                    words[words[1] ? 1 : 0]);
        return false;
    }
    report->run = g_strdup(words[0]);
    return true;
}

static bool read_options(struct report *report, const struct rl_arguments *arguments, GError **error)
{
    return read_run(report, arguments->words, error) && rl_options_reports(&report->reports, error) &&
           rl_options_filter(&report->filters, report->config, &report->filter, error);
}

static bool write_run(struct report *report, struct rl_store *store, const char *root)
{
    GError *error = NULL;
    int64_t run = rl_store_find_run(store, report->run, &error);
    if (run == 0) {
        rl_error(&report->console, "%s", error->message);
        g_error_free(error);
        return false;
    }
    const struct rl_report_options view = {.filter = report->filter, .root = root, .version = RL_VERSION, .home = RL_HOME};
    return rl_reports_write(&report->reports, store, run, &view, &report->console);
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
        ok = store && write_run(report, store, report->config->root);
        rl_store_close(store);
        if (error)
            rl_error(&report->console, "%s", error->message);
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
    rl_arguments_init(&arguments, "report", "[RUN]", "Prints the findings of a run that the database holds. RUN: a number, latest (default), latest~1 (the one before it).");
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
    rl_report_options_release(&report.reports);
    g_free(report.db);
    g_free(report.run);
    return status;
}
