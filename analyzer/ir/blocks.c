/* The graph under construction, and its final shape: jumps threaded through
 * empty blocks, chains merged, the unreachable dropped, reverse post-order. */
#include "analyzer/ir/lower.h"

#include <string.h>

static struct rl_build_block *block_at(struct rl_lowerer *l, uint32_t id)
{
    return &g_array_index(l->blocks, struct rl_build_block, id);
}

uint32_t rl_lower_new_block(struct rl_lowerer *l)
{
    struct rl_build_block block = {.term = {.kind = RL_TERM_UNREACHABLE}};
    g_array_append_val(l->blocks, block);
    return l->blocks->len - 1;
}

void rl_lower_enter(struct rl_lowerer *l, uint32_t block)
{
    l->current = block;
}

void rl_lower_close(struct rl_lowerer *l, struct rl_term term)
{
    if (l->current == RL_NO_BLOCK)
        return;
    struct rl_build_block *block = block_at(l, l->current);
    block->term = term;
    block->closed = true;
    l->current = RL_NO_BLOCK;
}

void rl_lower_jump(struct rl_lowerer *l, uint32_t target, struct rl_loc loc)
{
    if (l->current == RL_NO_BLOCK)
        return;
    uint32_t *targets = rl_new_array(l->arena, 1, uint32_t);
    targets[0] = target;
    rl_lower_close(l, (struct rl_term){.kind = RL_TERM_JUMP, .loc = loc, .targets = targets, .ntargets = 1});
}

void rl_lower_fall_into(struct rl_lowerer *l, uint32_t block, struct rl_loc loc)
{
    rl_lower_jump(l, block, loc);
    rl_lower_enter(l, block);
}

uint32_t rl_lower_temp(struct rl_lowerer *l)
{
    return l->func->ntemps++;
}

void rl_lower_emit(struct rl_lowerer *l, struct rl_inst inst)
{
    if (l->current == RL_NO_BLOCK)
        rl_lower_enter(l, rl_lower_new_block(l));
    struct rl_build_block *block = block_at(l, l->current);
    if (!block->insts)
        block->insts = g_array_sized_new(FALSE, FALSE, sizeof(struct rl_inst), 8);
    g_array_append_val(block->insts, inst);
}

/* ---- finishing ----------------------------------------------------------------- */

static uint32_t thread(struct rl_lowerer *l, uint32_t id)
{
    for (uint32_t hops = 0; hops < l->blocks->len; hops++) {
        const struct rl_build_block *block = block_at(l, id);
        if (block->insts || block->term.kind != RL_TERM_JUMP || block->term.targets[0] == id)
            return id;
        id = block->term.targets[0];
    }
    return id; /* an empty endless loop */
}

static void thread_all(struct rl_lowerer *l)
{
    /* Compressing from the back keeps chains short: most jumps lead forward. */
    for (uint32_t i = l->blocks->len; i-- > 0;) {
        struct rl_term *term = &block_at(l, i)->term;
        for (uint32_t t = 0; t < term->ntargets; t++)
            if (term->kind != RL_TERM_GOTO)
                term->targets[t] = thread(l, term->targets[t]);
        if (term->kind == RL_TERM_BRANCH && term->targets[0] == term->targets[1]) {
            term->kind = RL_TERM_JUMP;
            term->ntargets = 1;
            term->value = rl_val_none();
        }
    }
}

struct frame {
    uint32_t block, next;
};

/* Post-order of what block 0 reaches; `preds` counts edges from reached blocks. */
static GArray *post_order(struct rl_lowerer *l, uint32_t *preds)
{
    uint8_t *seen = g_new0(uint8_t, l->blocks->len);
    GArray *order = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    GArray *stack = g_array_new(FALSE, FALSE, sizeof(struct frame));
    struct frame first = {0, 0};
    g_array_append_val(stack, first);
    seen[0] = 1;
    preds[0] = 1;
    while (stack->len) {
        struct frame *top = &g_array_index(stack, struct frame, stack->len - 1);
        const struct rl_term *term = &block_at(l, top->block)->term;
        if (top->next == term->ntargets) {
            g_array_append_val(order, top->block);
            g_array_set_size(stack, stack->len - 1);
            continue;
        }
        /* Last target first: the first one then comes next in the reversed order. */
        uint32_t target = term->targets[term->ntargets - 1 - top->next++];
        preds[target]++;
        if (!seen[target]) {
            seen[target] = 1;
            struct frame frame = {target, 0};
            g_array_append_val(stack, frame);
        }
    }
    g_array_free(stack, TRUE);
    g_free(seen);
    return order;
}

/* The blocks behind `head` that only it leads to become part of it.  Returns the last. */
static uint32_t chain_end(struct rl_lowerer *l, uint32_t head, const uint32_t *preds, uint32_t *ninsts)
{
    uint32_t at = head;
    *ninsts = 0;
    for (;;) {
        const struct rl_build_block *block = block_at(l, at);
        *ninsts += block->insts ? block->insts->len : 0;
        if (block->term.kind != RL_TERM_JUMP)
            return at;
        uint32_t next = block->term.targets[0];
        if (next == 0 || next == head || preds[next] != 1)
            return at;
        at = next;
    }
}

static void fill_block(struct rl_lowerer *l, struct rl_block *out, uint32_t head, const uint32_t *preds)
{
    uint32_t ninsts, last = chain_end(l, head, preds, &ninsts);
    out->insts = rl_new_array(l->arena, ninsts, struct rl_inst);
    for (uint32_t at = head;; at = block_at(l, at)->term.targets[0]) {
        const GArray *insts = block_at(l, at)->insts;
        if (insts) {
            memcpy(out->insts + out->ninsts, insts->data, insts->len * sizeof(struct rl_inst));
            out->ninsts += insts->len;
        }
        if (at == last)
            break;
    }
    out->term = block_at(l, last)->term;
}

static bool is_chain_head(uint32_t id, const uint8_t *merged)
{
    return id == 0 || !merged[id];
}

static void mark_merged(struct rl_lowerer *l, const GArray *order, const uint32_t *preds, uint8_t *merged)
{
    for (uint32_t i = 0; i < order->len; i++) {
        uint32_t id = g_array_index(order, uint32_t, i);
        const struct rl_term *term = &block_at(l, id)->term;
        if (term->kind == RL_TERM_JUMP && term->targets[0] != 0 && term->targets[0] != id && preds[term->targets[0]] == 1)
            merged[term->targets[0]] = 1;
    }
}

static void renumber(struct rl_lowerer *l, const uint32_t *numbers)
{
    struct rl_ir_func *func = l->func;
    for (uint32_t i = 0; i < func->nblocks; i++) {
        struct rl_term *term = &func->blocks[i].term;
        uint32_t *targets = rl_new_array(l->arena, term->ntargets, uint32_t);
        for (uint32_t t = 0; t < term->ntargets; t++)
            targets[t] = numbers[term->targets[t]];
        term->targets = targets;
    }
}

/* ---- temporaries in the order of the text ----------------------------------------- */

struct renaming {
    uint32_t *names;  /* old temporary -> new one */
    GHashTable *done; /* places are shared between instructions */
};

static void rename_value(const struct renaming *r, struct rl_val *val)
{
    if (val->kind == RL_VAL_TEMP)
        val->id = r->names[val->id];
}

static void rename_place(const struct renaming *r, struct rl_place *place)
{
    if (!place || (place->base != RL_BASE_MEM && place->nsteps == 0) || !g_hash_table_add(r->done, place))
        return;
    if (place->base == RL_BASE_MEM)
        rename_value(r, &place->mem);
    for (uint32_t i = 0; i < place->nsteps; i++)
        if (place->steps[i].kind == RL_STEP_INDEX)
            rename_value(r, &place->steps[i].index);
}

static void rename_inst(const struct renaming *r, struct rl_inst *inst)
{
    rename_value(r, &inst->a);
    rename_value(r, &inst->b);
    rename_place(r, inst->place);
    rename_place(r, inst->place2);
    for (uint32_t i = 0; i < inst->nargs; i++)
        rename_value(r, &inst->args[i]);
}

/* Dropped blocks leave gaps; afterwards there are none. */
static void rename_temps(struct rl_ir_func *func)
{
    struct renaming r = {.names = g_new0(uint32_t, func->ntemps + 1), .done = g_hash_table_new(NULL, NULL)};
    uint32_t next = 0;
    for (uint32_t b = 0; b < func->nblocks; b++) {
        for (uint32_t i = 0; i < func->blocks[b].ninsts; i++) {
            struct rl_inst *inst = &func->blocks[b].insts[i];
            rename_inst(&r, inst);
            if (inst->dst != RL_NO_TEMP) {
                r.names[inst->dst] = next;
                inst->dst = next++;
            }
        }
        rename_value(&r, &func->blocks[b].term.value);
    }
    func->ntemps = next;
    g_hash_table_destroy(r.done);
    g_free(r.names);
}

void rl_lower_finish_blocks(struct rl_lowerer *l)
{
    thread_all(l);
    uint32_t *preds = g_new0(uint32_t, l->blocks->len);
    uint32_t *numbers = g_new0(uint32_t, l->blocks->len);
    uint8_t *merged = g_new0(uint8_t, l->blocks->len);
    GArray *order = post_order(l, preds);
    mark_merged(l, order, preds, merged);
    struct rl_ir_func *func = l->func;
    for (uint32_t i = order->len; i-- > 0;)
        if (is_chain_head(g_array_index(order, uint32_t, i), merged))
            numbers[g_array_index(order, uint32_t, i)] = func->nblocks++;
    func->blocks = rl_new_array(l->arena, func->nblocks, struct rl_block);
    for (uint32_t i = order->len; i-- > 0;) {
        uint32_t id = g_array_index(order, uint32_t, i);
        if (is_chain_head(id, merged))
            fill_block(l, &func->blocks[numbers[id]], id, preds);
    }
    renumber(l, numbers);
    rename_temps(func);
    g_array_free(order, TRUE);
    g_free(preds);
    g_free(numbers);
    g_free(merged);
}

/* ---- arguments' places ------------------------------------------------------------ */

static bool names_a_place(const struct rl_inst *inst)
{
    return (inst->kind == RL_INST_LOAD || inst->kind == RL_INST_ADDR) && !inst->null_checked;
}

void rl_ir_link_args(struct rl_arena *arena, struct rl_ir_func *func)
{
    struct rl_place **origin = g_new0(struct rl_place *, func->ntemps + 1);
    for (uint32_t b = 0; b < func->nblocks; b++) {
        for (uint32_t i = 0; i < func->blocks[b].ninsts; i++) {
            struct rl_inst *inst = &func->blocks[b].insts[i];
            if (names_a_place(inst) && inst->dst < func->ntemps)
                origin[inst->dst] = inst->place;
            if (inst->kind != RL_INST_CALL)
                continue;
            inst->arg_places = rl_new_array(arena, inst->nargs, struct rl_place *);
            for (uint32_t a = 0; a < inst->nargs; a++)
                if (inst->args[a].kind == RL_VAL_TEMP && inst->args[a].id < func->ntemps)
                    inst->arg_places[a] = origin[inst->args[a].id];
        }
    }
    g_free(origin);
}
