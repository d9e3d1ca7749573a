/* RL204 release-before-clear: a field is released while it still shows what it held
 *
 * Preview: right by the letter, but harmless where no destructor can run code that looks at the field. */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    finding->message = rl_arena_printf(arena, "`%s` is released before it is assigned: a destructor can see it dangling", obs->target);
    finding->hint = "use Py_CLEAR, Py_SETREF or Py_XSETREF";
    return true;
}

const struct rl_rule rl_rule_release_before_clear = {
    .id = "RL204",
    .name = "release-before-clear",
    .family = "over-release",
    .guideline = "lifetime",
    .summary = "a field is released while it still shows what it held",
    .severity = RL_SEVERITY_NOTE,
    .preview = "the order does no harm where the field holds only objects whose destructor runs no foreign code",
    .observes = 1u << RL_OBS_EARLY_RELEASE,
    .judge = judge,
    .mend = rl_mend_clear,
};
