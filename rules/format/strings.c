/* Constant strings and lists of strings on their way to a call, and how arguments are named. */
#include <string.h>

#include "rules/format/format.h"

/* ---- instructions of the function ---------------------------------------------------- */

const struct rl_inst *rl_format_origin(const struct rl_call_site *call, struct rl_val val)
{
    for (uint32_t b = 0; val.kind == RL_VAL_TEMP && b < call->func->nblocks; b++) {
        for (uint32_t i = 0; i < call->func->blocks[b].ninsts; i++) {
            const struct rl_inst *inst = &call->func->blocks[b].insts[i];
            if (inst->dst == val.id)
                return inst->kind == RL_INST_LOAD || inst->kind == RL_INST_ADDR ? inst : NULL;
        }
    }
    return NULL;
}

typedef void (*store_visitor)(const struct rl_inst *store, void *data);

/* Every STORE into the variable ID of CALL's function, or into a part of it. */
static void each_store(const struct rl_call_site *call, uint32_t id, store_visitor visit, void *data)
{
    for (uint32_t b = 0; b < call->func->nblocks; b++) {
        for (uint32_t i = 0; i < call->func->blocks[b].ninsts; i++) {
            const struct rl_inst *inst = &call->func->blocks[b].insts[i];
            bool writes = inst->kind == RL_INST_STORE || inst->kind == RL_INST_COPY || inst->kind == RL_INST_ZERO;
            if (writes && inst->place && inst->place->base == RL_BASE_VAR && inst->place->id == id)
                visit(inst, data);
        }
    }
}

/* ---- strings ---------------------------------------------------------------------------- */

struct choices {
    const char **strings;
    uint32_t count;
    bool lost;
};

static void add_choice(const struct rl_inst *store, void *data)
{
    struct choices *choices = data;
    if (store->kind != RL_INST_STORE || store->a.kind != RL_VAL_STR || choices->count == RL_FORMAT_CHOICES)
        choices->lost = true;
    else
        choices->strings[choices->count++] = store->a.text;
}

/* `static const char format[] = "O";` */
static const char *constant_array(const struct rl_ir_global *global)
{
    if (global->type->kind != RL_TYPE_ARRAY || !global->type->to || !global->type->to->is_const || !global->init)
        return NULL;
    const struct rl_init_item *first = global->init->nitems == 1 ? &global->init->items[0] : NULL;
    return first && first->npath == 0 && first->value.kind == RL_VAL_STR ? first->value.text : NULL;
}

uint32_t rl_format_strings(const struct rl_call_site *call, struct rl_val val, const char *strings[RL_FORMAT_CHOICES])
{
    if (val.kind == RL_VAL_STR) {
        strings[0] = val.text;
        return 1;
    }
    const struct rl_inst *origin = rl_format_origin(call, val);
    const struct rl_place *place = origin ? origin->place : NULL;
    if (!place || place->nsteps)
        return 0;
    if (place->base == RL_BASE_GLOBAL)
        return (strings[0] = constant_array(&call->unit->globals[place->id])) ? 1 : 0;
    if (place->base != RL_BASE_VAR)
        return 0;
    const struct rl_var *var = &call->func->vars[place->id];
    if (var->is_param || var->address_taken || var->type->kind != RL_TYPE_POINTER)
        return 0;
    struct choices choices = { .strings = strings };
    each_store(call, place->id, add_choice, &choices);
    bool sure = !choices.lost && (var->synthetic || choices.count == 1); /* else an earlier value may be gone */
    return sure ? choices.count : 0;
}

/* ---- lists --------------------------------------------------------------------------------- */

struct list {
    GPtrArray *entries;
    bool *set;
    bool lost;
};

static void put_entry(struct list *list, const struct rl_step *steps, uint32_t nsteps, struct rl_val value)
{
    bool element = nsteps == 1 && steps[0].kind == RL_STEP_INDEX && steps[0].index.kind == RL_VAL_INT;
    int64_t at = element ? steps[0].index.num : -1;
    bool text = value.kind == RL_VAL_STR || rl_format_is_null(value);
    if (at < 0 || at >= list->entries->len || !text || list->set[at]) {
        list->lost = true;
        return;
    }
    list->set[at] = true;
    list->entries->pdata[at] = value.kind == RL_VAL_STR ? (gpointer)value.text : NULL;
}

static void put_store(const struct rl_inst *store, void *data)
{
    struct list *list = data;
    if (store->kind == RL_INST_STORE)
        put_entry(list, store->place->steps, store->place->nsteps, store->a);
    else
        list->lost = list->lost || store->kind != RL_INST_ZERO;
}

GPtrArray *rl_format_list(const struct rl_call_site *call, uint32_t index)
{
    enum { MOST = 256 };
    const struct rl_place *place = call->inst->arg_places ? call->inst->arg_places[index] : NULL;
    const struct rl_type *type = call->inst->arg_types[index];
    if (!place || place->nsteps || place->base == RL_BASE_MEM || !type || type->kind != RL_TYPE_ARRAY)
        return NULL;
    const struct rl_ir_global *global = place->base == RL_BASE_GLOBAL ? &call->unit->globals[place->id] : NULL;
    const struct rl_type *array = global ? global->type : call->func->vars[place->id].type;
    if (array->kind != RL_TYPE_ARRAY || array->length <= 0 || array->length > MOST || (global && !global->init))
        return NULL;
    bool set[MOST] = { false };
    struct list list = { .entries = g_ptr_array_new(), .set = set };
    g_ptr_array_set_size(list.entries, (gint)array->length);
    if (global)
        for (uint32_t i = 0; i < global->init->nitems; i++)
            put_entry(&list, global->init->items[i].path, global->init->items[i].npath, global->init->items[i].value);
    else
        each_store(call, place->id, put_store, &list);
    if (!list.lost)
        return list.entries;
    g_ptr_array_free(list.entries, TRUE);
    return NULL;
}

/* ---- names ---------------------------------------------------------------------------------- */

const char *rl_format_object(const struct rl_call_site *call, uint32_t index, struct rl_arena *arena)
{
    const struct rl_val *val = &call->inst->args[index];
    const struct rl_place *place = call->inst->arg_places ? call->inst->arg_places[index] : NULL;
    if (place && place->spelling && *place->spelling && *place->spelling != '$' && strcmp(place->spelling, "...") != 0)
        return place->spelling;
    switch (val->kind) {
    case RL_VAL_STR: return rl_arena_printf(arena, "\"%s\"", val->text);
    case RL_VAL_FUNC: return val->text;
    case RL_VAL_INT: {
        const struct rl_type *type = call->inst->arg_types[index];
        bool null = val->num == 0 && type && type->kind == RL_TYPE_POINTER;
        return null ? "NULL" : rl_arena_printf(arena, "%" G_GINT64_FORMAT, val->num);
    }
    case RL_VAL_NONE: case RL_VAL_TEMP: case RL_VAL_OPAQUE: break;
    }
    return rl_arena_printf(arena, "argument %u", index + 1);
}

const char *rl_format_argument(const struct rl_call_site *call, uint32_t index, struct rl_arena *arena)
{
    const char *object = rl_format_object(call, index, arena);
    if (g_str_has_prefix(object, "argument "))
        return object;
    const struct rl_place *place = call->inst->arg_places ? call->inst->arg_places[index] : NULL;
    const struct rl_type *type = call->inst->arg_types[index];
    bool address = place && place->type && type && type->kind == RL_TYPE_POINTER && type->to &&
                   g_strcmp0(type->to->name, place->type->name) == 0;
    return rl_arena_printf(arena, "`%s%s`", address ? "&" : "", object);
}

struct rl_finding *rl_format_finding(const struct rl_call_site *call, struct rl_arena *arena, const char *object,
                                     enum rl_confidence confidence, const char *message)
{
    struct rl_finding *finding = rl_new(arena, struct rl_finding);
    finding->object = object;
    finding->confidence = confidence;
    finding->message = message;
    finding->origin = call->api->name;
    return finding;
}
