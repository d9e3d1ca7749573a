/* Who is called, and what is supposed of a callee that neither a model nor a summary tells about. */
#include "analyzer/flow/engine.h"
#include "analyzer/model/convention.h"
#include "analyzer/model/slot.h"

/* The name of the function that CALLEE calls: its own, or the slot it was read from (`type->tp_alloc`). */
static const char *callee_name(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst)
{
    rl_term callee = rl_eval_val(e, s, inst->a);
    const struct rl_term_info info = *rl_info(e, callee);
    if (info.kind == RL_T_FUNC)
        return info.text;
    if (info.kind != RL_T_INIT || rl_info(e, info.a)->kind != RL_T_FIELD)
        return NULL;
    const char *field = rl_info(e, info.a)->text;
    const struct rl_api *getter = rl_unit_api(e->unit, field); /* PyCFunction_GET_FUNCTION(f)(x): the name is not the callee's */
    return getter && rl_call_is_getter(getter) ? NULL : field;
}

static bool is_plain_data(const struct rl_type *type)
{
    return type && (type->kind == RL_TYPE_INT || type->kind == RL_TYPE_FLOAT);
}

/* The address of a block's field that is a pointer or a number is passed: to be filled.  That of a struct in it may be kept, and
 * lead to the block. */
static bool fills_field(const struct rl_engine *e, const struct rl_inst *inst, uint32_t arg)
{
    uint32_t def = inst->args[arg].kind == RL_VAL_TEMP ? e->def_inst[inst->args[arg].id] : UINT32_MAX;
    const struct rl_inst *address = def == UINT32_MAX ? NULL : e->insts[def];
    if (!address || address->kind != RL_INST_ADDR || address->place->nsteps == 0 || !address->type || !address->type->to)
        return false;
    enum rl_type_kind kind = address->type->to->kind;
    return address->place->steps[address->place->nsteps - 1].kind == RL_STEP_FIELD && (kind == RL_TYPE_POINTER || kind == RL_TYPE_INT);
}

/* VAL is a function, or what `wanted ? function : NULL` gave. */
static bool may_be_function(const struct rl_engine *e, rl_term val)
{
    const struct rl_term_info *info = rl_info(e, val);
    if (info->kind != RL_T_JOIN || rl_info(e, info->b)->kind != RL_T_VAR)
        return info->kind == RL_T_FUNC;
    uint32_t variable = rl_info(e, info->b)->a;
    for (uint32_t i = 0; i < e->ninsts && e->func->vars[variable].synthetic; i++) {
        const struct rl_inst *inst = e->insts[i];
        if (inst && inst->kind == RL_INST_STORE && inst->place->base == RL_BASE_VAR && inst->place->id == variable && inst->a.kind == RL_VAL_FUNC)
            return true;
    }
    return false;
}

/* A part of an object, at LOC, or what it points to, is given to code that is not known, with a function to call back: that finds the
 * object again by it, and releases what was retained for it. */
static void note_registered(struct rl_engine *e, struct rl_state *s, rl_term loc)
{
    const struct rl_term_info root = *rl_info(e, rl_term_root(e->terms, loc));
    if (root.kind == RL_T_DEREF && rl_info(e, root.a)->object && rl_count_tracked(e, root.a))
        rl_state_ref_make(s, root.a)->flags |= RL_REF_REGISTERED;
}

/* Nothing is known of the callee: it borrows objects; memory of ours that it gets may be kept or written. */
void rl_call_unknown(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const char *name)
{
    rl_call_check_arguments(e, s, inst, NULL);
    bool with_callback = false, registers = false;
    for (uint32_t i = 0; i < inst->nargs; i++) {
        with_callback = with_callback || rl_info(e, rl_call_arg(e, s, inst, i))->kind == RL_T_FUNC;
        registers = registers || may_be_function(e, rl_call_arg(e, s, inst, i));
    }
    for (uint32_t i = 0; i < inst->nargs; i++) {
        rl_term val = rl_call_arg(e, s, inst, i);
        const struct rl_term_info info = *rl_info(e, val);
        struct rl_ref *ref = rl_state_ref(s, val);
        if (name)
            rl_deeds_hand(e, val);
        if (ref)
            ref->flags |= RL_REF_UNKNOWN_USER;
        rl_holds_drop(e, s, rl_term_pointee(e->terms, val));
        if (!name && info.object)
            rl_count_escape(e, s, val); /* through a pointer to a function anything may happen: it may even be freed */
        if (ref && with_callback)
            rl_count_escape(e, s, val); /* user data, released by the callback */
        if (registers && (info.kind == RL_T_ADDR || (info.kind == RL_T_INIT && !info.object)))
            note_registered(e, s, info.a);
        if (info.kind == RL_T_ADDR) {
            rl_havoc(e, s, info.a);
            if (!name || with_callback || !fills_field(e, inst, i))
                rl_count_escape(e, s, val);
        } else if ((info.kind == RL_T_CALL && !info.object) || rl_memory_is_block(e, rl_term_pointee(e->terms, val))) {
            rl_memory_pass(e, s, rl_term_pointee(e->terms, val), name && !with_callback);
            rl_memory_write(e, s, val);
        }
    }
    bool object = rl_type_is_object(inst->type);
    rl_term val = rl_call_symbol(e, s, 0, inst->type, object);
    if (object && !is_plain_data(inst->type) && !(name && rl_name_raises(name)))
        rl_count_new(e, s, val, name ? name : "the call");
    struct rl_ref *ref = rl_state_ref(s, val);
    if (ref && object)
        ref->flags |= RL_REF_GUESSED;
    rl_raise_by_convention(s, object ? val : RL_NO_TERM);
    rl_set_result(e, s, inst, val);
}

/* Recursion, or a function that was too much: nothing is claimed of its arguments and its result. */
static void forget_call(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst)
{
    for (uint32_t i = 0; i < inst->nargs; i++)
        rl_count_escape(e, s, rl_term_pointee(e->terms, rl_call_arg(e, s, inst, i)));
    rl_count_escape(e, s, rl_term_simple(e->terms, RL_T_CALL, e->inst, 0));
    if (s->gil != 0)
        rl_gil_lose_track(s); /* else it is taken as balanced */
}

static bool is_allocator(const struct rl_api *api)
{
    for (uint32_t i = 0; i < api->nargs; i++)
        if (api->args[i].effect == RL_EFFECT_FREES)
            return true;
    return api->result == RL_RESULT_ALLOC;
}

/* The slot NAME does nothing but free the memory: tp_free. */
static bool frees_memory(const char *name)
{
    const struct rl_slot *slot = name ? rl_slot_find(name) : NULL;
    return slot && !slot->is_field && slot->call.runs == RL_RUNS_NOTHING && slot->call.nargs == 1 &&
           slot->call.args[0].effect == RL_EFFECT_DESTROYS && strcmp(slot->call.args[0].type, "void *") == 0;
}

bool rl_call(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst)
{
    const struct rl_api *api = inst->a.kind == RL_VAL_FUNC ? e->inst_api[e->inst] : NULL;
    if (inst->noreturn && !(e->off & RL_FLOW_NO_NORETURN))
        return false;
    const char *name = callee_name(e, s, inst);
    bool visit = inst->a.kind == RL_VAL_TEMP && inst->nargs == 2 && rl_deeds_is_visit(e, rl_eval_val(e, s, inst->a));
    if (visit)
        rl_deeds_note(e, s, rl_call_arg(e, s, inst, 0), RL_DEED_VISIT, NULL);
    bool through_pointer = inst->a.kind != RL_VAL_FUNC && !visit;
    bool told = through_pointer && (frees_memory(name) || rl_deeds_of_slot(e, s, inst, rl_eval_val(e, s, inst->a)));
    for (uint32_t i = 0; i < inst->nargs && through_pointer && !told; i++)
        rl_deeds_hand(e, rl_call_arg(e, s, inst, i));
    if (!api && name && inst->a.kind != RL_VAL_FUNC) {
        const struct rl_slot *slot = rl_slot_find(name);
        bool fits = slot && !slot->is_field && slot->call.nargs == inst->nargs; /* else a field of the same name */
        api = fits ? &slot->call : slot ? NULL : rl_unit_api(e->unit, name);
        api = api && is_allocator(api) ? NULL : api; /* somebody's own: `pool->free(block)` */
        e->inst_api[e->inst] = api;
    }
    if (api)
        return rl_call_api(e, s, inst, api);
    /* A field's name is no function's: `codec->pack(x)` calls whatever the codec has there. */
    bool by_name = name && rl_info(e, rl_eval_val(e, s, inst->a))->kind == RL_T_FUNC;
    const struct rl_summary *summary = by_name ? rl_unit_summary(e->unit, name) : NULL;
    if (summary && !summary->incomplete)
        return rl_call_summary(e, s, inst, summary);
    rl_call_unknown(e, s, inst, name);
    if (name && g_hash_table_contains(e->unit->functions, name)) /* it is here, but what it does could not be told */
        forget_call(e, s, inst);
    if (name && e->summary && g_hash_table_contains(e->unit->functions, name))
        e->summary->deeds.partial = true;
    return true;
}
