/* RL205 dangling-field: a field is released but still holds what was released
 *
 * Only in methods and slots that leave the object alive. */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    finding->message = rl_arena_printf(arena, "`%s` is released, but still points to the object when the function returns", obs->object);
    finding->hint = "use Py_CLEAR";
    return true;
}

const struct rl_rule rl_rule_dangling_field = {
    .id = "RL205",
    .name = "dangling-field",
    .family = "over-release",
    .guideline = "lifetime",
    .summary = "a field is released but still holds what was released",
    .severity = RL_SEVERITY_ERROR,
    .observes = 1u << RL_OBS_DANGLING_FIELD,
    .judge = judge,
    .mend = rl_mend_clear,
};
