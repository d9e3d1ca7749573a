/* The formats by name. */
#include "db/report/report.h"

#include <errno.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "db/report/load.h"

static const struct {
    const char *name;
    rl_report_fn *write;
} formats[] = {
    {"text", rl_report_text},
    {"json", rl_report_json},
    {"sarif", rl_report_sarif},
    {"junit", rl_report_junit},
    {"gitlab", rl_report_gitlab},
    {"rdjsonl", rl_report_rdjsonl},
    {"markdown", rl_report_markdown},
    {"html", rl_report_html},
};

rl_report_fn *rl_report_find(const char *format)
{
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
        if (strcmp(formats[i].name, format) == 0)
            return formats[i].write;
    return NULL;
}

const char *rl_report_names(void) { return "text json sarif junit gitlab rdjsonl markdown html"; }

bool rl_report_flush(FILE *out, GError **error)
{
    errno = 0;
    if (fflush(out) == 0 && !ferror(out))
        return true;
    g_set_error(error, RL_ERROR, RL_ERROR_IO, "the report cannot be written: %s", errno ? g_strerror(errno) : "the output failed");
    return false;
}
