/* RL308 allocation-mismatch: an object is allocated by one family of functions and freed by another
 *
 * The collector's objects have a header that the other family does not know. */
#include <string.h>

#include "rules/gc/gc.h"

enum family { UNKNOWN, COLLECTOR, PLAIN, RAW };

static enum family family_of(const char *api)
{
    if (!api)
        return UNKNOWN;
    if (strstr(api, "Object_GC_"))
        return COLLECTOR;
    if (g_str_has_prefix(api, "PyObject_") || g_str_has_prefix(api, "_PyObject_"))
        return PLAIN;
    if (g_str_has_prefix(api, "PyMem_") || strcmp(api, "free") == 0)
        return RAW;
    return UNKNOWN;
}

static void judge_allocation(const struct rl_gc *gc, const struct rl_pytype *type, const struct rl_action *made)
{
    static const char *const plain[] = { "PyObject_New", "PyObject_NEW", "PyObject_NewVar", "PyObject_NEW_VAR", "_PyObject_New",
                                         "_PyObject_NewVar" };
    enum family family = UNKNOWN;
    for (size_t i = 0; made->api && i < G_N_ELEMENTS(plain); i++)
        if (strcmp(made->api, plain[i]) == 0)
            family = PLAIN;
    if (made->api && strstr(made->api, "Object_GC_New"))
        family = COLLECTOR;
    if (family == UNKNOWN || (family == COLLECTOR) == type->has_gc)
        return;
    rl_gc_report(gc, made->loc, made->func->name, rl_gc_name(type),
                 rl_arena_printf(gc->arena, "`%s` makes an instance of `%s`, which %s Py_TPFLAGS_HAVE_GC", made->api, rl_gc_name(type),
                                 type->has_gc ? "has" : "does not have"),
                 type->has_gc ? "use PyObject_GC_New: the collector's header is missing in front of the object"
                              : "use PyObject_New, or give the type Py_TPFLAGS_HAVE_GC");
}

static void judge_free(const struct rl_gc *gc, const struct rl_pytype *type)
{
    const struct rl_slot_facts *facts = &type->dealloc;
    if (!rl_gc_complete(facts) || !facts->destroy)
        return;
    const struct rl_action *done = facts->destroy;
    const char *api = done->api;
    if (api && strcmp(api, "tp_free") == 0)
        api = type->free.defaulted ? NULL : type->free.function;
    enum family family = family_of(api);
    if (family == UNKNOWN || family == (type->has_gc ? COLLECTOR : PLAIN))
        return;
    struct rl_finding *finding = rl_gc_report(
        gc, facts->loc, facts->function, rl_gc_name(type),
        rl_arena_printf(gc->arena, "instances of `%s` are freed by `%s`, but the type %s Py_TPFLAGS_HAVE_GC", rl_gc_name(type), api,
                        type->has_gc ? "has" : "does not have"),
        type->has_gc ? "free by PyObject_GC_Del, or by Py_TYPE(self)->tp_free" : "free by PyObject_Free, or by Py_TYPE(self)->tp_free");
    rl_gc_because(gc, finding, done, "freed here");
}

static void judge_type(const struct rl_gc *gc, const struct rl_pytype *type)
{
    if (!type->gc_known || !type->flags_known)
        return;
    judge_free(gc, type);
    for (uint32_t i = 0; i < type->nallocations; i++)
        judge_allocation(gc, type, type->allocations[i]);
}

static void judge_types(const struct rl_types *types, const struct rl_ir_unit *unit, int python, struct rl_arena *arena,
                        GPtrArray *out)
{
    struct rl_gc gc = { types, unit, python, arena, out };
    for (const struct rl_pytype *type = types->types; type; type = type->next)
        if (!type->elsewhere)
            judge_type(&gc, type);
}

const struct rl_rule rl_rule_allocation_mismatch = {
    .id = "RL308",
    .name = "allocation-mismatch",
    .family = "gc",
    .guideline = "cycles",
    .summary = "an object is allocated by one family of functions and freed by another",
    .severity = RL_SEVERITY_ERROR,
    .judge_types = judge_types,
};
