/* RL310 type-cycle: types of the project hold each other, and nothing can break the cycle */
#include <string.h>

#include "analyzer/graph/edges.h"
#include "rules/gc/gc.h"

static void explain(const struct rl_gc *gc, struct rl_finding *finding, const struct rl_type_cycle *cycle)
{
    finding->related = rl_new_array(gc->arena, cycle->length, struct rl_related);
    for (uint32_t i = 0; i < cycle->length; i++) {
        const struct rl_edge *edge = cycle->edges[i];
        const char *stored = edge->function ? rl_arena_printf(gc->arena, ", stored by %s", edge->function) : "";
        finding->related[i] = (struct rl_related){
            edge->loc.file < gc->unit->nfiles ? gc->unit->files[edge->loc.file].path : "", edge->loc,
            rl_arena_printf(gc->arena, "`%s` holds `%s` in `%s`%s", rl_gc_name(edge->from), rl_gc_name(edge->to), edge->field, stored),
        };
    }
    finding->nrelated = cycle->length;
}

static const char *chain_of(const struct rl_gc *gc, const struct rl_type_cycle *cycle)
{
    const char *chain = "";
    for (uint32_t i = 0; i < cycle->length; i++)
        chain = rl_arena_printf(gc->arena, "%s`%s` -> ", chain, rl_gc_name(cycle->edges[i]->from));
    return rl_arena_printf(gc->arena, "%s`%s`", chain, rl_gc_name(cycle->edges[0]->from));
}

static void report(const struct rl_gc *gc, const struct rl_type_cycle *cycle)
{
    const struct rl_pytype *first = cycle->edges[0]->from;
    const char *why = cycle->unknown ? "the collector knows none of the types" : "none of the types clears its field in tp_clear";
    struct rl_finding *finding = rl_gc_report(
        gc, first->loc, NULL, rl_gc_name(first),
        rl_arena_printf(gc->arena, "instances can hold each other in a cycle that nothing breaks: %s; %s", chain_of(gc, cycle), why),
        cycle->unknown ? "make one of the references weak, or give each type Py_TPFLAGS_HAVE_GC with tp_traverse, and one of them tp_clear"
                       : "clear the field in the tp_clear of one of the types, or make one of the references weak");
    explain(gc, finding, cycle);
}

static void judge_types(const struct rl_types *types, const struct rl_ir_unit *unit, int python, struct rl_arena *arena,
                        GPtrArray *out)
{
    struct rl_gc gc = { types, unit, python, arena, out };
    GPtrArray *edges = g_ptr_array_new(), *cycles = g_ptr_array_new();
    rl_edges_find(types, arena, edges);
    rl_cycles_find(types, edges, arena, cycles);
    for (guint i = 0; i < cycles->len; i++)
        report(&gc, g_ptr_array_index(cycles, i));
    g_ptr_array_free(cycles, TRUE);
    g_ptr_array_free(edges, TRUE);
}

const struct rl_rule rl_rule_type_cycle = {
    .id = "RL310",
    .name = "type-cycle",
    .family = "cycle",
    .guideline = "cycles",
    .summary = "instances of several types can hold each other in a cycle that nothing breaks",
    .severity = RL_SEVERITY_WARNING,
    .judge_types = judge_types,
};
