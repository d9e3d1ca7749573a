/* RL114 stolen-borrowed: a borrowed reference is given to a call that steals it
 *
 * The thief will release what the function never owned; static types given to PyModule_AddObject too. */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    const char *user = obs->user ? obs->user : "the call";
    finding->message = obs->target ? rl_arena_printf(arena, "`%s` steals the reference that `%s` keeps", user, obs->target)
                                   : rl_arena_printf(arena, "`%s` is borrowed, but `%s` steals a reference to it", obs->object, user);
    finding->hint = "retain it before the call";
    return true;
}

const struct rl_rule rl_rule_stolen_borrowed = {
    .id = "RL114",
    .name = "stolen-borrowed",
    .family = "over-release",
    .guideline = "reference-counts",
    .summary = "a borrowed reference is given to a call that steals it",
    .severity = RL_SEVERITY_ERROR,
    .observes = 1u << RL_OBS_STEAL_BORROWED,
    .judge = judge,
    .mend = rl_mend_retain_argument,
};
