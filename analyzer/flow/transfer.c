/* What each instruction does to a state. */
#include "analyzer/flow/engine.h"

static rl_term temp_loc(struct rl_engine *e, uint32_t temp)
{
    return rl_term_simple(e->terms, RL_T_TEMP, temp, 0);
}

static void set_temp(struct rl_engine *e, struct rl_state *s, uint32_t temp, rl_term val)
{
    if (temp != RL_NO_TEMP)
        rl_state_set(s, temp_loc(e, temp), val);
}

void rl_set_result(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst, rl_term val)
{
    rl_state_set(s, temp_loc(e, inst->dst), val); /* RL_NO_TEMP holds what nobody reads, until the call is over */
}

/* The pointer through which PLACE goes is looked at: is it dead, or NULL? */
static void use_place(struct rl_engine *e, struct rl_state *s, const struct rl_place *place)
{
    if (!place || place->base != RL_BASE_MEM)
        return;
    rl_term pointer = rl_term_pointee(e->terms, rl_eval_val(e, s, place->mem));
    bool arrow = place->nsteps > 0 && place->steps[0].kind == RL_STEP_FIELD;
    const char *user = arrow ? "->" : place->nsteps > 0 ? "[]" : "*";
    rl_count_use(e, s, pointer, user);
    rl_use_nonnull(e, s, pointer, user, rl_spelled(e, place->mem));
}

/* Results whose NULL is a real possibility: not of calls that only fail when they are misused. */
static bool may_be_null(const struct rl_api *api)
{
    if (api->null != RL_NULL_MAYBE || api->exception == RL_EXC_TESTS)
        return false;
    switch (api->result) {
    case RL_RESULT_NEW: case RL_RESULT_BORROWED: case RL_RESULT_ALLOC:
        return true;
    case RL_RESULT_INTERIOR:
        return api->failure == RL_FAIL_NULL;
    case RL_RESULT_OTHER: case RL_RESULT_IMMORTAL: case RL_RESULT_NULL: case RL_RESULT_ARGUMENT: case RL_RESULT_UNKNOWN:
        break;
    }
    return false;
}

/* VAL is the result of a function of the project, which returns what a call of the API gave it, unchecked. */
static bool fails_untold(struct rl_engine *e, struct rl_state *s, rl_term val)
{
    const struct rl_term_info info = *rl_info(e, val);
    const struct rl_fact *fact = rl_state_fact(s, val);
    const struct rl_inst *inst = e->insts[info.a];
    bool asked = fact && (fact->nonzero || fact->lo != INT64_MIN || fact->hi != INT64_MAX);
    if (asked || info.b != 0 || inst->a.kind != RL_VAL_FUNC)
        return false;
    const struct rl_summary *summary = rl_unit_summary(e->unit, inst->a.text);
    bool fails = false;
    for (uint32_t i = 0; summary && !summary->coarse && i < summary->noutcomes; i++) {
        const struct rl_outcome *outcome = &summary->outcomes[i];
        if (outcome->result == RL_RETURN_NEW && !outcome->nonnull && !outcome->unchecked)
            return false;
        fails = fails || (outcome->result == RL_RETURN_NEW && outcome->unchecked);
    }
    return fails;
}

/* VAL is what a field of the object that is taken apart held at entry, which the collector may have had cleared before. */
static bool cleared_before(struct rl_engine *e, const struct rl_term_info *val)
{
    if (e->contract != RL_CONTRACT_DESTRUCTOR || val->kind != RL_T_INIT || val->b != 0 || !e->unit->options->cleared_before)
        return false;
    const struct rl_term_info field = *rl_info(e, val->a);
    const struct rl_term_info *object = field.kind == RL_T_FIELD ? rl_info(e, field.a) : NULL;
    if (!object || object->kind != RL_T_DEREF || rl_info(e, object->a)->kind != RL_T_PARAM)
        return false;
    return e->unit->options->cleared_before(e->unit->options->types, e->func->name, field.text) != NULL;
}

bool rl_may_fail(struct rl_engine *e, const struct rl_state *s, rl_term val)
{
    const struct rl_term_info info = *rl_info(e, val);
    const struct rl_api *api = info.kind == RL_T_CALL && info.b == 0 ? e->inst_api[info.a] : NULL;
    return api && may_be_null(api) && !rl_state_fact(s, val);
}

void rl_use_nonnull(struct rl_engine *e, struct rl_state *s, rl_term val, const char *user, const char *name)
{
    if (rl_is_nonnull(e, s, val))
        return;
    const struct rl_term_info info = *rl_info(e, val);
    if (info.kind == RL_T_INT && info.num == 0) {
        rl_observe(e, s, &(struct rl_sighting){ .kind = RL_OBS_NULL, .object = val, .name = name, .user = user, .null_certain = true,
                                                .confidence = RL_LIKELY });
        rl_raise_unknown(s); /* nobody gets here */
        return;
    }
    if (info.kind == RL_T_UNDEF)
        return;
    if (info.kind == RL_T_PARAM && info.a < 64 && !rl_state_fact(s, val))
        e->dereferenced |= UINT64_C(1) << info.a;
    if (!rl_state_fact(s, val) && cleared_before(e, &info))
        rl_observe(e, s, &(struct rl_sighting){ .kind = RL_OBS_NULL, .object = val, .user = user, .confidence = RL_LIKELY });
    if (info.kind == RL_T_CALL && !e->inst_api[info.a] && fails_untold(e, s, val))
        rl_observe(e, s, &(struct rl_sighting){ .kind = RL_OBS_NULL, .object = val, .user = user, .from_failure = true, .confidence = RL_LIKELY });
    if (info.kind != RL_T_CALL || rl_state_fact(s, val)) {
        rl_state_fact_make(s, val)->nonzero = true; /* tested, or joined: nothing certain before, but it is not NULL behind this */
        return;
    }
    const struct rl_api *api = e->inst_api[info.a];
    if (info.b == 0 && api && may_be_null(api) &&
        (e->level < 2 || info.a + 1 == e->focus))
        rl_observe(e, s, &(struct rl_sighting){ .kind = RL_OBS_NULL, .object = val, .user = user, .from_failure = true,
                                                .confidence = api->result == RL_RESULT_BORROWED && api->failure == RL_FAIL_NULL
                                                                  ? RL_GUESS /* an index or type that may be known to fit */
                                                                  : RL_LIKELY });
    rl_state_fact_make(s, val)->nonzero = true;
}

/* A temporary whose last reader was this instruction is no handle any more. */
static void end_temps(struct rl_engine *e, struct rl_state *s, const struct rl_val *vals, uint32_t nvals)
{
    for (uint32_t i = 0; i < nvals; i++) {
        if (vals[i].kind != RL_VAL_TEMP || e->last_use[vals[i].id] != e->inst)
            continue;
        rl_term loc = temp_loc(e, vals[i].id), val = rl_state_get(s, loc);
        if (!val)
            continue;
        rl_state_unset(s, loc);
        rl_count_check(e, s, val, RL_LOSS_DISCARD, NULL);
    }
}

static void end_place(struct rl_engine *e, struct rl_state *s, const struct rl_place *place)
{
    if (!place)
        return;
    if (place->base == RL_BASE_MEM)
        end_temps(e, s, &place->mem, 1);
    for (uint32_t i = 0; i < place->nsteps; i++)
        if (place->steps[i].kind == RL_STEP_INDEX)
            end_temps(e, s, &place->steps[i].index, 1);
}

static void end_operands(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst)
{
    if (e->off & RL_FLOW_NO_HANDLES)
        return;
    end_temps(e, s, &inst->a, 1);
    end_temps(e, s, &inst->b, 1);
    end_temps(e, s, inst->args, inst->nargs);
    end_place(e, s, inst->place);
    end_place(e, s, inst->place2);
    if (inst->kind == RL_INST_CALL ? inst->dst == RL_NO_TEMP || e->last_use[inst->dst] == e->inst
                                   : inst->dst != RL_NO_TEMP && e->last_use[inst->dst] == e->inst) {
        rl_term loc = temp_loc(e, inst->dst), val = rl_state_get(s, loc);
        rl_state_unset(s, loc); /* nobody reads the result */
        if (val)
            rl_count_check(e, s, val, RL_LOSS_DISCARD, NULL);
    }
}

static void scope_end(struct rl_engine *e, struct rl_state *s, rl_term var)
{
    for (uint32_t i = s->nbinds; i-- > 0;) {
        rl_term loc = s->binds[i].loc, val = s->binds[i].val;
        if (rl_term_root(e->terms, loc) != var)
            continue;
        rl_state_unset(s, loc);
        rl_count_check(e, s, val, RL_LOSS_SCOPE, rl_loc_name(e, loc));
        i = MIN(i, s->nbinds);
    }
}

static void copy_aggregate(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst)
{
    rl_term to = rl_eval_place(e, s, inst->place), from = rl_eval_place(e, s, inst->place2);
    struct rl_bind *old = g_memdup2(s->binds, s->nbinds * sizeof(*old));
    uint32_t n = s->nbinds;
    rl_term whole = rl_load(e, s, from, inst->type);
    rl_store(e, s, to, whole, inst->place);
    for (uint32_t i = 0; i < n; i++) {
        rl_term part = old[i].loc;
        if (part != from && rl_term_root(e->terms, part) == rl_term_root(e->terms, from) &&
            rl_term_depends(e->terms, part, from))
            rl_state_set(s, rl_term_replace(e->terms, part, from, to), old[i].val);
    }
    g_free(old);
}

static void opaque(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst)
{
    for (uint32_t i = 0; i < inst->nargs; i++) {
        rl_term val = rl_eval_val(e, s, inst->args[i]);
        rl_count_escape(e, s, val);
        if (rl_info(e, val)->kind == RL_T_ADDR)
            rl_havoc(e, s, rl_info(e, val)->a);
    }
    set_temp(e, s, inst->dst,
             rl_term_symbol(e->terms, RL_T_OPAQUE, e->inst, 0, inst->type, rl_type_is_object(inst->type)));
}

static rl_term address_of(struct rl_engine *e, struct rl_state *s, const struct rl_place *place)
{
    rl_term loc = rl_loc_begun(e, rl_eval_place(e, s, place), true);
    const struct rl_term_info info = *rl_info(e, loc);
    if (info.kind == RL_T_DEREF)
        return info.a; /* &*p */
    if (info.kind == RL_T_GLOBAL) {
        rl_term known = rl_singleton(e, e->unit->ir->globals[info.a].name);
        if (known)
            return known;
    }
    return rl_term_simple(e->terms, RL_T_ADDR, loc, 0);
}

static void load(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst)
{
    rl_term loc = rl_eval_place(e, s, inst->place);
    set_temp(e, s, inst->dst, rl_load(e, s, loc, inst->type));
    if (inst->place->base == RL_BASE_VAR && inst->place->nsteps == 0 && e->read_once[inst->place->id])
        rl_state_unset(s, loc);
}

static bool run(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst)
{
    switch (inst->kind) {
    case RL_INST_LOAD:
        use_place(e, s, inst->place);
        load(e, s, inst);
        return true;
    case RL_INST_STORE:
        use_place(e, s, inst->place);
        rl_store(e, s, rl_eval_place(e, s, inst->place), rl_eval_val(e, s, inst->a), inst->place);
        return true;
    case RL_INST_ADDR:
        set_temp(e, s, inst->dst, address_of(e, s, inst->place));
        return true;
    case RL_INST_COPY:
        use_place(e, s, inst->place);
        use_place(e, s, inst->place2);
        copy_aggregate(e, s, inst);
        return true;
    case RL_INST_ZERO:
        use_place(e, s, inst->place);
        rl_store(e, s, rl_eval_place(e, s, inst->place), rl_term_simple(e->terms, RL_T_ZERO, 0, 0), NULL);
        return true;
    case RL_INST_BINARY:
        set_temp(e, s, inst->dst,
                 rl_eval_binary(e, s, inst->op, rl_eval_val(e, s, inst->a), rl_eval_val(e, s, inst->b)));
        return true;
    case RL_INST_UNARY:
        set_temp(e, s, inst->dst, rl_eval_unary(e, s, inst->op, rl_eval_val(e, s, inst->a)));
        return true;
    case RL_INST_CAST:
        set_temp(e, s, inst->dst, rl_eval_val(e, s, inst->a));
        return true;
    case RL_INST_CALL:
        return rl_call(e, s, inst);
    case RL_INST_OPAQUE:
        opaque(e, s, inst);
        return true;
    case RL_INST_SCOPE_END:
        scope_end(e, s, rl_eval_place(e, s, inst->place));
        return true;
    }
    return true;
}

bool rl_transfer(struct rl_engine *e, struct rl_state *s, const struct rl_inst *inst)
{
    e->loc = inst->loc;
    e->macro = inst->macro;
    bool goes_on = run(e, s, inst);
    if (goes_on)
        end_operands(e, s, inst);
    for (struct rl_state *fork = e->forks; fork; fork = fork->next)
        end_operands(e, fork, inst);
    return goes_on;
}
