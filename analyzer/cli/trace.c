#include "analyzer/cli/trace.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/cli/joint.h"
#include "analyzer/cli/request.h"
#include "analyzer/flow/flow.h"
#include "analyzer/frontend/frontend.h"
#include "analyzer/graph/types.h"
#include "generated/rl_version.h"
#include "rules/rule.h"

/* The last of FUNCTION's definitions in the unit that begins at LINE, or else its last. */
static const struct rl_ir_func *find_function(const struct rl_ir_unit *ir, uint32_t line, const char *function)
{
    const struct rl_ir_func *found = NULL;
    for (uint32_t i = 0; i < ir->nfunctions; i++) {
        const struct rl_ir_func *func = ir->functions[i];
        if (strcmp(func->name, function) == 0 && (!found || found->loc.line != line))
            found = func;
    }
    return found;
}

static struct rl_finding *worst_of(struct rl_trace *trace, const struct rl_session *session, const struct rl_ir_unit *ir, const struct rl_ir_func *func)
{
    struct rl_flow_options options = {.models = session->models, .python = rl_request_python(trace->inputs->python, ir)};
    rl_types_inform(rl_types_find(ir->arena, ir, session->models), &options);
    struct rl_flow_unit *flow = rl_flow_unit_new(ir->arena, ir, &options);
    const struct rl_obs *obs = rl_flow_worst(flow, func);
    struct rl_finding *finding = NULL;
    if (obs) {
        finding = rl_new(trace->arena, struct rl_finding);
        finding->message = "it returns";
        finding->loc = obs->loc;
        finding->file = rl_loc_known(obs->loc) && obs->loc.file < ir->nfiles ? ir->files[obs->loc.file].path : "";
        rl_rules_path(obs, ir, trace->arena, finding);
    }
    rl_flow_unit_free(flow);
    return finding;
}

static struct rl_finding *trace_job(struct rl_trace *trace, const struct rl_session *session, const struct rl_job *job, uint32_t line, const char *function)
{
    const struct rl_parse_request request = rl_request_of(job, session->models, trace->inputs->python);
    const struct rl_unit *unit = rl_parse(trace->arena, &request, (enum rl_frontend_choice)trace->inputs->frontend, NULL);
    const struct rl_ir_unit *ir = unit ? rl_ir_lower(unit) : NULL;
    const struct rl_ir_func *func = ir ? find_function(ir, line, function) : NULL;
    return func ? worst_of(trace, session, ir, func) : NULL;
}

const struct rl_finding *rl_trace_worst(void *data, const char *path, uint32_t line, const char *function)
{
    struct rl_trace *trace = data;
    struct rl_session *session = &trace->session;
    struct rl_finding *finding = NULL;
    g_autofree char *name = g_strdup(path);
    char *paths[] = {name, NULL};
    rl_trace_release(trace);
    trace->arena = rl_arena_new();
    trace->is_open = true;
    if (rl_session_open(session, trace->config, trace->inputs, paths, trace->behind, NULL, NULL))
        for (guint i = 0; i < session->jobs.list->len && !finding; i++) {
            const struct rl_job *job = session->jobs.list->pdata[i];
            if (!job->failed && !job->skipped)
                finding = trace_job(trace, session, job, line, function);
        }
    return finding;
}

/* ---- a run of one file -------------------------------------------------------------------- */

struct run {
    struct rl_ledger *ledger;
    struct rl_joint joint;
    char *failed; /* why a unit could not be analysed */
};

static void take_unit(void *data, uint32_t index, const struct rl_unit_row *row, GBytes *encoded)
{
    struct run *run = data;
    (void)index;
    if (!row)
        return;
    if (row->status != RL_UNIT_DONE && !run->failed)
        run->failed = g_strdup_printf("%s: %s", row->path, row->why ? row->why : "not analysed");
    rl_joint_add(&run->joint, row);
    rl_ledger_put(run->ledger, row, encoded);
}

bool rl_trace_check(struct rl_trace *trace, const char *path, struct rl_ledger *ledger, GError **error)
{
    struct rl_session session;
    struct run run = {.ledger = ledger};
    g_autofree char *name = g_strdup(path);
    char *paths[] = {name, NULL};
    rl_joint_init(&run.joint);
    bool ok = rl_session_open(&session, trace->config, trace->inputs, paths, trace->behind, NULL, error);
    const struct rl_run_row row = {.root = trace->config->root, .arguments = "annotate", .version = RL_VERSION, .python = trace->inputs->python};
    ok = ok && rl_ledger_open(ledger, NULL, &row, trace->config, trace->console);
    if (ok) {
        const struct rl_driver_options options = rl_session_driver(&session, trace->inputs, trace->console);
        struct rl_driver *driver = rl_driver_new(&options, session.jobs.list);
        ok = rl_driver_run(driver, take_unit, &run, error) && rl_joint_judge(&run.joint, &session.jobs, ledger);
        ok = ok && rl_ledger_recognise(ledger, NULL) && rl_ledger_end(ledger);
        rl_driver_free(driver);
    }
    if (ok && run.failed) {
        g_set_error_literal(error, RL_ERROR, RL_ERROR_INPUT, run.failed);
        ok = false;
    }
    g_free(run.failed);
    rl_joint_release(&run.joint);
    rl_session_release(&session);
    return ok;
}

void rl_trace_release(struct rl_trace *trace)
{
    if (trace->is_open)
        rl_session_release(&trace->session);
    trace->is_open = false;
    rl_arena_free(trace->arena);
    trace->arena = NULL;
}
