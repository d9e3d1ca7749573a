/* RL305 clear-misses-member: tp_clear does not release a field that tp_traverse visits
 *
 * A type without tp_clear is none of its business: another object of the cycle may be the one that is cleared. */
#include <string.h>

#include "rules/gc/gc.h"
#include "rules/gc/subtypes.h"

static void judge_member(const struct rl_gc *gc, const struct rl_pytype *type, const struct rl_member *member)
{
    if (!rl_gc_is_own(type, member) || member->cleared || !member->visited || rl_gc_handed(&type->clear, member))
        return;
    if (rl_member_reach(gc->types, member) == RL_REACH_LEAF || (member->exact && strcmp(member->exact, "PyTypeObject") == 0))
        return;
    struct rl_finding *finding = rl_gc_report(
        gc, type->clear.loc, type->clear.function, member->path,
        rl_arena_printf(gc->arena, "`%s`'s tp_clear does not release `%s`, which tp_traverse visits at line %u", rl_gc_name(type),
                        member->path, member->visited->loc.line),
        rl_arena_printf(gc->arena, "add Py_CLEAR(self->%s): a cycle through the field cannot be broken here", member->path));
    finding->has_severity = rl_member_reach(gc->types, member) != RL_REACH_ANYTHING;
    finding->severity = RL_SEVERITY_NOTE; /* another field of the cycle may be the one that is cleared */
    rl_gc_because(gc, finding, member->visited, rl_arena_printf(gc->arena, "`%s` is visited", member->path));
}

static void judge_type(const struct rl_gc *gc, const struct rl_pytype *type)
{
    if (!type->has_gc || !rl_gc_complete(&type->clear) || type->traverse.inherited)
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

/* Its own tp_clear stands in for the base's; with a tp_traverse of its own it does not inherit that. */
static void judge_subtype(const struct rl_subtype *subtype)
{
    const struct rl_type_row *type = subtype->type, *base = subtype->base;
    const struct rl_member_row *lacks = rl_subtype_lacks(subtype, RL_LIFE_CLEAR);
    if (!lacks)
        return;
    struct rl_project_finding *found = rl_subtype_report(
        subtype, RL_LIFE_CLEAR, lacks->path,
        rl_arena_printf(subtype->arena, "`%s`'s tp_clear does not release `%s`, which that of its base `%s` does", type->symbol, lacks->path,
                        base->symbol),
        rl_arena_printf(subtype->arena, "call `%s.tp_clear(self)`: the base's own is not called for instances of `%s`", base->symbol,
                        type->symbol));
    if (base->life[RL_LIFE_CLEAR].file)
        rl_subtype_because(subtype, found, base->life[RL_LIFE_CLEAR].file, base->life[RL_LIFE_CLEAR].loc, "the base's function");
}

static void judge_project(const struct rl_project_unit *units, uint32_t nunits, struct rl_arena *arena, GPtrArray *out)
{
    rl_subtypes_judge(units, nunits, arena, out, judge_subtype);
}

const struct rl_rule rl_rule_clear_misses_member = {
    .id = "RL305",
    .name = "clear-misses-member",
    .family = "gc",
    .guideline = "cycles",
    .summary = "tp_clear does not release a field that tp_traverse visits",
    .severity = RL_SEVERITY_WARNING,
    .judge_types = judge_types,
    .judge_project = judge_project,
};
