/* What a call does to what it is given, and the way of what it returns. */
#include <string.h>

#include "analyzer/graph/actions.h"
#include "analyzer/graph/slots.h"
#include "analyzer/model/slot.h"

static const struct rl_way *first_way(struct rl_tracer *t, const struct rl_inst *inst, int arg)
{
    if (arg < 0 || (uint32_t)arg >= inst->nargs)
        return NULL;
    return rl_trace_value(t, inst->args[arg]).ways[0];
}

static const struct rl_place *variable_place(const struct rl_inst *inst, uint32_t arg)
{
    const struct rl_place *place = inst->arg_places ? inst->arg_places[arg] : NULL;
    return place && place->base == RL_BASE_VAR && place->nsteps == 0 ? place : NULL;
}

/* ---- effects that models know -------------------------------------------------------------- */

/* Py_CLEAR(self->x) and Py_SETREF(self->x, y): the first argument is a place. */
static void change_place(struct rl_tracer *t, const struct rl_inst *inst, uint32_t arg, const char *api, bool replaces)
{
    struct rl_origins old = rl_trace_value(t, inst->args[arg]);
    const struct rl_place *variable = variable_place(inst, arg);
    bool has_value = replaces && arg + 1 < inst->nargs;
    if (variable) {
        rl_trace_note(t, inst, RL_DO_RELEASE, &old, api);
        rl_trace_assign(t, variable->id, has_value ? rl_trace_value(t, inst->args[arg + 1]) : (struct rl_origins){ 0 });
        return;
    }
    rl_trace_note(t, inst, RL_DO_CLEAR, &old, api);
    if (has_value)
        rl_trace_store(t, inst, &old, inst->args[arg + 1], api);
}

/* An out-parameter that is the address of a field. */
static void fill_place(struct rl_tracer *t, const struct rl_inst *inst, const struct rl_origins *set, const char *api)
{
    for (int i = 0; i < RL_WAYS_MAX && set->ways[i]; i++) {
        struct rl_origins one = { { set->ways[i] } };
        if (set->ways[i]->kind == RL_WAY_ADDRESS)
            rl_trace_store(t, inst, &one, (struct rl_val){ .kind = RL_VAL_OPAQUE }, api);
    }
}

static void hand_over(struct rl_tracer *t, const struct rl_inst *inst, const char *api);

static void apply_effect(struct rl_tracer *t, const struct rl_inst *inst, uint32_t arg, const struct rl_api *api)
{
    struct rl_origins set = rl_trace_value(t, inst->args[arg]);
    switch ((int)api->args[arg].effect) {
    case RL_EFFECT_VISITS:
        rl_trace_note(t, inst, RL_DO_VISIT, &set, api->name);
        break;
    case RL_EFFECT_CLEARS:
        change_place(t, inst, arg, api->name, false);
        break;
    case RL_EFFECT_REPLACES:
        change_place(t, inst, arg, api->name, true);
        break;
    case RL_EFFECT_RELEASES: case RL_EFFECT_BUFFER_RELEASE:
        rl_trace_note(t, inst, RL_DO_RELEASE, &set, api->name);
        break;
    case RL_EFFECT_RETAINS: case RL_EFFECT_RETAINS_ON_SUCCESS:
        rl_trace_note(t, inst, RL_DO_RETAIN, &set, api->name);
        break;
    case RL_EFFECT_STEALS: case RL_EFFECT_STEALS_ON_SUCCESS:
        rl_trace_note(t, inst, RL_DO_GIVE, &set, api->name);
        break;
    case RL_EFFECT_FREES: case RL_EFFECT_FREES_ON_SUCCESS:
        rl_trace_note(t, inst, RL_DO_FREE, &set, api->name);
        break;
    case RL_EFFECT_DESTROYS:
        rl_trace_note(t, inst, RL_DO_DESTROY, &set, api->name);
        break;
    case RL_EFFECT_ESCAPES:
        rl_trace_note(t, inst, RL_DO_HAND, &set, api->name);
        break;
    case RL_EFFECT_OUT_NEW: case RL_EFFECT_OUT_BORROWED: case RL_EFFECT_OUT_ALLOC: case RL_EFFECT_OUT_FOUND:
    case RL_EFFECT_INOUT_REPLACES: case RL_EFFECT_INOUT_KEEPS: case RL_EFFECT_BUFFER_ACQUIRE: case RL_EFFECT_OUT_OTHER:
        fill_place(t, inst, &set, api->name);
        break;
    default:
        break;
    }
}

/* The container that is argument INTO keeps argument ARG. */
static void keep_in(struct rl_tracer *t, const struct rl_inst *inst, uint32_t into, uint32_t arg, const struct rl_api *api)
{
    struct rl_origins set = rl_trace_value(t, inst->args[into]);
    for (int i = 0; i < RL_WAYS_MAX && set.ways[i]; i++) {
        struct rl_action action = { .kind = RL_DO_KEEP, .way = set.ways[i], .value = first_way(t, inst, (int)arg), .api = api->name,
                                    .text = api->args[arg].part, .func = t->func, .loc = inst->loc, .macro = inst->macro };
        g_array_append_val(t->out, action);
    }
}

/* What the call makes keeps argument ARG: a tuple its items, a method its self. */
static void keep_in_result(struct rl_tracer *t, const struct rl_inst *inst, uint32_t arg, const struct rl_api *api)
{
    const struct rl_way *made = inst->dst != RL_NO_TEMP ? t->temps[inst->dst].ways[0] : NULL, *value = first_way(t, inst, (int)arg);
    if (!made || made->kind != RL_WAY_CALL || made->made_by != inst || !value)
        return;
    struct rl_action action = { .kind = RL_DO_KEEP, .way = made, .value = value, .api = api->name,
                                .text = arg < api->nargs ? api->args[arg].part : NULL, .func = t->func, .loc = inst->loc,
                                .macro = inst->macro };
    g_array_append_val(t->out, action);
}

static void keep_what_is_stored(struct rl_tracer *t, const struct rl_inst *inst, const struct rl_api *api)
{
    for (uint32_t i = 0; i < inst->nargs && i < api->nargs; i++) {
        const struct rl_api_arg *arg = &api->args[i];
        bool steals = arg->effect == RL_EFFECT_STEALS || arg->effect == RL_EFFECT_STEALS_ON_SUCCESS;
        bool kept = arg->effect == RL_EFFECT_STORES || arg->effect == RL_EFFECT_STORES_UNCOUNTED;
        if ((kept || steals) && arg->into >= 0)
            keep_in(t, inst, (uint32_t)arg->into, i, api);
        else if (kept && api->result == RL_RESULT_NEW)
            keep_in_result(t, inst, i, api);
        else if (arg->effect == RL_EFFECT_STORES_UNCOUNTED && i > 0)
            keep_in(t, inst, 0, i, api);
    }
    bool items = api->varargs == RL_VARARGS_OBJECTS_STORE || api->varargs == RL_VARARGS_BUILD;
    for (uint32_t i = api->nargs; items && api->result == RL_RESULT_NEW && i < inst->nargs; i++)
        keep_in_result(t, inst, i, api);
}

static void apply_effects(struct rl_tracer *t, const struct rl_inst *inst, const struct rl_api *api)
{
    bool replaced = false; /* the argument behind a REPLACES was stored, not stolen away */
    for (uint32_t i = 0; i < inst->nargs && i < api->nargs; i++) {
        if (!replaced)
            apply_effect(t, inst, i, api);
        replaced = api->args[i].effect == RL_EFFECT_REPLACES;
    }
    if (t->telling)
        keep_what_is_stored(t, inst, api);
    /* PyArg_Parse*(args, "O", &self->x): every address behind the format may be filled. */
    for (uint32_t i = api->nargs; api->varargs != RL_VARARGS_NONE && i < inst->nargs; i++) {
        struct rl_origins set = rl_trace_value(t, inst->args[i]);
        if (api->varargs == RL_VARARGS_PARSE || api->varargs == RL_VARARGS_OUT_BORROWED)
            fill_place(t, inst, &set, api->name);
    }
}

static void apply_role(struct rl_tracer *t, const struct rl_inst *inst, enum rl_role role, const char *name)
{
    static const struct {
        enum rl_role role;
        enum rl_action_kind kind;
    } does[] = {
        { RL_ROLE_TRACK, RL_DO_TRACK },           { RL_ROLE_UNTRACK, RL_DO_UNTRACK },
        { RL_ROLE_WEAKREFS, RL_DO_WEAKREFS },     { RL_ROLE_VISIT_DICT, RL_DO_VISIT_DICT },
        { RL_ROLE_CLEAR_DICT, RL_DO_CLEAR_DICT },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(does); i++)
        if (does[i].role == role && inst->nargs > 0) {
            struct rl_origins set = rl_trace_value(t, inst->args[0]);
            rl_trace_note(t, inst, does[i].kind, &set, name);
        }
}

/* ---- notes that carry arguments ------------------------------------------------------------------ */

static struct rl_action *note_call(struct rl_tracer *t, const struct rl_inst *inst, enum rl_action_kind kind,
                                   const char *api, const struct rl_way *way, const struct rl_way *value)
{
    struct rl_action action = { .kind = kind, .way = way, .value = value, .api = api, .func = t->func, .loc = inst->loc,
                                .macro = inst->macro, .nargs = inst->nargs };
    action.args = rl_new_array(t->reading->arena, inst->nargs + 1, const struct rl_way *);
    for (uint32_t i = 0; i < inst->nargs; i++)
        action.args[i] = first_way(t, inst, (int)i);
    g_array_append_val(t->out, action);
    return &g_array_index(t->out, struct rl_action, t->out->len - 1);
}

/* What an unknown function does with its arguments is not known. */
static void hand_over(struct rl_tracer *t, const struct rl_inst *inst, const char *api)
{
    for (uint32_t i = 0; t->telling && i < inst->nargs; i++)
        if (first_way(t, inst, (int)i)) {
            note_call(t, inst, RL_DO_HAND, api, first_way(t, inst, (int)i), NULL);
            return;
        }
}

/* ---- results ----------------------------------------------------------------------------------------- */

static bool gives_pointer(const struct rl_inst *inst)
{
    return inst->dst != RL_NO_TEMP && inst->type && inst->type->kind == RL_TYPE_POINTER;
}

/* C takes the result of an undeclared function for an int; the model knows better. */
static bool gives_object(const struct rl_inst *inst, const struct rl_api *api)
{
    bool object = api->kind == RL_API_FUNCTION && api->result != RL_RESULT_OTHER && api->result != RL_RESULT_UNKNOWN;
    return gives_pointer(inst) || (inst->dst != RL_NO_TEMP && object);
}

static void result_is(struct rl_tracer *t, const struct rl_inst *inst, const struct rl_way *way)
{
    if (inst->dst != RL_NO_TEMP)
        rl_origins_add(&t->temps[inst->dst], way);
}

static void result_of_helper(struct rl_tracer *t, const struct rl_inst *inst, uint32_t function)
{
    if (!gives_pointer(inst))
        return;
    const struct rl_actions *actions = rl_reading_actions(t->reading, function);
    const struct rl_way **args = g_new0(const struct rl_way *, inst->nargs + 1);
    for (uint32_t i = 0; i < inst->nargs; i++)
        args[i] = first_way(t, inst, (int)i);
    for (int i = 0; actions && i < RL_WAYS_MAX && actions->returns[i]; i++) {
        const struct rl_way *way = rl_way_rebase(t->reading->ways, actions->returns[i], args, inst->nargs);
        if (way->kind != RL_WAY_UNKNOWN)
            result_is(t, inst, way);
    }
    g_free(args);
    if (!t->temps[inst->dst].ways[0])
        result_is(t, inst, rl_way_call(t->reading->ways, NULL, inst));
}

static void result_of_role(struct rl_tracer *t, const struct rl_inst *inst, const struct rl_known_call *known)
{
    struct rl_ways *ways = t->reading->ways;
    const struct rl_way *first = first_way(t, inst, 0);
    switch ((int)known->role) {
    case RL_ROLE_TYPE_OF:
        if (first)
            result_is(t, inst, rl_way_field(ways, first, "ob_type", NULL, inst->type));
        break;
    case RL_ROLE_MODULE_STATE:
        result_is(t, inst, rl_way_state(ways));
        break;
    case RL_ROLE_GET_SLOT: {
        bool constant = inst->nargs > 1 && inst->args[1].kind == RL_VAL_INT;
        const char *slot = constant ? rl_slot_by_number(inst->args[1].num) : NULL;
        if (slot && first)
            result_is(t, inst, rl_way_field(ways, first, slot, NULL, inst->type));
        break;
    }
    case RL_ROLE_MAKE_TYPE: {
        const struct rl_way *spec = first_way(t, inst, known->spec_arg);
        const struct rl_way *type = rl_way_call(ways, rl_way_target(spec), inst);
        if (t->telling && spec) {
            struct rl_action *action = note_call(t, inst, RL_DO_ALLOCATE, inst->a.text, rl_way_target(spec), type);
            action->number = known->bases_arg;
        }
        result_is(t, inst, type);
        break;
    }
    case RL_ROLE_PACK:
        result_is(t, inst, rl_way_call(ways, first_way(t, inst, 1), inst));
        break;
    default:
        break;
    }
}

static void result_of_api(struct rl_tracer *t, const struct rl_inst *inst, const struct rl_known_call *known)
{
    const struct rl_api *api = known->api;
    if (api->result == RL_RESULT_ARGUMENT && api->from >= 0 && (uint32_t)api->from < inst->nargs) {
        t->temps[inst->dst] = rl_trace_value(t, inst->args[api->from]);
    } else if (known->type_arg >= 0) {
        const struct rl_way *type = rl_way_target(first_way(t, inst, known->type_arg));
        const struct rl_way *object = rl_way_call(t->reading->ways, type, inst);
        if (t->telling && type)
            note_call(t, inst, RL_DO_ALLOCATE, api->name, type, object)->number = -1;
        result_is(t, inst, object);
    } else {
        result_is(t, inst, rl_way_call(t->reading->ways, NULL, inst));
    }
}

/* ---- calls ------------------------------------------------------------------------------------------------ */

/* A model that says nothing of what happens to the arguments does not stand in for the function itself; nor, where the
 * container is made, one that says that it is emptied. */
static bool says_nothing(const struct rl_api *api)
{
    for (uint32_t i = 0; api && i < api->nargs; i++) {
        enum rl_effect effect = api->args[i].effect;
        if (effect != RL_EFFECT_BORROW && effect != RL_EFFECT_EMPTIES && effect != RL_EFFECT_DROPS)
            return false;
    }
    return !api || api->kind == RL_API_FUNCTION;
}

static void call_by_name(struct rl_tracer *t, const struct rl_inst *inst)
{
    const struct rl_known_call *known = rl_known_call(t->reading, inst->a.text);
    if (known->role != RL_ROLE_NONE)
        result_of_role(t, inst, known);
    else if (known->api && gives_object(inst, known->api))
        result_of_api(t, inst, known);
    else if (known->function >= 0)
        result_of_helper(t, inst, (uint32_t)known->function);
    else if (gives_pointer(inst))
        result_is(t, inst, rl_way_call(t->reading->ways, NULL, inst));
    if (t->telling)
        apply_role(t, inst, known->role, inst->a.text);
    if (known->api)
        apply_effects(t, inst, known->api);
    else if (known->role == RL_ROLE_NONE && known->function < 0)
        hand_over(t, inst, inst->a.text);
    if (known->role == RL_ROLE_NONE && known->function >= 0 && says_nothing(known->api) && t->telling)
        note_call(t, inst, RL_DO_CALL, inst->a.text, first_way(t, inst, 0), NULL);
}

static bool is_visitor(const struct rl_type *type)
{
    if (!type)
        return false;
    if (type->name && strcmp(type->name, "visitproc") == 0)
        return true;
    const struct rl_type *function = type->kind == RL_TYPE_POINTER ? type->to : NULL;
    return function && function->kind == RL_TYPE_FUNCTION && function->nparams == 2 && function->to &&
           function->to->kind == RL_TYPE_INT && rl_type_is_object(function->params[0]) && function->params[1] &&
           function->params[1]->kind == RL_TYPE_POINTER && function->params[1]->to &&
           function->params[1]->to->kind == RL_TYPE_VOID;
}

static void call_slot(struct rl_tracer *t, const struct rl_inst *inst, const struct rl_way *callee)
{
    const struct rl_way *type = rl_way_target(callee->parent), *self = rl_way_target(first_way(t, inst, 0));
    const char *slot = callee->name;
    if (strcmp(slot, "tp_alloc") == 0) {
        const struct rl_way *object = rl_way_call(t->reading->ways, self ? self : type, inst);
        result_is(t, inst, object);
        if (t->telling)
            note_call(t, inst, RL_DO_ALLOCATE, slot, self ? self : type, object)->number = -1;
        return;
    }
    if (gives_pointer(inst))
        result_is(t, inst, rl_way_call(t->reading->ways, NULL, inst));
    if (t->telling && self)
        note_call(t, inst, strcmp(slot, "tp_free") == 0 ? RL_DO_DESTROY : RL_DO_SLOT, slot, self, type);
}

static void call_through_pointer(struct rl_tracer *t, const struct rl_inst *inst)
{
    const struct rl_inst *made = inst->a.kind == RL_VAL_TEMP ? t->made_by[inst->a.id] : NULL;
    const struct rl_way *callee = rl_trace_value(t, inst->a).ways[0];
    if (made && is_visitor(made->type) && inst->nargs == 2) {
        struct rl_origins set = rl_trace_value(t, inst->args[0]);
        rl_trace_note(t, inst, RL_DO_VISIT, &set, NULL);
    } else if (callee && callee->kind == RL_WAY_FIELD && g_str_has_prefix(callee->name, "tp_")) {
        call_slot(t, inst, callee);
    } else {
        if (gives_pointer(inst))
            result_is(t, inst, rl_way_call(t->reading->ways, NULL, inst));
        hand_over(t, inst, NULL);
    }
}

/* What a helper of this unit stores through its parameter ARG, as the caller sees it. */
static struct rl_origins stored_by_helper(struct rl_tracer *t, const struct rl_inst *inst, uint32_t arg)
{
    struct rl_origins set = { 0 };
    const struct rl_known_call *known = inst->a.kind == RL_VAL_FUNC ? rl_known_call(t->reading, inst->a.text) : NULL;
    const struct rl_actions *actions =
        known && !known->api && known->function >= 0 ? rl_reading_actions(t->reading, (uint32_t)known->function) : NULL;
    const struct rl_way **args = g_new0(const struct rl_way *, inst->nargs + 1);
    for (uint32_t i = 0; actions && i < inst->nargs; i++)
        args[i] = first_way(t, inst, (int)i);
    for (uint32_t i = 0; actions && i < actions->count; i++) {
        const struct rl_action *action = &actions->items[i];
        bool through = action->kind == RL_DO_STORE && action->value && action->way->kind == RL_WAY_ELEMENT &&
                       action->way->parent->kind == RL_WAY_PARAM && action->way->parent->index == arg;
        if (through)
            rl_origins_add(&set, rl_way_rebase(t->reading->ways, action->value, args, inst->nargs));
    }
    g_free(args);
    return set;
}

void rl_trace_call(struct rl_tracer *t, const struct rl_inst *inst)
{
    if (inst->a.kind == RL_VAL_FUNC)
        call_by_name(t, inst);
    else
        call_through_pointer(t, inst);
    /* A variable whose address is passed holds what the callee puts there. */
    for (uint32_t i = 0; i < inst->nargs; i++) {
        uint32_t variable = inst->args[i].kind == RL_VAL_TEMP ? t->variable_of[inst->args[i].id] : 0;
        if (!variable)
            continue;
        struct rl_origins received = stored_by_helper(t, inst, i);
        if (!received.ways[0])
            rl_origins_add(&received, rl_way_out(t->reading->ways, inst, i));
        rl_trace_assign(t, variable - 1, received);
    }
}
