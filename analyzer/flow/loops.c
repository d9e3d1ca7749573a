/* Natural loops from the back edges of a reverse post-order. */
#include "analyzer/flow/loops.h"

static struct rl_loop *loop_of(GArray *loops, uint32_t head, uint32_t nblocks, struct rl_arena *arena)
{
    for (guint i = 0; i < loops->len; i++)
        if (g_array_index(loops, struct rl_loop, i).head == head)
            return &g_array_index(loops, struct rl_loop, i);
    struct rl_loop loop = { head, rl_new_array(arena, nblocks, bool) };
    loop.member[head] = true;
    g_array_append_val(loops, loop);
    return &g_array_index(loops, struct rl_loop, loops->len - 1);
}

/* Adds what reaches TAIL without passing the head, walking edges backwards over the block list. */
static void grow(const struct rl_ir_func *func, struct rl_loop *loop, uint32_t tail)
{
    loop->member[tail] = true;
    for (bool more = true; more;) {
        more = false;
        for (uint32_t b = func->nblocks; b-- > loop->head + 1;) {
            const struct rl_term *term = &func->blocks[b].term;
            for (uint32_t i = 0; i < term->ntargets && !loop->member[b]; i++)
                if (term->targets[i] != loop->head && loop->member[term->targets[i]])
                    loop->member[b] = more = true;
        }
    }
}

GArray *rl_loops_find(const struct rl_ir_func *func, struct rl_arena *arena)
{
    GArray *loops = g_array_new(FALSE, FALSE, sizeof(struct rl_loop));
    for (uint32_t b = 0; b < func->nblocks; b++) {
        const struct rl_term *term = &func->blocks[b].term;
        for (uint32_t i = 0; i < term->ntargets; i++)
            if (term->targets[i] <= b)
                grow(func, loop_of(loops, term->targets[i], func->nblocks, arena), b);
    }
    return loops;
}

bool rl_loops_holds(const GArray *loops, uint32_t head, uint32_t block)
{
    for (guint i = 0; i < loops->len; i++) {
        const struct rl_loop *loop = &g_array_index(loops, struct rl_loop, i);
        if (loop->head == head)
            return loop->member[block];
    }
    return false;
}

bool rl_loops_same(const GArray *loops, uint32_t a, uint32_t b)
{
    for (guint i = 0; i < loops->len; i++) {
        const struct rl_loop *loop = &g_array_index(loops, struct rl_loop, i);
        if (loop->member[a] && loop->member[b])
            return true;
    }
    return false;
}
