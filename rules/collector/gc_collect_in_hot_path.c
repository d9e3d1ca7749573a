/* RL702 gc-collect-in-hot-path: a full collection in a loop, in a destructor or traversal, or in a slot that is called often
 *
 * A method that collects once a call may be meant to. */
#include <string.h>

#include "rules/collector/collector.h"

static bool is_one_of(const char *slot, const char *const *names)
{
    for (; *names; names++)
        if (strcmp(slot, *names) == 0)
            return true;
    return false;
}

/* What makes a slot the wrong place, or NULL. */
static const char *fault_of(const char *slot)
{
    static const char *const destroying[] = { "tp_dealloc", "tp_finalize", "tp_free", "tp_del", "tp_clear", "m_clear", "m_free", NULL };
    static const char *const traversing[] = { "tp_traverse", "m_traverse", NULL };
    static const char *const rare[] = { "tp_new", "tp_init", "tp_alloc", NULL };
    static const char *const families[] = { "tp_", "nb_", "sq_", "mp_", "am_", "getter", "setter" };
    if (is_one_of(slot, destroying))
        return "each time that an object dies";
    if (is_one_of(slot, traversing))
        return "inside of a collection";
    if (is_one_of(slot, rare))
        return NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(families); i++)
        if (g_str_has_prefix(slot, families[i]))
            return rl_slot_find(slot) ? "in a slot that is called often" : NULL;
    return NULL;
}

static const char *fault_at(struct rl_code *code, const struct rl_code_call *call)
{
    for (const struct rl_callback *callback = rl_code_callback(code); callback; callback = callback->same) {
        const char *fault = fault_of(callback->slot);
        if (fault)
            return fault;
    }
    return rl_code_loop(code, call->block) ? "in every round of a loop" : NULL;
}

static void judge_code(struct rl_code *code, GPtrArray *out)
{
    for (uint32_t i = 0; i < code->ncalls; i++) {
        bool runs = rl_collector_trait(code, &code->calls[i]) & RL_TRAIT_GC_RUNS;
        const char *fault = runs ? fault_at(code, &code->calls[i]) : NULL;
        if (fault)
            g_ptr_array_add(out, rl_code_finding(code, code->calls[i].inst, code->calls[i].inst->a.text, RL_CONFIDENCE_HIGH,
                                                 rl_arena_printf(code->arena, "a full collection runs %s", fault),
                                                 "leave it to the collector, or to whoever calls"));
    }
}

const struct rl_rule rl_rule_gc_collect_in_hot_path = {
    .id = "RL702",
    .name = "gc-collect-in-hot-path",
    .family = "collector",
    .guideline = "collector",
    .summary = "a full collection runs in a loop, a destructor, a traversal or a slot that is called often",
    .severity = RL_SEVERITY_WARNING,
    .preview = "no true finding is on record",
    .judge_code = judge_code,
};
