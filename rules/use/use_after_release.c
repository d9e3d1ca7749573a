/* RL201 use-after-release: an object is used after its last reference was released
 *
 * The function made the object, gave up its only reference, and looks at it again. */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    finding->message = rl_arena_printf(arena, "`%s` is used after its reference was released", obs->object);
    finding->hint = "release it after the last use";
    return true;
}

const struct rl_rule rl_rule_use_after_release = {
    .id = "RL201",
    .name = "use-after-release",
    .family = "use-after-release",
    .guideline = "lifetime",
    .summary = "an object is used after its last reference was released",
    .severity = RL_SEVERITY_ERROR,
    .observes = 1u << RL_OBS_USE_DEAD,
    .judge = judge,
};
