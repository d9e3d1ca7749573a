/* Exploring one function: blocks in reverse post-order, states at their entries,
 * budgets and what gives way when one is hit.
 */
#include <string.h>

#include "analyzer/flow/dump.h"
#include "analyzer/flow/engine.h"
#include "analyzer/flow/summarise.h"
#include "analyzer/model/convention.h"

/* WORK_LIMIT: entries of states looked at; some 10 to 20 ns each.  FEW_WAYS: states behind one instruction at level 3. */
enum { FEW_WAYS = 6 };
enum { WORK_LIMIT = 12000000, STEP_LIMIT = 12000, PER_BLOCK = 80, WIDEN_AFTER = 3, FOCUS_SHARE = 6, MOST_ALIKE = 4 };

/* ---- preparing -------------------------------------------------------------------------- */

static void use_val(struct rl_engine *e, struct rl_val val, uint32_t block, uint32_t at)
{
    if (val.kind != RL_VAL_TEMP)
        return;
    uint32_t def = e->def_inst[val.id];
    if (def == UINT32_MAX || e->inst_block[def] != block)
        e->last_use[val.id] = UINT32_MAX; /* lives across blocks */
    else if (e->last_use[val.id] != UINT32_MAX)
        e->last_use[val.id] = at;
}

static void use_place(struct rl_engine *e, const struct rl_place *place, uint32_t block, uint32_t at)
{
    if (!place)
        return;
    if (place->base == RL_BASE_MEM)
        use_val(e, place->mem, block, at);
    for (uint32_t i = 0; i < place->nsteps; i++)
        if (place->steps[i].kind == RL_STEP_INDEX)
            use_val(e, place->steps[i].index, block, at);
}

static void use_inst(struct rl_engine *e, const struct rl_inst *inst, uint32_t block, uint32_t at)
{
    use_val(e, inst->a, block, at);
    use_val(e, inst->b, block, at);
    for (uint32_t i = 0; i < inst->nargs; i++) {
        use_val(e, inst->args[i], block, at);
        if (inst->arg_places)
            use_place(e, inst->arg_places[i], block, at);
    }
    use_place(e, inst->place, block, at);
    use_place(e, inst->place2, block, at);
}

/* The variables that lowering made to join the values of ?: and its like. */
static void find_read_once(struct rl_engine *e)
{
    uint32_t *reads = g_new0(uint32_t, e->func->nvars + 1);
    e->read_once = g_new0(bool, e->func->nvars + 1);
    for (uint32_t i = 0; i < e->ninsts; i++)
        if (e->insts[i] && e->insts[i]->kind == RL_INST_LOAD && e->insts[i]->place->base == RL_BASE_VAR)
            reads[e->insts[i]->place->id]++;
    for (uint32_t v = 0; v < e->func->nvars; v++)
        e->read_once[v] = e->func->vars[v].synthetic && !e->func->vars[v].address_taken && reads[v] == 1;
    g_free(reads);
}

static void number_instructions(struct rl_engine *e)
{
    const struct rl_ir_func *func = e->func;
    for (uint32_t b = 0; b < func->nblocks; b++)
        e->ninsts += func->blocks[b].ninsts + 1; /* and the terminator */
    e->insts = g_new0(const struct rl_inst *, e->ninsts);
    e->inst_api = g_new0(const struct rl_api *, e->ninsts);
    e->inst_block = g_new0(uint32_t, e->ninsts);
    e->inst_memory = g_new0(uint32_t, e->ninsts);
    e->blocks = g_new0(struct rl_block_info, func->nblocks);
    e->last_use = g_new0(uint32_t, func->ntemps + 1);
    e->def_inst = g_new(uint32_t, func->ntemps + 1);
    for (uint32_t t = 0; t < func->ntemps; t++)
        e->def_inst[t] = UINT32_MAX;
    uint32_t at = 0;
    for (uint32_t b = 0; b < func->nblocks; b++) {
        e->blocks[b].first_inst = at;
        e->blocks[b].entries = g_array_new(FALSE, TRUE, sizeof(struct rl_entry));
        for (uint32_t i = 0; i < func->blocks[b].ninsts; i++, at++) {
            const struct rl_inst *inst = &func->blocks[b].insts[i];
            e->insts[at] = inst;
            e->inst_block[at] = b;
            if (inst->dst != RL_NO_TEMP)
                e->def_inst[inst->dst] = e->last_use[inst->dst] = at;
            if (inst->kind == RL_INST_CALL && inst->a.kind == RL_VAL_FUNC)
                e->inst_api[at] = rl_unit_api(e->unit, inst->a.text);
        }
        e->inst_block[at++] = b;
    }
    find_read_once(e);
    at = 0;
    for (uint32_t b = 0; b < func->nblocks; b++) {
        for (uint32_t i = 0; i < func->blocks[b].ninsts; i++, at++)
            use_inst(e, &func->blocks[b].insts[i], b, at);
        use_val(e, func->blocks[b].term.value, b, at++);
    }
}

/* No table names it, but nobody else sees it, and it has the form of a method: an external function that reports success,
 * whose first argument is called self, and that by its name ends nothing. */
static bool is_method(const struct rl_engine *e)
{
    const struct rl_ir_func *func = e->func;
    if (e->contract != RL_CONTRACT_ASSUMED || func->nparams == 0 || !func->result || func->result->kind != RL_TYPE_INT)
        return false;
    return strcmp(func->vars[0].name, "self") == 0 && rl_type_is_object(func->vars[0].type) && !rl_name_ends(func->name);
}

static void engine_init(struct rl_engine *e, struct rl_flow_unit *unit, const struct rl_ir_func *func)
{
    *e = (struct rl_engine){ .unit = unit, .func = func, .arena = unit->arena, .off = unit->options->off };
    e->step_limit = unit->options->limits.states ? unit->options->limits.states : STEP_LIMIT;
    e->per_block = unit->options->limits.per_block ? unit->options->limits.per_block : PER_BLOCK;
    if (e->off & RL_FLOW_NO_BUDGET)
        e->step_limit = e->per_block = UINT32_MAX;
    e->object_result = rl_type_is_object(func->result);
    e->contract = rl_unit_contract(unit, func);
    e->promised = e->object_result && (e->contract == RL_CONTRACT_NEW || e->contract == RL_CONTRACT_ASSUMED);
    e->module_init = rl_unit_is_module_init(unit, func);
    e->owed = rl_unit_owed(unit, func);
    e->keeps_exception = e->owed && e->owed->exception == RL_EXC_NONE && strcmp(e->owed->type, "void") == 0;
    e->is_method = is_method(e);
    number_instructions(e);
    e->loops = rl_loops_find(func, unit->arena);
    rl_emptied_find(e);
    e->seen = g_hash_table_new(g_int64_hash, g_int64_equal);
    e->deeds_seen = g_hash_table_new(NULL, NULL);
    e->builds = g_ptr_array_new();
}

static void drop_entries(struct rl_engine *e)
{
    for (uint32_t b = 0; b < e->func->nblocks; b++)
        g_array_set_size(e->blocks[b].entries, 0);
    rl_pool_free(e->pool);
    rl_terms_free(e->terms);
    e->pool = NULL;
    e->terms = NULL;
}

static void engine_release(struct rl_engine *e)
{
    for (uint32_t b = 0; b < e->func->nblocks; b++)
        g_array_free(e->blocks[b].entries, TRUE);
    g_array_free(e->loops, TRUE);
    g_array_free(e->emptied, TRUE);
    g_free(e->insts);
    g_free(e->inst_api);
    g_free(e->inst_block);
    g_free(e->inst_memory);
    g_free(e->blocks);
    g_free(e->last_use);
    g_free(e->def_inst);
    g_free(e->read_once);
    g_hash_table_destroy(e->seen);
    g_hash_table_destroy(e->deeds_seen);
    if (e->field_names)
        g_hash_table_destroy(e->field_names);
    g_ptr_array_free(e->builds, TRUE);
}

/* ---- states at a point ---------------------------------------------------------------------- */

/* Joins S (consumed) into ENTRY, the only one of BLOCK, whatever it says. */
static void arrive_roughly(struct rl_engine *e, uint32_t block, struct rl_entry *entry, struct rl_state *s)
{
    for (uint32_t i = s->nfacts; i-- > 0;)
        if (rl_info(e, s->facts[i].val)->kind == RL_T_EXPR)
            rl_state_fact_drop(s, s->facts[i].val); /* conditions that correlate are what makes it large */
    bool gave_up = rl_state_agree(e, entry->state, s);
    if (rl_merge(e, block, entry->state, s, ++entry->merges > WIDEN_AFTER) || gave_up)
        entry->pending = true;
    rl_state_drop(e->pool, s);
}

/* Arrives at BLOCK's entry with S (consumed). */
static void arrive(struct rl_engine *e, uint32_t block, struct rl_state *s)
{
    GArray *entries = e->blocks[block].entries;
    e->work += rl_terms_count(e->terms) / (e->level == 3 ? 32 : 4) + s->nbinds + s->nfacts + s->nrefs + entries->len * 4u;
    if (e->work > e->work_limit)
        e->exhausted = true;
    rl_count_end_block(e, s);
    if (block <= e->block && e->inst > 0)
        rl_aggregate(e, s); /* a loop comes round */
    rl_count_sweep(e, s);
    if (e->level == 3 && entries->len > 0) {
        arrive_roughly(e, block, &g_array_index(entries, struct rl_entry, 0), s);
        return;
    }
    uint64_t key = rl_state_key(e, s);
    uint32_t alike = 0;
    for (guint i = 0; i < entries->len && !(e->off & RL_FLOW_NO_MERGE); i++) {
        struct rl_entry *entry = &g_array_index(entries, struct rl_entry, i);
        if (entry->key != key || !rl_state_key_equal(e, entry->state, s))
            continue;
        if (++alike < MOST_ALIKE && rl_merge_blurs(e, entry->state, s))
            continue;
        if (rl_merge(e, block, entry->state, s, ++entry->merges > WIDEN_AFTER))
            entry->pending = true;
        entry->key = rl_state_key(e, entry->state);
        rl_state_drop(e->pool, s);
        return;
    }
    if (entries->len >= e->per_block) {
        e->exhausted = true;
        rl_state_drop(e->pool, s);
        return;
    }
    struct rl_entry entry = { .state = s, .key = key, .pending = true };
    g_array_append_val(entries, entry);
}

/* Joins states of LIST that agree, after an instruction has split them. */
static struct rl_state *compact(struct rl_engine *e, struct rl_state *list)
{
    struct rl_state *kept = NULL;
    uint32_t n = 0;
    while (list) {
        struct rl_state *s = list;
        list = s->next;
        s->next = NULL;
        bool merged = e->level == 3 && n >= FEW_WAYS;
        if (merged) {
            rl_state_agree(e, kept, s);
            rl_merge(e, e->func->nblocks + e->inst, kept, s, false);
        }
        for (struct rl_state *k = kept; k && !merged && !(e->off & RL_FLOW_NO_MERGE); k = k->next) {
            if (rl_state_key(e, k) != rl_state_key(e, s) || !rl_state_key_equal(e, k, s))
                continue;
            rl_merge(e, e->func->nblocks + e->inst, k, s, false);
            merged = true;
        }
        if (merged || n >= e->per_block) {
            e->exhausted = e->exhausted || !merged;
            rl_state_drop(e->pool, s);
            continue;
        }
        s->next = kept;
        kept = s;
        n++;
    }
    return kept;
}

/* One instruction on all states of LIST; what splits is merged again only where the split leaves no difference. */
static struct rl_state *step(struct rl_engine *e, struct rl_state *list, const struct rl_inst *inst)
{
    struct rl_state *out = NULL, **tail = &out;
    bool split = false;
    while (list) {
        struct rl_state *s = list;
        list = s->next;
        s->next = NULL;
        e->forks = NULL;
        if (rl_transfer(e, s, inst)) {
            *tail = s;
            tail = &s->next;
        } else {
            rl_state_drop(e->pool, s);
        }
        while (e->forks) {
            struct rl_state *fork = e->forks;
            e->forks = fork->next;
            fork->next = NULL;
            *tail = fork;
            tail = &fork->next;
            split = true;
        }
    }
    if (out && out->next && !split)
        return out;
    return out && out->next && out->next->next ? compact(e, out) : out;
}

/* ---- leaving a block ---------------------------------------------------------------------------- */

static void end_value(struct rl_engine *e, struct rl_state *s, struct rl_val val)
{
    if (val.kind != RL_VAL_TEMP || e->last_use[val.id] != e->inst || (e->off & RL_FLOW_NO_HANDLES))
        return;
    rl_term loc = rl_term_simple(e->terms, RL_T_TEMP, val.id, 0), held = rl_state_get(s, loc);
    rl_state_unset(s, loc);
    if (held)
        rl_count_check(e, s, held, RL_LOSS_DISCARD, NULL);
}

static void branch(struct rl_engine *e, struct rl_state *s, const struct rl_term *term)
{
    rl_term value = rl_eval_val(e, s, term->value);
    for (int side = 0; side < 2; side++) {
        bool truth = side == 0;
        struct rl_state *way = rl_state_copy(e->pool, s);
        if (!rl_assume(e, way, value, truth)) {
            rl_state_drop(e->pool, way);
            continue;
        }
        rl_event_branch(e, way, truth);
        rl_emptied_leave(e, way, term->targets[side]);
        end_value(e, way, term->value);
        arrive(e, term->targets[side], way);
    }
    rl_state_drop(e->pool, s);
}

static bool assume_case(struct rl_engine *e, struct rl_state *s, rl_term value, struct rl_case c, bool taken)
{
    rl_term low = rl_term_int(e->terms, c.low), high = rl_term_int(e->terms, c.high);
    if (c.low == c.high)
        return rl_assume_compare(e, s, taken ? RL_OP_EQ : RL_OP_NE, value, low);
    return !taken || (rl_assume_compare(e, s, RL_OP_GE, value, low) && rl_assume_compare(e, s, RL_OP_LE, value, high));
}

/* A case takes a number from an end of what VALUE can be: in any other order than from there it takes several rounds. */
static bool assume_none(struct rl_engine *e, struct rl_state *s, rl_term value, const struct rl_case *cases, uint32_t ncases)
{
    enum { FEW = 16 };
    struct rl_range before, after = rl_range_of(e, s, value);
    do {
        before = after;
        for (uint32_t c = 0; c < ncases; c++)
            if (!assume_case(e, s, value, cases[c], false))
                return false;
        after = rl_range_of(e, s, value);
    } while ((uint64_t)after.hi - (uint64_t)after.lo < FEW && (after.lo != before.lo || after.hi != before.hi));
    return true;
}

static void switch_over(struct rl_engine *e, struct rl_state *s, const struct rl_term *term)
{
    rl_term value = rl_eval_val(e, s, term->value);
    for (uint32_t i = 0; i < term->ntargets; i++) {
        struct rl_state *way = rl_state_copy(e->pool, s);
        bool feasible = true;
        if (i + 1 < term->ntargets)
            feasible = assume_case(e, way, value, term->cases[i], true);
        else
            feasible = assume_none(e, way, value, term->cases, i);
        if (!feasible) {
            rl_state_drop(e->pool, way);
            continue;
        }
        end_value(e, way, term->value);
        arrive(e, term->targets[i], way);
    }
    rl_state_drop(e->pool, s);
}

/* The comparison of a call's result that the returned VALUE tells the outcome of, or RL_NO_TERM; VALUE is SIGN where it holds. */
static rl_term returned_test(struct rl_engine *e, rl_term value, int *sign)
{
    const struct rl_term_info *info = rl_info(e, value);
    *sign = 1;
    if (info->kind == RL_T_EXPR && info->op == RL_OP_NEG) {
        *sign = -1;
        value = info->a;
        info = rl_info(e, value);
    }
    bool compares = info->kind == RL_T_EXPR && (info->op == RL_OP_EQ || info->op == RL_OP_NE || info->op == RL_OP_NOT);
    return compares && rl_info(e, info->a)->object && rl_info(e, info->a)->kind == RL_T_CALL ? value : RL_NO_TERM;
}

/* `return x == NULL`: the caller hears which it is, so that both are ways out. */
static void leave_function(struct rl_engine *e, struct rl_state *s, const struct rl_term *term)
{
    rl_term value = term->value.kind == RL_VAL_NONE ? RL_NO_TERM : rl_eval_val(e, s, term->value);
    int sign = 1;
    rl_witness_exit(e, s);
    if (value)
        rl_deeds_return(e, value);
    rl_term test = value ? returned_test(e, value, &sign) : RL_NO_TERM;
    if (!test) {
        rl_count_exit(e, s, value);
        return;
    }
    for (int truth = 0; truth <= 1; truth++) {
        struct rl_state *way = rl_state_copy(e->pool, s);
        if (rl_assume(e, way, test, truth))
            rl_count_exit(e, way, rl_term_int(e->terms, truth * sign));
        rl_state_drop(e->pool, way);
    }
}

static void leave(struct rl_engine *e, struct rl_state *s, const struct rl_term *term)
{
    e->loc = term->loc;
    e->macro = term->macro;
    switch (term->kind) {
    case RL_TERM_JUMP:
        arrive(e, term->targets[0], s);
        return;
    case RL_TERM_BRANCH:
        branch(e, s, term);
        return;
    case RL_TERM_SWITCH:
        switch_over(e, s, term);
        return;
    case RL_TERM_GOTO:
        for (uint32_t i = 0; i < term->ntargets; i++)
            arrive(e, term->targets[i], rl_state_copy(e->pool, s));
        break;
    case RL_TERM_RETURN:
        leave_function(e, s, term);
        break;
    case RL_TERM_UNREACHABLE:
        break;
    }
    rl_state_drop(e->pool, s);
}

static void run_block(struct rl_engine *e, uint32_t block, struct rl_state *s)
{
    const struct rl_block *code = &e->func->blocks[block];
    struct rl_state *list = s;
    e->block = block;
    for (uint32_t i = 0; i < code->ninsts && list; i++) {
        e->inst = e->blocks[block].first_inst + i;
        list = step(e, list, &code->insts[i]);
    }
    e->inst = e->blocks[block].first_inst + code->ninsts;
    while (list) {
        struct rl_state *next = list->next;
        list->next = NULL;
        leave(e, list, &code->term);
        list = next;
    }
}

/* ---- passes ---------------------------------------------------------------------------------------- */

static bool next_pending(struct rl_engine *e, uint32_t *block, guint *index)
{
    for (uint32_t b = 0; b < e->func->nblocks; b++)
        for (guint i = 0; i < e->blocks[b].entries->len; i++)
            if (g_array_index(e->blocks[b].entries, struct rl_entry, i).pending) {
                *block = b;
                *index = i;
                return true;
            }
    return false;
}

/* What the interpreter promises of the numbers that it gives to a slot. */
static void enter_slot(struct rl_engine *e, struct rl_state *s)
{
    for (uint32_t i = 0; e->owed && i < e->func->nparams && i < e->owed->nargs; i++) {
        const struct rl_type *type = e->func->vars[i].type;
        if (e->owed->args[i].below == 0 || !type || type->kind != RL_TYPE_INT)
            continue;
        struct rl_fact *fact = rl_state_fact_make(s, rl_term_symbol(e->terms, RL_T_PARAM, i, 0, type, false));
        fact->lo = 0;
        fact->hi = e->owed->args[i].below - 1;
    }
}

/* What its own model or annotation says that the function takes from its caller: a stolen parameter arrives with its reference;
 * of what it releases or frees nothing is claimed. */
static void enter(struct rl_engine *e)
{
    struct rl_state *s = rl_state_new(e->pool);
    const struct rl_api *own = rl_unit_api(e->unit, e->func->name);
    for (uint32_t i = 0; own && i < e->func->nparams && i < own->nargs; i++) {
        enum rl_effect effect = own->args[i].effect;
        const struct rl_var *var = &e->func->vars[i];
        rl_term param = rl_term_symbol(e->terms, RL_T_PARAM, i, 0, var->type, rl_type_is_object(var->type));
        if (effect == RL_EFFECT_STEALS) {
            rl_count_new(e, s, param, e->func->name);
            struct rl_ref *ref = rl_state_ref(s, param);
            if (ref)
                ref->flags |= RL_REF_HELD;
            if (i < 64 && !(own->header && own->header[0])) /* an API's model says less of this body than its own annotation */
                e->given |= UINT64_C(1) << i;
        } else if (effect == RL_EFFECT_RELEASES || effect == RL_EFFECT_FREES || effect == RL_EFFECT_FREES_ON_SUCCESS ||
                   effect == RL_EFFECT_DESTROYS || effect == RL_EFFECT_STEALS_ON_SUCCESS) {
            rl_count_escape(e, s, param);
        }
    }
    enter_slot(e, s);
    arrive(e, 0, s);
}

/* One pass over the function; false when a budget was hit. */
static bool pass(struct rl_engine *e, int level, uint32_t focus, uint32_t limit)
{
    uint32_t block, steps = 0;
    guint index;
    e->level = level;
    e->focus = focus;
    e->exhausted = false;
    e->work = 0;
    e->work_limit = (e->off & RL_FLOW_NO_BUDGET) ? UINT64_MAX : WORK_LIMIT / (level == 2 || e->trial ? FOCUS_SHARE : 1);
    e->terms = rl_terms_new();
    e->pool = rl_pool_new();
    enter(e);
    while (!e->exhausted && next_pending(e, &block, &index)) {
        struct rl_entry *entry = &g_array_index(e->blocks[block].entries, struct rl_entry, index);
        entry->pending = false;
        if (++steps > limit)
            e->exhausted = true;
        else
            run_block(e, block, rl_state_copy(e->pool, entry->state));
    }
    e->steps += steps;
    e->all_work += e->work;
    if (e->dump)
        rl_dump_entries(e, e->dump);
    drop_entries(e);
    return !e->exhausted;
}

static void forget_observations(struct rl_engine *e)
{
    g_hash_table_remove_all(e->seen);
    g_ptr_array_set_size(e->builds, 0);
}

/* Nothing comes out of the call at instruction AT that has an account: no object, memory or buffer. */
static bool makes_nothing(const struct rl_engine *e, uint32_t at)
{
    const struct rl_api *api = e->inst_api[at];
    const struct rl_type *type = e->insts[at]->type;
    if (!api || api->kind != RL_API_FUNCTION || api->varargs != RL_VARARGS_NONE || api->returns)
        return false;
    if (api->result == RL_RESULT_NEW || api->result == RL_RESULT_ALLOC || (type && type->kind == RL_TYPE_POINTER))
        return false;
    for (uint32_t i = 0; i < api->nargs; i++)
        switch ((int)api->args[i].effect) {
        case RL_EFFECT_BORROW: case RL_EFFECT_STORES: case RL_EFFECT_STEALS: case RL_EFFECT_RETAINS: case RL_EFFECT_RELEASES:
            break;
        default:
            return false;
        }
    return true;
}

/* Every call that may make an object is followed on its own, and one for all those that make none; what cannot be followed even
 * so is given up. */
static uint32_t follow_each(struct rl_engine *e)
{
    uint32_t given_up = 0;
    bool nothing = false;
    for (uint32_t at = 0; at <= e->ninsts; at++) {
        if (at > 0 && !(e->insts[at - 1] && e->insts[at - 1]->kind == RL_INST_CALL))
            continue;
        if (at > 0 && makes_nothing(e, at - 1)) {
            if (nothing)
                continue;
            nothing = true;
        }
        if (e->all_work > 4u * (uint64_t)WORK_LIMIT && !(e->off & RL_FLOW_NO_BUDGET))
            return UINT32_MAX;
        guint before = e->builds->len;
        if (pass(e, 2, at, e->step_limit / FOCUS_SHARE))
            continue;
        given_up++;
        g_ptr_array_set_size(e->builds, (gint)before);
        if (given_up > 3 || e->steps > e->step_limit * 4u)
            return UINT32_MAX;
    }
    return given_up;
}

static void degrade(struct rl_engine *e, struct rl_flow_result *result)
{
    result->completeness = RL_COARSENED;
    result->why = "too many states: integers were not followed";
    e->summary->incomplete = true;
    if (e->trial || e->unit->options->summaries_only)
        return;
    forget_observations(e);
    if (pass(e, 1, 0, e->step_limit))
        return;
    forget_observations(e);
    uint32_t given_up = follow_each(e);
    result->why = "too many states: one object was followed at a time";
    if (given_up == UINT32_MAX) {
        forget_observations(e);
        result->why = "too many states: one state a block";
        if (pass(e, 3, 0, e->step_limit))
            return;
        forget_observations(e);
        result->completeness = RL_ABANDONED;
        result->why = "too many states";
    } else if (given_up > 0) {
        result->why = rl_arena_printf(e->arena, "too many states: one object was followed at a time, %u given up", given_up);
    }
}

void rl_explore(struct rl_flow_unit *unit, const struct rl_ir_func *func, uint32_t at_most, struct rl_flow_result *result,
                struct rl_summary **summary, GString *dump)
{
    struct rl_engine e;
    engine_init(&e, unit, func);
    e.trial = at_most > 0;
    if (e.trial)
        e.step_limit = MIN(e.step_limit, at_most);
    e.dump = dump;
    e.summary = rl_new(unit->arena, struct rl_summary);
    e.summary->nparams = func->nparams;
    *result = (struct rl_flow_result){ .completeness = RL_COMPLETE };
    if (!pass(&e, 0, 0, e.step_limit))
        degrade(&e, result);
    rl_summarise_finish(e.summary);
    result->states = e.steps;
    rl_observe_finish(&e, result);
    e.summary->needs_gil = !e.summary->incomplete && rl_gil_needed(&e);
    *summary = e.summary;
    engine_release(&e);
}
