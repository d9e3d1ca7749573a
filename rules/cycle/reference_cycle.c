/* RL301 reference-cycle: the function closes a cycle of strong references */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    if (obs->cycle < 2 || obs->module_init)
        return false;
    bool uncollected = obs->uncollected != NULL;
    if (!uncollected)
        finding->severity = RL_SEVERITY_NOTE;
    finding->message = uncollected
                           ? rl_arena_printf(arena, "%s closes a cycle of references that is never freed: %s, and the collector does not know `%s`",
                                             obs->user ? obs->user : "the store", obs->chain, obs->uncollected)
                           : rl_arena_printf(arena, "%s closes a cycle of references: %s; only the collector frees it", obs->user ? obs->user : "the store",
                                             obs->chain);
    finding->hint = "make one of the references weak (PyWeakref_NewRef, or a plain pointer to an owner that lives longer), or clear one before "
                    "the objects are let go";
    return true;
}

const struct rl_rule rl_rule_reference_cycle = {
    .id = "RL301",
    .name = "reference-cycle",
    .family = "cycle",
    .guideline = "cycles",
    .summary = "the function closes a cycle of strong references",
    .severity = RL_SEVERITY_WARNING,
    .observes = 1u << RL_OBS_CYCLE,
    .judge = judge,
};
