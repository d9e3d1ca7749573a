/* RL502 avoidable-temporary: an object is made only for a call that has a form without it
 *
 * The models name the form (`instead`).  The object must serve that call alone: made, tested for NULL, passed, released. */
#include <string.h>

#include "rules/rule.h"

/* Only looks at whether the variable is NULL, or lets go of it. */
static bool is_upkeep(const struct rl_code *code, const struct rl_inst *use, uint32_t temp)
{
    if (use->kind == RL_INST_BINARY)
        return use->op == RL_OP_EQ || use->op == RL_OP_NE;
    if (use->kind == RL_INST_UNARY)
        return use->op == RL_OP_NOT;
    const struct rl_code_call *call = rl_code_call_at(code, use);
    for (uint32_t i = 0; call && i < call->api->nargs && i < use->nargs; i++)
        if (use->args[i].kind == RL_VAL_TEMP && use->args[i].id == temp)
            return call->api->args[i].effect == RL_EFFECT_RELEASES || call->api->args[i].effect == RL_EFFECT_CLEARS;
    return false;
}

static bool uses(const struct rl_inst *inst, uint32_t temp)
{
    bool used = (inst->a.kind == RL_VAL_TEMP && inst->a.id == temp) || (inst->b.kind == RL_VAL_TEMP && inst->b.id == temp);
    for (uint32_t i = 0; i < inst->nargs && inst->args && !used; i++)
        used = inst->args[i].kind == RL_VAL_TEMP && inst->args[i].id == temp;
    return used;
}

/* Every reading of the variable ID but that of CALL is upkeep. */
static bool serves_only(const struct rl_code *code, uint32_t id, const struct rl_inst *call)
{
    for (uint32_t t = 0; t < code->func->ntemps; t++) {
        const struct rl_inst *load = code->made[t];
        bool reads = load && (load->kind == RL_INST_LOAD || load->kind == RL_INST_ADDR) && load->place->base == RL_BASE_VAR &&
                     load->place->id == id;
        if (reads && load->kind == RL_INST_ADDR)
            return false;
        for (uint32_t b = 0; reads && b < code->func->nblocks; b++) {
            const struct rl_block *block = &code->func->blocks[b];
            for (uint32_t i = 0; i < block->ninsts; i++)
                if (&block->insts[i] != call && uses(&block->insts[i], t) && !is_upkeep(code, &block->insts[i], t))
                    return false;
            if (block->term.kind == RL_TERM_RETURN && block->term.value.kind == RL_VAL_TEMP && block->term.value.id == t)
                return false;
        }
    }
    return true;
}

static void judge_argument(struct rl_code *code, const struct rl_code_call *call, uint32_t arg, GPtrArray *out)
{
    const struct rl_api_arg *model = &call->api->args[arg];
    const struct rl_code_call *maker = rl_code_maker(code, call->inst->args[arg]);
    uint32_t id = rl_code_variable(code, call->inst->args[arg]);
    if (!maker || strcmp(maker->api->name, model->made_by) != 0 || rl_code_loop(code, maker->block) != rl_code_loop(code, call->block))
        return;
    if (id != RL_CODE_NONE && !serves_only(code, id, call->inst))
        return;
    const char *name = id != RL_CODE_NONE ? code->func->vars[id].name : maker->inst->a.text;
    struct rl_finding *finding = rl_code_finding(
        code, call->inst, name, RL_CONFIDENCE_MEDIUM,
        rl_arena_printf(code->arena, "%s is made for %s alone", id != RL_CODE_NONE ? rl_arena_printf(code->arena, "`%s`", name) : "an object",
                        call->inst->a.text),
        rl_arena_printf(code->arena, "call %s, which takes what it is made of", model->instead));
    rl_code_step_before(code, finding, maker->inst, rl_arena_printf(code->arena, "%s makes it", maker->inst->a.text));
    g_ptr_array_add(out, finding);
}

static void judge_code(struct rl_code *code, GPtrArray *out)
{
    for (uint32_t i = 0; code->has_instead && i < code->ncalls; i++)
        for (uint32_t a = 0; a < code->calls[i].api->nargs && a < code->calls[i].inst->nargs; a++)
            if (code->calls[i].api->args[a].instead)
                judge_argument(code, &code->calls[i], a, out);
}

const struct rl_rule rl_rule_avoidable_temporary = {
    .id = "RL502",
    .name = "avoidable-temporary",
    .family = "creation",
    .guideline = "object-creation",
    .summary = "an object is made only for a call that has a form without it",
    .severity = RL_SEVERITY_NOTE,
    .preview = "it is a matter of taste",
    .judge_code = judge_code,
};
