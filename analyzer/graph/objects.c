/* Containers, closures and capsules that one call makes: holders of references that are no type of the project. */
#include <string.h>

#include "analyzer/graph/edges.h"

const struct rl_api *rl_container_of(const struct rl_types *types, const char *call)
{
    const struct rl_api *api = rl_model_of_call(types, call), *made = api ? rl_models_type(types->models, api->makes) : NULL;
    return made && !(made->traits & RL_TRAIT_LEAF) ? made : NULL;
}

bool rl_is_closure(const struct rl_types *types, const char *call)
{
    const struct rl_api *api = rl_model_of_call(types, call);
    for (int i = 0; api && api->makes && i < api->nargs; i++)
        if (api->args[i].part)
            return true;
    return false;
}

/* A capsule's pointer counts when the function gives it a reference of its own. */
static bool counts(const struct rl_actions *actions, const struct rl_action *keep, const struct rl_api *container)
{
    bool collected = container->traits & RL_TRAIT_COLLECTED;
    if (collected || !keep->value || keep->value->kind == RL_WAY_CALL)
        return collected || (keep->value && rl_type_is_object(keep->value->type));
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

static void add_object(const struct rl_types *types, struct rl_arena *arena, GHashTable *objects, const struct rl_actions *actions,
                       const struct rl_action *keep)
{
    const struct rl_way *way = rl_way_target(keep->way);
    const struct rl_api *container = way->kind == RL_WAY_CALL && way->index == 0 ? rl_container_of(types, way->name) : NULL;
    if (!container || !way->made_by || g_hash_table_contains(objects, way) || !is_made(way) || !counts(actions, keep, container))
        return;
    struct rl_loc loc = way->made_by->loc;
    struct rl_object *object = rl_new(arena, struct rl_object);
    g_autofree char *name = rl_models_type_name(container);
    *object = (struct rl_object){
        .way = way,
        .key = rl_arena_printf(arena, "%s:%u:%u", keep->func->name, loc.line, loc.col),
        .name = rl_arena_printf(arena, "%s of %s", name, keep->func->name),
        .collected = container->traits & RL_TRAIT_COLLECTED,
        .cleared = container->traits & RL_TRAIT_CLEARED,
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
                add_object(types, arena, objects, actions, &actions->items[k]);
    }
    return objects;
}
