/* RL701 gc-left-disabled: a function turns automatic collection off, and leaves it off on some way out
 *
 * Judged where the function, or nothing in the file, turns it on again: a pair of functions that do one half each is a choice.  On the
 * side of a condition that says it was off before, there is nothing to undo. */
#include <string.h>

#include "rules/collector/collector.h"

/* How collection stands: as at the entry, or on; off by this function; off, and it was before. */
enum { AS_BEFORE = 1, OFF = 2, WAS_OFF = 4 };

struct search {
    GPtrArray *out;
    const struct rl_code_call *disables; /* the first call */
};

static void step(void *data, const struct rl_code *code, const struct rl_inst *inst, const struct rl_code_call *call, uint8_t *state)
{
    (void)data;
    (void)inst;
    uint32_t trait = call ? rl_collector_trait(code, call) : 0;
    uint8_t *now = &state[code->func->nvars];
    if (trait & RL_TRAIT_GC_OFF && *now != WAS_OFF)
        *now = OFF;
    else if (trait & RL_TRAIT_GC_ON)
        *now = AS_BEFORE;
}

/* VAL is TRUTH: says that collection was off before. */
static bool tells_off(const struct rl_code *code, struct rl_val val, bool truth)
{
    const struct rl_inst *made = rl_code_origin(code, val);
    if (made && made->kind == RL_INST_UNARY && made->op == RL_OP_NOT)
        return tells_off(code, made->a, !truth);
    if (made && made->kind == RL_INST_BINARY && made->b.kind == RL_VAL_INT && (made->op == RL_OP_EQ || made->op == RL_OP_NE)) {
        bool equal = made->op == RL_OP_EQ ? truth : !truth;
        return tells_off(code, made->a, equal ? made->b.num != 0 : made->b.num == 0);
    }
    const struct rl_code_call *maker = rl_code_maker(code, val);
    return !truth && maker && rl_collector_trait(code, maker) & (RL_TRAIT_GC_OFF | RL_TRAIT_GC_ASKS);
}

static void edge(void *data, const struct rl_code *code, uint32_t block, uint32_t target, uint8_t *state)
{
    (void)data;
    const struct rl_term *term = &code->func->blocks[block].term;
    if (term->kind == RL_TERM_BRANCH && tells_off(code, term->value, target == 0))
        state[code->func->nvars] = WAS_OFF;
}

static void leave(void *data, const struct rl_code *code, uint32_t b, const uint8_t *state)
{
    const struct search *search = data;
    const struct rl_block *block = &code->func->blocks[b];
    if (block->term.kind != RL_TERM_RETURN || !(state[code->func->nvars] & OFF))
        return;
    const struct rl_inst *last = block->ninsts ? &block->insts[block->ninsts - 1] : NULL;
    const struct rl_code_call *returns = last ? rl_code_call_at(code, last) : NULL;
    struct rl_inst place = { .loc = block->term.loc, .macro = block->term.macro };
    if (returns && returns->api->returns)
        place = *last;
    struct rl_finding *finding = rl_code_finding(code, &place, search->disables->inst->a.text, RL_CONFIDENCE_HIGH,
                                                 "automatic collection is still off when the function returns here",
                                                 "turn it on again on every way out, if it was on before");
    rl_code_step_before(code, finding, search->disables->inst, "automatic collection is turned off");
    g_ptr_array_add(search->out, finding);
}

static void judge_code(struct rl_code *code, GPtrArray *out)
{
    struct search search = { out, NULL };
    bool enables = false;
    for (uint32_t i = 0; i < code->ncalls; i++) {
        uint32_t trait = rl_collector_trait(code, &code->calls[i]);
        if (trait & RL_TRAIT_GC_OFF && !search.disables)
            search.disables = &code->calls[i];
        enables = enables || trait & RL_TRAIT_GC_ON;
    }
    if (!search.disables || (!enables && rl_collector_unit_enables(code)))
        return;
    uint8_t *start = g_malloc0(code->func->nvars + 1u);
    start[code->func->nvars] = AS_BEFORE;
    struct rl_code_analysis analysis = { .step = step, .edge = edge, .leave = leave, .data = &search };
    rl_code_analyse(code, &analysis, start);
    g_free(start);
}

const struct rl_rule rl_rule_gc_left_disabled = {
    .id = "RL701",
    .name = "gc-left-disabled",
    .family = "collector",
    .guideline = "collector",
    .summary = "a function turns automatic collection off, and leaves it off on some way out",
    .severity = RL_SEVERITY_WARNING,
    .preview = "few packages use the switch, and no true finding in a package that could be named is on record",
    .judge_code = judge_code,
};
