/* RL802 null-without-exception: failure is reported, and no exception is set
 *
 * A function that the interpreter calls returns NULL or -1 on a path where no exception is set for certain. */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    if (obs->user)
        finding->message = rl_arena_printf(arena, "`%s` reports failure without an exception: `%s` has not set one",
                                           obs->func->name, obs->user);
    else
        finding->message = rl_arena_printf(arena, "`%s` reports failure without an exception", obs->func->name);
    finding->hint = "set an exception first: PyErr_SetString(), PyErr_NoMemory() when memory ran out";
    if (obs->module_init)
        finding->severity = RL_SEVERITY_NOTE; /* it runs once, and the import fails or goes on either way */
    return true;
}

const struct rl_rule rl_rule_null_without_exception = {
    .id = "RL802",
    .name = "null-without-exception",
    .family = "exception",
    .guideline = "failure-handling",
    .summary = "failure is reported, and no exception is set",
    .severity = RL_SEVERITY_ERROR,
    .observes = 1u << RL_OBS_UNRAISED,
    .judge = judge,
};
