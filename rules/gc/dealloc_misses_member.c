/* RL312 dealloc-misses-member: tp_dealloc does not release a field that the type owns
 *
 * What tp_finalize releases, and what another object owns, is not missed. */
#include <string.h>

#include "rules/gc/gc.h"

static bool released_by(const struct rl_slot_facts *facts, const struct rl_member *member)
{
    for (uint32_t i = 0; i < facts->nactions; i++) {
        const struct rl_action *action = &facts->actions[i];
        bool gone = action->kind == RL_DO_RELEASE || action->kind == RL_DO_CLEAR || action->kind == RL_DO_GIVE;
        for (const struct rl_way *way = gone ? rl_way_target(action->way) : NULL; way; way = way->parent)
            if (way->kind == RL_WAY_FIELD && strcmp(way->name, member->name) == 0)
                return true;
    }
    return false;
}

static void judge_member(const struct rl_gc *gc, const struct rl_pytype *type, const struct rl_member *member)
{
    const struct rl_slot_facts *facts = &type->dealloc;
    const struct rl_action *why = NULL;
    if (!rl_gc_is_own(type, member) || member->behind || member->released || member->freed)
        return;
    if (rl_gc_handed(facts, member) || released_by(facts, member) || released_by(&type->finalize, member))
        return;
    if (!member->cleared && !member->visited && !rl_gc_is_settable(member) && !rl_gc_owning_store(gc, member))
        return;
    const char *how = rl_gc_done_by(gc, member, &why);
    bool missing = facts->defaulted;
    struct rl_finding *finding = rl_gc_report(
        gc, missing ? type->loc : facts->loc, missing ? NULL : facts->function, member->path,
        missing ? rl_arena_printf(gc->arena, "`%s` has no tp_dealloc that releases `%s`, %s", rl_gc_name(type), member->path, how)
                : rl_arena_printf(gc->arena, "`%s`'s tp_dealloc does not release `%s`, %s", rl_gc_name(type), member->path, how),
        rl_arena_printf(gc->arena, "add Py_CLEAR(self->%s) to tp_dealloc: the reference dies with the last one who knows it",
                        member->path));
    rl_gc_because(gc, finding, why, rl_arena_printf(gc->arena, "`%s` is the type's own", member->path));
}

static void judge_type(const struct rl_gc *gc, const struct rl_pytype *type)
{
    const struct rl_slot_facts *facts = &type->dealloc;
    bool none = facts->defaulted && type->parent == RL_PARENT_OBJECT && !type->finalize.function;
    if (!none && !rl_gc_complete(facts))
        return;
    for (const struct rl_member *at = type->members; at; at = at->next)
        judge_member(gc, type, at);
}

static void judge_types(const struct rl_types *types, const struct rl_ir_unit *unit, int python, struct rl_arena *arena,
                        GPtrArray *out)
{
    struct rl_gc gc = { types, unit, python, arena, out };
    for (const struct rl_pytype *type = types->types; type; type = type->next)
        if (!type->elsewhere)
            judge_type(&gc, type);
}

const struct rl_rule rl_rule_dealloc_misses_member = {
    .id = "RL312",
    .name = "dealloc-misses-member",
    .family = "gc",
    .guideline = "lifetime",
    .summary = "tp_dealloc does not release a field that the type owns",
    .severity = RL_SEVERITY_ERROR,
    .judge_types = judge_types,
};
