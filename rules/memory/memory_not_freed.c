/* RL604 memory-not-freed: a block of memory is never freed, or by a function of another family
 *
 * Memory of PyMem_*, PyObject_Malloc, malloc, and the buffers of the es and et formats. */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    if (obs->kind == RL_OBS_WRONG_FREE) {
        finding->message = rl_arena_printf(arena, "`%s` is memory for %s, but %s gets it", obs->object, obs->target, obs->user);
        finding->hint = rl_arena_printf(arena, "release it with %s", obs->target);
        finding->severity = RL_SEVERITY_ERROR;
        return true;
    }
    if (obs->resource != RL_RESOURCE_MEMORY)
        return false;
    finding->message = rl_arena_printf(arena, "the memory that `%s` points to is not freed%s", obs->object,
                                       obs->failure_path ? " on this failure path" : "");
    finding->hint = obs->family ? rl_arena_printf(arena, "release it with %s", obs->family) : "release it before leaving";
    return true;
}

const struct rl_rule rl_rule_memory_not_freed = {
    .id = "RL604",
    .name = "memory-not-freed",
    .family = "memory",
    .guideline = "timely-release",
    .summary = "a block of memory is never freed, or by a function of another family",
    .severity = RL_SEVERITY_WARNING,
    .observes = 1u << RL_OBS_LOST | 1u << RL_OBS_WRONG_FREE,
    .judge = judge,
    .mend = rl_mend_release,
};
