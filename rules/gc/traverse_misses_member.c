/* RL304 traverse-misses-member: tp_traverse does not visit a field that the type owns
 *
 * Fields that can only hold objects without references of their own need no visit. */
#include <string.h>

#include "rules/gc/gc.h"
#include "rules/gc/subtypes.h"

/* Memory that is seen as several structs: the entries of a table of str keys, and those of any keys. */
static bool visited_as_another(const struct rl_pytype *type, const struct rl_member *member)
{
    for (const struct rl_member *at = type->members; at; at = at->next)
        if (at->visited && strcmp(at->path, member->path) == 0)
            return true;
    return false;
}

static void judge_member(const struct rl_gc *gc, const struct rl_pytype *type, const struct rl_member *member)
{
    const struct rl_action *why = NULL;
    if (!rl_gc_is_own(type, member) || member->visited || rl_gc_handed(&type->traverse, member))
        return;
    bool owned = member->released || member->cleared || rl_gc_is_settable(member) || rl_gc_owning_store(gc, member);
    if (!owned || rl_member_reach(gc->types, member) == RL_REACH_LEAF || rl_gc_is_uncollected(gc, member))
        return;
    if (!member->released && !member->cleared && rl_member_reach(gc->types, member) != RL_REACH_ANYTHING)
        return;
    if (visited_as_another(type, member))
        return;
    const char *how = rl_gc_done_by(gc, member, &why);
    struct rl_finding *finding = rl_gc_report(
        gc, type->traverse.loc, type->traverse.function, member->path,
        rl_arena_printf(gc->arena, "`%s`'s tp_traverse does not visit `%s`, %s", rl_gc_name(type), member->path, how),
        rl_arena_printf(gc->arena, "add a Py_VISIT of `%s`: without it the collector takes a cycle through the field for live",
                        member->path));
    rl_gc_because(gc, finding, why, rl_arena_printf(gc->arena, "`%s` is the type's own", member->path));
}

static void judge_type(const struct rl_gc *gc, const struct rl_pytype *type)
{
    if (!type->has_gc || !rl_gc_complete(&type->traverse))
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

/* Its own tp_traverse stands in for the base's. */
static void judge_replaced(const struct rl_subtype *subtype)
{
    const struct rl_member_row *lacks = rl_subtype_lacks(subtype, RL_LIFE_TRAVERSE);
    if (!lacks)
        return;
    const struct rl_type_row *type = subtype->type, *base = subtype->base;
    struct rl_project_finding *found = rl_subtype_report(
        subtype, RL_LIFE_TRAVERSE, lacks->path,
        rl_arena_printf(subtype->arena, "`%s`'s tp_traverse does not visit `%s`, which that of its base `%s` visits", type->symbol, lacks->path,
                        base->symbol),
        rl_arena_printf(subtype->arena, "call `%s.tp_traverse(self, visit, arg)`: the base's own is not called for instances of `%s`",
                        base->symbol, type->symbol));
    if (base->life[RL_LIFE_TRAVERSE].file)
        rl_subtype_because(subtype, found, base->life[RL_LIFE_TRAVERSE].file, base->life[RL_LIFE_TRAVERSE].loc, "the base's function");
}

/* The base's tp_traverse is inherited, and knows no field of the type. */
static void judge_subtype(const struct rl_subtype *subtype)
{
    const struct rl_type_row *type = subtype->type, *base = subtype->base;
    const struct rl_edge_row *field = rl_subtype_open_field(subtype);
    judge_replaced(subtype);
    if (type->life[RL_LIFE_TRAVERSE].own || type->life[RL_LIFE_CLEAR].own || type->flagged || !type->flags_known || !field ||
        !base->traverse || rl_bases_collects(subtype->bases, type, subtype->unit) != 1)
        return;
    struct rl_project_finding *found = rl_subtype_report(
        subtype, RL_LIFE_COUNT, field->field,
        rl_arena_printf(subtype->arena, "`%s` inherits the tp_traverse of `%s`, which does not know `%s`", type->symbol, base->symbol,
                        field->field),
        rl_arena_printf(subtype->arena, "add Py_TPFLAGS_HAVE_GC and a tp_traverse that visits `%s` and calls the base's, and tp_clear alike",
                        field->field));
    rl_subtype_because(subtype, found, field->file, field->loc, rl_arena_printf(subtype->arena, "`%s` is the type's own", field->field));
}

static void judge_project(const struct rl_project_unit *units, uint32_t nunits, struct rl_arena *arena, GPtrArray *out)
{
    rl_subtypes_judge(units, nunits, arena, out, judge_subtype);
}

const struct rl_rule rl_rule_traverse_misses_member = {
    .id = "RL304",
    .name = "traverse-misses-member",
    .family = "gc",
    .guideline = "cycles",
    .summary = "tp_traverse does not visit a field that the type owns",
    .severity = RL_SEVERITY_WARNING,
    .judge_types = judge_types,
    .judge_project = judge_project,
};
