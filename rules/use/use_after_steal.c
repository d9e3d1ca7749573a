/* RL202 use-after-steal: an object is used after the call that took it over dropped it
 *
 * A thief that failed, or whose container is gone, has released the object. */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    finding->message = rl_arena_printf(arena, "`%s` is used after the call that took it over dropped it", obs->object);
    finding->hint = "retain it before giving it away, or do not touch it afterwards";
    return true;
}

const struct rl_rule rl_rule_use_after_steal = {
    .id = "RL202",
    .name = "use-after-steal",
    .family = "use-after-release",
    .guideline = "lifetime",
    .summary = "an object is used after the call that took it over dropped it",
    .severity = RL_SEVERITY_ERROR,
    .preview = "no undoubted finding on real code is on record",
    .observes = 1u << RL_OBS_USE_STOLEN,
    .judge = judge,
};
