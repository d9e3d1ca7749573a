/* RL105 conditional-steal: the caller still owns the value when the stealing call fails
 *
 * Comes before the other rules about lost references: the cause is the failed call, however the reference is lost then. */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    if (!obs->after_conditional_steal)
        return false;
    finding->message = rl_arena_printf(arena, "`%s` is still owned when the call that steals it fails, and is never released then", obs->object);
    finding->hint = "release it on the failure path, or use a form that does not steal (PyModule_AddObjectRef)";
    if (obs->module_init)
        finding->severity = RL_SEVERITY_NOTE;
    return true;
}

const struct rl_rule rl_rule_conditional_steal = {
    .id = "RL105",
    .name = "conditional-steal",
    .family = "leak",
    .guideline = "failure-handling",
    .summary = "the caller still owns the value when the stealing call fails",
    .severity = RL_SEVERITY_WARNING,
    .observes = 1u << RL_OBS_LOST,
    .judge = judge,
    .mend = rl_mend_release,
};
