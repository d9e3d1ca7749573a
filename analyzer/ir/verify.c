/* Checks the invariants that ir.h promises. */
#include "analyzer/ir/ir.h"

struct verifier {
    const struct rl_ir_func *func;
    uint32_t *def_block, *def_at; /* where each temporary is assigned; block nblocks: nowhere */
    uint32_t *idom;
    GString *error;
};

static void fail(struct verifier *v, uint32_t block, const char *what, uint32_t id)
{
    if (v->error->len == 0)
        g_string_printf(v->error, "%s: b%u: %s (%u)", v->func->name ? v->func->name : "?", block, what, id);
}

/* ---- dominators (Cooper, Harvey, Kennedy) over the reverse post-order -------------------------- */

static uint32_t intersect(const uint32_t *idom, uint32_t a, uint32_t b)
{
    while (a != b) {
        while (a > b)
            a = idom[a];
        while (b > a)
            b = idom[b];
    }
    return a;
}

static void find_dominators(struct verifier *v)
{
    const struct rl_ir_func *func = v->func;
    for (uint32_t b = 0; b < func->nblocks; b++)
        v->idom[b] = b == 0 ? 0 : UINT32_MAX;
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t b = 0; b < func->nblocks; b++) {
            if (v->idom[b] == UINT32_MAX)
                continue;
            const struct rl_term *term = &func->blocks[b].term;
            for (uint32_t t = 0; t < term->ntargets; t++) {
                uint32_t to = term->targets[t];
                if (to == 0 || v->idom[to] == 0)
                    continue; /* there is nothing above the entry; long chains of && meet it at once */
                if (v->idom[to] == UINT32_MAX && to <= b) {
                    fail(v, to, "not in reverse post-order", b);
                    return;
                }
                uint32_t common = v->idom[to] == UINT32_MAX ? b : intersect(v->idom, v->idom[to], b);
                changed = changed || common != v->idom[to];
                v->idom[to] = common;
            }
        }
    }
}

static bool dominates(const struct verifier *v, uint32_t a, uint32_t b)
{
    while (b > a)
        b = v->idom[b];
    return a == b;
}

/* ---- shape ------------------------------------------------------------------------------------ */

static void check_targets(struct verifier *v, uint32_t b)
{
    const struct rl_term *term = &v->func->blocks[b].term;
    static const int counts[] = {
        [RL_TERM_JUMP] = 1,  [RL_TERM_BRANCH] = 2, [RL_TERM_SWITCH] = -1,
        [RL_TERM_GOTO] = -1, [RL_TERM_RETURN] = 0, [RL_TERM_UNREACHABLE] = 0,
    };
    if ((size_t)term->kind >= G_N_ELEMENTS(counts)) {
        fail(v, b, "no such terminator", term->kind);
        return;
    }
    if (counts[term->kind] >= 0 && term->ntargets != (uint32_t)counts[term->kind])
        fail(v, b, "terminator with a wrong number of targets", term->ntargets);
    if (term->kind == RL_TERM_SWITCH && term->ntargets == 0)
        fail(v, b, "switch without a default", 0);
    for (uint32_t t = 0; t < term->ntargets; t++)
        if (term->targets[t] >= v->func->nblocks)
            fail(v, b, "target that is no block", term->targets[t]);
}

static void check_reached(struct verifier *v)
{
    for (uint32_t b = 1; b < v->func->nblocks; b++)
        if (v->idom[b] == UINT32_MAX)
            fail(v, b, "unreachable block", b);
        else if (v->idom[b] >= b)
            fail(v, b, "block before its dominator", v->idom[b]);
}

static void find_definitions(struct verifier *v)
{
    for (uint32_t t = 0; t < v->func->ntemps; t++)
        v->def_block[t] = v->func->nblocks;
    for (uint32_t b = 0; b < v->func->nblocks; b++) {
        for (uint32_t i = 0; i < v->func->blocks[b].ninsts; i++) {
            uint32_t dst = v->func->blocks[b].insts[i].dst;
            if (dst == RL_NO_TEMP)
                continue;
            if (dst >= v->func->ntemps) {
                fail(v, b, "temporary out of range", dst);
                continue;
            }
            if (v->def_block[dst] != v->func->nblocks)
                fail(v, b, "temporary assigned twice", dst);
            v->def_block[dst] = b;
            v->def_at[dst] = i;
        }
    }
}

/* ---- uses --------------------------------------------------------------------------------------- */

static void check_value(struct verifier *v, uint32_t b, uint32_t at, struct rl_val val)
{
    if (val.kind != RL_VAL_TEMP)
        return;
    if (val.id >= v->func->ntemps || v->def_block[val.id] == v->func->nblocks)
        fail(v, b, "temporary used but never assigned", val.id);
    else if (v->def_block[val.id] == b ? v->def_at[val.id] >= at : !dominates(v, v->def_block[val.id], b))
        fail(v, b, "temporary used where it is not assigned", val.id);
}

static void check_place(struct verifier *v, uint32_t b, uint32_t at, const struct rl_place *place)
{
    if (!place)
        return;
    if (!place->type || !place->spelling)
        fail(v, b, "place without a type or spelling", at);
    if (place->base == RL_BASE_VAR && place->id >= v->func->nvars)
        fail(v, b, "variable out of range", place->id);
    if (place->base == RL_BASE_MEM)
        check_value(v, b, at, place->mem);
    for (uint32_t i = 0; i < place->nsteps; i++) {
        if (place->steps[i].kind == RL_STEP_INDEX)
            check_value(v, b, at, place->steps[i].index);
        else if (!place->steps[i].field || !*place->steps[i].field)
            fail(v, b, "step without a field", at);
    }
}

struct needs {
    bool dst, no_dst, place, place2;
};
static const struct needs needs[] = {
    [RL_INST_LOAD] = {.dst = true, .place = true},
    [RL_INST_STORE] = {.no_dst = true, .place = true},
    [RL_INST_ADDR] = {.dst = true, .place = true},
    [RL_INST_COPY] = {.no_dst = true, .place = true, .place2 = true},
    [RL_INST_ZERO] = {.no_dst = true, .place = true},
    [RL_INST_BINARY] = {.dst = true},
    [RL_INST_UNARY] = {.dst = true},
    [RL_INST_CAST] = {.dst = true},
    [RL_INST_CALL] = {.dst = false},
    [RL_INST_OPAQUE] = {.dst = true},
    [RL_INST_SCOPE_END] = {.no_dst = true, .place = true},
};

static void check_inst(struct verifier *v, uint32_t b, uint32_t at)
{
    const struct rl_inst *inst = &v->func->blocks[b].insts[at];
    if ((size_t)inst->kind >= G_N_ELEMENTS(needs)) {
        fail(v, b, "no such instruction", inst->kind);
        return;
    }
    const struct needs *need = &needs[inst->kind];
    bool has_dst = inst->dst != RL_NO_TEMP;
    if ((need->dst && !has_dst) || (need->no_dst && has_dst) || need->place != (inst->place != NULL) ||
        need->place2 != (inst->place2 != NULL) || !inst->type)
        fail(v, b, "instruction with missing or surplus parts", at);
    check_value(v, b, at, inst->a);
    check_value(v, b, at, inst->b);
    check_place(v, b, at, inst->place);
    check_place(v, b, at, inst->place2);
    for (uint32_t i = 0; i < inst->nargs; i++)
        check_value(v, b, at, inst->args[i]);
    bool last = at + 1 == v->func->blocks[b].ninsts;
    if (inst->noreturn && (!last || v->func->blocks[b].term.kind != RL_TERM_UNREACHABLE))
        fail(v, b, "code behind a call that does not return", at);
    if (inst->kind == RL_INST_ADDR && inst->place && inst->place->base == RL_BASE_VAR && inst->place->id < v->func->nvars &&
        !v->func->vars[inst->place->id].address_taken)
        fail(v, b, "address of a variable not marked so", inst->place->id);
}

static void check_uses(struct verifier *v)
{
    for (uint32_t b = 0; b < v->func->nblocks; b++) {
        const struct rl_block *block = &v->func->blocks[b];
        for (uint32_t i = 0; i < block->ninsts; i++)
            check_inst(v, b, i);
        check_value(v, b, block->ninsts, block->term.value);
    }
}

char *rl_ir_verify(const struct rl_ir_func *func)
{
    struct verifier v = {.func = func, .error = g_string_new(NULL)};
    if (func->lost) {
        if (func->nblocks)
            fail(&v, 0, "a lost function with blocks", func->nblocks);
    } else if (func->nblocks == 0) {
        fail(&v, 0, "no blocks", 0);
    } else {
        v.def_block = g_new0(uint32_t, func->ntemps + 1);
        v.def_at = g_new0(uint32_t, func->ntemps + 1);
        v.idom = g_new0(uint32_t, func->nblocks);
        for (uint32_t b = 0; b < func->nblocks; b++)
            check_targets(&v, b);
        if (v.error->len == 0)
            find_dominators(&v);
        if (v.error->len == 0)
            check_reached(&v);
        find_definitions(&v);
        if (v.error->len == 0)
            check_uses(&v);
        g_free(v.def_block);
        g_free(v.def_at);
        g_free(v.idom);
    }
    return g_string_free(v.error, v.error->len == 0);
}
