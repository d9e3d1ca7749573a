/* RL605 unbalanced-gil: the GIL is not given back as the caller had it, undone twice, or missing where the API is called
 *
 * Whether the function let go of it (PyEval_SaveThread, Py_BEGIN_ALLOW_THREADS) or saw to it (PyGILState_Ensure). */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    const char *how = obs->api ? obs->api : "the call";
    switch (obs->gil) {
    case RL_GIL_LEFT:
        finding->message = rl_arena_printf(arena, "the function returns, and what `%s` did to the GIL is not undone", how);
        finding->hint = "undo it on this path, too, before the return";
        break;
    case RL_GIL_TWICE:
        finding->message = rl_arena_printf(arena, "`%s` undoes `%s` a second time", obs->user ? obs->user : "the call", how);
        finding->hint = "undo it once on each path";
        break;
    case RL_GIL_NOT_HELD:
        finding->message = rl_arena_printf(arena, "`%s` is called without the GIL, which `%s` let go of", obs->user ? obs->user : "the API", how);
        finding->hint = "take the GIL first, or do this before it is let go of";
        break;
    }
    return true;
}

const struct rl_rule rl_rule_unbalanced_gil = {
    .id = "RL605",
    .name = "unbalanced-gil",
    .family = "gil",
    .guideline = "timely-release",
    .summary = "the GIL is not restored on some path, restored twice, or missing where the API is called",
    .severity = RL_SEVERITY_ERROR,
    .observes = 1u << RL_OBS_GIL,
    .judge = judge,
};
