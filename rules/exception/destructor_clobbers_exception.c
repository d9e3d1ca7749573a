/* RL804 destructor-clobbers-exception: a destructor sets or clears the current exception
 *
 * It can run while an exception is on its way, and must leave that alone. */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    finding->message = rl_arena_printf(arena, "`%s` may run while an exception is set, and `%s` can change it", obs->func->name, obs->user);
    finding->hint = "save it first: PyErr_Fetch and PyErr_Restore, or PyErr_GetRaisedException and PyErr_SetRaisedException";
    return true;
}

const struct rl_rule rl_rule_destructor_clobbers_exception = {
    .id = "RL804",
    .name = "destructor-clobbers-exception",
    .family = "exception",
    .guideline = "failure-handling",
    .summary = "a destructor sets or clears the current exception",
    .severity = RL_SEVERITY_WARNING,
    .observes = 1u << RL_OBS_CLOBBERED,
    .judge = judge,
};
