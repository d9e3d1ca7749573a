/* The formats by name. */
#include "db/report/report.h"

#include <errno.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "db/report/load.h"

static const struct {
    enum rl_report_by by;
    const char *name;
    rl_report_fn *write;
} formats[] = {
    {RL_BY_FINDING, "text", rl_report_text},
    {RL_BY_FINDING, "json", rl_report_json},
    {RL_BY_FINDING, "sarif", rl_report_sarif},
    {RL_BY_FINDING, "junit", rl_report_junit},
    {RL_BY_FINDING, "gitlab", rl_report_gitlab},
    {RL_BY_FINDING, "rdjsonl", rl_report_rdjsonl},
    {RL_BY_FINDING, "markdown", rl_report_markdown},
    {RL_BY_FINDING, "html", rl_report_html},
    {RL_BY_GUIDELINE, "text", rl_report_practices_text},
    {RL_BY_GUIDELINE, "markdown", rl_report_practices_markdown},
    {RL_BY_GUIDELINE, "html", rl_report_practices_html},
};

rl_report_fn *rl_report_find(enum rl_report_by by, const char *format)
{
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
        if (formats[i].by == by && strcmp(formats[i].name, format) == 0)
            return formats[i].write;
    return NULL;
}

const char *rl_report_names(enum rl_report_by by)
{
    return by == RL_BY_GUIDELINE ? "text markdown html" : "text json sarif junit gitlab rdjsonl markdown html";
}

bool rl_report_flush(FILE *out, GError **error)
{
    errno = 0;
    if (fflush(out) == 0 && !ferror(out))
        return true;
    g_set_error(error, RL_ERROR, RL_ERROR_IO, "the report cannot be written: %s", errno ? g_strerror(errno) : "the output failed");
    return false;
}
