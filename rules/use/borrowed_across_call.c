/* RL203 borrowed-across-call: a borrowed reference or interior pointer is used after its owner was released
 *
 * The owner was the function's own, and its last reference is gone; or it was told to let go of what it lends. */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    finding->message = rl_arena_printf(arena, "`%s` belongs to an object that was released, or let go of it, before", obs->object);
    finding->hint = "release the owner after the last use, or retain what is borrowed";
    return true;
}

const struct rl_rule rl_rule_borrowed_across_call = {
    .id = "RL203",
    .name = "borrowed-across-call",
    .family = "use-after-release",
    .guideline = "lifetime",
    .summary = "a borrowed reference or interior pointer is used after its owner was released",
    .severity = RL_SEVERITY_ERROR,
    .observes = 1u << RL_OBS_DANGLING,
    .judge = judge,
};
