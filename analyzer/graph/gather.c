/* What a slot function does, with what its helpers and its base's slots do for it. */
#include <string.h>

#include "analyzer/graph/types_private.h"

enum { DEEPEST = 10, MOST = 4000, MOST_STEPS = 40000 };

struct gathering {
    struct rl_building *b;
    const struct rl_pytype *type; /* whose slot it is, or NULL */
    GArray *out;
    uint32_t stack[DEEPEST + 1];
    uint32_t depth, steps;
    bool truncated, by_slots;
};

static void walk(struct gathering *g, uint32_t function, const struct rl_way *const *args, uint32_t nargs);

static bool is_self(const struct rl_way *way)
{
    way = rl_way_target(way);
    return way && way->kind == RL_WAY_PARAM && way->index == 0;
}

static const struct rl_way **rebased_args(struct gathering *g, const struct rl_action *action,
                                          const struct rl_way *const *args, uint32_t nargs)
{
    const struct rl_way **result = rl_new_array(g->b->out->arena, action->nargs + 1, const struct rl_way *);
    for (uint32_t i = 0; i < action->nargs; i++)
        if (action->args[i])
            result[i] = rl_way_rebase(g->b->reading.ways, action->args[i], args, nargs);
    return result;
}

/* The type that WAY, a place of a type object, stands for: Py_TYPE(self) is the type whose slot this is. */
static const struct rl_pytype *type_meant(struct gathering *g, const struct rl_way *way)
{
    way = rl_way_target(way);
    if (!way)
        return NULL;
    if (way->kind == RL_WAY_FIELD && strcmp(way->name, "ob_type") == 0)
        return is_self(way->parent) ? g->type : NULL;
    if (way->kind == RL_WAY_FIELD && strcmp(way->name, "tp_base") == 0) {
        const struct rl_pytype *type = type_meant(g, way->parent);
        return type ? type->base : NULL;
    }
    return rl_types_by_way(g->b->out, way);
}

/* Calls of slots whose function is here go on there. */
static bool enter_slot(struct gathering *g, const struct rl_action *action)
{
    const struct rl_pytype *type = type_meant(g, action->value);
    const struct rl_filled *filled = type ? rl_type_slot(type, action->api, NULL) : NULL;
    int64_t function = filled && filled->function ? rl_reading_function(&g->b->reading, filled->function) : -1;
    if (function < 0)
        return false;
    g->by_slots = true;
    walk(g, (uint32_t)function, action->args, action->nargs);
    return true;
}

static bool is_relevant(const struct rl_action *action)
{
    if (!action->way)
        return false;
    const struct rl_way *root = rl_way_root(action->way);
    if (action->kind == RL_DO_HAND || action->kind == RL_DO_ALLOCATE || rl_takes_hidden_field(action))
        return true;
    return root->kind == RL_WAY_PARAM || root->kind == RL_WAY_STATE || root->kind == RL_WAY_GLOBAL;
}

/* A helper that is given nothing of self can still touch the module's state and globals: it is entered, but not those
 * that it calls. */
static bool carries_self(const struct rl_action *action)
{
    for (uint32_t i = 0; i < action->nargs; i++) {
        const struct rl_way *root = rl_way_root(action->args[i]);
        if (root && (root->kind == RL_WAY_STATE || (root->kind == RL_WAY_PARAM && root->index == 0)))
            return true;
    }
    return false;
}

static void take(struct gathering *g, const struct rl_action *original, const struct rl_way *const *args, uint32_t nargs)
{
    struct rl_action action = *original;
    struct rl_ways *ways = g->b->reading.ways;
    if (args) {
        action.way = action.way ? rl_way_target(rl_way_rebase(ways, action.way, args, nargs)) : NULL;
        action.value = action.value ? rl_way_rebase(ways, action.value, args, nargs) : NULL;
        if (action.nargs)
            action.args = rebased_args(g, original, args, nargs);
    }
    if (action.kind == RL_DO_CALL) {
        if (g->depth <= 1 || carries_self(&action))
            walk(g, (uint32_t)rl_reading_function(&g->b->reading, action.api), action.args, action.nargs);
    } else if (action.kind != RL_DO_SLOT || !enter_slot(g, &action)) {
        if (is_relevant(&action))
            g_array_append_val(g->out, action);
    }
}

static void walk(struct gathering *g, uint32_t function, const struct rl_way *const *args, uint32_t nargs)
{
    for (uint32_t i = 0; i < g->depth; i++)
        if (g->stack[i] == function)
            return;
    const struct rl_actions *actions = g->b->reading.actions[function];
    if (g->depth >= DEEPEST || g->out->len >= MOST || !actions) {
        g->truncated = true;
        return;
    }
    g->stack[g->depth++] = function;
    for (uint32_t i = 0; i < actions->count; i++) {
        if (g->out->len >= MOST || g->steps++ >= MOST_STEPS) {
            g->truncated = true;
            break;
        }
        take(g, &actions->items[i], args, nargs);
    }
    g->depth--;
}

GArray *rl_gather(struct rl_building *b, uint32_t function, const struct rl_pytype *type, struct rl_slot_facts *facts)
{
    struct gathering g = { .b = b, .type = type, .out = g_array_new(FALSE, FALSE, sizeof(struct rl_action)) };
    walk(&g, function, NULL, 0);
    facts->truncated = g.truncated;
    facts->by_slots = g.by_slots;
    return g.out;
}
