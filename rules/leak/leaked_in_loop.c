/* RL107 leaked-in-loop: every round of a loop leaks one reference
 *
 * An object made in a loop and lost in it: the leak grows with the data. */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    if (!obs->in_loop || !obs->made_here || !obs->held)
        return false;
    finding->message = rl_arena_printf(arena, "each round of the loop leaks `%s`", obs->object);
    finding->hint = rl_arena_printf(arena, "release `%s` before the round ends, on `continue` too", obs->object);
    return true;
}

const struct rl_rule rl_rule_leaked_in_loop = {
    .id = "RL107",
    .name = "leaked-in-loop",
    .family = "leak",
    .guideline = "reference-counts",
    .summary = "every round of a loop leaks one reference",
    .severity = RL_SEVERITY_WARNING,
    .observes = 1u << RL_OBS_LOST,
    .judge = judge,
    .mend = rl_mend_release,
};
