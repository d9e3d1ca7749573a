#include "analyzer/graph/reach.h"

#include <string.h>

#include "analyzer/graph/edges.h"

enum { DEEPEST = 4, DEEPEST_CALLERS = 100, MOST_WORK = 20000 };

/* One question, and what was looked at for it. */
struct asking {
    const struct rl_types *types;
    GHashTable *asked; /* a function's parameter: its callers were asked, or are being asked */
    uint32_t depth;    /* of callers */
    uint32_t work;     /* calls and instructions looked at */
};

static bool is_null(const struct rl_action *action)
{
    return action->stored == RL_STORED_NUMBER || action->stored == RL_STORED_FUNCTION || action->stored == RL_STORED_TEXT;
}

/* ---- values ---------------------------------------------------------------------------------- */

/* What holds other objects is an instance of the type, too. */
static bool is_open(const struct rl_types *types, const char *type)
{
    const struct rl_api *model = rl_models_type(types->models, type);
    return model && model->traits & (RL_TRAIT_COLLECTED | RL_TRAIT_ANY);
}

/* CALL asks whether an object is a str, bytes or number, or of one type, or insists on it.  By convention NAME_Check is about NAME_Type. */
static bool is_check(const struct rl_types *types, const char *call)
{
    const struct rl_api *api = rl_model_of_call(types, call);
    for (int i = 0; api && i < api->nargs; i++)
        if (api->args[i].expects && !is_open(types, api->args[i].expects))
            return true;
    if (api && api->checks)
        return !is_open(types, api->checks);
    const char *suffix = g_str_has_suffix(call, "_Check") ? "_Check" : g_str_has_suffix(call, "_CheckExact") ? "_CheckExact" : NULL;
    if (!suffix)
        return false;
    g_autofree char *type = g_strdup_printf("%.*s_Type", (int)(strlen(call) - strlen(suffix)), call);
    return !is_open(types, type);
}

/* Whether FUNC looks for a str, bytes or number somewhere, or compares a type: then what it stores may be that. */
static bool checks_for_leaf(struct asking *a, const struct rl_ir_func *func)
{
    for (uint32_t i = 0; i < func->nblocks; i++)
        for (uint32_t k = 0; k < func->blocks[i].ninsts; k++) {
            const struct rl_inst *inst = &func->blocks[i].insts[k];
            a->work++;
            if (inst->kind == RL_INST_CALL && inst->a.kind == RL_VAL_FUNC && is_check(a->types, inst->a.text))
                return true;
        }
    return false;
}

/* What PyArg_Parse* puts into its out-parameter is a str, bytes or one type's instance when the format says so. */
static enum rl_reach parsed(const struct rl_inst *call)
{
    const char *format = NULL;
    if (call->a.kind == RL_VAL_FUNC && g_str_has_suffix(call->a.text, "_UnpackTuple"))
        return RL_REACH_ANYTHING;
    for (uint32_t i = 0; i < call->nargs && !format; i++)
        if (call->args[i].kind == RL_VAL_STR)
            format = call->args[i].text;
    if (!format)
        return RL_REACH_UNKNOWN;
    bool exact = false, plain = false;
    for (const char *at = format; *at && *at != ':' && *at != ';'; at++) {
        if (*at == 'O' && (at[1] == '!' || at[1] == '&'))
            exact = true;
        else if (*at == 'U' || *at == 'S' || *at == 'Y')
            exact = true;
        else if (*at == 'O')
            plain = true;
    }
    return plain && !exact ? RL_REACH_ANYTHING : RL_REACH_UNKNOWN;
}

static enum rl_reach reach_of_struct(struct asking *a, const char *name, int depth);
static enum rl_reach passed_reach(struct asking *a, const struct rl_ir_func *func, uint32_t index);

/* Python code chooses the argument INDEX, or the objects in the array that it is. */
static bool is_chosen(const struct rl_types *types, const struct rl_ir_func *func, uint32_t index, bool element)
{
    for (const struct rl_callback *at = rl_types_of_function(types, func->name); at; at = at->same) {
        bool array = at->flags >= 0 && (at->flags & RL_METH_FASTCALL) && index == 1;
        bool given = at->flags >= 0 && at->model && index < at->model->call.nargs && !(at->flags & (RL_METH_FASTCALL | RL_METH_NOARGS));
        bool chosen = given && (at->model->call.args[index].traits & RL_ARG_CHOSEN);
        if (element ? array : chosen && rl_type_is_object(func->vars[index].type))
            return true;
    }
    return false;
}

/* An item of the arguments that Python code chooses: PyTuple_GET_ITEM(args, i). */
static bool is_chosen_item(const struct rl_types *types, const struct rl_ir_func *func, const struct rl_way *value)
{
    const struct rl_inst *call = value->kind == RL_WAY_CALL && value->index == 0 ? value->made_by : NULL;
    const struct rl_api *api = call && call->a.kind == RL_VAL_FUNC ? rl_model_of_call(types, call->a.text) : NULL;
    bool item = api && api->result == RL_RESULT_BORROWED && api->from >= 0 && (uint32_t)api->from < call->nargs && !api->gives;
    const struct rl_place *place = item && call->arg_places ? call->arg_places[api->from] : NULL;
    return place && place->base == RL_BASE_VAR && place->nsteps == 0 && place->id < func->nparams && is_chosen(types, func, place->id, false);
}

/* Of VALUE as FUNC has it. What a caller from elsewhere passes is not known: it may always be a str. */
static enum rl_reach value_reach(struct asking *a, const struct rl_ir_func *func, const struct rl_way *value)
{
    value = rl_way_target(value);
    if (!value || a->work++ >= MOST_WORK || checks_for_leaf(a, func))
        return RL_REACH_UNKNOWN;
    bool element = value->kind == RL_WAY_ELEMENT && value->parent && value->parent->kind == RL_WAY_PARAM;
    const struct rl_way *param = element ? value->parent : value;
    if (param->kind == RL_WAY_PARAM && param->index < func->nparams && is_chosen(a->types, func, param->index, element))
        return RL_REACH_ANYTHING;
    if (is_chosen_item(a->types, func, value))
        return RL_REACH_ANYTHING;
    if (value->kind == RL_WAY_PARAM)
        return passed_reach(a, func, value->index);
    return value->kind == RL_WAY_CALL && value->index > 0 && value->made_by ? parsed(value->made_by) : RL_REACH_UNKNOWN;
}

/* Of what the unit's functions pass to FUNC as argument INDEX: ANYTHING when one of them passes anything. */
static enum rl_reach passed_reach(struct asking *a, const struct rl_ir_func *func, uint32_t index)
{
    if (a->depth >= DEEPEST_CALLERS || index >= func->nparams || !g_hash_table_add(a->asked, &func->vars[index]))
        return RL_REACH_UNKNOWN;
    uint32_t count = 0;
    const struct rl_action *const *calls = rl_types_calls(a->types, func->name, &count);
    enum rl_reach answer = RL_REACH_UNKNOWN;
    a->depth++;
    for (uint32_t i = 0; i < count && a->work < MOST_WORK && answer == RL_REACH_UNKNOWN; i++)
        if (calls[i]->func != func && index < calls[i]->nargs)
            answer = value_reach(a, calls[i]->func, calls[i]->args[index]);
    a->depth--;
    return answer;
}

/* ---- fields ------------------------------------------------------------------------------------ */

static enum rl_reach stored_reach(struct asking *a, const struct rl_action *store)
{
    const struct rl_way *value = rl_way_target(store->value);
    if (is_null(store))
        return RL_REACH_LEAF;
    if (store->stored == RL_STORED_NEW && value && value->kind == RL_WAY_CALL && rl_makes_leaf(a->types, value->name))
        return RL_REACH_LEAF;
    return value_reach(a, store->func, value);
}

/* Of what the unit's functions store in FIELD of RECORD, or in the container there. */
static enum rl_reach stores_reach(struct asking *a, const struct rl_record *record, const char *field, int depth)
{
    uint32_t count = 0;
    const struct rl_action *const *uses = rl_types_uses(a->types, record, field, &count);
    enum rl_reach all = RL_REACH_UNKNOWN;
    bool leaves = false;
    for (uint32_t i = 0; i < count; i++) {
        const struct rl_way *value = rl_way_target(uses[i]->value);
        if (uses[i]->kind == RL_DO_KEEP && value_reach(a, uses[i]->func, value) == RL_REACH_ANYTHING)
            all = RL_REACH_ANYTHING;
        if (uses[i]->kind != RL_DO_STORE)
            continue;
        bool copied = uses[i]->stored == RL_STORED_PLACE && value && value->kind == RL_WAY_FIELD && rl_type_is_object(value->type) && depth < 2;
        enum rl_reach one = copied ? stores_reach(a, value->record, value->name, depth + 1) : stored_reach(a, uses[i]);
        if (one == RL_REACH_ANYTHING)
            all = RL_REACH_ANYTHING;
        leaves |= one == RL_REACH_LEAF && !is_null(uses[i]);
    }
    return leaves && all != RL_REACH_ANYTHING ? RL_REACH_LEAF : all;
}

static enum rl_reach reach(struct asking *a, const struct rl_member *member, int depth)
{
    if (member->kind == RL_MEMBER_DICT)
        return RL_REACH_ANYTHING;
    if (member->exact) {
        enum rl_reach exact = reach_of_struct(a, member->exact, depth);
        if (exact != RL_REACH_UNKNOWN)
            return exact;
    }
    if (member->exposed_object && !member->read_only)
        return RL_REACH_ANYTHING;
    return stores_reach(a, member->record, member->name, depth);
}

/* PyListObject, the struct of a collected type: what a list in the field holds is not known. */
static bool is_interpreters(const struct rl_types *types, const char *name)
{
    if (!g_str_has_suffix(name, "Object"))
        return false;
    g_autofree char *symbol = g_strdup_printf("%.*s_Type", (int)(strlen(name) - strlen("Object")), name);
    const struct rl_api *type = rl_models_type(types->models, symbol);
    return type && type->traits & RL_TRAIT_COLLECTED;
}

/* Of an instance of the unit's type, or of a struct of CPython's. */
static enum rl_reach reach_of_struct(struct asking *a, const char *name, int depth)
{
    if (rl_is_leaf_struct(a->types, name))
        return RL_REACH_LEAF;
    if (is_interpreters(a->types, name))
        return RL_REACH_UNKNOWN;
    for (const struct rl_pytype *type = a->types->types; type; type = type->next) {
        if (!type->record || !type->record->name || strcmp(type->record->name, name) != 0)
            continue;
        if (!type->gc_known || depth > DEEPEST)
            return RL_REACH_UNKNOWN;
        if (type->has_gc || type->managed_dict || type->dict_offset != 0)
            return RL_REACH_ANYTHING;
        bool known = true;
        for (const struct rl_member *at = type->members; at; at = at->next) {
            if (at->kind != RL_MEMBER_OBJECT && at->kind != RL_MEMBER_OBJECTS && at->kind != RL_MEMBER_DICT)
                continue;
            enum rl_reach one = reach(a, at, depth + 1);
            if (one == RL_REACH_ANYTHING)
                return one;
            known &= one == RL_REACH_LEAF;
        }
        return known ? RL_REACH_LEAF : RL_REACH_UNKNOWN;
    }
    return RL_REACH_UNKNOWN;
}

enum rl_reach rl_member_reach_in(const struct rl_types *types, const struct rl_member *member, uint32_t *work)
{
    struct asking a = { .types = types, .asked = g_hash_table_new(NULL, NULL) };
    enum rl_reach answer = reach(&a, member, 0);
    g_hash_table_destroy(a.asked);
    *work = a.work;
    return answer;
}

enum rl_reach rl_member_reach(const struct rl_types *types, const struct rl_member *member)
{
    uint32_t work;
    return rl_member_reach_in(types, member, &work);
}
