/* RL104 overwritten-reference: the only handle on an owned reference is assigned over
 *
 * The assignment itself loses the reference, outside of a loop that does it each round (RL107). */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    if (obs->loss != RL_LOSS_OVERWRITE)
        return false;
    finding->message = obs->target ? rl_arena_printf(arena, "assigning to `%s` loses the reference to `%s`", obs->target, obs->object)
                                   : rl_arena_printf(arena, "the last handle on `%s` is assigned over", obs->object);
    finding->hint = "release the old value first, or use Py_XSETREF";
    return true;
}

const struct rl_rule rl_rule_overwritten_reference = {
    .id = "RL104",
    .name = "overwritten-reference",
    .family = "leak",
    .guideline = "reference-counts",
    .summary = "the only handle on an owned reference is assigned over",
    .severity = RL_SEVERITY_WARNING,
    .observes = 1u << RL_OBS_LOST,
    .judge = judge,
    .mend = rl_mend_replace,
};
