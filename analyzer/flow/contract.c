/* What a unit's tables and releases promise about its functions and fields. */
#include <string.h>

#include "analyzer/flow/engine.h"
#include "analyzer/model/annotations.h"
#include "analyzer/model/slot.h"

/* ---- annotations ------------------------------------------------------------------------------- */

static void annotate(struct rl_flow_unit *unit, const char *name, const struct rl_type *result, const char *const *texts,
                     uint32_t nparams, const char ***param_texts, const char *const *names)
{
    struct rl_annotated_param *params = rl_new_array(unit->arena, nparams + 1, struct rl_annotated_param);
    for (uint32_t i = 0; i < nparams; i++)
        params[i] = (struct rl_annotated_param){ .name = names ? names[i] : NULL,
                                                 .type = "PyObject *",
                                                 .annotations = param_texts ? (const char *const *)param_texts[i] : NULL };
    struct rl_annotated decl = { .name = name, .type = result && result->name ? result->name : "", .params = params,
                                 .nparams = nparams, .annotations = texts, .file = "" };
    struct rl_api *api = rl_new(unit->arena, struct rl_api);
    GError *error = NULL;
    if (rl_api_from_annotations(unit->arena, &decl, api, &error))
        g_hash_table_insert(unit->apis, (gpointer)name, api);
    g_clear_error(&error);
}

static const char *const *terminated(struct rl_arena *arena, const char **texts, uint32_t n)
{
    const char **list = rl_new_array(arena, n + 1, const char *);
    for (uint32_t i = 0; i < n; i++)
        list[i] = texts[i];
    return list;
}

static bool any_param(const char ***lists, uint32_t n)
{
    for (uint32_t i = 0; lists && i < n; i++)
        if (lists[i] && lists[i][0])
            return true;
    return false;
}

static void find_annotations(struct rl_flow_unit *unit)
{
    for (uint32_t i = 0; i < unit->ir->nfunctions; i++) {
        const struct rl_ir_func *func = unit->ir->functions[i];
        if (func->nannotations == 0 && !any_param(func->param_annotations, func->nparams))
            continue;
        const char **names = rl_new_array(unit->arena, func->nparams + 1, const char *);
        for (uint32_t p = 0; p < func->nparams; p++)
            names[p] = func->vars[p].name;
        annotate(unit, func->name, func->result, terminated(unit->arena, func->annotations, func->nannotations),
                 func->nparams, func->param_annotations, names);
    }
    for (uint32_t i = 0; i < unit->ir->nexterns; i++) {
        const struct rl_ir_extern *decl = &unit->ir->externs[i];
        if (decl->nannotations || any_param(decl->param_annotations, decl->nparams))
            annotate(unit, decl->name, decl->type ? decl->type->to : NULL,
                     terminated(unit->arena, decl->annotations, decl->nannotations), decl->nparams,
                     decl->param_annotations, decl->param_names);
    }
}

/* ---- tables ----------------------------------------------------------------------------------------- */

static bool is_api_table(const struct rl_type *type, const struct rl_ir_unit *ir)
{
    while (type && type->kind == RL_TYPE_ARRAY)
        type = type->to;
    if (!type || type->kind != RL_TYPE_RECORD || !type->record)
        return false;
    const struct rl_record *record = type->record;
    if (!rl_loc_known(record->loc) || (record->loc.file < ir->nfiles && ir->files[record->loc.file].is_system))
        return record->complete; /* the API's own struct */
    for (size_t i = 0; i < rl_builtin_slots_count; i++)
        if (strcmp(rl_builtin_slots[i].table, record->name) == 0)
            return true;
    return false;
}

static const struct rl_slot *slot_of(const struct rl_init_item *item)
{
    for (uint32_t i = item->npath; i-- > 0;)
        if (item->path[i].kind == RL_STEP_FIELD)
            return rl_slot_find(item->path[i].field);
    return NULL;
}

/* A function that serves two tables which do not agree owes nothing for certain. */
static void owe(struct rl_flow_unit *unit, const char *function, const struct rl_api *call)
{
    gpointer known;
    bool told = g_hash_table_lookup_extended(unit->owed, function, NULL, &known);
    const struct rl_api *old = known;
    if (told && !(old && old->failure == call->failure && old->exception == call->exception))
        call = NULL;
    g_hash_table_insert(unit->owed, (gpointer)function, (gpointer)call);
}

/* FUNCTION fills SLOT (NULL: a place in an API's table that is not known). */
static void promise(struct rl_flow_unit *unit, const char *function, const struct rl_slot *slot)
{
    enum rl_contract contract = RL_CONTRACT_NEW;
    if (slot && !slot->is_field)
        owe(unit, function, &slot->call);
    if (slot && !slot->is_field && slot->call.result != RL_RESULT_NEW) {
        bool destroys = slot->call.nargs > 0 && slot->call.args[0].effect == RL_EFFECT_DESTROYS;
        contract = slot->call.result == RL_RESULT_BORROWED ? RL_CONTRACT_BORROWED
                   : destroys                              ? RL_CONTRACT_DESTRUCTOR
                                                           : RL_CONTRACT_CALLBACK;
    }
    g_hash_table_insert(unit->contracts, (gpointer)function, GINT_TO_POINTER((int)contract));
}

/* The table of a module's slots: its functions make and execute the module. */
static bool runs_at_import(const struct rl_type *type)
{
    while (type->kind == RL_TYPE_ARRAY)
        type = type->to;
    for (size_t i = 0; i < rl_builtin_slots_count; i++)
        if ((rl_builtin_slots[i].call.traits & RL_TRAIT_IMPORT) && strcmp(rl_builtin_slots[i].table, type->record->name) == 0)
            return true;
    return false;
}

void rl_unit_find_contracts(struct rl_flow_unit *unit)
{
    find_annotations(unit);
    for (uint32_t g = 0; g < unit->ir->nglobals; g++) {
        const struct rl_ir_global *global = &unit->ir->globals[g];
        if (!global->init || !is_api_table(global->type, unit->ir))
            continue;
        for (uint32_t i = 0; i < global->init->nitems; i++) {
            const struct rl_init_item *item = &global->init->items[i];
            if (item->value.kind != RL_VAL_FUNC)
                continue;
            if (runs_at_import(global->type))
                g_hash_table_add(unit->inits, (gpointer)item->value.text);
            promise(unit, item->value.text, slot_of(item));
        }
    }
    for (uint32_t i = 0; unit->options->slot_of && i < unit->ir->nfunctions; i++) { /* what only the table of types knows */
        const char *name = unit->ir->functions[i]->name;
        const struct rl_slot *slot = unit->options->slot_of(unit->options->types, name);
        if (slot)
            promise(unit, name, slot);
    }
}

static bool speaks_of_exceptions(const struct rl_ir_func *func)
{
    for (uint32_t i = 0; i < func->nannotations; i++)
        if (strstr(func->annotations[i], "exception"))
            return true;
    return false;
}

const struct rl_api *rl_unit_owed(struct rl_flow_unit *unit, const struct rl_ir_func *func)
{
    if (speaks_of_exceptions(func))
        return rl_unit_api(unit, func->name);
    const struct rl_slot *entry = rl_type_is_object(func->result) ? rl_flow_entry(func) : NULL;
    const struct rl_api *owed = entry ? &entry->call : g_hash_table_lookup(unit->owed, func->name);
    /* Behind a cast stands what cannot keep the promise: that is told of the table. */
    bool fits = owed && (strchr(owed->type, '*') != NULL) == (func->result->kind == RL_TYPE_POINTER);
    return fits ? owed : NULL;
}

/* Annotations win over tables, tables over names. */
enum rl_contract rl_unit_contract(struct rl_flow_unit *unit, const struct rl_ir_func *func)
{
    const struct rl_api *api = rl_unit_api(unit, func->name);
    if (api && api->kind == RL_API_FUNCTION) {
        if (api->result == RL_RESULT_NEW)
            return RL_CONTRACT_NEW;
        if (api->result == RL_RESULT_BORROWED)
            return RL_CONTRACT_BORROWED;
    }
    if (rl_flow_entry(func))
        return RL_CONTRACT_NEW;
    enum rl_contract said = (enum rl_contract)GPOINTER_TO_INT(g_hash_table_lookup(unit->contracts, func->name));
    return said == RL_CONTRACT_NONE && !func->is_static && !func->in_header ? RL_CONTRACT_ASSUMED : said;
}

/* ---- module initialisation ------------------------------------------------------------------------------ */

const struct rl_slot *rl_flow_entry(const struct rl_ir_func *func)
{
    const struct rl_slot *slot = rl_slot_of_entry(func->name);
    if (!slot || strcmp(slot->call.type, "void") != 0)
        return slot;
    bool fits = func->result && func->result->kind == RL_TYPE_VOID && func->nparams == slot->call.nargs;
    return fits && !func->is_static ? slot : NULL; /* `init_types`: half of all helpers are called so */
}

bool rl_unit_is_module_init(const struct rl_flow_unit *unit, const struct rl_ir_func *func)
{
    return g_hash_table_contains(unit->inits, func->name);
}

/* Names that FUNC calls go to CALLED; value: some caller is no initialisation. */
static void note_calls(const struct rl_flow_unit *unit, const struct rl_ir_func *func, GHashTable *called)
{
    bool init = rl_unit_is_module_init(unit, func);
    for (uint32_t b = 0; b < func->nblocks; b++)
        for (uint32_t i = 0; i < func->blocks[b].ninsts; i++) {
            const struct rl_inst *inst = &func->blocks[b].insts[i];
            if (inst->kind != RL_INST_CALL || inst->a.kind != RL_VAL_FUNC)
                continue;
            bool other = GPOINTER_TO_INT(g_hash_table_lookup(called, inst->a.text)) == 1;
            g_hash_table_insert(called, (gpointer)inst->a.text, GINT_TO_POINTER(other || !init ? 1 : 2));
        }
}

void rl_unit_find_inits(struct rl_flow_unit *unit)
{
    for (uint32_t i = 0; i < unit->ir->nfunctions; i++)
        if (rl_flow_entry(unit->ir->functions[i]))
            g_hash_table_add(unit->inits, (gpointer)unit->ir->functions[i]->name);
    for (guint before = 0; before != g_hash_table_size(unit->inits);) {
        before = g_hash_table_size(unit->inits);
        GHashTable *called = g_hash_table_new(g_str_hash, g_str_equal);
        for (uint32_t i = 0; i < unit->ir->nfunctions; i++)
            note_calls(unit, unit->ir->functions[i], called);
        for (uint32_t i = 0; i < unit->ir->nfunctions; i++) {
            const struct rl_ir_func *func = unit->ir->functions[i];
            if (func->is_static && GPOINTER_TO_INT(g_hash_table_lookup(called, func->name)) == 2 &&
                !g_hash_table_contains(unit->contracts, func->name))
                g_hash_table_add(unit->inits, (gpointer)func->name);
        }
        g_hash_table_destroy(called);
    }
}

/* ---- fields that the unit releases ---------------------------------------------------------------------- */

/* A field or global, by name. */
struct holder {
    const char *name; /* NULL: none */
    bool anyones;     /* a field of a struct that is not known */
};

static struct holder holder_of(const struct rl_flow_unit *unit, const struct rl_place *place)
{
    for (uint32_t i = place ? place->nsteps : 0; i-- > 0;)
        if (place->steps[i].kind == RL_STEP_FIELD)
            return (struct holder){ place->steps[i].field, !place->steps[i].record };
    return (struct holder){ place && place->base == RL_BASE_GLOBAL ? unit->ir->globals[place->id].name : NULL, false };
}

/* One function's copies of fields in variables: what is released through a variable was the field's. */
struct copies {
    struct rl_flow_unit *unit;
    struct holder *of_temp; /* by temporary: the holder it was loaded from */
    struct holder *of_var;  /* by variable */
    bool *retained;       /* by variable: it is also retained, so that a release proves nothing */
};

static const struct rl_place *whole_variable(const struct rl_place *place)
{
    return place && place->base == RL_BASE_VAR && place->nsteps == 0 ? place : NULL;
}

static void note_copy(struct copies *c, const struct rl_inst *inst)
{
    if (inst->kind == RL_INST_LOAD && inst->dst != RL_NO_TEMP)
        c->of_temp[inst->dst] = holder_of(c->unit, inst->place);
    if (inst->kind == RL_INST_STORE && whole_variable(inst->place) && inst->a.kind == RL_VAL_TEMP && c->of_temp[inst->a.id].name)
        c->of_var[inst->place->id] = c->of_temp[inst->a.id];
}

/* The holder that argument I of the call names, itself or through a variable. */
static struct holder argument_holder(const struct copies *c, const struct rl_inst *inst, uint32_t i)
{
    const struct rl_place *place = inst->arg_places[i];
    if (!whole_variable(place))
        return holder_of(c->unit, place);
    return c->retained[place->id] ? (struct holder){ 0 } : c->of_var[place->id];
}

static void note_retains(struct copies *c, const struct rl_inst *inst, const struct rl_api *api)
{
    for (uint32_t i = 0; i < api->nargs && i < inst->nargs; i++)
        if (api->args[i].effect == RL_EFFECT_RETAINS && whole_variable(inst->arg_places[i]))
            c->retained[inst->arg_places[i]->id] = true;
}

static void note_releases(struct copies *c, const struct rl_inst *inst, const struct rl_api *api)
{
    for (uint32_t i = 0; i < api->nargs && i < inst->nargs; i++) {
        enum rl_effect effect = api->args[i].effect;
        if (effect != RL_EFFECT_RELEASES && effect != RL_EFFECT_CLEARS && effect != RL_EFFECT_REPLACES)
            continue;
        struct holder holder = argument_holder(c, inst, i);
        if (holder.name)
            g_hash_table_add(c->unit->owning, (gpointer)holder.name);
        if (holder.name && holder.anyones)
            g_hash_table_add(c->unit->owning_anywhere, (gpointer)holder.name);
    }
}

static void note_fields(struct rl_flow_unit *unit, const struct rl_place *place)
{
    for (uint32_t i = 0; place && i < place->nsteps; i++)
        if (place->steps[i].kind == RL_STEP_FIELD)
            g_hash_table_add(unit->field_names, (gpointer)place->steps[i].field);
}

static bool handles_objects(struct rl_flow_unit *unit, const struct rl_ir_func *func)
{
    for (uint32_t v = 0; v < func->nvars; v++)
        if (rl_type_is_object(func->vars[v].type))
            return true;
    for (uint32_t b = 0; b < func->nblocks; b++)
        for (uint32_t i = 0; i < func->blocks[b].ninsts; i++) {
            const struct rl_inst *inst = &func->blocks[b].insts[i];
            const struct rl_api *api = inst->kind == RL_INST_CALL && inst->a.kind == RL_VAL_FUNC ? rl_unit_api(unit, inst->a.text) : NULL;
            if (rl_type_is_object(inst->type) || (api && (api->needs_gil || api->result == RL_RESULT_NEW)))
                return true;
        }
    return false;
}

static void find_owning_in(struct rl_flow_unit *unit, const struct rl_ir_func *func)
{
    struct copies c = { unit, g_new0(struct holder, func->ntemps + 1), g_new0(struct holder, func->nvars + 1),
                        g_new0(bool, func->nvars + 1) };
    for (int round = 0; round < 2; round++)
        for (uint32_t b = 0; b < func->nblocks; b++)
            for (uint32_t i = 0; i < func->blocks[b].ninsts; i++) {
                const struct rl_inst *inst = &func->blocks[b].insts[i];
                note_copy(&c, inst);
                if (round == 0)
                    note_fields(unit, inst->place);
                if (inst->kind != RL_INST_CALL || inst->a.kind != RL_VAL_FUNC || !inst->arg_places)
                    continue;
                const struct rl_api *api = rl_unit_api(unit, inst->a.text);
                if (api && round == 0)
                    note_retains(&c, inst, api);
                else if (api)
                    note_releases(&c, inst, api);
            }
    g_free(c.of_temp);
    g_free(c.of_var);
    g_free(c.retained);
}

/* ---- whose reference a place holds ---------------------------------------------------------------------- */

struct asked {
    const struct rl_record *record;
    const char *field;
    bool element;
    enum rl_ownership answer;
};

static guint asked_hash(gconstpointer key)
{
    const struct asked *a = key;
    return g_direct_hash(a->record) * 31u + g_str_hash(a->field) + a->element;
}

static gboolean asked_equal(gconstpointer x, gconstpointer y)
{
    const struct asked *a = x, *b = y;
    return a->record == b->record && a->element == b->element && strcmp(a->field, b->field) == 0;
}

/* The answer of the table of types, asked once for each field. */
static enum rl_ownership ask(struct rl_flow_unit *unit, const struct rl_record *record, const char *field, bool element)
{
    struct asked key = { record, field, element, RL_OWNERSHIP_UNKNOWN };
    struct asked *known = g_hash_table_lookup(unit->ownership, &key);
    if (!known) {
        known = rl_arena_memdup(unit->arena, &key, sizeof(key));
        known->answer = unit->options->ownership_of(unit->options->types, record, field, element);
        g_hash_table_add(unit->ownership, known);
    }
    return known->answer;
}

/* The field that points to BLOCK: what was read from it, or is one of several values of it, or was put there; else RL_NO_TERM. */
static rl_term field_to(const struct rl_engine *e, const struct rl_state *s, rl_term block)
{
    const struct rl_term_info *info = rl_info(e, block);
    rl_term loc = info->kind == RL_T_INIT ? info->a : info->kind == RL_T_JOIN ? info->b : RL_NO_TERM;
    for (uint32_t i = 0; i < s->nbinds && info->kind == RL_T_CALL && !info->object && !loc; i++)
        if (s->binds[i].val == block && rl_info(e, s->binds[i].loc)->kind == RL_T_FIELD)
            loc = s->binds[i].loc;
    return loc && rl_info(e, loc)->kind == RL_T_FIELD ? loc : RL_NO_TERM;
}

/* The field that LOC is, or of which it is an element; a static or heap array alike. */
static rl_term field_of(const struct rl_engine *e, const struct rl_state *s, rl_term loc, bool *element)
{
    const struct rl_term_info *info = rl_info(e, loc);
    *element = info->kind == RL_T_INDEX;
    if (info->kind == RL_T_INDEX)
        loc = info->a;
    info = rl_info(e, loc);
    rl_term field = info->kind == RL_T_DEREF ? field_to(e, s, info->a) : RL_NO_TERM;
    if (field) {
        *element = true;
        return field;
    }
    return info->kind == RL_T_FIELD ? loc : RL_NO_TERM;
}

enum rl_ownership rl_loc_ownership(struct rl_engine *e, const struct rl_state *s, rl_term loc)
{
    struct rl_flow_unit *unit = e->unit;
    bool element;
    if (rl_info(e, loc)->kind == RL_T_GLOBAL)
        return g_hash_table_contains(unit->owning, unit->ir->globals[rl_info(e, loc)->a].name) ? RL_OWNERSHIP_OWNED : RL_OWNERSHIP_UNKNOWN;
    loc = field_of(e, s, loc, &element);
    if (!loc)
        return RL_OWNERSHIP_UNKNOWN;
    const struct rl_term_info field = *rl_info(e, loc);
    bool named = !element && g_hash_table_contains(unit->owning, field.text);
    if (!field.record || !unit->options->ownership_of)
        return named ? RL_OWNERSHIP_OWNED : RL_OWNERSHIP_UNKNOWN;
    enum rl_ownership known = ask(unit, field.record, field.text, element);
    if (known == RL_OWNERSHIP_OWNED)
        return known;
    if (!element && g_hash_table_contains(unit->owning_anywhere, field.text))
        return RL_OWNERSHIP_OWNED; /* of which struct, the source does not say */
    return named ? RL_OWNERSHIP_UNKNOWN : known;
}

void rl_unit_find_owning(struct rl_flow_unit *unit)
{
    unit->owning = g_hash_table_new(g_str_hash, g_str_equal);
    unit->owning_anywhere = g_hash_table_new(g_str_hash, g_str_equal);
    unit->field_names = g_hash_table_new(g_str_hash, g_str_equal);
    unit->ownership = g_hash_table_new(asked_hash, asked_equal);
    for (uint32_t f = 0; f < unit->ir->nfunctions; f++) {
        const struct rl_ir_func *func = unit->ir->functions[f];
        find_owning_in(unit, func);
        unit->counts = unit->counts || (!func->in_header && handles_objects(unit, func));
    }
}
