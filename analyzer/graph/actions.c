/* Following values through one function, and noting what is done with them. */
#include "analyzer/graph/actions.h"

#include <string.h>

enum {
    MAX_ROWS = 200000, /* blocks times variables; beyond, one row serves all blocks */
    MAX_PASSES = 6,
    MAX_DEPTH = 64,    /* helpers that are read because their results matter */
};

const char *rl_action_name(enum rl_action_kind kind)
{
    static const char *const names[RL_DO_COUNT] = {
        [RL_DO_VISIT] = "visit",           [RL_DO_RELEASE] = "release",     [RL_DO_CLEAR] = "clear",
        [RL_DO_NULL] = "null",             [RL_DO_STORE] = "store",         [RL_DO_RETAIN] = "retain",
        [RL_DO_KEEP] = "keep", [RL_DO_GIVE] = "give",             [RL_DO_FREE] = "free",           [RL_DO_DESTROY] = "destroy",
        [RL_DO_TRACK] = "track",           [RL_DO_UNTRACK] = "untrack",     [RL_DO_WEAKREFS] = "weakrefs",
        [RL_DO_VISIT_DICT] = "visit-dict", [RL_DO_CLEAR_DICT] = "clear-dict", [RL_DO_ALLOCATE] = "allocate",
        [RL_DO_SLOT] = "slot",             [RL_DO_CALL] = "call",           [RL_DO_HAND] = "hand",
    };
    return names[kind];
}

/* ---- sets of ways --------------------------------------------------------------------- */

void rl_origins_add(struct rl_origins *set, const struct rl_way *way)
{
    for (int i = 0; way && i < RL_WAYS_MAX; i++) {
        if (set->ways[i] == way)
            return;
        if (!set->ways[i]) {
            set->ways[i] = way;
            return;
        }
    }
}

void rl_origins_join(struct rl_origins *set, const struct rl_origins *other)
{
    for (int i = 0; i < RL_WAYS_MAX; i++)
        rl_origins_add(set, other->ways[i]);
}

/* ---- places and values ------------------------------------------------------------------- */

static const struct rl_way *step(struct rl_tracer *t, const struct rl_way *way, const struct rl_place *place, uint32_t i)
{
    const struct rl_step *s = &place->steps[i];
    const struct rl_type *type = i + 1 == place->nsteps ? place->type : NULL;
    if (s->kind == RL_STEP_INDEX)
        return rl_way_element(t->reading->ways, way, type);
    const struct rl_field *field = type ? NULL : rl_record_field(s->record, s->field);
    return rl_way_field(t->reading->ways, way, s->field, s->record, type ? type : field ? field->type : NULL);
}

static struct rl_origins place_bases(struct rl_tracer *t, const struct rl_place *place)
{
    struct rl_origins set = { 0 };
    switch (place->base) {
    case RL_BASE_GLOBAL:
        rl_origins_add(&set, rl_way_global(t->reading->ways, place->id, t->reading->unit->globals[place->id].type));
        break;
    case RL_BASE_VAR:
        /* A struct of its own on the stack: its fields are nobody's. */
        break;
    case RL_BASE_MEM:
        set = rl_trace_value(t, place->mem);
        break;
    }
    if (!set.ways[0])
        rl_origins_add(&set, rl_way_unknown(t->reading->ways));
    return set;
}

struct rl_origins rl_trace_place(struct rl_tracer *t, const struct rl_place *place)
{
    struct rl_origins bases = place_bases(t, place), set = { 0 };
    for (int b = 0; b < RL_WAYS_MAX && bases.ways[b]; b++) {
        const struct rl_way *way = bases.ways[b];
        if (place->base == RL_BASE_MEM && place->nsteps == 0)
            way = rl_way_element(t->reading->ways, way, place->type);
        for (uint32_t i = 0; i < place->nsteps; i++)
            way = step(t, way, place, i);
        rl_origins_add(&set, way);
    }
    return set;
}

static bool is_variable(const struct rl_place *place)
{
    return place->base == RL_BASE_VAR && place->nsteps == 0;
}

struct rl_origins rl_trace_value(struct rl_tracer *t, struct rl_val val)
{
    return val.kind == RL_VAL_TEMP && val.id < t->func->ntemps ? t->temps[val.id] : (struct rl_origins){ 0 };
}

struct rl_origins rl_trace_variable(const struct rl_tracer *t, uint32_t variable)
{
    return t->column[variable] == UINT32_MAX ? (struct rl_origins){ 0 } : t->now[t->column[variable]];
}

void rl_trace_assign(struct rl_tracer *t, uint32_t variable, struct rl_origins value)
{
    if (t->column[variable] != UINT32_MAX)
        t->now[t->column[variable]] = value;
}

/* ---- noting ---------------------------------------------------------------------------------- */

static struct rl_action *note(struct rl_tracer *t, const struct rl_inst *inst, enum rl_action_kind kind,
                              const struct rl_way *way, const char *api)
{
    struct rl_action action = { .kind = kind, .way = way, .api = api, .func = t->func, .loc = inst->loc, .macro = inst->macro };
    if (inst->place)
        action.spelling = inst->place->spelling;
    g_array_append_val(t->out, action);
    return &g_array_index(t->out, struct rl_action, t->out->len - 1);
}

void rl_trace_note(struct rl_tracer *t, const struct rl_inst *inst, enum rl_action_kind kind,
                   const struct rl_origins *set, const char *api)
{
    for (int i = 0; t->telling && i < RL_WAYS_MAX && set->ways[i]; i++)
        note(t, inst, kind, rl_way_target(set->ways[i]), api);
}

/* What a call returns, or puts into a variable. */
static enum rl_stored stored_from_call(struct rl_tracer *t, const struct rl_way *value)
{
    const struct rl_api *api = value->name ? rl_known_call(t->reading, value->name)->api : NULL;
    if (!value->name && value->parent) /* type->tp_alloc() */
        return RL_STORED_NEW;
    if (!api)
        return RL_STORED_UNKNOWN;
    if (value->index == 0)
        return api->result == RL_RESULT_NEW        ? RL_STORED_NEW
               : api->result == RL_RESULT_BORROWED ? RL_STORED_BORROWED
                                                   : RL_STORED_UNKNOWN;
    if (value->index > api->nargs) {
        bool borrowed = api->varargs == RL_VARARGS_PARSE || api->varargs == RL_VARARGS_OUT_BORROWED;
        return borrowed ? RL_STORED_BORROWED : RL_STORED_UNKNOWN;
    }
    switch ((int)api->args[value->index - 1].effect) {
    case RL_EFFECT_OUT_NEW: case RL_EFFECT_OUT_FOUND: case RL_EFFECT_INOUT_REPLACES: case RL_EFFECT_INOUT_KEEPS:
        return RL_STORED_NEW;
    case RL_EFFECT_OUT_BORROWED:
        return RL_STORED_BORROWED;
    default:
        return RL_STORED_UNKNOWN;
    }
}

static enum rl_stored stored_as(struct rl_tracer *t, const struct rl_way *value)
{
    if (!value)
        return RL_STORED_UNKNOWN;
    switch (value->kind) {
    case RL_WAY_PARAM:
        return RL_STORED_PARAMETER;
    case RL_WAY_GLOBAL: case RL_WAY_FIELD: case RL_WAY_ELEMENT: case RL_WAY_STATE:
        return RL_STORED_PLACE;
    case RL_WAY_ADDRESS:
        return RL_STORED_ADDRESS;
    case RL_WAY_CALL:
        return stored_from_call(t, value);
    case RL_WAY_UNKNOWN:
        break;
    }
    return RL_STORED_UNKNOWN;
}

/* `flags |= BITS` arrives as a temporary that ors a number to something. */
static bool ors_number(const struct rl_tracer *t, struct rl_val val, int64_t *number)
{
    const struct rl_inst *inst = val.kind == RL_VAL_TEMP ? t->made_by[val.id] : NULL;
    if (!inst || inst->kind != RL_INST_BINARY || inst->op != RL_OP_OR)
        return false;
    if (inst->a.kind != RL_VAL_INT && inst->b.kind != RL_VAL_INT)
        return false;
    *number = inst->b.kind == RL_VAL_INT ? inst->b.num : inst->a.num;
    return true;
}

static void describe_value(struct rl_tracer *t, struct rl_action *action, struct rl_val val, const struct rl_way *value)
{
    action->value = value;
    switch (val.kind) {
    case RL_VAL_INT:
        action->stored = RL_STORED_NUMBER;
        action->number = val.num;
        break;
    case RL_VAL_FUNC:
        action->stored = RL_STORED_FUNCTION;
        action->text = val.text;
        break;
    case RL_VAL_STR:
        action->stored = RL_STORED_TEXT;
        action->text = val.text;
        break;
    case RL_VAL_TEMP:
        action->stored = stored_as(t, value);
        if (ors_number(t, val, &action->number)) {
            action->stored = RL_STORED_NUMBER;
            action->ored = true;
        }
        break;
    case RL_VAL_NONE: case RL_VAL_OPAQUE:
        break;
    }
}

void rl_trace_store(struct rl_tracer *t, const struct rl_inst *inst, const struct rl_origins *set, struct rl_val val,
                    const char *api)
{
    if (!t->telling)
        return;
    bool null = val.kind == RL_VAL_INT && val.num == 0;
    struct rl_origins values = rl_trace_value(t, val);
    for (int i = 0; i < RL_WAYS_MAX && set->ways[i]; i++)
        for (int v = 0; v == 0 || (v < RL_WAYS_MAX && values.ways[v]); v++) {
            struct rl_action *action = note(t, inst, null ? RL_DO_NULL : RL_DO_STORE, rl_way_target(set->ways[i]), api);
            describe_value(t, action, val, values.ways[v]);
        }
}

/* ---- instructions ------------------------------------------------------------------------------ */

static void trace_store(struct rl_tracer *t, const struct rl_inst *inst)
{
    if (is_variable(inst->place)) {
        rl_trace_assign(t, inst->place->id, rl_trace_value(t, inst->a));
    } else if (inst->place->base != RL_BASE_VAR) {
        struct rl_origins set = rl_trace_place(t, inst->place);
        rl_trace_store(t, inst, &set, inst->a, NULL);
    }
}

static void trace_address(struct rl_tracer *t, const struct rl_inst *inst)
{
    if (inst->place->base == RL_BASE_VAR) {
        if (inst->place->nsteps == 0)
            t->variable_of[inst->dst] = inst->place->id + 1;
        return;
    }
    struct rl_origins set = rl_trace_place(t, inst->place);
    for (int i = 0; i < RL_WAYS_MAX && set.ways[i]; i++)
        rl_origins_add(&t->temps[inst->dst], rl_way_address(t->reading->ways, set.ways[i]));
}

/* Moving a pointer through its array keeps the way; so does taking a tag off it (`p & ~1`) or putting one on. */
static bool keeps_way(const struct rl_inst *inst)
{
    bool constant = inst->a.kind == RL_VAL_INT || inst->b.kind == RL_VAL_INT;
    if (inst->op == RL_OP_AND || inst->op == RL_OP_OR)
        return constant;
    return (inst->op == RL_OP_ADD || inst->op == RL_OP_SUB) && inst->type && inst->type->kind == RL_TYPE_POINTER;
}

static void trace_binary(struct rl_tracer *t, const struct rl_inst *inst)
{
    if (!keeps_way(inst))
        return;
    t->temps[inst->dst] = rl_trace_value(t, inst->a);
    if (!t->temps[inst->dst].ways[0])
        t->temps[inst->dst] = rl_trace_value(t, inst->b);
}

static void trace_load(struct rl_tracer *t, const struct rl_inst *inst)
{
    if (is_variable(inst->place))
        t->temps[inst->dst] = rl_trace_variable(t, inst->place->id);
    else if (inst->place->base != RL_BASE_VAR)
        t->temps[inst->dst] = rl_trace_place(t, inst->place);
}

static void trace_inst(struct rl_tracer *t, const struct rl_inst *inst)
{
    if (inst->dst != RL_NO_TEMP) {
        t->temps[inst->dst] = (struct rl_origins){ 0 };
        t->made_by[inst->dst] = inst;
    }
    switch ((int)inst->kind) {
    case RL_INST_LOAD:
        trace_load(t, inst);
        break;
    case RL_INST_STORE:
        trace_store(t, inst);
        break;
    case RL_INST_ADDR:
        trace_address(t, inst);
        break;
    case RL_INST_CAST:
        t->temps[inst->dst] = rl_trace_value(t, inst->a);
        break;
    case RL_INST_BINARY:
        trace_binary(t, inst);
        break;
    case RL_INST_CALL:
        rl_trace_call(t, inst);
        break;
    default:
        break;
    }
}

/* ---- blocks --------------------------------------------------------------------------------------- */

static struct rl_origins *row(struct rl_tracer *t, uint32_t block)
{
    return t->entry + (t->one_row ? 0 : (size_t)block * t->ncolumns);
}

static void flow_into(struct rl_tracer *t, uint32_t block)
{
    struct rl_origins *at = row(t, block);
    for (uint32_t v = 0; v < t->ncolumns; v++) {
        if (!t->now[v].ways[0] || memcmp(&at[v], &t->now[v], sizeof at[v]) == 0)
            continue;
        struct rl_origins before = at[v];
        rl_origins_join(&at[v], &t->now[v]);
        if (memcmp(&before, &at[v], sizeof before) != 0)
            t->changed = true;
    }
    t->reached[block] = true;
}

static void trace_block(struct rl_tracer *t, uint32_t index, struct rl_actions *result)
{
    const struct rl_block *block = &t->func->blocks[index];
    memcpy(t->now, row(t, index), t->ncolumns * sizeof *t->now);
    for (uint32_t i = 0; i < block->ninsts; i++)
        trace_inst(t, &block->insts[i]);
    for (uint32_t i = 0; i < block->term.ntargets; i++)
        flow_into(t, block->term.targets[i]);
    if (block->term.kind == RL_TERM_RETURN && t->telling) {
        struct rl_origins returned = rl_trace_value(t, block->term.value), all = { 0 };
        memcpy(all.ways, result->returns, sizeof all.ways);
        rl_origins_join(&all, &returned);
        memcpy(result->returns, all.ways, sizeof all.ways);
    }
}

static void trace_all(struct rl_tracer *t, struct rl_actions *result)
{
    const struct rl_ir_func *func = t->func;
    for (uint32_t p = 0; p < func->nparams; p++)
        if (t->column[p] != UINT32_MAX)
            rl_origins_add(&row(t, 0)[t->column[p]], rl_way_param(t->reading->ways, p, func->vars[p].type));
    t->reached[0] = true;
    for (int pass = 0; pass < MAX_PASSES; pass++) {
        t->changed = false;
        for (uint32_t b = 0; b < func->nblocks; b++)
            if (t->reached[b])
                trace_block(t, b, result);
        if (!t->changed)
            break;
    }
    t->telling = true;
    for (uint32_t b = 0; b < func->nblocks; b++)
        if (t->reached[b])
            trace_block(t, b, result);
}

/* A stored value that the function also retains, before or after, by whatever name. */
static void find_retained(GArray *actions)
{
    GHashTable *retained = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < actions->len; i++) {
        const struct rl_action *action = &g_array_index(actions, struct rl_action, i);
        if (action->kind == RL_DO_RETAIN && action->way->kind != RL_WAY_UNKNOWN)
            g_hash_table_add(retained, (gpointer)action->way);
    }
    for (guint i = 0; i < actions->len; i++) {
        struct rl_action *store = &g_array_index(actions, struct rl_action, i);
        if (store->kind == RL_DO_STORE)
            store->retained = g_hash_table_contains(retained, store->way) ||
                              (store->value && g_hash_table_contains(retained, store->value));
    }
    g_hash_table_destroy(retained);
}

static void number_columns(struct rl_tracer *t)
{
    t->column = g_new(uint32_t, t->func->nvars + 1);
    for (uint32_t v = 0; v < t->func->nvars; v++) {
        const struct rl_type *type = t->func->vars[v].type;
        bool pointer = !type || type->kind == RL_TYPE_POINTER || type->kind == RL_TYPE_UNKNOWN;
        t->column[v] = pointer ? t->ncolumns++ : UINT32_MAX;
    }
}

static struct rl_actions *read_function(struct rl_reading *reading, const struct rl_ir_func *func)
{
    struct rl_actions *result = rl_new(reading->arena, struct rl_actions);
    if (func->lost || func->nblocks == 0)
        return result;
    struct rl_tracer t = { .reading = reading, .func = func };
    number_columns(&t);
    t.one_row = (size_t)func->nblocks * t.ncolumns > MAX_ROWS;
    t.temps = g_new0(struct rl_origins, func->ntemps + 1);
    t.made_by = g_new0(const struct rl_inst *, func->ntemps + 1);
    t.variable_of = g_new0(uint32_t, func->ntemps + 1);
    t.now = g_new0(struct rl_origins, t.ncolumns + 1);
    t.entry = g_new0(struct rl_origins, (t.one_row ? 1 : (size_t)func->nblocks) * t.ncolumns + 1);
    t.reached = g_new0(bool, func->nblocks);
    t.out = g_array_new(FALSE, FALSE, sizeof(struct rl_action));
    trace_all(&t, result);
    find_retained(t.out);
    result->count = t.out->len;
    if (t.out->len)
        result->items = rl_arena_memdup(reading->arena, t.out->data, t.out->len * sizeof(struct rl_action));
    g_array_free(t.out, TRUE);
    g_free(t.reached);
    g_free(t.entry);
    g_free(t.now);
    g_free(t.column);
    g_free(t.variable_of);
    g_free(t.made_by);
    g_free(t.temps);
    return result;
}

/* ---- the unit ------------------------------------------------------------------------------------------ */

void rl_reading_init(struct rl_reading *reading, struct rl_arena *arena, const struct rl_ir_unit *unit,
                     const struct rl_models *models)
{
    *reading = (struct rl_reading){ .arena = arena, .unit = unit, .models = models };
    reading->ways = rl_ways_new(arena);
    reading->known = g_hash_table_new(g_str_hash, g_str_equal);
    reading->functions = g_hash_table_new(g_str_hash, g_str_equal);
    reading->actions = rl_new_array(arena, unit->nfunctions + 1, struct rl_actions *);
    reading->begun = rl_new_array(arena, unit->nfunctions + 1, bool);
    for (uint32_t i = 0; i < unit->nfunctions; i++)
        g_hash_table_insert(reading->functions, (gpointer)unit->functions[i]->name, GUINT_TO_POINTER(i + 1));
}

void rl_reading_release(struct rl_reading *reading)
{
    rl_ways_free(reading->ways);
    g_hash_table_destroy(reading->known);
    g_hash_table_destroy(reading->functions);
}

int64_t rl_reading_function(const struct rl_reading *reading, const char *name)
{
    return (int64_t)GPOINTER_TO_UINT(g_hash_table_lookup(reading->functions, name)) - 1;
}

const struct rl_actions *rl_reading_actions(struct rl_reading *reading, uint32_t index)
{
    if (!reading->actions[index] && !reading->begun[index] && reading->depth < MAX_DEPTH) {
        reading->begun[index] = true;
        reading->depth++;
        reading->actions[index] = read_function(reading, reading->unit->functions[index]);
        reading->depth--;
    }
    return reading->actions[index];
}
