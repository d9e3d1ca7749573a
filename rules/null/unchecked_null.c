/* RL801 unchecked-null: a value that may be NULL is used where NULL crashes
 *
 * The result of a call that may fail, not tested; or a value that is NULL on this path for certain. */
#include "rules/rule.h"

static bool judge(const struct rl_obs *obs, struct rl_arena *arena, struct rl_finding *finding)
{
    const char *how = obs->null_certain ? "is NULL on this path" : "may be NULL";
    const char *what = obs->object;
    finding->message = rl_arena_printf(arena, "`%s` %s when `%s` uses it", what, how, obs->user ? obs->user : "the code");
    finding->hint = "test it first; for a release, use Py_XDECREF";
    if (obs->module_init && obs->null_from_failure)
        finding->severity = RL_SEVERITY_NOTE; /* it runs once, and a failure there ends the import either way */
    return true;
}

const struct rl_rule rl_rule_unchecked_null = {
    .id = "RL801",
    .name = "unchecked-null",
    .family = "null",
    .guideline = "failure-handling",
    .summary = "a value that may be NULL is used where NULL crashes",
    .severity = RL_SEVERITY_ERROR,
    .observes = 1u << RL_OBS_NULL,
    .judge = judge,
};
