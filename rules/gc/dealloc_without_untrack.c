/* RL306 dealloc-without-untrack: tp_dealloc takes an object apart that the collector still tracks
 *
 * Only deallocs that were read completely up to the first release. */
#include <string.h>

#include "rules/gc/gc.h"

/* A function of another file that takes the object apart may untrack it; one that closes a connection does not. */
static bool takes_apart(const char *name)
{
    static const char *const words[] = { "dealloc", "track", "fini", "free", "destroy", "clear", "del", "base" };
    for (size_t i = 0; name && i < G_N_ELEMENTS(words); i++)
        if (strstr(name, words[i]))
            return true;
    return !name;
}

/* Whether something before LIMIT may have untracked self where it cannot be seen. */
static bool may_be_untracked(const struct rl_slot_facts *facts, const struct rl_action *limit)
{
    for (const struct rl_action *at = facts->actions; at < limit; at++) {
        if (at->kind == RL_DO_SLOT && strcmp(at->api, "tp_dealloc") == 0)
            return true;
        if (at->kind != RL_DO_HAND || !takes_apart(at->api))
            continue;
        const struct rl_way *way = rl_way_target(at->way);
        bool self = way && way->kind == RL_WAY_PARAM && way->index == 0;
        for (uint32_t i = 0; i < at->nargs; i++) {
            way = rl_way_target(at->args[i]);
            self |= way && way->kind == RL_WAY_PARAM && way->index == 0;
        }
        if (self)
            return true;
    }
    return false;
}

static void judge_type(const struct rl_gc *gc, const struct rl_pytype *type)
{
    const struct rl_slot_facts *facts = &type->dealloc;
    if (!type->has_gc || !type->gc_known || !rl_gc_complete(facts) || facts->untrack_first)
        return;
    const struct rl_action *done = facts->first_release ? facts->first_release : facts->destroy;
    if (!done || may_be_untracked(facts, done))
        return;
    const char *what = facts->first_release ? "releases a field" : "frees it";
    struct rl_finding *finding = rl_gc_report(
        gc, facts->loc, facts->function, rl_gc_name(type),
        facts->untrack
            ? rl_arena_printf(gc->arena, "`%s`'s tp_dealloc %s at line %u, before it untracks the object at line %u", rl_gc_name(type),
                              what, done->loc.line, facts->untrack->loc.line)
            : rl_arena_printf(gc->arena, "`%s`'s tp_dealloc %s at line %u, but never untracks the object", rl_gc_name(type), what,
                              done->loc.line),
        "call PyObject_GC_UnTrack(self) first: a collection that runs meanwhile would traverse a half-dead object");
    rl_gc_because(gc, finding, done, "the object is still tracked here");
}

static void judge_types(const struct rl_types *types, const struct rl_ir_unit *unit, int python, struct rl_arena *arena,
                        GPtrArray *out)
{
    struct rl_gc gc = { types, unit, python, arena, out };
    for (const struct rl_pytype *type = types->types; type; type = type->next)
        if (!type->elsewhere)
            judge_type(&gc, type);
}

const struct rl_rule rl_rule_dealloc_without_untrack = {
    .id = "RL306",
    .name = "dealloc-without-untrack",
    .family = "gc",
    .guideline = "cycles",
    .summary = "tp_dealloc takes an object apart that the collector still tracks",
    .severity = RL_SEVERITY_ERROR,
    .judge_types = judge_types,
};
