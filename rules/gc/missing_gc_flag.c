/* RL303 missing-gc-flag: instances can be part of a reference cycle that the collector does not know
 *
 * Also traverse or clear without the flag, which nobody calls, and the flag without traverse: with it, none is inherited. */
#include "rules/gc/gc.h"
#include "rules/gc/subtypes.h"

static const struct rl_member *cyclic_member(const struct rl_gc *gc, const struct rl_pytype *type, const struct rl_action **why)
{
    for (const struct rl_member *at = type->members; at; at = at->next) {
        if (!rl_gc_is_own(type, at) || at->behind)
            continue;
        const struct rl_action *store = rl_gc_owning_store(gc, at);
        *why = store ? store : at->released;
        if (*why && rl_member_reach(gc->types, at) == RL_REACH_ANYTHING)
            return at;
    }
    return NULL;
}

/* Whether something, maybe what is not known, fills SLOT of the type itself. */
static bool may_fill(const struct rl_pytype *type, const char *slot)
{
    const struct rl_pytype *owner = NULL;
    const struct rl_filled *filled = rl_type_slot(type, slot, &owner);
    return filled && owner == type && !(filled->is_number && filled->number == 0);
}

/* The table of a spec's slots can be read. */
static bool knows_slots(const struct rl_pytype *type)
{
    bool any = !type->heap;
    for (const struct rl_filled *at = type->slots; at && !any; at = at->next)
        any = at->function != NULL;
    return any;
}

/* The type's own flag; a base's comes with the base's tp_traverse. */
static void judge_flagged(const struct rl_gc *gc, const struct rl_pytype *type)
{
    if (!type->flags_known || !(type->flags & RL_PYTYPE_HAVE_GC) || !knows_slots(type) ||
        may_fill(type, "tp_traverse"))
        return;
    struct rl_finding *finding = rl_gc_report(
        gc, type->loc, NULL, rl_gc_name(type),
        rl_arena_printf(gc->arena, "`%s` has Py_TPFLAGS_HAVE_GC but no tp_traverse: %s", rl_gc_name(type),
                        gc->python >= 0x030b ? "PyType_Ready fails" : "the collector calls it through NULL"),
        "add a tp_traverse that visits each field, or take the flag away where the fields can hold no containers");
    finding->has_severity = true;
    finding->severity = RL_SEVERITY_ERROR;
}

static void judge_type(const struct rl_gc *gc, const struct rl_pytype *type)
{
    const char *name = rl_gc_name(type);
    judge_flagged(gc, type);
    if (!type->gc_known || type->has_gc || !type->flags_known)
        return;
    bool traverse = rl_gc_fills(type, "tp_traverse"), clear = rl_gc_fills(type, "tp_clear");
    const struct rl_pytype *base = type->base;
    if (base && base->gc_known && !base->has_gc && (rl_gc_fills(base, "tp_traverse") || rl_gc_fills(base, "tp_clear")))
        return; /* it starts there */
    if (traverse || clear) {
        const struct rl_slot_facts *facts = traverse ? &type->traverse : &type->clear;
        rl_gc_report(gc, type->loc, NULL, name,
                     rl_arena_printf(gc->arena, "`%s` has %s (`%s`) but not Py_TPFLAGS_HAVE_GC: the collector never calls it for an instance", name,
                                     traverse ? "tp_traverse" : "tp_clear", facts->function ? facts->function : "?"),
                     "add Py_TPFLAGS_HAVE_GC to the flags, and allocate and free by the collector's functions");
        return;
    }
    const struct rl_action *why = NULL;
    const struct rl_member *member = cyclic_member(gc, type, &why);
    if (!member)
        return;
    struct rl_finding *finding = rl_gc_report(
        gc, type->loc, NULL, name,
        rl_arena_printf(gc->arena, "`%s` owns `%s`, which can hold any object, but the collector does not know the type", name,
                        member->path),
        "add Py_TPFLAGS_HAVE_GC, tp_traverse and tp_clear, and untrack in tp_dealloc");
    rl_gc_because(gc, finding, why, rl_arena_printf(gc->arena, "`%s` may refer back to its owner", member->path));
}

static void judge_types(const struct rl_types *types, const struct rl_ir_unit *unit, int python, struct rl_arena *arena,
                        GPtrArray *out)
{
    struct rl_gc gc = { types, unit, python, arena, out };
    for (const struct rl_pytype *type = types->types; type; type = type->next)
        if (!type->elsewhere)
            judge_type(&gc, type);
}

/* The base is another unit's, so that the type alone does not tell. */
static void judge_subtype(const struct rl_subtype *subtype)
{
    const struct rl_type_row *type = subtype->type;
    const struct rl_edge_row *field = rl_subtype_open_field(subtype);
    if (type->gc >= 0 || !type->flags_known || !field || rl_bases_collects(subtype->bases, type, subtype->unit) != 0)
        return;
    struct rl_project_finding *found = rl_subtype_report(
        subtype, RL_LIFE_COUNT, type->symbol,
        rl_arena_printf(subtype->arena, "`%s` owns `%s`, which can hold any object, but the collector knows neither the type nor its base `%s`",
                        type->symbol, field->field, subtype->base->symbol),
        "add Py_TPFLAGS_HAVE_GC, tp_traverse and tp_clear, and untrack in tp_dealloc");
    rl_subtype_because(subtype, found, field->file, field->loc,
                       rl_arena_printf(subtype->arena, "`%s` may refer back to its owner", field->field));
}

static void judge_project(const struct rl_project_unit *units, uint32_t nunits, struct rl_arena *arena, GPtrArray *out)
{
    rl_subtypes_judge(units, nunits, arena, out, judge_subtype);
}

const struct rl_rule rl_rule_missing_gc_flag = {
    .id = "RL303",
    .name = "missing-gc-flag",
    .family = "gc",
    .guideline = "cycles",
    .summary = "instances can be part of a reference cycle that the collector does not know",
    .severity = RL_SEVERITY_WARNING,
    .judge_types = judge_types,
    .judge_project = judge_project,
};
