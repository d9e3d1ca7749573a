/* Containers, closures and capsules that one call makes: holders of references that are no type of the project. */
#include <string.h>

#include "analyzer/graph/edges.h"

/* Whether the interpreter's types are known to the collector, and have a tp_clear: tuples and bound methods have none. */
static const struct rl_container containers[] = {
    { "PyList_New", "list", "[]", true, true, false },
    { "PyDict_New", "dict", "[]", true, true, false },
    { "PyTuple_", "tuple", "[]", true, false, false },
    { "PySet_New", "set", "[]", true, true, false },
    { "PyFrozenSet_New", "frozenset", "[]", true, true, false },
    { "Py_BuildValue", "tuple", "[]", true, false, false },
    { "PyCFunction_New", "builtin_function_or_method", "__self__", true, false, true },
    { "PyCMethod_New", "builtin_function_or_method", "__self__", true, false, true },
    { "PyMethod_New", "method", "__self__", true, false, true },
    { "PyInstanceMethod_New", "instancemethod", "__func__", true, false, true },
    { "PyFunction_New", "function", "__globals__", true, true, true },
    { "PyCell_New", "cell", "cell_contents", true, true, true },
    { "PyStaticMethod_New", "staticmethod", "__func__", true, true, true },
    { "PyClassMethod_New", "classmethod", "__func__", true, true, true },
    { "PyCapsule_New", "capsule", "pointer", false, false, true },
    { "PyWrapper_New", "method-wrapper", "__self__", true, false, true },
    /* by name only: what else of them there is */
    { "PyList_", "list", "[]", true, true, false },
    { "PyDict_", "dict", "[]", true, true, false },
    { "PySet_", "set", "[]", true, true, false },
    { "PyFrozenSet_", "frozenset", "[]", true, true, false },
};

const struct rl_container *rl_container_of(const char *call)
{
    for (size_t i = 0; call && i < G_N_ELEMENTS(containers); i++)
        if (g_str_has_prefix(call, containers[i].prefix))
            return &containers[i];
    return NULL;
}

const char *rl_container_part(const struct rl_object *object, const struct rl_action *keep)
{
    const struct rl_container *container = rl_container_of(object->way->name);
    return keep->api && g_str_has_suffix(keep->api, "_SetContext") ? "context" : container ? container->part : "[]";
}

/* A capsule's pointer counts when the function gives it a reference of its own. */
static bool counts(const struct rl_actions *actions, const struct rl_action *keep, const struct rl_container *container)
{
    if (container->collected || !keep->value || keep->value->kind == RL_WAY_CALL)
        return container->collected || (keep->value && rl_type_is_object(keep->value->type));
    for (uint32_t i = 0; i < actions->count; i++)
        if (actions->items[i].kind == RL_DO_RETAIN && rl_way_target(actions->items[i].way) == rl_way_target(keep->value))
            return true;
    return false;
}

/* Py_BuildValue("O", x) is x, and brackets make other containers than tuples. */
static bool is_made(const struct rl_way *way)
{
    const struct rl_inst *call = way->made_by;
    const char *format = call && call->nargs && call->args[0].kind == RL_VAL_STR ? call->args[0].text : NULL;
    return !format || format[0] == '(' || (format[0] != '[' && format[0] != '{' && format[0] != '\0' && format[1] != '\0');
}

static void add_object(struct rl_arena *arena, GHashTable *objects, const struct rl_actions *actions,
                       const struct rl_action *keep)
{
    const struct rl_way *way = rl_way_target(keep->way);
    const struct rl_container *container = way->kind == RL_WAY_CALL && way->index == 0 ? rl_container_of(way->name) : NULL;
    if (!container || !way->made_by || g_hash_table_contains(objects, way) || !is_made(way) || !counts(actions, keep, container))
        return;
    struct rl_loc loc = way->made_by->loc;
    struct rl_object *object = rl_new(arena, struct rl_object);
    *object = (struct rl_object){
        .way = way,
        .key = rl_arena_printf(arena, "%s:%u:%u", keep->func->name, loc.line, loc.col),
        .name = rl_arena_printf(arena, "%s of %s", container->name, keep->func->name),
        .collected = container->collected,
        .cleared = container->cleared,
        .loc = loc,
    };
    g_hash_table_insert(objects, (gpointer)way, object);
}

GHashTable *rl_objects_find(const struct rl_types *types, struct rl_arena *arena)
{
    GHashTable *objects = g_hash_table_new(NULL, NULL);
    for (uint32_t i = 0; i < types->unit->nfunctions; i++) {
        const struct rl_actions *actions = types->actions[i];
        for (uint32_t k = 0; actions && k < actions->count; k++)
            if (actions->items[k].kind == RL_DO_KEEP)
                add_object(arena, objects, actions, &actions->items[k]);
    }
    return objects;
}
