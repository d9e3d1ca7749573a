/* RL309 untracked-object: an object is never given to the collector, or before its fields are set
 *
 * Of objects from PyObject_GC_New, whose memory holds anything; tp_alloc clears it and tracks the object itself. */
#include <string.h>

#include "rules/gc/gc.h"

enum { DEEPEST = 4 };

static bool is_object(const struct rl_way *way, const struct rl_action *made)
{
    way = rl_way_target(way);
    return way && way->kind == RL_WAY_CALL && way->index == 0 && way->made_by && way->made_by == made->value->made_by;
}

static const struct rl_actions *actions_of(const struct rl_gc *gc, const char *name)
{
    for (uint32_t i = 0; name && i < gc->unit->nfunctions; i++)
        if (strcmp(gc->unit->functions[i]->name, name) == 0)
            return gc->types->actions[i];
    return NULL;
}

/* ---- never tracked ---------------------------------------------------------------------- */

static bool may_track_param(const struct rl_gc *gc, const char *function, uint32_t index, int depth);

static bool is_param(const struct rl_way *way, uint32_t index)
{
    way = rl_way_target(way);
    return way && way->kind == RL_WAY_PARAM && way->index == index;
}

/* Whether a helper, or code that is not known, may track what ARGS of ACTION have at K. */
static bool argument_is_tracked(const struct rl_gc *gc, const struct rl_action *action, uint32_t k, int depth)
{
    if (action->kind == RL_DO_HAND || depth > DEEPEST)
        return true;
    return action->kind == RL_DO_CALL && may_track_param(gc, action->api, k, depth + 1);
}

static bool may_track_param(const struct rl_gc *gc, const char *function, uint32_t index, int depth)
{
    const struct rl_actions *actions = actions_of(gc, function);
    for (uint32_t i = 0; actions && i < actions->count; i++) {
        const struct rl_action *action = &actions->items[i];
        if (action->kind == RL_DO_TRACK && is_param(action->way, index))
            return true;
        for (uint32_t k = 0; k < action->nargs; k++)
            if (is_param(action->args[k], index) && argument_is_tracked(gc, action, k, depth))
                return true;
    }
    return !actions;
}

/* Objects that the unit tracks later, or that come from somewhere else, are not followed. */
static bool may_be_tracked(const struct rl_gc *gc, const struct rl_pytype *type, const struct rl_action *made)
{
    for (uint32_t f = 0; f < gc->unit->nfunctions; f++) {
        const struct rl_actions *actions = gc->types->actions[f];
        bool dealloc = g_strcmp0(type->dealloc.function, gc->unit->functions[f]->name) == 0;
        for (uint32_t i = 0; actions && i < actions->count; i++) {
            const struct rl_action *action = &actions->items[i];
            const struct rl_way *way = rl_way_target(action->way);
            if (action->kind == RL_DO_TRACK && (is_object(way, made) || (way->kind != RL_WAY_CALL && !dealloc)))
                return true;
            for (uint32_t k = 0; k < action->nargs; k++)
                if (action != made && is_object(action->args[k], made) && argument_is_tracked(gc, action, k, 0))
                    return true;
        }
    }
    return false;
}

static bool is_returned(const struct rl_gc *gc, const struct rl_action *made)
{
    const struct rl_actions *actions = actions_of(gc, made->func->name);
    for (int i = 0; actions && i < RL_WAYS_MAX && actions->returns[i]; i++)
        if (is_object(actions->returns[i], made))
            return true;
    return false;
}

static void judge_untracked(const struct rl_gc *gc, const struct rl_pytype *type, const struct rl_action *made)
{
    if (!is_returned(gc, made) || may_be_tracked(gc, type, made))
        return;
    rl_gc_report(gc, made->loc, made->func->name, rl_gc_name(type),
                 rl_arena_printf(gc->arena, "`%s` makes an instance of `%s` that is returned but never tracked", made->api,
                                 rl_gc_name(type)),
                 "call PyObject_GC_Track(self) when its fields are set: the collector does not see it");
}

/* ---- tracked too early -------------------------------------------------------------------- */

/* A count, a check or a macro that reads a field runs no collection. */
static bool may_collect(const struct rl_inst *inst)
{
    static const char *const harmless[] = { "Py_INCREF", "Py_XINCREF", "Py_NewRef", "Py_XNewRef", "_Py_NewRef", "_Py_XNewRef",
                                            "Py_TYPE", "Py_SIZE", "Py_SET_SIZE", "assert", "memset", "memcpy", "_PyObject_CAST" };
    if (inst->kind != RL_INST_CALL)
        return false;
    const char *name = inst->a.kind == RL_VAL_FUNC ? inst->a.text : NULL;
    for (size_t i = 0; name && i < G_N_ELEMENTS(harmless); i++)
        if (strcmp(harmless[i], name) == 0)
            return false;
    return !name || (!strstr(name, "_GET_") && !strstr(name, "_Check") && !strstr(name, "GC_Track") && !strstr(name, "GC_TRACK"));
}

/* Whether something between the two may run the collector. */
static bool collects_between(const struct rl_ir_func *func, struct rl_gc_position from, struct rl_gc_position to)
{
    bool same = from.block == to.block && from.inst < to.inst, *after = rl_gc_reached_after(func, from.block), found = false;
    if (!same && !after[to.block]) {
        g_free(after);
        return false;
    }
    for (uint32_t b = 0; b < func->nblocks && !found; b++) {
        if (b != from.block && (same || !after[b]))
            continue;
        bool *leads = b == to.block ? NULL : rl_gc_reached_after(func, b);
        bool between = b == to.block || leads[to.block];
        g_free(leads);
        uint32_t first = b == from.block ? from.inst + 1 : 0;
        uint32_t end = b == to.block ? to.inst : func->blocks[b].ninsts;
        for (uint32_t i = first; between && i < end && !found; i++)
            found = may_collect(&func->blocks[b].insts[i]);
    }
    g_free(after);
    return found;
}

static bool sets(const struct rl_action *action)
{
    return action->kind == RL_DO_STORE || action->kind == RL_DO_NULL || action->kind == RL_DO_CLEAR;
}

static const struct rl_member *visited_member(const struct rl_pytype *type, const struct rl_action *made,
                                              const struct rl_action *action)
{
    const struct rl_way *way = rl_way_target(action->way);
    if (!way || way->kind != RL_WAY_FIELD || !is_object(way->parent, made) || !sets(action))
        return NULL;
    for (const struct rl_member *at = type->members; at; at = at->next)
        if (at->visited && !at->behind && strcmp(at->name, way->name) == 0)
            return at;
    return NULL;
}

/* The object as a whole may be filled by what it is passed to. */
static bool is_passed(const struct rl_action *action, const struct rl_action *made)
{
    bool passed = action->kind == RL_DO_HAND || action->kind == RL_DO_CALL;
    for (uint32_t k = 0; passed && k < action->nargs; k++)
        if (is_object(action->args[k], made))
            return true;
    return false;
}

static void report_early(const struct rl_gc *gc, const struct rl_pytype *type, const struct rl_action *track,
                         const struct rl_action *store, const struct rl_member *member)
{
    struct rl_finding *finding = rl_gc_report(
        gc, track->loc, track->func->name, rl_gc_name(type),
        rl_arena_printf(gc->arena, "the instance of `%s` is tracked before `%s` is set at line %u", rl_gc_name(type), member->path,
                        store->loc.line),
        "track it last: a collection that runs meanwhile visits whatever the memory holds");
    rl_gc_because(gc, finding, store, rl_arena_printf(gc->arena, "`%s` is set for the first time", member->path));
}

static void judge_early(const struct rl_gc *gc, const struct rl_pytype *type, const struct rl_action *made)
{
    const struct rl_actions *actions = actions_of(gc, made->func->name);
    const struct rl_action *track = NULL;
    GHashTable *set = g_hash_table_new(NULL, NULL);
    struct rl_gc_position from, to;
    for (uint32_t i = 0; actions && i < actions->count; i++) {
        const struct rl_action *action = &actions->items[i];
        const struct rl_member *member = visited_member(type, made, action);
        if (!track && is_passed(action, made))
            break;
        if (!track && action->kind == RL_DO_TRACK && is_object(action->way, made))
            track = action;
        if (member && track && !g_hash_table_contains(set, member) && rl_gc_find_action(track, &from) &&
            rl_gc_find_action(action, &to) && collects_between(track->func, from, to)) {
            report_early(gc, type, track, action, member);
            break;
        }
        if (member)
            g_hash_table_add(set, (gpointer)member);
    }
    g_hash_table_destroy(set);
}

/* ---- types ----------------------------------------------------------------------------------- */

static void judge_type(const struct rl_gc *gc, const struct rl_pytype *type)
{
    if (!type->gc_known || !type->has_gc)
        return;
    for (uint32_t i = 0; i < type->nallocations; i++) {
        const struct rl_action *made = type->allocations[i];
        if (!made->api || !strstr(made->api, "Object_GC_New") || !made->value)
            continue;
        judge_untracked(gc, type, made);
        judge_early(gc, type, made);
    }
}

static void judge_types(const struct rl_types *types, const struct rl_ir_unit *unit, int python, struct rl_arena *arena,
                        GPtrArray *out)
{
    struct rl_gc gc = { types, unit, python, arena, out };
    for (const struct rl_pytype *type = types->types; type; type = type->next)
        if (!type->elsewhere)
            judge_type(&gc, type);
}

const struct rl_rule rl_rule_untracked_object = {
    .id = "RL309",
    .name = "untracked-object",
    .family = "gc",
    .guideline = "cycles",
    .summary = "an object is never given to the collector, or before its fields are set",
    .severity = RL_SEVERITY_WARNING,
    .judge_types = judge_types,
};
