/* RL302 self-reference: an object is made to hold itself */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    if (obs->cycle != 1)
        return false;
    if (obs->module_init)
        finding->severity = RL_SEVERITY_NOTE;
    finding->message = obs->uncollected
                           ? rl_arena_printf(arena, "%s makes `%s` hold itself, and the collector does not know `%s`: it is never freed",
                                             obs->user ? obs->user : "the store", obs->object, obs->uncollected)
                           : rl_arena_printf(arena, "%s makes `%s` hold itself: only the collector frees it",
                                             obs->user ? obs->user : "the store", obs->object);
    finding->hint = "store another object, or a weak reference";
    return true;
}

const struct rl_rule rl_rule_self_reference = {
    .id = "RL302",
    .name = "self-reference",
    .family = "cycle",
    .guideline = "cycles",
    .summary = "an object is made to hold itself",
    .severity = RL_SEVERITY_WARNING,
    .preview = "no undoubted finding on real code is on record",
    .observes = 1u << RL_OBS_CYCLE,
    .judge = judge,
};
