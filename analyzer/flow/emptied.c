/* Loops that release an array's elements, objects or buffers, one by one.
 *
 * How many elements there are is told by a number that another loop has counted, and no state remembers which number goes
 * with which array.  So a path that leaves such a loop at its head, after no round or after some, has emptied the array.
 */
#include "analyzer/flow/engine.h"

struct emptied {
    uint32_t head;
    const struct rl_place *place; /* of an element */
    uint32_t index;               /* the step that chooses it */
};

/* The step of PLACE that chooses an element by a number that is computed; UINT32_MAX: none. */
static uint32_t chooser(const struct rl_place *place)
{
    for (uint32_t i = place ? place->nsteps : 0; i-- > 0;)
        if (place->steps[i].kind == RL_STEP_INDEX && place->steps[i].index.kind != RL_VAL_INT)
            return i;
    return UINT32_MAX;
}

/* What argument I releases: the place that it names, or whose address it is. */
static const struct rl_place *released_by(const struct rl_engine *e, const struct rl_inst *inst, const struct rl_api *api, uint32_t i)
{
    enum rl_effect effect = api->args[i].effect;
    if (effect == RL_EFFECT_RELEASES || effect == RL_EFFECT_CLEARS)
        return inst->arg_places ? inst->arg_places[i] : NULL;
    uint32_t def = inst->args[i].kind == RL_VAL_TEMP ? e->def_inst[inst->args[i].id] : UINT32_MAX;
    const struct rl_inst *address = effect == RL_EFFECT_BUFFER_RELEASE && def != UINT32_MAX ? e->insts[def] : NULL;
    return address && address->kind == RL_INST_ADDR ? address->place : NULL;
}

static void note_call(struct rl_engine *e, const struct rl_inst *inst, const struct rl_api *api, uint32_t head)
{
    for (uint32_t i = 0; i < inst->nargs && i < api->nargs; i++) {
        const struct rl_place *place = released_by(e, inst, api, i);
        uint32_t index = chooser(place);
        if (index == UINT32_MAX)
            continue;
        struct emptied found = { head, place, index };
        g_array_append_val(e->emptied, found);
    }
}

void rl_emptied_find(struct rl_engine *e)
{
    e->emptied = g_array_new(FALSE, FALSE, sizeof(struct emptied));
    for (guint l = 0; l < e->loops->len; l++) {
        const struct rl_loop *loop = &g_array_index(e->loops, struct rl_loop, l);
        for (uint32_t n = 0; n < e->ninsts; n++)
            if (e->inst_api[n] && loop->member[e->inst_block[n]])
                note_call(e, e->insts[n], e->inst_api[n], loop->head);
    }
}

/* The array that PLACE is an element of, as the loop's head sees it; RL_NO_TERM: it is made inside the loop. */
static rl_term array_at(struct rl_engine *e, struct rl_state *s, const struct rl_place *place, uint32_t index)
{
    struct rl_place array = *place;
    array.nsteps = index;
    if (place->base != RL_BASE_MEM)
        return rl_eval_place(e, s, &array);
    uint32_t def = place->mem.kind == RL_VAL_TEMP ? e->def_inst[place->mem.id] : UINT32_MAX;
    const struct rl_inst *load = def == UINT32_MAX ? NULL : e->insts[def];
    if (!load || load->kind != RL_INST_LOAD || load->place->base == RL_BASE_MEM || load->place->nsteps > 0)
        return RL_NO_TERM;
    rl_term loc = rl_term_deref(e->terms, rl_load(e, s, rl_eval_place(e, s, load->place), load->type));
    for (uint32_t i = 0; i < index; i++)
        loc = array.steps[i].kind == RL_STEP_FIELD ? rl_loc_field(e, loc, array.steps[i].field, array.steps[i].record) : loc;
    return loc;
}

void rl_emptied_leave(struct rl_engine *e, struct rl_state *s, uint32_t to)
{
    for (guint i = 0; i < e->emptied->len && !(e->off & RL_FLOW_NO_AGGREGATES); i++) {
        const struct emptied *emptied = &g_array_index(e->emptied, struct emptied, i);
        if (emptied->head != e->block || rl_loops_holds(e->loops, emptied->head, to))
            continue;
        rl_term array = array_at(e, s, emptied->place, emptied->index);
        for (uint32_t b = 0; array && b < s->nbinds; b++) {
            rl_term loc = s->binds[b].loc;
            while (rl_info(e, loc)->kind == RL_T_FIELD)
                loc = rl_info(e, loc)->a;
            bool element = rl_info(e, loc)->kind == RL_T_INDEX && rl_info(e, loc)->a == array;
            const struct rl_ref *ref = element || loc == array ? rl_state_ref(s, s->binds[b].val) : NULL;
            if (ref && ref->delta > 0)
                rl_count_escape(e, s, s->binds[b].val);
        }
    }
}
