/* Strongly connected components of a directed graph: which nodes can reach each other. */
#ifndef RL_BASE_COMPONENTS_H
#define RL_BASE_COMPONENTS_H

#include <stdbool.h>
#include <stdint.h>

struct rl_arc {
    uint32_t from, to;
};

/* Fills COMPONENT (NNODES numbers) with the number of each node's component, and CYCLIC (as many, may be NULL) with whether the
 * node lies on a cycle: its component has other nodes, or it has an arc to itself.  Returns the number of components.
 * After Tarjan, Depth-first search and linear graph algorithms (SIAM Journal on Computing 1972), without recursion; linear. */
uint32_t rl_components(uint32_t nnodes, const struct rl_arc *arcs, uint32_t narcs, uint32_t *component, bool *cyclic);

#endif
