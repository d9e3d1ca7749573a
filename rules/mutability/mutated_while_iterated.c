/* RL402 mutated-while-iterated: a container changes its size in the loop that walks over it
 *
 * Two forms: a key is added or removed between two steps of PyDict_Next and its like, and a list loses items in a loop that
 * counts up to a length taken before.  What leaves the loop after the change is right. */
#include <string.h>

#include "rules/rule.h"

static bool same_place(const struct rl_code *code, struct rl_val a, struct rl_val b)
{
    const char *one = rl_code_spelling(code, a), *other = rl_code_spelling(code, b);
    return one && other && strcmp(one, other) == 0;
}

/* The argument of CALL with the trait, or RL_CODE_NONE. */
static uint32_t argument_with(const struct rl_code_call *call, uint32_t trait)
{
    for (uint32_t i = 0; i < call->api->nargs && i < call->inst->nargs; i++)
        if (call->api->args[i].traits & trait)
            return i;
    return RL_CODE_NONE;
}

/* LOOP assigns a variable by that name, or hands out its address. */
static bool renames(const struct rl_code *code, const bool *loop, struct rl_val val)
{
    uint32_t id = rl_code_variable(code, val);
    return id != RL_CODE_NONE && rl_code_changed_in(code, loop, id);
}

/* ---- dictionaries and sets ----------------------------------------------------------------- */

/* The walk begins anew: LOOP sets the position that WALK steps on. */
static bool restarts(const struct rl_code *code, const bool *loop, const struct rl_code_call *walk)
{
    uint32_t position = walk->inst->nargs > 1 ? rl_code_target(code, walk->inst->args[1]) : RL_CODE_NONE;
    for (uint32_t b = 0; position != RL_CODE_NONE && b < code->func->nblocks; b++)
        for (uint32_t i = 0; loop[b] && i < code->func->blocks[b].ninsts; i++)
            if (rl_code_stores(&code->func->blocks[b].insts[i], position))
                return true;
    return false;
}

/* CHANGE gives a new value to the key that WALK has just told, which moves nothing. */
static bool keeps_keys(const struct rl_code *code, const struct rl_code_call *walk, const struct rl_code_call *change)
{
    uint32_t key = change->inst->nargs > 2 ? rl_code_variable(code, change->inst->args[1]) : RL_CODE_NONE;
    bool stores = change->api->nargs > 2 && change->api->args[2].effect == RL_EFFECT_STORES;
    for (uint32_t i = 2; stores && key != RL_CODE_NONE && i < walk->inst->nargs; i++)
        if (rl_code_target(code, walk->inst->args[i]) == key)
            return true;
    return false;
}

static void judge_walk(struct rl_code *code, const struct rl_code_call *walk, GPtrArray *out)
{
    const bool *loop = rl_code_loop(code, walk->block);
    uint32_t at = argument_with(walk, RL_ARG_WALKED);
    if (!loop || restarts(code, loop, walk))
        return;
    for (uint32_t i = 0; i < code->ncalls; i++) {
        const struct rl_code_call *change = &code->calls[i];
        uint32_t arg = loop[change->block] ? argument_with(change, RL_ARG_RESIZED) : RL_CODE_NONE;
        if (arg == RL_CODE_NONE || !same_place(code, walk->inst->args[at], change->inst->args[arg]) ||
            renames(code, loop, walk->inst->args[at]) || keeps_keys(code, walk, change))
            continue;
        const char *name = rl_code_spelling(code, walk->inst->args[at]);
        struct rl_finding *finding = rl_code_finding(
            code, change->inst, name, RL_CONFIDENCE_HIGH,
            rl_arena_printf(code->arena, "%s changes `%s` while %s walks over it", change->inst->a.text, name, walk->inst->a.text),
            "walk over a copy, or collect the keys first and change it behind the loop");
        rl_code_step_before(code, finding, walk->inst, rl_arena_printf(code->arena, "%s takes the next step", walk->inst->a.text));
        g_ptr_array_add(out, finding);
    }
}

/* ---- lists --------------------------------------------------------------------------------- */

/* The head of LOOP goes on while a variable is below another one; that one, or RL_CODE_NONE. */
static uint32_t bound_of(const struct rl_code *code, const bool *loop)
{
    for (uint32_t b = 0; b < code->func->nblocks; b++) {
        const struct rl_term *term = &code->func->blocks[b].term;
        if (!loop[b] || term->kind != RL_TERM_BRANCH || loop[term->targets[0]] == loop[term->targets[1]])
            continue;
        const struct rl_inst *compare = rl_code_origin(code, term->value);
        if (!compare || compare->kind != RL_INST_BINARY)
            continue;
        bool below = compare->op == RL_OP_LT || compare->op == RL_OP_NE;
        if (below && loop[term->targets[0]])
            return rl_code_variable(code, compare->b);
        if (compare->op == RL_OP_GT && loop[term->targets[0]])
            return rl_code_variable(code, compare->a);
    }
    return RL_CODE_NONE;
}

/* The length of the list that CHANGE shrinks, when it was taken before LOOP and bounds it. */
static const struct rl_code_call *length_before(const struct rl_code *code, const bool *loop, struct rl_val list)
{
    uint32_t bound = bound_of(code, loop);
    if (bound == RL_CODE_NONE || rl_code_changed_in(code, loop, bound))
        return NULL;
    const struct rl_code_call *length = NULL;
    for (uint32_t b = 0; b < code->func->nblocks; b++) {
        for (uint32_t i = 0; i < code->func->blocks[b].ninsts; i++) {
            const struct rl_inst *store = &code->func->blocks[b].insts[i];
            if (!rl_code_changes(store, bound))
                continue;
            const struct rl_code_call *call = rl_code_call_at(code, rl_code_origin(code, store->a));
            if (length || store->kind != RL_INST_STORE || !call)
                return NULL;
            length = call;
        }
    }
    uint32_t arg = length ? argument_with(length, RL_ARG_MEASURED) : RL_CODE_NONE;
    return arg != RL_CODE_NONE && same_place(code, length->inst->args[arg], list) ? length : NULL;
}

static void judge_shrinking(struct rl_code *code, const struct rl_code_call *change, GPtrArray *out)
{
    const bool *loop = rl_code_loop(code, change->block);
    struct rl_val list = change->inst->args[argument_with(change, RL_ARG_SHRUNK)];
    const struct rl_code_call *length = loop && !renames(code, loop, list) ? length_before(code, loop, list) : NULL;
    if (!length)
        return;
    const char *name = rl_code_spelling(code, list);
    struct rl_finding *finding = rl_code_finding(
        code, change->inst, name, RL_CONFIDENCE_HIGH,
        rl_arena_printf(code->arena, "%s takes items out of `%s`, and the loop counts to the length that it had", change->inst->a.text, name),
        "ask for the length in each round, or count down");
    rl_code_step_before(code, finding, length->inst, "the length is taken here");
    g_ptr_array_add(out, finding);
}

static void judge_code(struct rl_code *code, GPtrArray *out)
{
    if (!(code->arg_traits & (RL_ARG_RESIZED | RL_ARG_SHRUNK)) || !(code->arg_traits & (RL_ARG_WALKED | RL_ARG_MEASURED)))
        return;
    for (uint32_t i = 0; i < code->ncalls; i++) {
        if (argument_with(&code->calls[i], RL_ARG_WALKED) != RL_CODE_NONE)
            judge_walk(code, &code->calls[i], out);
        if (argument_with(&code->calls[i], RL_ARG_SHRUNK) != RL_CODE_NONE)
            judge_shrinking(code, &code->calls[i], out);
    }
}

const struct rl_rule rl_rule_mutated_while_iterated = {
    .id = "RL402",
    .name = "mutated-while-iterated",
    .family = "mutability",
    .guideline = "mutability",
    .summary = "a container changes its size in the loop that walks over it",
    .severity = RL_SEVERITY_WARNING,
    .preview = "no true finding is on record",
    .judge_code = judge_code,
};
