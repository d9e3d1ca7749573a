/* RL102 leaked-on-error: a reference leaks on a failure path only
 *
 * The function reports failure on every path that loses the object. */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    if (!obs->failure_path)
        return false;
    finding->message = rl_arena_printf(arena, "`%s` leaks on this failure path", obs->object);
    finding->hint = rl_arena_printf(arena, "release `%s` before leaving", obs->object);
    if (obs->module_init)
        finding->severity = RL_SEVERITY_NOTE;
    return true;
}

const struct rl_rule rl_rule_leaked_on_error = {
    .id = "RL102",
    .name = "leaked-on-error",
    .family = "leak",
    .guideline = "failure-handling",
    .summary = "a reference leaks on a failure path only",
    .severity = RL_SEVERITY_WARNING,
    .observes = 1u << RL_OBS_LOST,
    .judge = judge,
    .mend = rl_mend_release,
};
