#include "analyzer/cli/reports.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/cli/output.h"

void rl_options_add_reports(struct rl_arguments *arguments, struct rl_report_options_read *options)
{
    const GOptionEntry entries[] = {
        {"format", 'f', 0, G_OPTION_ARG_STRING, &options->format, "text (default), json, sarif, junit, gitlab, rdjsonl, markdown or html", "FORMAT"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, "write it there, whole or not at all (default: -, standard output)", "FILE"},
        {"report", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->more, "one more report, in a file: --report sarif:out.sarif; may be repeated", "FORMAT:FILE"},
        {"stats", 0, 0, G_OPTION_ARG_NONE, &options->statistics, "text: end with counts by rule and front end, and times", NULL},
        {"color", 0, 0, G_OPTION_ARG_STRING, &options->color_text, "auto (default), always or never", "WHEN"},
        {0},
    };
    rl_arguments_add(arguments, entries);
}

static rl_report_fn *find(enum rl_report_by by, const char *option, const char *format, GError **error)
{
    rl_report_fn *make = rl_report_find(by, format);
    if (!make) {
        char **names = g_strsplit(rl_report_names(by), " ", -1);
        int unused;
        rl_options_choice(option, format, (const char *const *)names, &unused, error);
        g_strfreev(names);
    }
    return make;
}

/* FORMAT:FILE; FILE is borrowed from TEXT.  NULL with ERROR. */
static rl_report_fn *split(enum rl_report_by by, const char *text, const char **file, GError **error)
{
    const char *colon = strchr(text, ':');
    if (!colon || colon == text || !colon[1]) {
        g_set_error(error, RL_ERROR, RL_ERROR_USAGE, "--report: \"%s\" is no FORMAT:FILE, like sarif:out.sarif", text);
        return NULL;
    }
    char *format = g_strndup(text, (gsize)(colon - text));
    rl_report_fn *make = find(by, "--report", format, error);
    g_free(format);
    *file = colon + 1;
    return make;
}

bool rl_options_reports(struct rl_report_options_read *options, GError **error)
{
    static const char *const kinds[] = {"finding", "guideline", NULL}; /* as enum rl_report_by */
    const char *file;
    int by = RL_BY_FINDING;
    if (options->by_text && !rl_options_choice("--by", options->by_text, kinds, &by, error))
        return false;
    options->by = (enum rl_report_by)by;
    options->make = find(options->by, "--format", options->format ? options->format : "text", error);
    if (!options->make)
        return false;
    for (char **more = options->more; more && *more; more++)
        if (!split(options->by, *more, &file, error))
            return false;
    return rl_options_color(options->color_text, &options->color, error);
}

static bool write_one(const struct rl_report_options_read *options, rl_report_fn *make, const char *path, struct rl_store *store,
                      int64_t run, const struct rl_report_options *view, struct rl_console *console)
{
    GError *error = NULL;
    struct rl_output output;
    bool ok = rl_output_open(&output, path, &error);
    if (ok) {
        struct rl_report_options whole = *view;
        whole.color = rl_color_wanted(options->color, rl_output_terminal(&output));
        whole.statistics = options->statistics;
        bool written = make(store, run, &whole, output.file, &error);
        if (error)
            g_prefix_error(&error, "%s: ", rl_output_name(path));
        ok = rl_output_close(&output, written, written ? &error : NULL) && written;
    }
    if (!ok) {
        rl_error(console, "%s", error ? error->message : "the report could not be written");
        g_clear_error(&error);
    }
    return ok;
}

bool rl_reports_write(const struct rl_report_options_read *options, struct rl_store *store, int64_t run,
                      const struct rl_report_options *view, struct rl_console *console)
{
    bool ok = !options->make || write_one(options, options->make, options->output, store, run, view, console);
    for (char **more = options->more; more && *more; more++) {
        const char *file;
        rl_report_fn *make = split(options->by, *more, &file, NULL);
        ok = write_one(options, make, file, store, run, view, console) && ok;
    }
    return ok;
}

void rl_report_options_release(struct rl_report_options_read *options)
{
    g_free(options->format);
    g_free(options->output);
    g_free(options->color_text);
    g_free(options->by_text);
    g_strfreev(options->more);
}
