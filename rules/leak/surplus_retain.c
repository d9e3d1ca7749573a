/* RL106 surplus-retain: one retain too many
 *
 * What is left over was taken by an explicit retain, on an object that the function did not make or had already accounted for. */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    if (obs->retains == 0)
        return false;
    finding->message = rl_arena_printf(arena, "a reference to `%s` is taken and never given back", obs->object);
    finding->hint = "drop the retain, or release the reference on this path";
    return true;
}

const struct rl_rule rl_rule_surplus_retain = {
    .id = "RL106",
    .name = "surplus-retain",
    .family = "leak",
    .guideline = "reference-counts",
    .summary = "one retain too many",
    .severity = RL_SEVERITY_WARNING,
    .observes = 1u << RL_OBS_LOST,
    .judge = judge,
};
