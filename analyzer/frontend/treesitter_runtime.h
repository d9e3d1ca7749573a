/* What analyzer/cmake/runtime.c adds to tree-sitter's API. */
#ifndef RL_FRONTEND_TREESITTER_RUNTIME_H
#define RL_FRONTEND_TREESITTER_RUNTIME_H

#include <stdbool.h>
#include <tree_sitter/api.h>

struct rl_ts_child {
    TSNode node;
    TSSymbol symbol; /* public */
    TSFieldId field; /* 0: none */
    uint32_t begin, end;
};

/* Gives VISIT every visible child of NODE, in order: what a cursor finds, without its detours.  False, in the middle, when invisible
 * nodes are nested too deep for recursion. */
bool rl_ts_node_children(TSNode node, void (*visit)(void *data, const struct rl_ts_child *child), void *data);

#endif
