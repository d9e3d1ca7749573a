/* The table of calls, where values come from, and findings.  See code.h. */
#include "rules/code/code.h"

#include <string.h>

#include "rules/judge.h"

bool rl_code_is_own(const struct rl_code *code, const char *name)
{
    for (uint32_t i = 0; i < code->unit->nfunctions; i++)
        if (!code->unit->functions[i]->in_header && strcmp(code->unit->functions[i]->name, name) == 0)
            return true;
    return false;
}

static void add_call(struct rl_code *code, const struct rl_inst *inst, uint32_t block, uint32_t index)
{
    const struct rl_api *api = rl_models_find(code->models, inst->a.text, code->python);
    if (!api || rl_code_is_own(code, inst->a.text))
        return;
    uint32_t arg_traits = 0;
    bool instead = false;
    for (int i = 0; i < api->nargs; i++) {
        arg_traits |= api->args[i].traits;
        instead = instead || api->args[i].instead;
    }
    code->calls[code->ncalls++] = (struct rl_code_call){ inst, api, block, index };
    code->traits |= api->traits;
    code->arg_traits |= arg_traits;
    code->has_strong = code->has_strong || api->strong;
    code->has_instead = code->has_instead || instead;
}

struct rl_code *rl_code_new(struct rl_arena *arena, const struct rl_ir_unit *unit, const struct rl_ir_func *func,
                            const struct rl_models *models, int python)
{
    struct rl_code *code = rl_new(arena, struct rl_code);
    uint32_t ncalls = 0;
    *code = (struct rl_code){ .unit = unit, .func = func, .models = models, .python = python, .arena = arena };
    code->made = rl_new_array(arena, func->ntemps + 1u, const struct rl_inst *);
    for (uint32_t b = 0; b < func->nblocks; b++)
        for (uint32_t i = 0; i < func->blocks[b].ninsts; i++)
            ncalls += func->blocks[b].insts[i].kind == RL_INST_CALL;
    code->calls = rl_new_array(arena, ncalls + 1u, struct rl_code_call);
    for (uint32_t b = 0; b < func->nblocks; b++) {
        for (uint32_t i = 0; i < func->blocks[b].ninsts; i++) {
            const struct rl_inst *inst = &func->blocks[b].insts[i];
            if (inst->dst < func->ntemps)
                code->made[inst->dst] = inst;
            if (inst->kind == RL_INST_CALL && inst->a.kind == RL_VAL_FUNC)
                add_call(code, inst, b, i);
        }
    }
    return code;
}

void rl_code_release(struct rl_code *code)
{
    if (code->loops)
        g_ptr_array_free(code->loops, TRUE);
}

const struct rl_code_call *rl_code_call_at(const struct rl_code *code, const struct rl_inst *inst)
{
    for (uint32_t i = 0; inst && inst->kind == RL_INST_CALL && i < code->ncalls; i++)
        if (code->calls[i].inst == inst)
            return &code->calls[i];
    return NULL;
}

/* ---- origins --------------------------------------------------------------------------- */

const struct rl_inst *rl_code_origin(const struct rl_code *code, struct rl_val val)
{
    while (val.kind == RL_VAL_TEMP && val.id < code->func->ntemps) {
        const struct rl_inst *inst = code->made[val.id];
        if (!inst)
            return NULL;
        if (inst->kind == RL_INST_CAST) {
            val = inst->a;
            continue;
        }
        const struct rl_code_call *call = rl_code_call_at(code, inst);
        if (!call || call->api->result != RL_RESULT_ARGUMENT || call->api->from < 0 || (uint32_t)call->api->from >= inst->nargs)
            return inst;
        val = inst->args[call->api->from];
    }
    return NULL;
}

static uint32_t whole_variable(const struct rl_inst *inst, enum rl_inst_kind kind)
{
    bool whole = inst && inst->kind == kind && inst->place && inst->place->base == RL_BASE_VAR && inst->place->nsteps == 0;
    return whole ? inst->place->id : RL_CODE_NONE;
}

uint32_t rl_code_variable(const struct rl_code *code, struct rl_val val)
{
    return whole_variable(rl_code_origin(code, val), RL_INST_LOAD);
}

uint32_t rl_code_target(const struct rl_code *code, struct rl_val val)
{
    return whole_variable(rl_code_origin(code, val), RL_INST_ADDR);
}

const char *rl_code_spelling(const struct rl_code *code, struct rl_val val)
{
    const struct rl_inst *inst = rl_code_origin(code, val);
    uint32_t id = whole_variable(inst, RL_INST_LOAD);
    if (id != RL_CODE_NONE)
        return code->func->vars[id].synthetic ? NULL : code->func->vars[id].name;
    if (!inst || inst->kind != RL_INST_LOAD || !inst->place->spelling || strpbrk(inst->place->spelling, "[("))
        return NULL;
    return inst->place->spelling;
}

bool rl_code_stores(const struct rl_inst *inst, uint32_t id)
{
    bool writes = inst->kind == RL_INST_STORE || inst->kind == RL_INST_COPY || inst->kind == RL_INST_ZERO;
    return writes && inst->place && inst->place->base == RL_BASE_VAR && inst->place->id == id;
}

bool rl_code_changes(const struct rl_inst *inst, uint32_t id)
{
    return rl_code_stores(inst, id) ||
           (inst->kind == RL_INST_ADDR && inst->place && inst->place->base == RL_BASE_VAR && inst->place->id == id);
}

const struct rl_code_call *rl_code_maker(const struct rl_code *code, struct rl_val val)
{
    const struct rl_inst *inst = rl_code_origin(code, val);
    uint32_t id = whole_variable(inst, RL_INST_LOAD);
    if (id == RL_CODE_NONE)
        return rl_code_call_at(code, inst);
    const struct rl_inst *only = NULL;
    for (uint32_t b = 0; b < code->func->nblocks; b++) {
        for (uint32_t i = 0; i < code->func->blocks[b].ninsts; i++) {
            const struct rl_inst *store = &code->func->blocks[b].insts[i];
            bool nothing = store->kind == RL_INST_STORE && store->a.kind == RL_VAL_INT;
            if (!rl_code_changes(store, id) || nothing)
                continue;
            if (only || store->kind != RL_INST_STORE)
                return NULL;
            only = store;
        }
    }
    return only ? rl_code_call_at(code, rl_code_origin(code, only->a)) : NULL;
}

/* ---- the function -------------------------------------------------------------------------- */

const struct rl_callback *rl_code_callback(const struct rl_code *code)
{
    return code->types ? rl_types_of_function(code->types, code->func->name) : NULL;
}

bool rl_code_is_called_often(const struct rl_code *code)
{
    const struct rl_callback *callback = rl_code_callback(code);
    return callback && strcmp(callback->slot, "PyInit_") != 0 && strcmp(callback->slot, "Py_mod_exec") != 0 &&
           strcmp(callback->slot, "Py_mod_create") != 0;
}

/* ---- findings ------------------------------------------------------------------------------ */

struct rl_finding *rl_code_finding(const struct rl_code *code, const struct rl_inst *inst, const char *object,
                                   enum rl_confidence confidence, const char *message, const char *hint)
{
    struct rl_finding *finding = rl_new(code->arena, struct rl_finding);
    finding->loc = inst->loc;
    finding->macro = inst->macro;
    finding->object = object;
    finding->confidence = confidence;
    finding->message = message;
    finding->hint = hint;
    return finding;
}

void rl_code_step_before(const struct rl_code *code, struct rl_finding *finding, const struct rl_inst *inst, const char *text)
{
    struct rl_related *more = rl_new_array(code->arena, finding->nrelated + 1u, struct rl_related);
    if (finding->nrelated)
        memcpy(more, finding->related, finding->nrelated * sizeof(*more));
    more[finding->nrelated++] = (struct rl_related){ rl_judge_file(code->unit, inst->loc), inst->loc, text };
    finding->related = more;
}
