/* Loops, dominators, and a forward analysis of bits.  See code.h. */
#include <string.h>

#include "analyzer/flow/loops.h"
#include "rules/code/code.h"

enum { MOST = 1 << 22 }; /* blocks by blocks, or blocks by variables: beyond that it would take too long */

/* ---- loops --------------------------------------------------------------------------------- */

static uint32_t size_of(const struct rl_code *code, const bool *loop)
{
    uint32_t size = 0;
    for (uint32_t b = 0; b < code->func->nblocks; b++)
        size += loop[b];
    return size;
}

const bool *rl_code_loop(struct rl_code *code, uint32_t block)
{
    if (!code->loops) {
        GArray *found = rl_loops_find(code->func, code->arena);
        code->loops = g_ptr_array_new();
        for (guint i = 0; i < found->len; i++)
            g_ptr_array_add(code->loops, g_array_index(found, struct rl_loop, i).member);
        g_array_free(found, TRUE);
    }
    const bool *best = NULL;
    for (guint i = 0; i < code->loops->len; i++) {
        const bool *loop = g_ptr_array_index(code->loops, i);
        if (loop[block] && (!best || size_of(code, loop) < size_of(code, best)))
            best = loop;
    }
    return best;
}

/* ---- dominators ---------------------------------------------------------------------------- */

/* What dominates block B, from what dominates those before it; true when it changed. */
static bool narrow(const struct rl_ir_func *func, bool **rows, uint32_t b, const GArray *before)
{
    bool changed = false;
    for (uint32_t d = 0; d < func->nblocks; d++) {
        bool all = true;
        for (guint i = 0; i < before->len && all; i++)
            all = rows[g_array_index(before, uint32_t, i)][d];
        if (d != b && rows[b][d] && !all) {
            rows[b][d] = false;
            changed = true;
        }
    }
    return changed;
}

static void find_dominators(struct rl_code *code)
{
    const struct rl_ir_func *func = code->func;
    uint32_t n = func->nblocks;
    bool **rows = rl_new_array(code->arena, n, bool *);
    GArray **before = g_new(GArray *, n);
    for (uint32_t b = 0; b < n; b++) {
        rows[b] = rl_new_array(code->arena, n, bool);
        memset(rows[b], b != 0, n * sizeof(bool));
        before[b] = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    }
    rows[0][0] = true;
    for (uint32_t b = 0; b < n; b++)
        for (uint32_t t = 0; t < func->blocks[b].term.ntargets; t++)
            g_array_append_val(before[func->blocks[b].term.targets[t]], b);
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t b = 1; b < n; b++)
            changed = narrow(func, rows, b, before[b]) || changed;
    }
    for (uint32_t b = 0; b < n; b++)
        g_array_free(before[b], TRUE);
    g_free(before);
    code->dominators = (const bool **)rows;
}

bool rl_code_dominates(struct rl_code *code, uint32_t a, uint32_t b)
{
    if ((uint64_t)code->func->nblocks * code->func->nblocks > MOST)
        return a == b;
    if (!code->dominators)
        find_dominators(code);
    return code->dominators[b][a];
}

bool rl_code_every_round(struct rl_code *code, const bool *loop, uint32_t block)
{
    uint32_t head = 0;
    while (!loop[head])
        head++; /* blocks are in reverse post-order */
    for (uint32_t b = 0; b < code->func->nblocks; b++) {
        const struct rl_term *term = &code->func->blocks[b].term;
        for (uint32_t t = 0; loop[b] && t < term->ntargets; t++)
            if (term->targets[t] == head && !rl_code_dominates(code, block, b))
                return false;
    }
    return true;
}

bool rl_code_changed_in(const struct rl_code *code, const bool *loop, uint32_t id)
{
    for (uint32_t b = 0; b < code->func->nblocks; b++)
        for (uint32_t i = 0; loop[b] && i < code->func->blocks[b].ninsts; i++)
            if (rl_code_changes(&code->func->blocks[b].insts[i], id))
                return true;
    return false;
}

/* ---- the forward analysis ------------------------------------------------------------------ */

struct run {
    struct rl_code *code;
    const struct rl_code_analysis *analysis;
    uint8_t **entry;       /* by block; NULL: not reached */
    uint32_t *first_call;  /* by block: of its rows in the table of calls */
};

static bool join(struct run *run, uint32_t block, const uint8_t *state)
{
    uint32_t n = run->code->func->nvars;
    if (!run->entry[block]) {
        run->entry[block] = g_memdup2(state, n + 1u);
        return true;
    }
    bool changed = false;
    for (uint32_t v = 0; v <= n; v++) {
        changed = changed || (state[v] & ~run->entry[block][v]);
        run->entry[block][v] |= state[v];
    }
    return changed;
}

/* Runs BLOCK from its entry into STATE; VISITS: tells of each instruction. */
static void run_block(struct run *run, uint32_t b, uint8_t *state, bool visits)
{
    const struct rl_block *block = &run->code->func->blocks[b];
    uint32_t row = run->first_call[b];
    memcpy(state, run->entry[b], run->code->func->nvars + 1u);
    for (uint32_t i = 0; i < block->ninsts; i++) {
        const struct rl_inst *inst = &block->insts[i];
        bool known = row < run->code->ncalls && run->code->calls[row].inst == inst;
        const struct rl_code_call *call = known ? &run->code->calls[row++] : NULL;
        if (visits && run->analysis->visit)
            run->analysis->visit(run->analysis->data, run->code, inst, call, state);
        run->analysis->step(run->analysis->data, run->code, inst, call, state);
    }
    if (visits && run->analysis->leave)
        run->analysis->leave(run->analysis->data, run->code, b, state);
}

static void solve(struct run *run, uint8_t *state, uint8_t *way)
{
    const struct rl_ir_func *func = run->code->func;
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t b = 0; b < func->nblocks; b++) {
            if (!run->entry[b])
                continue;
            run_block(run, b, state, false);
            for (uint32_t t = 0; t < func->blocks[b].term.ntargets; t++) {
                memcpy(way, state, func->nvars + 1u);
                if (run->analysis->edge)
                    run->analysis->edge(run->analysis->data, run->code, b, t, way);
                changed = join(run, func->blocks[b].term.targets[t], way) || changed;
            }
        }
    }
}

bool rl_code_analyse(struct rl_code *code, const struct rl_code_analysis *analysis, const uint8_t *start)
{
    const struct rl_ir_func *func = code->func;
    if (func->nblocks == 0 || (uint64_t)func->nvars * func->nblocks > MOST)
        return false;
    struct run run = { .code = code, .analysis = analysis, .entry = g_new0(uint8_t *, func->nblocks),
                       .first_call = g_new0(uint32_t, func->nblocks) };
    uint8_t *state = g_malloc0(func->nvars + 1u), *way = g_malloc0(func->nvars + 1u);
    for (uint32_t i = code->ncalls; i-- > 0;)
        run.first_call[code->calls[i].block] = i;
    memcpy(state, start, func->nvars + 1u);
    join(&run, 0, state);
    solve(&run, state, way);
    for (uint32_t b = 0; b < func->nblocks; b++) {
        if (run.entry[b])
            run_block(&run, b, state, true);
        g_free(run.entry[b]);
    }
    g_free(state);
    g_free(way);
    g_free(run.entry);
    g_free(run.first_call);
    return true;
}
