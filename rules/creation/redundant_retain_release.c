/* RL503 redundant-retain-release: a variable is retained and released, and nothing in between could drop the object
 *
 * The two stand on one straight way, the variable keeps its value, and only instructions and calls lie between that run no
 * code and let go of nothing: whatever becomes of the object there, one reference more or less makes no difference. */
#include <string.h>

#include "rules/rule.h"

static const struct rl_code_call *effect_on_variable(const struct rl_code *code, const struct rl_inst *inst, enum rl_effect effect)
{
    const struct rl_code_call *call = rl_code_call_at(code, inst);
    bool fits = call && inst->nargs == 1 && call->api->nargs == 1 && call->api->args[0].effect == effect &&
                call->api->result == RL_RESULT_OTHER;
    return fits ? call : NULL;
}

/* INST runs no code, ends no life, and leaves the variable ID alone. */
static bool is_quiet(const struct rl_code *code, const struct rl_inst *inst, uint32_t id)
{
    if (rl_code_changes(inst, id) || inst->kind == RL_INST_OPAQUE)
        return false;
    if (inst->kind != RL_INST_CALL)
        return true;
    const struct rl_code_call *call = rl_code_call_at(code, inst);
    if (!call || call->api->runs != RL_RUNS_NOTHING || call->api->noreturn || call->api->gil != RL_GIL_STAYS || call->api->returns)
        return false;
    for (uint32_t i = 0; i < call->api->nargs; i++)
        if (call->api->args[i].effect == RL_EFFECT_RELEASES || call->api->args[i].effect == RL_EFFECT_ESCAPES)
            return false;
    return true;
}

static uint32_t entries_of(const struct rl_ir_func *func, uint32_t block)
{
    uint32_t n = 0;
    for (uint32_t b = 0; b < func->nblocks; b++)
        for (uint32_t t = 0; t < func->blocks[b].term.ntargets; t++)
            n += func->blocks[b].term.targets[t] == block;
    return n;
}

/* The release of the variable ID that follows the retain at BLOCK, INDEX on its only way, or NULL. */
static const struct rl_inst *release_behind(const struct rl_code *code, uint32_t block, uint32_t index, uint32_t id)
{
    for (uint32_t steps = 0; steps < code->func->nblocks; steps++) {
        const struct rl_block *at = &code->func->blocks[block];
        for (uint32_t i = index; i < at->ninsts; i++) {
            const struct rl_inst *inst = &at->insts[i];
            if (effect_on_variable(code, inst, RL_EFFECT_RELEASES) && rl_code_variable(code, inst->args[0]) == id)
                return inst;
            if (!is_quiet(code, inst, id))
                return NULL;
        }
        if (at->term.kind != RL_TERM_JUMP || entries_of(code->func, at->term.targets[0]) != 1)
            return NULL;
        block = at->term.targets[0];
        index = 0;
    }
    return NULL;
}

static void judge_code(struct rl_code *code, GPtrArray *out)
{
    for (uint32_t i = 0; i < code->ncalls; i++) {
        const struct rl_code_call *retain = &code->calls[i];
        uint32_t id = effect_on_variable(code, retain->inst, RL_EFFECT_RETAINS) ? rl_code_variable(code, retain->inst->args[0]) : RL_CODE_NONE;
        if (id == RL_CODE_NONE || retain->inst->macro)
            continue;
        const struct rl_inst *release = release_behind(code, retain->block, retain->index + 1, id);
        if (!release || release->macro)
            continue;
        const char *name = code->func->vars[id].name;
        struct rl_finding *finding = rl_code_finding(
            code, release, name, RL_CONFIDENCE_HIGH,
            rl_arena_printf(code->arena, "`%s` is retained and released, and nothing in between could drop it", name), "leave out both");
        rl_code_step_before(code, finding, retain->inst, rl_arena_printf(code->arena, "`%s` is retained", name));
        g_ptr_array_add(out, finding);
    }
}

const struct rl_rule rl_rule_redundant_retain_release = {
    .id = "RL503",
    .name = "redundant-retain-release",
    .family = "creation",
    .guideline = "object-creation",
    .summary = "a variable is retained and released, and nothing in between could drop the object",
    .severity = RL_SEVERITY_NOTE,
    .preview = "the only finding on record is in a test of CPython that means it",
    .judge_code = judge_code,
};
