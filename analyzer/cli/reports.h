/* The reports that check and report write: --format with --output, and --report FORMAT:FILE as often as one likes. */
#ifndef RL_CLI_REPORTS_H
#define RL_CLI_REPORTS_H

#include <stdbool.h>

#include "analyzer/cli/color.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/options.h"
#include "db/report/report.h"

struct rl_report_options_read {
    char *format, *output, *color_text; /* as given; owned, as MORE */
    char **more;                        /* FORMAT:FILE */
    char *by_text;                      /* of `report` alone */
    enum rl_report_by by;
    gboolean statistics;
    enum rl_color color;
    rl_report_fn *make; /* NULL: only MORE */
};

/* --format, --output, --report, --stats, --color */
void rl_options_add_reports(struct rl_arguments *arguments, struct rl_report_options_read *options);
/* False with ERROR for a format that does not exist, or FORMAT:FILE without a file. */
bool rl_options_reports(struct rl_report_options_read *options, GError **error);
void rl_report_options_release(struct rl_report_options_read *options);

/* Writes all of them for RUN: VIEW says how, but for the colour.  What goes wrong is said on CONSOLE; false then, but each is tried. */
bool rl_reports_write(const struct rl_report_options_read *options, struct rl_store *store, int64_t run,
                      const struct rl_report_options *view, struct rl_console *console);

#endif
