/* The ownership graph of a unit: an edge for every strong reference that a type's field, a container in it, a module's
 * state or a global can hold, with the place that stores it.
 *
 * Weak references and what holds nothing itself (str, int ...) make no edges.  Types of other units are named by their
 * struct or symbol; who has the whole project resolves them (db/).
 */
#ifndef RL_GRAPH_EDGES_H
#define RL_GRAPH_EDGES_H

#include "analyzer/graph/types.h"

struct rl_edge {
    const struct rl_pytype *from;     /* or */
    const struct rl_pymodule *module; /* its state; neither: a global of the unit */
    const char *field;        /* "peer"; "items[]": what the container in items holds; a global's name */
    const struct rl_pytype *to;  /* NULL: not of this unit */
    const char *to_name;      /* its symbol; else struct or built-in type: "FooObject", "list"; NULL: any object */
    bool exact;               /* the field holds nothing else */
    bool visited, cleared;    /* by tp_traverse; by tp_clear */
    const char *function;     /* that stores it; NULL: as declared */
    struct rl_loc loc;
};

/* OUT receives struct rl_edge * from ARENA, in the order of the types and fields; equal ones once. */
void rl_edges_find(const struct rl_types *types, struct rl_arena *arena, GPtrArray *out);

/* Whether MEMBER is an object reference that TYPE (NULL: a module's state) itself answers for. */
bool rl_member_is_reference(const struct rl_pytype *type, const struct rl_member *member);

/* Calls whose result is a str, bytes or number, a weak reference or the like: it holds no other object strongly. */
bool rl_makes_leaf(const char *call);
/* The structs of such objects: "PyUnicodeObject". */
bool rl_is_leaf_struct(const char *name);

/* ---- cycles.c -------------------------------------------------------------------------------- */

/* A cycle of several types, each of whose fields can hold only the next, that the collector cannot break. */
struct rl_type_cycle {
    const struct rl_edge **edges; /* from each type to the next, and back to the first */
    uint32_t length;
    bool unknown;     /* the collector knows none of the types; else: none of them clears its field */
};

/* EDGES: struct rl_edge *.  OUT receives struct rl_type_cycle * from ARENA: the shortest of each group of types. */
void rl_cycles_find(const struct rl_types *types, const GPtrArray *edges, struct rl_arena *arena, GPtrArray *out);

#endif
