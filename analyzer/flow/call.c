/* Calls: finding out what is called, and applying its model.
 *
 * A call whose effects depend on its success is followed on both outcomes: the
 * state goes on as the success, a fork of it as the failure.
 */
#include "analyzer/flow/engine.h"
#include "analyzer/model/convention.h"

#include <string.h>

rl_term rl_call_arg(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, uint32_t index)
{
    return index < inst->nargs ? rl_eval_val(e, s, inst->args[index]) : RL_NO_TERM;
}

rl_term rl_call_symbol(struct rl_engine *e, struct rl_state *s, uint32_t out, const struct rl_type *type, bool object)
{
    rl_term symbol = rl_term_symbol(e->terms, RL_T_CALL, e->inst, out, type, object);
    rl_count_age(e, s, symbol);
    return symbol;
}

static bool is_place_effect(enum rl_effect effect)
{
    return effect == RL_EFFECT_CLEARS || effect == RL_EFFECT_REPLACES;
}

static bool needs_fork(enum rl_effect effect)
{
    switch ((int)effect) {
    case RL_EFFECT_STEALS_ON_SUCCESS: case RL_EFFECT_RETAINS_ON_SUCCESS: case RL_EFFECT_OUT_NEW: case RL_EFFECT_OUT_FOUND:
    case RL_EFFECT_OUT_BORROWED: case RL_EFFECT_OUT_OTHER: case RL_EFFECT_OUT_ALLOC: case RL_EFFECT_INOUT_REPLACES:
    case RL_EFFECT_INOUT_KEEPS: case RL_EFFECT_STEALS: case RL_EFFECT_FREES_ON_SUCCESS: case RL_EFFECT_BUFFER_ACQUIRE:
        return true;
    default:
        return false;
    }
}

static bool lets_go(enum rl_effect effect)
{
    return effect == RL_EFFECT_EMPTIES || effect == RL_EFFECT_DROPS;
}

/* Something known is borrowed from the container VAL, or was given to it. */
static bool lends(struct rl_engine *e, const struct rl_state *s, rl_term val)
{
    rl_term container = rl_term_pointee(e->terms, val);
    for (uint32_t i = 0; i < s->nrefs; i++)
        if (s->refs[i].owner == container && s->refs[i].val != container)
            return true;
    return false;
}

/* A container that was made here: its only reference is in our hands, or in such a container. */
static bool is_unshared(const struct rl_state *s, const struct rl_ref *ref)
{
    const uint32_t seen = RL_REF_SHARED | RL_REF_ESCAPED | RL_REF_UNKNOWN_USER | RL_REF_KEPT | RL_REF_DEAD | RL_REF_STOLEN;
    for (int depth = 0; ref && depth < 8 && (ref->flags & RL_REF_FRESH) && !(ref->flags & seen); depth++) {
        if (!(ref->flags & RL_REF_GIVEN))
            return ref->delta == 1;
        if (ref->delta != 0 || !ref->owner)
            return false;
        ref = rl_state_ref(s, ref->owner);
    }
    return false;
}

/* PyTuple_SetItem() on a tuple that was made here and that nobody else has seen, its result not asked for: it could
 * fail only for a wrong place. */
static bool cannot_fail(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api)
{
    for (uint32_t i = 0; i < api->nargs && i < inst->nargs && inst->discarded; i++)
        if ((api->args[i].traits & RL_ARG_UNSHARED) && is_unshared(s, rl_state_ref(s, rl_call_arg(e, s, inst, i))))
            return true;
    return false;
}

/* Two outcomes are followed where the references' account differs between them. */
static bool outcomes_differ(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api)
{
    if (api->failure == RL_FAIL_NEVER || api->failure == RL_FAIL_AMBIGUOUS || cannot_fail(e, s, inst, api))
        return false;
    if (api->varargs == RL_VARARGS_PARSE || api->varargs == RL_VARARGS_OUT_BORROWED)
        return true;
    for (uint32_t i = 0; i < api->nargs && i < inst->nargs; i++) {
        if (api->args[i].effect == RL_EFFECT_STORES && inst->discarded) { /* unchecked: it may not be kept at all */
            const struct rl_ref *ref = rl_state_ref(s, rl_call_arg(e, s, inst, i));
            if (ref && (ref->flags & RL_REF_NEW) && ref->delta > 0)
                return true;
        }
        if (lets_go(api->args[i].effect) && lends(e, s, rl_call_arg(e, s, inst, i)))
            return true;
        if (!needs_fork(api->args[i].effect))
            continue;
        rl_term val = rl_call_arg(e, s, inst, i);
        const struct rl_ref *ref = rl_state_ref(s, val);
        bool steals = api->args[i].effect == RL_EFFECT_STEALS;
        if (!steals || (ref && ref->delta > 0))
            return true;
    }
    return false;
}

/* ---- arguments -------------------------------------------------------------------------- */

static void store_out(struct rl_engine *e, struct rl_state *s, rl_term address, rl_term val)
{
    if (rl_is_null(e, s, address))
        return; /* not wanted */
    rl_store(e, s, rl_term_deref(e->terms, address), val, NULL);
}

/* The reference that the place behind ADDRESS holds is consumed; a new one takes its place. */
static void replace_out(struct rl_engine *e, struct rl_state *s, rl_term address, uint32_t out, const char *name,
                        bool success, bool keeps)
{
    rl_term loc = rl_term_deref(e->terms, address), old = rl_load(e, s, loc, NULL);
    const struct rl_term_info info = *rl_info(e, old);
    if (!success && keeps)
        return;
    rl_count_give(e, s, old, name, RL_NO_TERM);
    if (success) {
        rl_term val = rl_call_symbol(e, s, out, info.type, true);
        rl_state_fact_make(s, val)->nonzero = true;
        rl_store(e, s, loc, val, NULL);
        rl_count_new(e, s, val, name);
        struct rl_ref *ref = rl_state_ref(s, val);
        if (ref)
            ref->flags |= RL_REF_HELD;
    } else {
        rl_store(e, s, loc, rl_term_int(e->terms, 0), NULL);
    }
}

/* PyMem_Resize(place, ...): the old block may be another one now, and is the place's. */
static void resize_memory(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, uint32_t index, rl_term block)
{
    const struct rl_place *place = inst->arg_places ? inst->arg_places[index] : NULL;
    rl_count_escape(e, s, rl_term_pointee(e->terms, block));
    if (place)
        rl_store(e, s, rl_eval_place(e, s, place), rl_term_symbol(e->terms, RL_T_OPAQUE, e->inst, 0, place->type, false), place);
}

static void steal(struct rl_engine *e, struct rl_state *s, const struct rl_api *api, uint32_t index, rl_term val,
                  const struct rl_inst *inst, bool success)
{
    const struct rl_api_arg *arg = &api->args[index];
    rl_term into = arg->into >= 0 ? rl_term_pointee(e->terms, rl_call_arg(e, s, inst, (uint32_t)arg->into)) : RL_NO_TERM;
    rl_count_give(e, s, val, api->name, into);
    struct rl_ref *ref = rl_state_ref(s, val);
    if (success || !ref || (ref->flags & RL_REF_ESCAPED))
        return;
    if (ref->delta <= 0 && (ref->flags & RL_REF_NEW) && !(ref->flags & RL_REF_SHARED) && arg->into >= 0)
        ref->flags |= RL_REF_DEAD | RL_REF_STOLEN; /* the failed call dropped it */
}

static void not_stolen(struct rl_engine *e, struct rl_state *s, const struct rl_api *api, rl_term val)
{
    struct rl_ref *ref = rl_state_ref(s, val);
    if (!ref || ref->delta <= 0)
        return;
    ref->flags |= RL_REF_COND_STEAL;
    rl_event_add(e, s, RL_EVENT_NOT_STOLEN, val, api->name, NULL);
}

static void out_value(struct rl_engine *e, struct rl_state *s, const struct rl_api *api, uint32_t index, rl_term address,
                      const struct rl_type *type, bool success)
{
    enum rl_effect effect = api->args[index].effect;
    bool found = effect == RL_EFFECT_OUT_FOUND;
    bool object = effect == RL_EFFECT_OUT_NEW || effect == RL_EFFECT_OUT_BORROWED || found;
    if (!success || (found && rl_is_null(e, s, e->result))) {
        if (object)
            store_out(e, s, address, rl_raise_nothing_out(e, s, api, index + 1, type));
        return;
    }
    rl_term val = rl_call_symbol(e, s, index + 1, type, object);
    if (effect == RL_EFFECT_OUT_ALLOC && !rl_is_null(e, s, address))
        rl_memory_new(e, s, val, api->name, api->args[index].family);
    if (effect == RL_EFFECT_OUT_BORROWED) {
        rl_forget_null(s, val);
        if (rl_count_tracked(e, val))
            rl_state_ref_make(s, val)->flags |= RL_REF_HELD | RL_REF_LENT;
    }
    if ((effect == RL_EFFECT_OUT_NEW || found) && !rl_is_null(e, s, address)) {
        rl_forget_null(s, val);
        rl_count_new(e, s, val, api->name);
        struct rl_ref *ref = api->args[index].kept ? rl_state_ref(s, val) : NULL;
        if (ref)
            ref->flags |= RL_REF_SHARED;
    }
    if (found)
        rl_state_fact_make(s, val)->nonzero = true;
    store_out(e, s, address, val);
}

static void clear_place(struct rl_engine *e, struct rl_state *s, const struct rl_api *api, const struct rl_inst *inst,
                        uint32_t index)
{
    const struct rl_place *place = inst->arg_places ? inst->arg_places[index] : NULL;
    rl_term loc = place ? rl_eval_place(e, s, place) : RL_NO_TERM;
    rl_term old = loc ? rl_load(e, s, loc, place->type) : rl_call_arg(e, s, inst, index);
    bool replaces = api->args[index].effect == RL_EFFECT_REPLACES;
    if (!rl_is_null(e, s, old))
        rl_count_release(e, s, old, api->name);
    e->clearing = true;
    if (loc)
        rl_store(e, s, loc, replaces ? rl_call_arg(e, s, inst, index + 1) : rl_term_int(e->terms, 0), place);
    e->clearing = false;
}

static void effect_on(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api,
                      uint32_t i, bool success)
{
    rl_term val = rl_call_arg(e, s, inst, i);
    const struct rl_api_arg *arg = &api->args[i];
    rl_deeds_of_argument(e, s, val, arg, api->name);
    switch (arg->effect) {
    case RL_EFFECT_BORROW:
        break;
    case RL_EFFECT_VISITS:
        rl_deeds_note(e, s, val, RL_DEED_VISIT, api->name);
        break;
    case RL_EFFECT_STORES_UNCOUNTED: case RL_EFFECT_BUFFER_ACQUIRE: case RL_EFFECT_BUFFER_RELEASE: case RL_EFFECT_FREES:
    case RL_EFFECT_FREES_ON_SUCCESS: case RL_EFFECT_DESTROYS: case RL_EFFECT_CONTENTS:
        rl_memory_effect(e, s, api, i, val, success);
        break;
    case RL_EFFECT_STORES:
        if (success)
            rl_count_share(e, s, val, api->name,
                           arg->into >= 0 ? rl_call_arg(e, s, inst, (uint32_t)arg->into) : RL_NO_TERM);
        break;
    case RL_EFFECT_STEALS:
        steal(e, s, api, i, val, inst, success);
        break;
    case RL_EFFECT_STEALS_ON_SUCCESS:
        if (success)
            steal(e, s, api, i, val, inst, true);
        else
            not_stolen(e, s, api, val);
        break;
    case RL_EFFECT_RETAINS:
        rl_count_retain(e, s, val, api->name);
        break;
    case RL_EFFECT_RETAINS_ON_SUCCESS:
        if (success)
            rl_count_retain(e, s, val, api->name);
        break;
    case RL_EFFECT_RELEASES:
        rl_count_release(e, s, val, api->name);
        break;
    case RL_EFFECT_CLEARS: case RL_EFFECT_REPLACES:
        clear_place(e, s, api, inst, i);
        break;
    case RL_EFFECT_OUT_NEW: case RL_EFFECT_OUT_BORROWED: case RL_EFFECT_OUT_OTHER: case RL_EFFECT_OUT_ALLOC:
    case RL_EFFECT_OUT_FOUND:
        out_value(e, s, api, i, val, NULL, success);
        break;
    case RL_EFFECT_INOUT_REPLACES:
        if (arg->family)
            resize_memory(e, s, inst, i, val);
        else
            replace_out(e, s, val, i + 1, api->name, success, false);
        break;
    case RL_EFFECT_INOUT_KEEPS:
        replace_out(e, s, val, i + 1, api->name, success, true);
        break;
    case RL_EFFECT_INIT_NEW:
        rl_count_new(e, s, val, api->name);
        break;
    case RL_EFFECT_ESCAPES:
        rl_count_escape(e, s, val);
        break;
    case RL_EFFECT_EMPTIES: case RL_EFFECT_DROPS:
        if (success)
            rl_lent_drop(e, s, inst, api, i);
        else
            rl_holds_drop(e, s, rl_term_pointee(e->terms, val)); /* how far it came is not known */
        break;
    }
}

/* Objects that are handed over are looked at: dead ones and NULLs are told. */
void rl_call_check_arguments(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api)
{
    for (uint32_t i = 0; i < inst->nargs; i++) {
        rl_term val = rl_term_pointee(e->terms, rl_call_arg(e, s, inst, i));
        const struct rl_api_arg *arg = api && i < api->nargs ? &api->args[i] : NULL;
        bool account = arg && (arg->effect == RL_EFFECT_RELEASES || arg->effect == RL_EFFECT_STEALS ||
                               is_place_effect(arg->effect));
        if (!account)
            rl_count_use(e, s, val, api ? api->name : inst->a.kind == RL_VAL_FUNC ? inst->a.text : "call");
        bool promised = i > 0 && inst->a.kind != RL_VAL_FUNC; /* to who fills the slot: he may take NULL nevertheless */
        if (arg && arg->null_known && arg->null == RL_NULL_NEVER && !inst->null_checked && !promised)
            rl_use_nonnull(e, s, rl_call_arg(e, s, inst, i), api->name, rl_spelled(e, inst->args[i]));
    }
}

/* ---- results ------------------------------------------------------------------------------ */

static rl_term failed_result(struct rl_engine *e, const struct rl_api *api)
{
    switch (api->failure) {
    case RL_FAIL_NEGATIVE: case RL_FAIL_NONZERO:
        return rl_term_int(e->terms, -1);
    case RL_FAIL_NULL: case RL_FAIL_ZERO: case RL_FAIL_NEVER: case RL_FAIL_AMBIGUOUS:
        break;
    }
    return rl_term_int(e->terms, 0);
}

/* What the allocator has set to zero. */
static void zeroed(struct rl_engine *e, struct rl_state *s, rl_term val, const struct rl_api *api)
{
    if (api->zeroed)
        rl_state_set(s, rl_term_deref(e->terms, val), rl_term_simple(e->terms, RL_T_ZERO, 0, 0));
}

/* What others keep, too, outlives our reference: what the callee looked up, or has ready for such a number. */
static void kept_elsewhere(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api, rl_term val)
{
    bool kept = api->kept;
    for (uint32_t i = 0; i < api->nargs && i < inst->nargs; i++) {
        if (!api->args[i].ready)
            continue;
        struct rl_range r = rl_range_of(e, s, rl_call_arg(e, s, inst, i));
        if (r.lo < api->args[i].ready_lo || r.hi > api->args[i].ready_hi)
            continue;
        kept = true;
        rl_forget_null(s, val); /* who tests it nevertheless may */
    }
    struct rl_ref *ref = kept ? rl_state_ref(s, val) : NULL;
    if (ref)
        ref->flags |= RL_REF_SHARED;
}

/* What such calls return is a status, not a count. */
static bool gives_away(const struct rl_api *api)
{
    for (uint32_t i = 0; i < api->nargs; i++)
        if (api->args[i].effect == RL_EFFECT_STEALS || api->args[i].effect == RL_EFFECT_STEALS_ON_SUCCESS ||
            api->args[i].effect == RL_EFFECT_INOUT_REPLACES || api->args[i].effect == RL_EFFECT_INOUT_KEEPS ||
            api->args[i].effect == RL_EFFECT_BUFFER_ACQUIRE)
            return true;
    return false;
}

/* What such calls return is 1 or 0, not a number. */
static bool gives_out(const struct rl_api *api, const struct rl_inst *inst)
{
    for (uint32_t i = 0; i < api->nargs; i++)
        if (api->args[i].effect == RL_EFFECT_OUT_NEW)
            return inst->type && inst->type->kind == RL_TYPE_INT;
    return false;
}

bool rl_call_is_getter(const struct rl_api *api)
{
    if (api->field)
        return true;
    if (api->failure == RL_FAIL_NULL || api->runs != RL_RUNS_NOTHING || api->nargs != 1 || api->args[0].effect != RL_EFFECT_BORROW)
        return false;
    return api->result == RL_RESULT_INTERIOR || (api->result == RL_RESULT_BORROWED && api->null == RL_NULL_NEVER);
}

/* Py_BuildValue("ii", ...): a container is made, which is none that was there before. */
static bool builds_container(const struct rl_api *api, const struct rl_inst *inst)
{
    if (api->varargs != RL_VARARGS_BUILD || api->format != 0 || inst->nargs == 0 || inst->args[0].kind != RL_VAL_STR)
        return false;
    int units = 0;
    for (const char *at = inst->args[0].text; *at; at++)
        units += g_ascii_isalpha(*at) ? 1 : strchr("([{", *at) ? 2 : 0;
    return units > 1; /* of several items, or in brackets */
}

static rl_term result_of(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api,
                         bool forked)
{
    rl_term from = api->from >= 0 ? rl_call_arg(e, s, inst, (uint32_t)api->from) : RL_NO_TERM;
    bool object = api->result == RL_RESULT_NEW || api->result == RL_RESULT_BORROWED || rl_type_is_object(inst->type);
    rl_term val;
    switch (api->result) {
    case RL_RESULT_NULL:
        return rl_term_int(e->terms, 0);
    case RL_RESULT_ARGUMENT:
        if (from)
            return from;
        break;
    case RL_RESULT_IMMORTAL: case RL_RESULT_INTERIOR: case RL_RESULT_BORROWED: case RL_RESULT_NEW:
    case RL_RESULT_ALLOC: case RL_RESULT_OTHER: case RL_RESULT_UNKNOWN:
        break;
    }
    if (inst->nargs == 1 && rl_call_is_getter(api)) {
        const char *name = api->field ? g_hash_table_lookup(e->unit->field_names, api->field) : api->name;
        name = name ? name : rl_arena_intern(e->arena, api->field);
        rl_term loc = rl_term_text(e->terms, RL_T_FIELD, rl_term_deref(e->terms, rl_call_arg(e, s, inst, 0)), name);
        val = rl_load(e, s, loc, inst->type);
        if (api->null == RL_NULL_NEVER && rl_is_null(e, s, val)) { /* the head of an object in memory that is zero else */
            val = rl_term_symbol(e->terms, RL_T_INIT, loc, e->inst + 1, inst->type, object);
            rl_state_set(s, loc, val);
        }
        if (api->null == RL_NULL_NEVER)
            rl_state_fact_make(s, val)->nonzero = true;
        if (api->result == RL_RESULT_INTERIOR && rl_info(e, val)->kind == RL_T_INIT && !rl_state_ref(s, val) && rl_count_tracked(e, val)) {
            struct rl_ref *ref = rl_state_ref_make(s, val);
            ref->owner = rl_term_pointee(e->terms, rl_call_arg(e, s, inst, 0));
            ref->flags |= RL_REF_LENT;
        }
        return val;
    }
    val = rl_lent_again(e, s, inst, api);
    if (val)
        return val;
    val = rl_call_symbol(e, s, 0, inst->type, object && api->result != RL_RESULT_ALLOC);
    if (api->traits & RL_TRAIT_SIZE)
        rl_state_fact_make(s, val)->lo = api->failure == RL_FAIL_NEVER ? 0 : -1;
    bool handle = api->family && api->failure == RL_FAIL_NEVER && api->type && strchr(api->type, '*');
    bool never_null = api->null == RL_NULL_NEVER && (api->result != RL_RESULT_OTHER || handle);
    if (never_null || (api->exception == RL_EXC_TESTS && s->failed))
        rl_state_fact_make(s, val)->nonzero = true;
    if ((api->exception == RL_EXC_TESTS || api->exception == RL_EXC_MATCHES) && rl_raise_is_none(e, s))
        return rl_term_int(e->terms, 0);
    if (forked && api->failure == RL_FAIL_NEGATIVE && gives_away(api))
        return rl_term_int(e->terms, 0);
    if (forked && api->failure == RL_FAIL_NEGATIVE)
        rl_state_fact_make(s, val)->lo = 0;
    else if (forked && api->failure == RL_FAIL_NONZERO)
        return rl_term_int(e->terms, 0);
    else if (forked && api->failure == RL_FAIL_ZERO && gives_out(api, inst))
        return rl_term_int(e->terms, 1);
    else if (forked && (api->failure == RL_FAIL_ZERO || api->failure == RL_FAIL_NULL))
        rl_state_fact_make(s, val)->nonzero = true;
    if (api->result == RL_RESULT_NEW) {
        rl_count_new(e, s, val, api->name);
        zeroed(e, s, val, api);
        kept_elsewhere(e, s, inst, api, val);
        struct rl_ref *ref = rl_state_ref(s, val);
        if (ref && (rl_api_constructs(api) || builds_container(api, inst)))
            ref->flags |= RL_REF_FRESH;
    } else if (api->result == RL_RESULT_ALLOC) {
        rl_memory_new(e, s, val, api->name, api->family);
        zeroed(e, s, val, api);
    } else if (api->result == RL_RESULT_INTERIOR && from && rl_count_tracked(e, val)) {
        struct rl_ref *ref = rl_state_ref_make(s, val);
        ref->owner = rl_term_pointee(e->terms, from);
        ref->flags |= RL_REF_LENT;
    } else if (api->result == RL_RESULT_BORROWED && rl_count_tracked(e, val)) {
        struct rl_ref *ref = rl_state_ref_make(s, val);
        ref->owner = from ? rl_term_pointee(e->terms, from) : RL_NO_TERM;
        ref->flags |= RL_REF_LENT;
        if (from)
            rl_lent_note(e, s, inst, (uint32_t)api->from, val);
        rl_event_add(e, s, RL_EVENT_BORROW, val, api->name, NULL);
    }
    return val;
}

static void first_is_there(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api)
{
    for (uint32_t i = 0; i < api->nargs && i < inst->nargs; i++)
        if (api->args[i].effect == RL_EFFECT_OUT_NEW) {
            rl_term val = rl_load(e, s, rl_term_deref(e->terms, rl_call_arg(e, s, inst, i)), NULL);
            if (rl_info(e, val)->kind == RL_T_CALL)
                rl_state_fact_make(s, val)->nonzero = true;
            return;
        }
}

/* The outcomes of one call that are followed apart. */
enum way { WAY_ONLY, WAY_NOTHING /* several outs, all NULL */, WAY_SUCCEEDED, WAY_FOUND, WAY_NOT_FOUND, WAY_FAILED };

/* Hands out several objects that are there together or not at all (PyErr_Fetch). */
static bool fetches(const struct rl_api *api)
{
    int outs = 0;
    for (uint32_t i = 0; i < api->nargs; i++)
        outs += api->args[i].effect == RL_EFFECT_OUT_NEW;
    return outs > 1 && api->failure == RL_FAIL_NEVER;
}

static bool looks_up(const struct rl_api *api)
{
    for (uint32_t i = 0; i < api->nargs; i++)
        if (api->args[i].effect == RL_EFFECT_OUT_FOUND)
            return true;
    return false;
}

static void run_outcome(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api,
                        enum way way);

static void fork_outcome(struct rl_engine *e, const struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api,
                         enum way way)
{
    struct rl_state *fork = rl_state_copy(e->pool, s);
    run_outcome(e, fork, inst, api, way);
    fork->next = e->forks;
    e->forks = fork;
}

static void run_outcome(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api,
                        enum way way)
{
    bool success = way != WAY_FAILED && way != WAY_NOTHING, forked = way != WAY_ONLY && way != WAY_NOTHING;
    rl_term result = success ? result_of(e, s, inst, api, forked) : failed_result(e, api);
    if (success && way == WAY_NOT_FOUND)
        result = rl_term_int(e->terms, 0);
    else if (success && way == WAY_FOUND)
        result = rl_term_int(e->terms, 1);
    else if (forked && success && api->failure == RL_FAIL_NEGATIVE && gives_out(api, inst) && inst->type->nenumerators == 0)
        result = rl_term_int(e->terms, 0);
    e->result = result;
    for (uint32_t i = 0; i < api->nargs && i < inst->nargs; i++) {
        effect_on(e, s, inst, api, i, success);
        if (api->args[i].effect == RL_EFFECT_REPLACES)
            i++; /* the value that was stored: it moved with its reference */
    }
    if (api->varargs != RL_VARARGS_NONE)
        rl_call_format(e, s, inst, api, success, result);
    if (success)
        rl_holds_call(e, s, inst, api, result);
    rl_set_result(e, s, inst, result);
    if (way == WAY_ONLY && fetches(api))
        first_is_there(e, s, inst, api);
    if (way == WAY_FAILED) {
        rl_event_add(e, s, RL_EVENT_FAILED, RL_NO_TERM, api->name, NULL);
        s->failed = s->failed || api->exception == RL_EXC_ON_FAILURE || api->exception == RL_EXC_MAYBE;
    }
    rl_raise_call(e, s, inst, api, way == WAY_FAILED ? RL_WAY_FAILED : forked ? RL_WAY_SUCCEEDED : RL_WAY_ONLY, result);
    if (api->exception == RL_EXC_ALWAYS)
        s->failed = true;
    else if (api->exception == RL_EXC_CLEARS)
        s->failed = false;
}

/* A function to call back, and memory of ours for it: that is the callback's from now on. */
static void lend_memory(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api)
{
    bool with_callback = false;
    for (uint32_t i = 0; i < inst->nargs; i++)
        with_callback = with_callback || rl_info(e, rl_call_arg(e, s, inst, i))->kind == RL_T_FUNC;
    for (uint32_t i = 0; i < inst->nargs && with_callback; i++) {
        rl_term block = rl_term_pointee(e->terms, rl_call_arg(e, s, inst, i));
        bool kept = i >= api->nargs || api->args[i].effect == RL_EFFECT_BORROW;
        if (kept && rl_memory_is_block(e, block))
            rl_count_escape(e, s, block);
    }
}

bool rl_call_api(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, const struct rl_api *api)
{
    rl_call_check_arguments(e, s, inst, api);
    rl_gil_call(e, s, inst, api);
    if (api->noreturn && !(e->off & RL_FLOW_NO_NORETURN))
        return false;
    if (api->returns) { /* Py_RETURN_NONE: the path leaves here, with a new reference */
        rl_term value = rl_term_make(e->terms, &(struct rl_term_info){ .kind = RL_T_SINGLETON, .text = api->returns, .object = true });
        rl_count_retain(e, s, value, api->name);
        rl_count_exit(e, s, value);
        return false;
    }
    lend_memory(e, s, inst, api);
    rl_raise_before(e, s, api);
    bool forks = outcomes_differ(e, s, inst, api);
    if (!forks && fetches(api) && !rl_raise_is_set(s) && !s->failed)
        fork_outcome(e, s, inst, api, WAY_NOTHING);
    if (forks)
        fork_outcome(e, s, inst, api, WAY_FAILED);
    if (forks && looks_up(api))
        fork_outcome(e, s, inst, api, WAY_NOT_FOUND);
    run_outcome(e, s, inst, api, !forks ? WAY_ONLY : looks_up(api) ? WAY_FOUND : WAY_SUCCEEDED);
    return true;
}
