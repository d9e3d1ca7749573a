#include "analyzer/graph/reach.h"

#include <string.h>

#include "analyzer/graph/edges.h"

enum { DEEPEST = 4 };

static bool is_null(const struct rl_action *action)
{
    return action->stored == RL_STORED_NUMBER || action->stored == RL_STORED_FUNCTION || action->stored == RL_STORED_TEXT;
}

static bool among(const char *name, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], name) == 0)
            return true;
    return false;
}

/* ---- values ---------------------------------------------------------------------------------- */

/* Checks that what holds other objects passes, too. */
static bool is_open_check(const char *call)
{
    static const char *const checks[] = {
        "PyCallable_Check", "PyIter_Check", "PyAIter_Check", "PyMapping_Check", "PySequence_Check", "PyObject_CheckBuffer", "PyType_Check",
        "PyList_Check", "PyList_CheckExact", "PyDict_Check", "PyDict_CheckExact", "PyTuple_Check", "PyTuple_CheckExact",
        "PySet_Check", "PyAnySet_Check", "PyAnySet_CheckExact", "PyFunction_Check", "PyMethod_Check", "PyGen_Check", "PyModule_Check",
    };
    return among(call, checks, G_N_ELEMENTS(checks));
}

/* Of a str, bytes or number, or of one type: the caller insists on it. */
static bool is_check(const char *call)
{
    static const char *const uses[] = {
        "PyUnicode_READY", "PyUnicode_AsUTF8", "PyUnicode_AsUTF8AndSize", "PyUnicode_GET_LENGTH", "PyUnicode_GetLength",
        "PyBytes_AS_STRING", "PyBytes_GET_SIZE", "PyUnicode_FSConverter", "PyUnicode_FSDecoder", "PyLong_AsLong", "PyUnicode_Compare",
        "PyString_AS_STRING", "PyString_AsString", "PyObject_TypeCheck", "PyObject_IsInstance", "Py_IS_TYPE",
    };
    bool check = g_str_has_suffix(call, "_Check") || g_str_has_suffix(call, "_CheckExact");
    return check ? !is_open_check(call) : among(call, uses, G_N_ELEMENTS(uses));
}

/* Whether FUNC looks for a str, bytes or number somewhere, or compares a type: then what it stores may be that. */
static bool checks_for_leaf(const struct rl_ir_func *func)
{
    for (uint32_t i = 0; i < func->nblocks; i++)
        for (uint32_t k = 0; k < func->blocks[i].ninsts; k++) {
            const struct rl_inst *inst = &func->blocks[i].insts[k];
            if (inst->kind == RL_INST_CALL && inst->a.kind == RL_VAL_FUNC && is_check(inst->a.text))
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

static enum rl_reach reach_of_struct(const struct rl_types *types, const char *name, int depth);
static enum rl_reach passed_reach(const struct rl_types *types, const struct rl_ir_func *func, uint32_t index, int depth);

/* Of a slot: the first and last argument that Python code chooses freely. */
static bool is_free_argument(const struct rl_callback *callback, uint32_t index)
{
    static const struct {
        const char *slot;
        uint32_t first, last;
    } slots[] = {
        { "setter", 1, 1 },      { "tp_init", 1, 2 },          { "tp_new", 1, 2 },     { "tp_call", 1, 2 },
        { "tp_setattro", 2, 2 }, { "mp_ass_subscript", 1, 2 }, { "sq_ass_item", 2, 2 }, { "tp_descr_set", 1, 2 },
    };
    if (callback->flags >= 0 && g_str_has_prefix(callback->slot, "PyC"))
        return index == 1 && !(callback->flags & (RL_METH_FASTCALL | RL_METH_NOARGS));
    for (size_t i = 0; i < G_N_ELEMENTS(slots); i++)
        if (strcmp(slots[i].slot, callback->slot) == 0)
            return index >= slots[i].first && index <= slots[i].last;
    return false;
}

/* Python code chooses the argument INDEX, or the objects in the array that it is. */
static bool is_chosen(const struct rl_types *types, const struct rl_ir_func *func, uint32_t index, bool element)
{
    for (const struct rl_callback *at = rl_types_of_function(types, func->name); at; at = at->same) {
        bool array = at->flags >= 0 && (at->flags & RL_METH_FASTCALL) && index == 1;
        if (element ? array : is_free_argument(at, index) && rl_type_is_object(func->vars[index].type))
            return true;
    }
    return false;
}

/* PyTuple_GET_ITEM(args, i) of the arguments that Python code chooses. */
static bool is_chosen_item(const struct rl_types *types, const struct rl_ir_func *func, const struct rl_way *value)
{
    const struct rl_inst *call = value->kind == RL_WAY_CALL && value->index == 0 ? value->made_by : NULL;
    const struct rl_place *place = call && call->nargs == 2 && call->arg_places ? call->arg_places[0] : NULL;
    const char *name = place && call->a.kind == RL_VAL_FUNC ? call->a.text : "";
    bool item = strcmp(name, "PyTuple_GET_ITEM") == 0 || strcmp(name, "PyTuple_GetItem") == 0;
    return item && place->base == RL_BASE_VAR && place->nsteps == 0 && place->id < func->nparams && is_chosen(types, func, place->id, false);
}

/* Of VALUE as FUNC has it. What a caller from elsewhere passes is not known: it may always be a str. */
static enum rl_reach value_reach(const struct rl_types *types, const struct rl_ir_func *func, const struct rl_way *value, int depth)
{
    value = rl_way_target(value);
    if (!value || depth > DEEPEST || checks_for_leaf(func))
        return RL_REACH_UNKNOWN;
    bool element = value->kind == RL_WAY_ELEMENT && value->parent && value->parent->kind == RL_WAY_PARAM;
    const struct rl_way *param = element ? value->parent : value;
    if (param->kind == RL_WAY_PARAM && param->index < func->nparams && is_chosen(types, func, param->index, element))
        return RL_REACH_ANYTHING;
    if (is_chosen_item(types, func, value))
        return RL_REACH_ANYTHING;
    if (value->kind == RL_WAY_PARAM)
        return passed_reach(types, func, value->index, depth + 1);
    return value->kind == RL_WAY_CALL && value->index > 0 && value->made_by ? parsed(value->made_by) : RL_REACH_UNKNOWN;
}

/* Of what the unit's functions pass to FUNC as argument INDEX: ANYTHING when one of them passes anything. */
static enum rl_reach passed_reach(const struct rl_types *types, const struct rl_ir_func *func, uint32_t index, int depth)
{
    for (uint32_t i = 0; i < types->unit->nfunctions; i++) {
        const struct rl_actions *actions = types->actions[i];
        for (uint32_t k = 0; actions && k < actions->count; k++) {
            const struct rl_action *call = &actions->items[k];
            bool calls = call->kind == RL_DO_CALL && call->func != func && index < call->nargs && strcmp(call->api, func->name) == 0;
            if (calls && value_reach(types, call->func, call->args[index], depth) == RL_REACH_ANYTHING)
                return RL_REACH_ANYTHING;
        }
    }
    return RL_REACH_UNKNOWN;
}

/* ---- fields ------------------------------------------------------------------------------------ */

static enum rl_reach stored_reach(const struct rl_types *types, const struct rl_action *store)
{
    const struct rl_way *value = rl_way_target(store->value);
    if (is_null(store))
        return RL_REACH_LEAF;
    if (store->stored == RL_STORED_NEW && value && value->kind == RL_WAY_CALL && rl_makes_leaf(value->name))
        return RL_REACH_LEAF;
    return value_reach(types, store->func, value, 0);
}

/* Of what the unit's functions store in FIELD of RECORD, or in the container there. */
static enum rl_reach stores_reach(const struct rl_types *types, const struct rl_record *record, const char *field, int depth)
{
    uint32_t count = 0;
    const struct rl_action *const *uses = rl_types_uses(types, record, field, &count);
    enum rl_reach all = RL_REACH_UNKNOWN;
    bool leaves = false;
    for (uint32_t i = 0; i < count; i++) {
        const struct rl_way *value = rl_way_target(uses[i]->value);
        if (uses[i]->kind == RL_DO_KEEP && value_reach(types, uses[i]->func, value, 0) == RL_REACH_ANYTHING)
            all = RL_REACH_ANYTHING;
        if (uses[i]->kind != RL_DO_STORE)
            continue;
        bool copied = uses[i]->stored == RL_STORED_PLACE && value && value->kind == RL_WAY_FIELD && rl_type_is_object(value->type) && depth < 2;
        enum rl_reach one = copied ? stores_reach(types, value->record, value->name, depth + 1) : stored_reach(types, uses[i]);
        if (one == RL_REACH_ANYTHING)
            all = RL_REACH_ANYTHING;
        leaves |= one == RL_REACH_LEAF && !is_null(uses[i]);
    }
    return leaves && all != RL_REACH_ANYTHING ? RL_REACH_LEAF : all;
}

static enum rl_reach reach(const struct rl_types *types, const struct rl_member *member, int depth)
{
    if (member->kind == RL_MEMBER_DICT)
        return RL_REACH_ANYTHING;
    if (member->exact) {
        enum rl_reach exact = reach_of_struct(types, member->exact, depth);
        if (exact != RL_REACH_UNKNOWN)
            return exact;
    }
    if (member->exposed_object && !member->read_only)
        return RL_REACH_ANYTHING;
    return stores_reach(types, member->record, member->name, depth);
}

/* Of an instance of the unit's type, or of a struct of CPython's. */
static enum rl_reach reach_of_struct(const struct rl_types *types, const char *name, int depth)
{
    static const char *const containers[] = { "PyListObject", "PyDictObject", "PySetObject", "PyTupleObject", "PyFunctionObject" };
    if (rl_is_leaf_struct(name))
        return RL_REACH_LEAF;
    if (among(name, containers, G_N_ELEMENTS(containers)))
        return RL_REACH_UNKNOWN;
    for (const struct rl_pytype *type = types->types; type; type = type->next) {
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
            enum rl_reach one = reach(types, at, depth + 1);
            if (one == RL_REACH_ANYTHING)
                return one;
            known &= one == RL_REACH_LEAF;
        }
        return known ? RL_REACH_LEAF : RL_REACH_UNKNOWN;
    }
    return RL_REACH_UNKNOWN;
}

enum rl_reach rl_member_reach(const struct rl_types *types, const struct rl_member *member)
{
    return reach(types, member, 0);
}
