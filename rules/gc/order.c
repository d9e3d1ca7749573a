/* In which order a function does things: along its control flow, not by lines. */
#include "rules/gc/gc.h"

bool rl_gc_find_action(const struct rl_action *action, struct rl_gc_position *at)
{
    const struct rl_ir_func *func = action->func;
    for (at->block = 0; at->block < func->nblocks; at->block++)
        for (at->inst = 0; at->inst < func->blocks[at->block].ninsts; at->inst++) {
            const struct rl_inst *inst = &func->blocks[at->block].insts[at->inst];
            bool fits = action->api ? inst->kind == RL_INST_CALL : inst->kind == RL_INST_STORE;
            if (fits && inst->loc.line == action->loc.line && inst->loc.col == action->loc.col)
                return true;
        }
    return false;
}

bool *rl_gc_reached_after(const struct rl_ir_func *func, uint32_t from)
{
    bool *reached = g_new0(bool, func->nblocks + 1);
    uint32_t *todo = g_new(uint32_t, func->nblocks + 1), count = 0;
    todo[count++] = from;
    while (count > 0) {
        const struct rl_term *term = &func->blocks[todo[--count]].term;
        for (uint32_t i = 0; i < term->ntargets; i++)
            if (!reached[term->targets[i]]) {
                reached[term->targets[i]] = true;
                todo[count++] = term->targets[i];
            }
    }
    g_free(todo);
    return reached;
}

bool rl_gc_leads_to(const struct rl_ir_func *func, struct rl_gc_position from, struct rl_gc_position to)
{
    if (from.block == to.block && from.inst < to.inst)
        return true;
    bool *reached = rl_gc_reached_after(func, from.block);
    bool leads = reached[to.block];
    g_free(reached);
    return leads;
}

/* The variable that a call's first argument was loaded from, or NULL. */
static const struct rl_place *released_variable(const struct rl_inst *inst)
{
    const struct rl_place *place = inst->kind == RL_INST_CALL && inst->nargs > 0 && inst->arg_places ? inst->arg_places[0] : NULL;
    return place && place->base == RL_BASE_VAR && place->nsteps == 0 ? place : NULL;
}

/* `old = self->f; self->f = new; Py_XDECREF(old);`: the variable was set before the store, and not since. */
static bool set_before_only(const struct rl_ir_func *func, uint32_t variable, struct rl_gc_position store)
{
    bool before = false;
    struct rl_gc_position at;
    for (at.block = 0; at.block < func->nblocks; at.block++)
        for (at.inst = 0; at.inst < func->blocks[at.block].ninsts; at.inst++) {
            const struct rl_inst *inst = &func->blocks[at.block].insts[at.inst];
            if (inst->kind != RL_INST_STORE || inst->place->base != RL_BASE_VAR || inst->place->nsteps != 0 ||
                inst->place->id != variable)
                continue;
            if (rl_gc_leads_to(func, store, at))
                return false;
            before = true;
        }
    return before;
}

bool rl_gc_releases_later(const struct rl_action *store, const struct rl_action *release)
{
    struct rl_gc_position from, to;
    if (!rl_gc_find_action(store, &from) || !rl_gc_find_action(release, &to))
        return release->loc.line > store->loc.line;
    if (!rl_gc_leads_to(store->func, from, to))
        return false;
    const struct rl_place *variable = released_variable(&store->func->blocks[to.block].insts[to.inst]);
    bool field = release->way && rl_way_target(release->way)->kind == RL_WAY_FIELD;
    return !field || !variable || !set_before_only(store->func, variable->id, from);
}
