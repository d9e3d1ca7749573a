/* RL902 build-format: what Py_BuildValue, printf-like functions and calls with objects are told and what they get disagree
 *
 * Formats that build or print, and lists of objects that NULL ends or a number counts; what is parsed is RL901's. */
#include "rules/format/format.h"

static void judge_objects(const struct rl_call_site *call, struct rl_arena *arena, GPtrArray *out, uint32_t end)
{
    for (uint32_t i = call->api->nargs; i < end; i++) {
        const struct rl_type *type = call->inst->arg_types[i];
        if (rl_format_is_null(call->inst->args[i]) || !type || rl_format_may_be_object(type))
            continue;
        g_ptr_array_add(out, rl_format_finding(call, arena, rl_format_object(call, i, arena), RL_CONFIDENCE_HIGH,
                                               rl_arena_printf(arena, "%s takes objects, and %s is `%s`", call->api->name,
                                                               rl_format_argument(call, i, arena), type->name)));
    }
}

/* PyObject_CallFunctionObjArgs(callable, ..., NULL) */
static void judge_ended(const struct rl_call_site *call, struct rl_arena *arena, GPtrArray *out)
{
    uint32_t last = call->inst->nargs - 1;
    bool nothing = call->inst->nargs <= call->api->nargs;
    bool ends = !nothing && (rl_format_is_null(call->inst->args[last]) || !call->inst->arg_types[last] ||
                             call->inst->arg_types[last]->kind == RL_TYPE_UNKNOWN);
    if (!ends) {
        struct rl_finding *finding = rl_format_finding(call, arena, call->api->name, RL_CONFIDENCE_HIGH,
                                                       rl_arena_printf(arena, "the arguments of %s do not end with NULL", call->api->name));
        finding->hint = "add NULL behind the last object: the call reads on until it finds one";
        g_ptr_array_add(out, finding);
    }
    if (!nothing)
        judge_objects(call, arena, out, call->inst->nargs);
}

/* PyTuple_Pack(n, ...) */
static void judge_counted(const struct rl_call_site *call, struct rl_arena *arena, GPtrArray *out)
{
    uint32_t fixed = call->api->nargs;
    if (fixed == 0 || call->inst->nargs < fixed)
        return;
    struct rl_val count = call->inst->args[fixed - 1];
    uint32_t given = call->inst->nargs - fixed;
    if (count.kind == RL_VAL_INT && count.num != given)
        g_ptr_array_add(out, rl_format_finding(call, arena, call->api->name, count.num > given ? RL_CONFIDENCE_HIGH : RL_CONFIDENCE_MEDIUM,
                                               rl_arena_printf(arena, "%s is told of %d objects, and gets %u", call->api->name,
                                                               (int)count.num, given)));
    judge_objects(call, arena, out, call->inst->nargs);
}

static void judge_call(const struct rl_call_site *call, struct rl_arena *arena, GPtrArray *out)
{
    switch (call->api->varargs) {
    case RL_VARARGS_BUILD: case RL_VARARGS_PRINTF: case RL_VARARGS_PACK:
        rl_format_judge(call, arena, out);
        break;
    case RL_VARARGS_OBJECTS_BORROW:
        judge_ended(call, arena, out);
        break;
    case RL_VARARGS_OBJECTS_STORE:
        judge_counted(call, arena, out);
        break;
    case RL_VARARGS_NONE: case RL_VARARGS_PARSE: case RL_VARARGS_OUT_BORROWED:
        break;
    }
}

const struct rl_rule rl_rule_build_format = {
    .id = "RL902",
    .name = "build-format",
    .family = "format",
    .guideline = "declaration-tables",
    .summary = "a Py_BuildValue or printf-like format, or a list of objects, and its arguments disagree",
    .severity = RL_SEVERITY_ERROR,
    .judge_call = judge_call,
};
