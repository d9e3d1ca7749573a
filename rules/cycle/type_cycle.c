/* RL310 type-cycle: types of the project hold each other, and nothing can break the cycle */
#include <string.h>

#include "rules/rule.h"

static const char *name_of(const struct rl_type_row *row)
{
    return row->kind == RL_TYPE_ROW_OBJECT || !row->symbol ? row->name : row->symbol;
}


static const char *step_of(struct rl_arena *arena, const struct rl_project_edge *edge)
{
    const char *stored = edge->row->function ? rl_arena_printf(arena, ", stored by %s", edge->row->function) : "";
    return rl_arena_printf(arena, "`%s` holds `%s` in `%s`%s", name_of(edge->from), name_of(edge->to), edge->row->field, stored);
}

static const char *chain_of(struct rl_arena *arena, const struct rl_type_cycle *cycle)
{
    const char *chain = "";
    for (uint32_t i = 0; i < cycle->length; i++)
        chain = rl_arena_printf(arena, "%s`%s` -> ", chain, name_of(cycle->edges[i].from));
    return rl_arena_printf(arena, "%s`%s`", chain, name_of(cycle->edges[0].from));
}

/* What breaks it: the fields that could be let go of, each by its type. */
static const char *hint_of(struct rl_arena *arena, const struct rl_type_cycle *cycle)
{
    const struct rl_project_edge *last = &cycle->edges[cycle->length - 1];
    if (!cycle->unknown)
        return rl_arena_printf(arena, "Py_CLEAR(self->%s) in a tp_clear of `%s` breaks it, and so does the same for any other field of the cycle, "
                                      "or a weak reference there", last->row->field, name_of(last->from));
    return rl_arena_printf(arena, "a weak or borrowed reference in `%s` of `%s` breaks it; or give each type Py_TPFLAGS_HAVE_GC with tp_traverse, "
                                  "and one of them tp_clear", last->row->field, name_of(last->from));
}

/* The finding stands at the store that closes the cycle: the last edge. */
static struct rl_project_finding *report(struct rl_arena *arena, const struct rl_type_cycle *cycle)
{
    const struct rl_project_edge *last = &cycle->edges[cycle->length - 1];
    struct rl_project_finding *found = rl_new(arena, struct rl_project_finding);
    found->unit = last->unit;
    found->finding = (struct rl_finding){
        .file = last->row->file,
        .loc = last->row->loc,
        .function = last->row->function,
        .object = name_of(last->from),
        .message = rl_arena_printf(arena, "instances can hold each other in a cycle that nothing breaks: %s; %s", chain_of(arena, cycle),
                                   cycle->unknown ? "the collector knows none of the types" : "none of the types clears its field in tp_clear"),
        .hint = hint_of(arena, cycle),
        .confidence = RL_CONFIDENCE_MEDIUM,
        .related = rl_new_array(arena, cycle->length, struct rl_related),
        .nrelated = cycle->length,
    };
    for (uint32_t i = 0; i < cycle->length; i++)
        found->finding.related[i] = (struct rl_related){ cycle->edges[i].row->file, cycle->edges[i].row->loc, step_of(arena, &cycle->edges[i]) };
    return found;
}

static void judge_project(const struct rl_project_unit *units, uint32_t nunits, struct rl_arena *arena, GPtrArray *out)
{
    GPtrArray *cycles = g_ptr_array_new();
    rl_project_cycles(units, nunits, arena, cycles);
    for (guint i = 0; i < cycles->len; i++)
        g_ptr_array_add(out, report(arena, g_ptr_array_index(cycles, i)));
    g_ptr_array_free(cycles, TRUE);
}

const struct rl_rule rl_rule_type_cycle = {
    .id = "RL310",
    .name = "type-cycle",
    .family = "cycle",
    .guideline = "cycles",
    .summary = "instances of several types can hold each other in a cycle that nothing breaks",
    .severity = RL_SEVERITY_WARNING,
    .preview = "no finding on real code is on record",
    .judge_project = judge_project,
};
