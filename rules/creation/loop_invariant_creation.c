/* RL501 loop-invariant-creation: a loop makes the same immutable object anew in every round
 *
 * Only what every round passes counts, and only arguments that are constants or variables which the loop leaves alone. What
 * the interpreter keeps ready itself (small integers, strings of one character) is no loss. */
#include "rules/rule.h"

static bool is_kept_ready(const struct rl_code_call *made)
{
    const struct rl_inst *call = made->inst;
    if (call->nargs == 0 || made->api->nargs == 0 || (call->args[0].kind == RL_VAL_STR && (!call->args[0].text[0] || !call->args[0].text[1])))
        return true;
    const struct rl_api_arg *first = &made->api->args[0];
    return first->ready && call->args[0].kind == RL_VAL_INT && call->args[0].num >= first->ready_lo && call->args[0].num <= first->ready_hi;
}

static bool is_same_each_round(const struct rl_code *code, const bool *loop, struct rl_val val)
{
    if (val.kind == RL_VAL_INT || val.kind == RL_VAL_STR)
        return true;
    uint32_t id = rl_code_variable(code, val);
    return id != RL_CODE_NONE && !code->func->vars[id].synthetic && !code->func->vars[id].address_taken &&
           !rl_code_changed_in(code, loop, id);
}

/* As the source has it. */
static const char *quoted(const struct rl_code *code, const char *text)
{
    char *escaped = g_strescape(text, NULL);
    const char *result = rl_arena_printf(code->arena, "\"%s\"", escaped);
    g_free(escaped);
    return result;
}

static void judge_call(struct rl_code *code, const struct rl_code_call *call, GPtrArray *out)
{
    const struct rl_inst *inst = call->inst;
    const bool *loop = rl_code_loop(code, call->block);
    if (!loop || is_kept_ready(call))
        return;
    for (uint32_t i = 0; i < inst->nargs; i++)
        if (!is_same_each_round(code, loop, inst->args[i]))
            return;
    if (!rl_code_every_round(code, loop, call->block))
        return;
    const char *what = inst->args[0].kind == RL_VAL_STR ? quoted(code, inst->args[0].text) : "the same value";
    g_ptr_array_add(out, rl_code_finding(code, inst, inst->a.text, RL_CONFIDENCE_HIGH,
                                         rl_arena_printf(code->arena, "%s makes a new object of %s in every round", inst->a.text, what),
                                         "make it once in front of the loop, and release it behind"));
}

static void judge_code(struct rl_code *code, GPtrArray *out)
{
    for (uint32_t i = 0; code->traits & RL_TRAIT_CONSTANT && i < code->ncalls; i++)
        if (code->calls[i].api->traits & RL_TRAIT_CONSTANT)
            judge_call(code, &code->calls[i], out);
}

const struct rl_rule rl_rule_loop_invariant_creation = {
    .id = "RL501",
    .name = "loop-invariant-creation",
    .family = "creation",
    .guideline = "object-creation",
    .summary = "a loop makes the same immutable object anew in every round",
    .severity = RL_SEVERITY_NOTE,
    .judge_code = judge_code,
};
