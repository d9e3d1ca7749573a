/* RL504 uncached-lookup: a function that Python calls imports the same module, or looks the same name up, on every call
 *
 * Not where the function keeps what it found in a field, a global or a static variable. */
#include "rules/rule.h"

static bool is_constant(const struct rl_inst *call)
{
    for (uint32_t i = 0; i < call->nargs; i++)
        if (call->args[i].kind != RL_VAL_STR)
            return false;
    return call->nargs > 0;
}

/* Some instruction stores what CALL gave, or what was got from it, beyond the function. */
static bool keeps_something(const struct rl_code *code)
{
    for (uint32_t b = 0; b < code->func->nblocks; b++) {
        for (uint32_t i = 0; i < code->func->blocks[b].ninsts; i++) {
            const struct rl_inst *inst = &code->func->blocks[b].insts[i];
            bool beyond = inst->kind == RL_INST_STORE && inst->place->base != RL_BASE_VAR && rl_type_is_object(inst->place->type);
            if (beyond && inst->a.kind == RL_VAL_TEMP)
                return true;
        }
    }
    return false;
}

static void judge_code(struct rl_code *code, GPtrArray *out)
{
    if (!(code->traits & RL_TRAIT_LOOKUP) || !rl_code_is_called_often(code) || keeps_something(code))
        return;
    for (uint32_t i = 0; i < code->ncalls; i++) {
        const struct rl_inst *inst = code->calls[i].inst;
        if (code->calls[i].api->traits & RL_TRAIT_LOOKUP && is_constant(inst))
            g_ptr_array_add(out, rl_code_finding(code, inst, inst->a.text, RL_CONFIDENCE_MEDIUM,
                                                 rl_arena_printf(code->arena, "%s looks \"%s\" up on every call of the function", inst->a.text,
                                                                 inst->args[0].text),
                                                 "look it up once, and keep it in the module's state"));
    }
}

const struct rl_rule rl_rule_uncached_lookup = {
    .id = "RL504",
    .name = "uncached-lookup",
    .family = "creation",
    .guideline = "object-creation",
    .summary = "a function that Python calls imports the same module on every call",
    .severity = RL_SEVERITY_NOTE,
    .preview = "the code does not tell how often a function is called",
    .judge_code = judge_code,
};
