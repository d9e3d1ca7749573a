/* The types of all units of a run, and the cycles of references that their instances can close.
 *
 * A target's name means the type or object of the same unit first, by its symbol or its struct; then a type of another unit that
 * is not static; then any with that struct.  What one unit stores in the struct of another unit's type is that type's edge.
 * Nothing depends on the order in which units were analysed, only on the order in which they are given.
 */
#ifndef RL_GRAPH_PROJECT_H
#define RL_GRAPH_PROJECT_H

#include <glib.h>

#include "analyzer/base/arena.h"
#include "analyzer/graph/rows.h"

struct rl_project_unit {
    const char *path;
    const struct rl_type_row *types;
    uint32_t ntypes;
};

/* A field of FROM that can hold TO and nothing else. */
struct rl_project_edge {
    const struct rl_type_row *from, *to;
    const struct rl_edge_row *row;
    uint32_t unit; /* that stores it, or declares it */
};

/* A cycle of types, each of whose fields holds only the next, that the collector cannot break. */
struct rl_type_cycle {
    struct rl_project_edge *edges; /* from each type to the next, and back to the first */
    uint32_t length;
    bool unknown; /* the collector knows none of the types; else: none of them clears its field */
};

/* OUT receives struct rl_type_cycle * from ARENA: the shortest of each group of types that can reach each other. */
void rl_project_cycles(const struct rl_project_unit *units, uint32_t nunits, struct rl_arena *arena, GPtrArray *out);

#endif
