/* RL101 leaked-reference: an owned reference is never released or handed on
 *
 * What no more special rule about lost references has claimed. */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    finding->message = rl_arena_printf(arena, "`%s` is never released", obs->object);
    finding->hint = rl_arena_printf(arena, "release `%s` before leaving, or return it", obs->object);
    return true;
}

const struct rl_rule rl_rule_leaked_reference = {
    .id = "RL101",
    .name = "leaked-reference",
    .family = "leak",
    .guideline = "reference-counts",
    .summary = "an owned reference is never released or handed on",
    .severity = RL_SEVERITY_WARNING,
    .observes = 1u << RL_OBS_LOST,
    .judge = judge,
    .mend = rl_mend_release,
};
