#include "rules/mend.h"

#include <string.h>

#include "rules/rule.h"

/* ---- plans ---------------------------------------------------------------------------------- */

static const struct rl_var *variable_named(const struct rl_ir_func *func, const char *name)
{
    for (uint32_t v = 0; name && v < func->nvars; v++)
        if (!func->vars[v].synthetic && strcmp(func->vars[v].name, name) == 0)
            return &func->vars[v];
    return NULL;
}

static const struct rl_inst *instruction_at(const struct rl_ir_func *func, enum rl_inst_kind kind, struct rl_loc loc)
{
    for (uint32_t b = 0; b < func->nblocks; b++)
        for (uint32_t i = 0; i < func->blocks[b].ninsts; i++) {
            const struct rl_inst *inst = &func->blocks[b].insts[i];
            if (inst->kind == kind && inst->loc.line == loc.line && inst->loc.col == loc.col)
                return inst;
        }
    return NULL;
}

/* The calls that do EFFECT to an object of TYPE: first the one that NULL is not allowed for. */
static bool name_calls(struct rl_mend *mend, const struct rl_type *type, enum rl_effect effect)
{
    const char *strict = rl_call_with(&mend->calls, type, effect, false), *lenient = rl_call_with(&mend->calls, type, effect, true);
    mend->callees[0] = strict ? strict : lenient;
    mend->callees[1] = strict ? lenient : NULL;
    return mend->callees[0] != NULL;
}

static bool ends_scope_at(const struct rl_ir_func *func, struct rl_loc loc, const char *variable)
{
    for (uint32_t b = 0; b < func->nblocks; b++)
        for (uint32_t i = 0; i < func->blocks[b].ninsts; i++) {
            const struct rl_inst *inst = &func->blocks[b].insts[i];
            if (inst->kind == RL_INST_SCOPE_END && inst->loc.line == loc.line && inst->loc.col == loc.col &&
                strcmp(func->vars[inst->place->id].name, variable) == 0)
                return true;
        }
    return false;
}

bool rl_mend_release(const struct rl_obs *obs, const struct rl_ir_func *func, struct rl_mend *mend)
{
    const struct rl_var *var = variable_named(func, obs->object);
    if (!var || obs->surplus != 1 || obs->kind != RL_OBS_LOST)
        return false;
    mend->variable = var->name;
    switch (obs->resource) {
    case RL_RESOURCE_OBJECT:
        if (!rl_type_is_object(var->type) || !name_calls(mend, var->type, RL_EFFECT_RELEASES))
            return false;
        break;
    case RL_RESOURCE_MEMORY:
        mend->callees[0] = obs->family;
        break;
    case RL_RESOURCE_BUFFER:
        mend->callees[0] = rl_call_with(&mend->calls, NULL, RL_EFFECT_BUFFER_RELEASE, false);
        mend->address = true;
        break;
    }
    if (obs->loss == RL_LOSS_RETURN)
        mend->kind = RL_CHANGE_BEFORE_RETURN;
    else if (obs->loss == RL_LOSS_SCOPE && ends_scope_at(func, obs->loc, var->name))
        mend->kind = RL_CHANGE_BEFORE_END;
    else
        return false;
    return mend->callees[0] != NULL;
}

bool rl_mend_retain(const struct rl_obs *obs, const struct rl_ir_func *func, struct rl_mend *mend)
{
    bool returned = obs->kind == RL_OBS_RETURN_BORROWED;
    const struct rl_inst *store = returned ? NULL : instruction_at(func, RL_INST_STORE, obs->loc);
    mend->kind = returned ? RL_CHANGE_RETURNED : RL_CHANGE_BEFORE_STORE;
    return (returned || store) && name_calls(mend, returned ? func->result : store->place->type, RL_EFFECT_RETAINS);
}

bool rl_mend_replace(const struct rl_obs *obs, const struct rl_ir_func *func, struct rl_mend *mend)
{
    const struct rl_inst *store = instruction_at(func, RL_INST_STORE, obs->loc);
    if (!obs->into_field || obs->resource != RL_RESOURCE_OBJECT || !store)
        return false;
    mend->kind = RL_CHANGE_AROUND_STORE;
    mend->callees[0] = rl_call_with(&mend->calls, store->place->type, RL_EFFECT_RELEASES, true);
    mend->replace = rl_call_with(&mend->calls, store->place->type, RL_EFFECT_REPLACES, true);
    return mend->callees[0] && mend->replace;
}

static bool find_argument(const struct rl_inst *inst, const char *object, struct rl_mend *mend)
{
    for (uint32_t a = 0; inst->arg_places && a < inst->nargs; a++) {
        const struct rl_place *place = inst->arg_places[a];
        if (!place || g_strcmp0(place->spelling, object) != 0)
            continue;
        mend->argument = a;
        mend->variable = place->spelling;
        mend->address = place->type && place->type->kind == RL_TYPE_RECORD; /* a static type, say */
        return true;
    }
    return false;
}

bool rl_mend_retain_argument(const struct rl_obs *obs, const struct rl_ir_func *func, struct rl_mend *mend)
{
    const struct rl_inst *call = instruction_at(func, RL_INST_CALL, obs->loc);
    mend->kind = RL_CHANGE_BEFORE_CALL;
    return call && find_argument(call, obs->object, mend) && name_calls(mend, call->arg_places[mend->argument]->type, RL_EFFECT_RETAINS);
}

/* The release of PLACE that comes last before the instruction at LOC, in the block of that instruction. */
static const struct rl_inst *release_before(const struct rl_calls *calls, const struct rl_ir_func *func, struct rl_loc loc, const char *place)
{
    for (uint32_t b = 0; b < func->nblocks; b++) {
        bool seen = false;
        for (uint32_t i = func->blocks[b].ninsts; i-- > 0;) {
            const struct rl_inst *inst = &func->blocks[b].insts[i];
            seen = seen || (inst->loc.line == loc.line && inst->loc.col == loc.col);
            if (!seen || inst->kind != RL_INST_CALL || inst->nargs == 0 || !inst->arg_places || !inst->arg_places[0])
                continue;
            if (inst->a.kind != RL_VAL_FUNC || g_strcmp0(inst->arg_places[0]->spelling, place) != 0)
                continue;
            return rl_call_does(calls, inst->a.text, RL_EFFECT_RELEASES) ? inst : NULL;
        }
    }
    return NULL;
}

bool rl_mend_clear(const struct rl_obs *obs, const struct rl_ir_func *func, struct rl_mend *mend)
{
    const struct rl_inst *release = release_before(&mend->calls, func, obs->loc, obs->target ? obs->target : obs->object);
    if (!release)
        return false;
    mend->kind = RL_CHANGE_CALLEE;
    mend->loc = release->loc;
    mend->callees[0] = rl_call_with(&mend->calls, release->arg_places[0]->type, RL_EFFECT_CLEARS, true);
    return mend->callees[0] != NULL;
}

bool rl_mend_instead(const struct rl_obs *obs, const struct rl_ir_func *func, struct rl_mend *mend)
{
    const struct rl_inst *call = obs->held ? NULL : instruction_at(func, RL_INST_CALL, obs->loc);
    const struct rl_api *api = call && call->a.kind == RL_VAL_FUNC ? rl_models_find(mend->calls.models, call->a.text, mend->calls.python) : NULL;
    mend->kind = RL_CHANGE_INSTEAD;
    for (uint32_t a = 0; api && a < api->nargs && a < call->nargs; a++) {
        if (!api->args[a].instead || g_strcmp0(api->args[a].made_by, obs->object) != 0)
            continue;
        mend->argument = a;
        mend->maker = obs->object;
        mend->callees[0] = api->args[a].instead;
        return true;
    }
    return false;
}

/* ---- trying ----------------------------------------------------------------------------------- */

/* The number of what FINDING was made of; nobs: none. */
static uint32_t number_of(const struct rl_flow_result *result, const struct rl_finding *finding)
{
    uint32_t i = 0;
    while (i < result->nobs && result->obs[i] != finding->seen)
        i++;
    return i;
}

static bool holds(struct rl_flow_unit *unit, const struct rl_ir_func *func, const struct rl_flow_result *result, uint32_t obs,
                  const struct rl_mend *mend, const char *callee, struct rl_arena *arena)
{
    struct rl_change *changes = rl_new_array(arena, mend->nalso + 1u, struct rl_change);
    for (uint32_t i = 0; i <= mend->nalso; i++)
        changes[i] = (struct rl_change){.kind = mend->kind, .loc = i == 0 ? mend->loc : mend->also[i - 1], .callee = callee,
                                        .variable = mend->variable, .address = mend->address, .argument = mend->argument};
    const struct rl_ir_func *changed = rl_ir_change(arena, func, changes, mend->nalso + 1);
    return changed && rl_flow_mends(unit, changed, result, obs);
}

void rl_mend_finding(struct rl_flow_unit *unit, const struct rl_ir_func *func, const struct rl_flow_result *result,
                     struct rl_text text, struct rl_arena *arena, struct rl_finding *finding)
{
    const struct rl_rule *rule = rl_rule_find(finding->rule);
    uint32_t obs = number_of(result, finding);
    if (!rule || !rule->mend || obs == result->nobs || finding->macro || func->has_errors)
        return;
    const struct rl_obs *seen = result->obs[obs];
    struct rl_mend mend = {.loc = seen->loc, .also = seen->also, .nalso = seen->nalso};
    mend.calls.models = rl_flow_models(unit, &mend.calls.python);
    if (!rule->mend(seen, func, &mend))
        return;
    for (unsigned i = 0; i < RL_MOST_CALLEES && mend.callees[i]; i++) {
        uint32_t nedits;
        struct rl_edit *edits = rl_mend_edits(arena, text, func, &mend, mend.callees[i], &nedits);
        if (!edits || !holds(unit, func, result, obs, &mend, mend.callees[i], arena))
            continue;
        finding->edits = edits;
        finding->nedits = nedits;
        return;
    }
}
