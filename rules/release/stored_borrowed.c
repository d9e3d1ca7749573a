/* RL113 stored-borrowed: a borrowed reference is kept in a field or global that will release it
 *
 * Only where the code releases that field or global somewhere: elsewhere a field may borrow by design. */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    finding->message = rl_arena_printf(arena, "`%s` is borrowed, but `%s`, which is released later, keeps it", obs->object, obs->target);
    finding->hint = "retain it when storing it: Py_NewRef or Py_XNewRef";
    return true;
}

const struct rl_rule rl_rule_stored_borrowed = {
    .id = "RL113",
    .name = "stored-borrowed",
    .family = "over-release",
    .guideline = "lifetime",
    .summary = "a borrowed reference is kept in a field or global that will release it",
    .severity = RL_SEVERITY_ERROR,
    .observes = 1u << RL_OBS_STORE_BORROWED,
    .judge = judge,
    .mend = rl_mend_retain,
};
