/* The ownership graph of a unit: an edge for every strong reference that a type's field, a container in it, a module's
 * state or a global can hold, with the place that stores it.
 *
 * Weak references and what holds nothing itself (str, int ...) make no edges.  Types of other units are named by their
 * struct or symbol; who has the whole project resolves them (project.c, db/).
 */
#ifndef RL_GRAPH_EDGES_H
#define RL_GRAPH_EDGES_H

#include "analyzer/graph/rows.h"
#include "analyzer/graph/types.h"

/* A container, closure or capsule that one call of the unit makes: it holds what it was made with, or was given then. */
struct rl_object {
    const struct rl_way *way; /* the call's result */
    const char *key;          /* unique in the unit: "set_peer:12:5" */
    const char *name;         /* "tuple made in set_peer" */
    bool collected, cleared;  /* the collector knows its type, and breaks cycles there */
    struct rl_loc loc;
};

struct rl_edge {
    const struct rl_pytype *from;     /* or */
    const struct rl_pymodule *module; /* its state; or */
    const struct rl_object *object;   /* or */
    const struct rl_record *record;   /* the struct of a type that another unit defines; none: a global of the unit */
    const char *field;        /* "peer"; "items[]": what the container in items holds; a global's name */
    const struct rl_pytype *to;  /* NULL: not of this unit */
    const char *to_name;      /* its symbol, an object's key; else struct or built-in type: "FooObject", "list"; NULL: any object */
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
bool rl_makes_leaf(const struct rl_types *types, const char *call);
/* The structs of such objects: "PyUnicodeObject". */
bool rl_is_leaf_struct(const struct rl_types *types, const char *name);

/* ---- objects.c ------------------------------------------------------------------------------- */

/* What a call of CALL (may be NULL) makes when it is an object that holds others: its type's row of the models; else NULL. */
const struct rl_api *rl_container_of(const struct rl_types *types, const char *call);

/* What it keeps is no item, but a part with a name of its own: a closure or capsule, of interest whatever it holds. */
bool rl_is_closure(const struct rl_types *types, const char *call);

/* The unit's containers, closures and capsules that some function gives a reference to: way -> struct rl_object * of ARENA;
 * owned. */
GHashTable *rl_objects_find(const struct rl_types *types, struct rl_arena *arena);

/* ---- rows.c --------------------------------------------------------------------------------------- */

/* The unit's types, modules and what else holds references there, with their edges, as rows: COUNT of them from ARENA. */
struct rl_type_row *rl_type_rows(const struct rl_types *types, struct rl_arena *arena, uint32_t *count);

#endif
