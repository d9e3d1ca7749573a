/* RL307 heap-type-not-visited: an instance of a heap type does not visit or release its type
 *
 * Instances own a reference to their heap type since Python 3.8 and must visit it since 3.9. */
#include "rules/gc/gc.h"

static void judge_traverse(const struct rl_gc *gc, const struct rl_pytype *type)
{
    const struct rl_slot_facts *facts = &type->traverse;
    if (gc->python < 0x0309 || !type->has_gc || !rl_gc_complete(facts) || facts->visit_type || facts->base_call ||
        rl_gc_handed(facts, NULL))
        return;
    rl_gc_report(gc, facts->loc, facts->function, rl_gc_name(type),
                 rl_arena_printf(gc->arena, "`%s` makes a heap type, but its tp_traverse does not visit Py_TYPE(self)", rl_gc_name(type)),
                 "add Py_VISIT(Py_TYPE(self)): each instance owns a reference to its type (Python 3.9)");
}

static void judge_dealloc(const struct rl_gc *gc, const struct rl_pytype *type)
{
    const struct rl_slot_facts *facts = &type->dealloc;
    if (gc->python < 0x0308 || !rl_gc_complete(facts) || facts->release_type || facts->base_call || !facts->destroy ||
        rl_gc_handed(facts, NULL))
        return;
    struct rl_finding *finding = rl_gc_report(
        gc, facts->loc, facts->function, rl_gc_name(type),
        rl_arena_printf(gc->arena, "`%s` makes a heap type, but its tp_dealloc does not release the instance's type", rl_gc_name(type)),
        "keep `PyTypeObject *tp = Py_TYPE(self)` and end with Py_DECREF(tp), after tp_free");
    rl_gc_because(gc, finding, facts->destroy, "the instance is freed, its reference to the type is lost");
}

static void judge_type(const struct rl_gc *gc, const struct rl_pytype *type)
{
    if (!type->heap)
        return;
    judge_traverse(gc, type);
    judge_dealloc(gc, type);
}

static void judge_types(const struct rl_types *types, const struct rl_ir_unit *unit, int python, struct rl_arena *arena,
                        GPtrArray *out)
{
    struct rl_gc gc = { types, unit, python, arena, out };
    for (const struct rl_pytype *type = types->types; type; type = type->next)
        if (!type->elsewhere)
            judge_type(&gc, type);
}

const struct rl_rule rl_rule_heap_type_not_visited = {
    .id = "RL307",
    .name = "heap-type-not-visited",
    .family = "gc",
    .guideline = "cycles",
    .summary = "an instance of a heap type does not visit or release its type",
    .severity = RL_SEVERITY_WARNING,
    .judge_types = judge_types,
};
