/* RL602 buffer-not-released: a Py_buffer is not released
 *
 * A buffer keeps its exporter alive, and locked against changes. */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    if (obs->resource != RL_RESOURCE_BUFFER)
        return false;
    finding->message = rl_arena_printf(arena, "the buffer in `%s` is not released%s", obs->object,
                                       obs->failure_path ? " on this failure path" : "");
    finding->hint = "call PyBuffer_Release on every path behind a successful acquisition";
    return true;
}

const struct rl_rule rl_rule_buffer_not_released = {
    .id = "RL602",
    .name = "buffer-not-released",
    .family = "memory",
    .guideline = "timely-release",
    .summary = "a Py_buffer is not released",
    .severity = RL_SEVERITY_WARNING,
    .observes = 1u << RL_OBS_LOST,
    .judge = judge,
    .mend = rl_mend_release,
};
