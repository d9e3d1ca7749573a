/* RL901 argument-format: what PyArg_Parse* and PyArg_UnpackTuple are told and what they get disagree
 *
 * Formats against arguments, keyword lists against formats; what is built is RL902's. */
#include "rules/format/format.h"

/* PyArg_UnpackTuple(args, name, min, max, ...): one address for each of MAX. */
static void judge_unpack(const struct rl_call_site *call, struct rl_arena *arena, GPtrArray *out)
{
    uint32_t fixed = call->api->nargs;
    if (fixed < 2 || call->inst->nargs < fixed)
        return;
    struct rl_val min = call->inst->args[fixed - 2], max = call->inst->args[fixed - 1];
    uint32_t given = call->inst->nargs - fixed;
    if (max.kind == RL_VAL_INT && max.num != given)
        g_ptr_array_add(out, rl_format_finding(call, arena, call->api->name, max.num > given ? RL_CONFIDENCE_HIGH : RL_CONFIDENCE_MEDIUM,
                                               rl_arena_printf(arena, "%s is told of %d arguments, and gets %u addresses",
                                                               call->api->name, (int)max.num, given)));
    else if (max.kind == RL_VAL_INT && min.kind == RL_VAL_INT && min.num > max.num)
        g_ptr_array_add(out, rl_format_finding(call, arena, call->api->name, RL_CONFIDENCE_HIGH,
                                               rl_arena_printf(arena, "%s asks for at least %d arguments and at most %d",
                                                               call->api->name, (int)min.num, (int)max.num)));
    static const struct rl_format_arg address = { .type = RL_FORMAT_OBJECT, .pointed = true };
    for (uint32_t i = fixed; i < call->inst->nargs; i++)
        if (rl_format_fits(call, i, &address) != RL_FITS)
            g_ptr_array_add(out, rl_format_finding(call, arena, rl_format_object(call, i, arena), RL_CONFIDENCE_HIGH,
                                                   rl_arena_printf(arena, "%s needs `PyObject **`, and %s is `%s`", call->api->name,
                                                                   rl_format_argument(call, i, arena), call->inst->arg_types[i]->name)));
}

static void judge_call(const struct rl_call_site *call, struct rl_arena *arena, GPtrArray *out)
{
    if (call->api->varargs == RL_VARARGS_PARSE)
        rl_format_judge(call, arena, out);
    else if (call->api->varargs == RL_VARARGS_OUT_BORROWED)
        judge_unpack(call, arena, out);
}

const struct rl_rule rl_rule_argument_format = {
    .id = "RL901",
    .name = "argument-format",
    .family = "format",
    .guideline = "declaration-tables",
    .summary = "a PyArg_Parse format and its arguments or keyword list disagree",
    .severity = RL_SEVERITY_ERROR,
    .judge_call = judge_call,
};
