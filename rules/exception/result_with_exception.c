/* RL803 result-with-exception: success is reported, or code is run, with an exception set
 *
 * The failure of a call before is neither handed on nor cleared. */
#include <string.h>

#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    if (obs->user)
        finding->message = rl_arena_printf(arena, "`%s` is called with an exception set", obs->user);
    else if (strcmp(obs->object, obs->func->name) != 0)
        finding->message = rl_arena_printf(arena, "an exception of `%s` is not looked for before success is reported", obs->object);
    else
        finding->message = rl_arena_printf(arena, "`%s` reports success with an exception set", obs->func->name);
    finding->hint = "hand the failure on, or clear it with PyErr_Clear()";
    if (obs->module_init)
        finding->severity = RL_SEVERITY_NOTE; /* it runs once, and the import fails or goes on either way */
    return true;
}

const struct rl_rule rl_rule_result_with_exception = {
    .id = "RL803",
    .name = "result-with-exception",
    .family = "exception",
    .guideline = "failure-handling",
    .summary = "success is reported, or code is run, with an exception set",
    .severity = RL_SEVERITY_WARNING,
    .observes = 1u << RL_OBS_RAISED,
    .judge = judge,
};
