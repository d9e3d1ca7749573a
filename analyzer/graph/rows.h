/* The type table and the ownership graph of a unit as plain rows: what crosses processes, lies in the database, and what is
 * judged of all units together (project.c).  Texts are borrowed. */
#ifndef RL_GRAPH_ROWS_H
#define RL_GRAPH_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "analyzer/base/loc.h"

struct rl_slot_row {
    const char *name, *value; /* value: function, table or number; NULL: NULL or not known */
    bool at_run_time;         /* assigned by a function */
    uint32_t line;
};

struct rl_member_row {
    const char *path, *kind, *record; /* "sub.item", "object", "FooObject" or NULL */
    uint32_t visited, cleared, released; /* lines; 0: not */
    bool inherited;  /* of the struct that it begins with */
    bool anything;   /* may hold what refers back to its owner */
};

/* What a type says of one slot that matters for lifetime. */
enum rl_life_slot { RL_LIFE_TRAVERSE, RL_LIFE_CLEAR, RL_LIFE_DEALLOC, RL_LIFE_COUNT };

struct rl_life_row {
    bool own;   /* filled by the type itself */
    bool whole; /* what the members say is all that its function does to fields: no base and no unknown code is called for self */
    const char *file; /* of the function; NULL: not known */
    struct rl_loc loc;
};

/* A strong reference that an instance can hold.  tp_traverse, tp_clear: 1, 0, or -1: not known. */
struct rl_edge_row {
    const char *field;
    const char *target; /* symbol, struct or built-in type; NULL: any object */
    const char *function;
    const char *file;
    struct rl_loc loc;
    bool exact;
    int visited, cleared;
};

enum rl_holder_kind {
    RL_TYPE_ROW_TYPE,
    RL_TYPE_ROW_MODULE,  /* its state */
    RL_TYPE_ROW_STRUCT,  /* instances of a type of another unit, whose fields this one fills */
    RL_TYPE_ROW_OBJECT,  /* a container, closure or capsule that one call makes */
    RL_TYPE_ROW_GLOBALS,
};

struct rl_type_row {
    enum rl_holder_kind kind;
    const char *file;
    struct rl_loc loc;
    const char *name, *symbol, *record, *base; /* "m.Foo", "Foo_Type", "FooObject", "Base_Type"; NULL but NAME: not known */
    const char *traverse, *clear, *dealloc; /* functions */
    struct rl_life_row life[RL_LIFE_COUNT];
    bool is_static, is_heap;
    bool flags_known, flagged; /* tp_flags itself has Py_TPFLAGS_HAVE_GC */
    bool frees;                /* its tp_dealloc frees the instance's memory */
    int gc; /* 1, 0, or -1: not known */
    const struct rl_slot_row *slots;
    uint32_t nslots;
    const struct rl_member_row *members;
    uint32_t nmembers;
    const struct rl_edge_row *edges;
    uint32_t nedges;
};

#endif
