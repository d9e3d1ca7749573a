/* RL112 returned-borrowed: a borrowed reference is returned where a new one is promised
 *
 * The caller will release what the function never owned. */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    finding->message = rl_arena_printf(arena, "`%s` is borrowed, but the caller takes it for a new reference", obs->object);
    finding->hint = rl_arena_printf(arena, "return Py_NewRef(%s), or Py_INCREF it first", obs->object);
    return true;
}

const struct rl_rule rl_rule_returned_borrowed = {
    .id = "RL112",
    .name = "returned-borrowed",
    .family = "over-release",
    .guideline = "reference-counts",
    .summary = "a borrowed reference is returned where a new one is promised",
    .severity = RL_SEVERITY_ERROR,
    .observes = 1u << RL_OBS_RETURN_BORROWED,
    .judge = judge,
    .mend = rl_mend_retain,
};
