/* Natural loops of a function. */
#ifndef RL_FLOW_LOOPS_H
#define RL_FLOW_LOOPS_H

#include <stdbool.h>
#include <stdint.h>

#include "analyzer/ir/ir.h"

struct rl_loop {
    uint32_t head;
    bool *member; /* by block */
};

/* All natural loops, one a back edge's head; a GArray of struct rl_loop, members borrowed from ARENA.  Owned. */
GArray *rl_loops_find(const struct rl_ir_func *func, struct rl_arena *arena);

/* True when the loop whose head is HEAD holds BLOCK. */
bool rl_loops_holds(const GArray *loops, uint32_t head, uint32_t block);

/* True when one loop holds both blocks. */
bool rl_loops_same(const GArray *loops, uint32_t a, uint32_t b);

#endif
