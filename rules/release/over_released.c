/* RL111 over-released: a release without a reference to release
 *
 * A second release, or the release of a borrowed reference. */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    const char *what = obs->made_here ? "is released although nothing is owned any more" : "is borrowed, but released";
    finding->message = rl_arena_printf(arena, "`%s` %s", obs->object, what);
    finding->hint = obs->made_here ? "drop one release" : "drop the release, or retain the reference first";
    return true;
}

const struct rl_rule rl_rule_over_released = {
    .id = "RL111",
    .name = "over-released",
    .family = "over-release",
    .guideline = "reference-counts",
    .summary = "a release without a reference to release",
    .severity = RL_SEVERITY_ERROR,
    .observes = 1u << RL_OBS_OVER_RELEASE,
    .judge = judge,
};
