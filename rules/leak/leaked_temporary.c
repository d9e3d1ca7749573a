/* RL103 leaked-temporary: a new reference that no variable holds is lost
 *
 * The result of a call that goes straight into a call that does not steal it, is only compared, or is discarded. */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    if (obs->held || !obs->made_here)
        return false;
    finding->message = rl_arena_printf(arena, "the new reference from `%s` is never held and leaks here", obs->object);
    finding->hint = "keep it in a variable and release it after the call";
    return true;
}

const struct rl_rule rl_rule_leaked_temporary = {
    .id = "RL103",
    .name = "leaked-temporary",
    .family = "leak",
    .guideline = "reference-counts",
    .summary = "a new reference that no variable holds is lost",
    .severity = RL_SEVERITY_WARNING,
    .observes = 1u << RL_OBS_LOST,
    .judge = judge,
    .mend = rl_mend_instead,
};
