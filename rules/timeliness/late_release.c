/* RL601 late-release: an object is kept over a section without the GIL and only released behind it
 *
 * The section is there because it may take long.  The object was made before it (a tuple, a list, bytes), no pointer into it was taken, and
 * all that is done with it afterwards is to let go of it. */
#include <string.h>

#include "rules/rule.h"

struct search {
    struct rl_code *code;
    const struct rl_code_call *detach;
    bool *later; /* by block: reached from the section */
};

static void reach(const struct search *search, uint32_t block)
{
    const struct rl_term *term = &search->code->func->blocks[block].term;
    for (uint32_t t = 0; t < term->ntargets; t++) {
        if (search->later[term->targets[t]])
            continue;
        search->later[term->targets[t]] = true;
        reach(search, term->targets[t]);
    }
}

static bool is_later(const struct search *search, uint32_t block, uint32_t index)
{
    return search->later[block] || (block == search->detach->block && index > search->detach->index);
}

static bool is_temp(struct rl_val val, uint32_t temp)
{
    return val.kind == RL_VAL_TEMP && val.id == temp;
}

/* How INST uses the object in TEMP. */
enum use { NO_USE, RELEASES, TESTS, LOOKS, KEEPS };

static enum use use_in_call(const struct rl_code *code, const struct rl_inst *inst, uint32_t temp)
{
    const struct rl_code_call *call = rl_code_call_at(code, inst);
    enum use use = NO_USE;
    for (uint32_t i = 0; i < inst->nargs; i++) {
        if (!is_temp(inst->args[i], temp))
            continue;
        enum rl_effect effect = call && i < call->api->nargs ? call->api->args[i].effect : RL_EFFECT_ESCAPES;
        use = effect == RL_EFFECT_RELEASES ? RELEASES : effect == RL_EFFECT_BORROW ? LOOKS : KEEPS;
    }
    bool points = call && (call->api->result == RL_RESULT_INTERIOR || call->api->result == RL_RESULT_BORROWED ||
                           call->api->varargs == RL_VARARGS_PARSE);
    for (uint32_t i = 0; use == LOOKS && i < call->api->nargs; i++)
        points = points || call->api->args[i].effect == RL_EFFECT_OUT_OTHER || call->api->args[i].effect == RL_EFFECT_OUT_BORROWED ||
                 call->api->args[i].effect == RL_EFFECT_BUFFER_ACQUIRE;
    return points ? KEEPS : use;
}

static enum use use_of(const struct rl_code *code, const struct rl_inst *inst, uint32_t temp)
{
    bool through = inst->place && inst->place->base == RL_BASE_MEM && is_temp(inst->place->mem, temp);
    if (through || (inst->kind == RL_INST_STORE && is_temp(inst->a, temp)) || (inst->kind == RL_INST_CAST && is_temp(inst->a, temp)))
        return KEEPS;
    if (inst->kind == RL_INST_CALL)
        return use_in_call(code, inst, temp);
    return is_temp(inst->a, temp) || is_temp(inst->b, temp) ? TESTS : NO_USE;
}

/* What is done with the variable ID: how much before the section, and behind it. */
struct life {
    bool made, used, released, other;
};

static void see_load(const struct search *search, uint32_t temp, struct life *life)
{
    const struct rl_ir_func *func = search->code->func;
    for (uint32_t b = 0; b < func->nblocks; b++) {
        const struct rl_block *block = &func->blocks[b];
        if (block->term.kind == RL_TERM_RETURN && is_temp(block->term.value, temp))
            life->other = true;
        for (uint32_t i = 0; i < block->ninsts; i++) {
            enum use use = use_of(search->code, &block->insts[i], temp);
            bool later = is_later(search, b, i);
            life->other = life->other || use == KEEPS || (later && use == LOOKS);
            life->released = life->released || (later && use == RELEASES);
            life->used = life->used || (!later && use == LOOKS);
        }
    }
}

static void see(const struct search *search, const struct rl_inst *inst, uint32_t b, uint32_t i, uint32_t id, struct life *life)
{
    if (rl_code_changes(inst, id)) {
        const struct rl_code_call *maker = inst->kind == RL_INST_STORE ? rl_code_call_at(search->code, rl_code_origin(search->code, inst->a)) : NULL;
        bool nothing = inst->kind == RL_INST_STORE && inst->a.kind == RL_VAL_INT;
        bool made = maker && maker->api->traits & RL_TRAIT_FRESH && !is_later(search, b, i) &&
                    rl_code_dominates(search->code, b, search->detach->block);
        life->made = life->made || made;
        life->other = life->other || (!made && !nothing);
    }
    if (inst->kind == RL_INST_LOAD && inst->place->base == RL_BASE_VAR && inst->place->id == id)
        see_load(search, inst->dst, life);
}

static void judge_variable(const struct search *search, uint32_t id, GPtrArray *out)
{
    const struct rl_ir_func *func = search->code->func;
    struct life life = { 0 };
    for (uint32_t b = 0; b < func->nblocks && !life.other; b++)
        for (uint32_t i = 0; i < func->blocks[b].ninsts && !life.other; i++)
            see(search, &func->blocks[b].insts[i], b, i, id, &life);
    if (life.other || !life.made || !life.used || !life.released)
        return;
    const char *name = func->vars[id].name;
    g_ptr_array_add(out, rl_code_finding(search->code, search->detach->inst, name, RL_CONFIDENCE_MEDIUM,
                                         rl_arena_printf(search->code->arena, "`%s` is not used any more, and kept while the GIL is let go of", name),
                                         "release it before the section"));
}

static void judge_code(struct rl_code *code, GPtrArray *out)
{
    for (uint32_t i = 0; i < code->ncalls; i++) {
        if (code->calls[i].api->gil != RL_GIL_DETACHES)
            continue;
        struct search search = { code, &code->calls[i], g_new0(bool, code->func->nblocks) };
        reach(&search, code->calls[i].block);
        for (uint32_t v = code->func->nparams; v < code->func->nvars; v++)
            if (!code->func->vars[v].synthetic && rl_type_is_object(code->func->vars[v].type))
                judge_variable(&search, v, out);
        g_free(search.later);
    }
}

const struct rl_rule rl_rule_late_release = {
    .id = "RL601",
    .name = "late-release",
    .family = "timeliness",
    .guideline = "timely-release",
    .summary = "an object is kept over a section without the GIL and only released behind it",
    .severity = RL_SEVERITY_NOTE,
    .preview = "the code does not tell how large the object is and how long the section takes",
    .judge_code = judge_code,
};
