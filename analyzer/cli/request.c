#include "analyzer/cli/request.h"

#include "analyzer/model/model.h"

enum { DEFAULT_PYTHON = 0x030b };

struct rl_parse_request rl_request_of(const struct rl_job *job, const struct rl_models *models, int python)
{
    return (struct rl_parse_request){
        .path = job->path,
        .directory = job->directory,
        .flags = (const char *const *)job->flags,
        .nflags = g_strv_length(job->flags),
        .models = models,
        .python = python,
    };
}

int rl_request_python(int asked, const struct rl_ir_unit *unit)
{
    int version = asked & RL_PYTHON_VERSION;
    version = version ? version : unit->target_python;
    return version ? version : DEFAULT_PYTHON;
}
