/* What one function does to the fields, globals and objects it reaches.
 *
 * Syntactic: every statement counts, whether its path is taken or not; a local
 * variable holds what may have been put there (up to RL_WAYS_MAX ways, flow by
 * flow).  What a helper does is one CALL here and is followed by gather.c.
 */
#ifndef RL_GRAPH_ACTIONS_H
#define RL_GRAPH_ACTIONS_H

#include "analyzer/graph/ways.h"
#include "analyzer/model/model.h"

enum { RL_WAYS_MAX = 3 };

enum rl_action_kind {
    RL_DO_VISIT,      /* Py_VISIT, or a call of the visitproc */
    RL_DO_RELEASE,    /* one reference is released */
    RL_DO_CLEAR,      /* released, and the place holds something else now: Py_CLEAR, Py_SETREF */
    RL_DO_NULL,       /* set to NULL */
    RL_DO_STORE,      /* something else is stored there; see `value` */
    RL_DO_RETAIN,
    RL_DO_GIVE,       /* given to a call that steals it */
    RL_DO_KEEP,       /* the container `way` keeps a reference to `value` */
    RL_DO_FREE,       /* memory released; api: by what */
    RL_DO_DESTROY,    /* an object's memory freed: tp_free, PyObject_GC_Del */
    RL_DO_TRACK,
    RL_DO_UNTRACK,
    RL_DO_WEAKREFS,   /* its weak references are cleared */
    RL_DO_VISIT_DICT, /* its managed dictionary is visited */
    RL_DO_CLEAR_DICT, /* its managed dictionary is released */
    RL_DO_ALLOCATE,   /* an object of the type `way` is made; value: the object */
    RL_DO_SLOT,       /* the slot `api` of the type `value` is called for the object `way` */
    RL_DO_CALL,       /* the unit's function `api` is called with `args` */
    RL_DO_HAND,       /* given to a function that is not known (api, or NULL: through a pointer) */
    RL_DO_COUNT
};

/* What a STORE puts there. */
enum rl_stored {
    RL_STORED_UNKNOWN,
    RL_STORED_NUMBER,    /* `number`; not_null; with ored: the bits are added */
    RL_STORED_FUNCTION,  /* `text` */
    RL_STORED_TEXT,      /* `text`, a string literal */
    RL_STORED_NEW,       /* a call's new reference; value: the call */
    RL_STORED_BORROWED,  /* a borrowed reference from a call */
    RL_STORED_PARAMETER, /* what the caller passed; `retained` tells whether it is kept alive */
    RL_STORED_PLACE,     /* what another field or global holds */
    RL_STORED_ADDRESS,   /* the address of a global or field */
};

struct rl_action {
    enum rl_action_kind kind;
    enum rl_stored stored;
    bool retained; /* STORE: the function also retains the value */
    bool ored;
    const struct rl_way *way;   /* what it is done to */
    const struct rl_way *value; /* STORE, SLOT, ALLOCATE */
    const char *api;            /* the call that does it, NULL: an assignment */
    const char *text;           /* STORE of a function or literal; KEEP: as what, "__self__", NULL: an item */
    int64_t number;
    const struct rl_way **args; /* CALL, SLOT, HAND; NULL where not known */
    uint32_t nargs;
    const struct rl_ir_func *func;
    struct rl_loc loc;
    const char *macro;
    const char *spelling; /* of the place, as the user writes it; or NULL */
};

struct rl_actions {
    struct rl_action *items; /* in reverse post-order of the function's blocks */
    uint32_t count;
    const struct rl_way *returns[RL_WAYS_MAX]; /* what it may return, NULL-filled */
};

const char *rl_action_name(enum rl_action_kind kind);

/* ---- reading a unit's functions -------------------------------------------------- */

struct rl_reading {
    struct rl_arena *arena;
    const struct rl_ir_unit *unit;
    const struct rl_models *models;
    struct rl_ways *ways;
    GHashTable *known;     /* callee name -> struct rl_known_call */
    GHashTable *functions; /* name -> index + 1 */
    struct rl_actions **actions; /* by function index; NULL: not read yet */
    bool *begun;
    uint32_t depth;
};

void rl_reading_init(struct rl_reading *reading, struct rl_arena *arena, const struct rl_ir_unit *unit,
                     const struct rl_models *models);
void rl_reading_release(struct rl_reading *reading);

/* The index of the unit's function NAME, or -1. */
int64_t rl_reading_function(const struct rl_reading *reading, const char *name);

/* What function INDEX does; NULL while it is being read itself (recursion). */
const struct rl_actions *rl_reading_actions(struct rl_reading *reading, uint32_t index);

/* ---- knowledge of calls: known_calls.c --------------------------------------------- */

enum rl_role {
    RL_ROLE_NONE,
    RL_ROLE_TRACK,
    RL_ROLE_UNTRACK,
    RL_ROLE_WEAKREFS,
    RL_ROLE_VISIT_DICT,
    RL_ROLE_CLEAR_DICT,
    RL_ROLE_TYPE_OF,      /* the type of its first argument */
    RL_ROLE_MODULE_STATE, /* the module's state, however it is asked for */
    RL_ROLE_GET_SLOT,     /* the slot with the number of the second argument */
    RL_ROLE_MAKE_TYPE,    /* a type object from a PyType_Spec */
    RL_ROLE_PACK,         /* a tuple of its arguments but the first */
};

struct rl_known_call {
    const struct rl_api *api; /* NULL: no model knows it */
    enum rl_role role;
    int type_arg; /* the argument that is a type object whose instance is made; -1: none */
    int spec_arg, bases_arg; /* MAKE_TYPE; bases_arg -1: none */
    int64_t function;        /* of this unit, -1: not */
};

const struct rl_known_call *rl_known_call(struct rl_reading *reading, const char *name);

/* ---- one function: actions.c, calls.c ------------------------------------------------- */

struct rl_origins {
    const struct rl_way *ways[RL_WAYS_MAX]; /* NULL-filled */
};

void rl_origins_add(struct rl_origins *set, const struct rl_way *way);
void rl_origins_join(struct rl_origins *set, const struct rl_origins *other);

struct rl_tracer {
    struct rl_reading *reading;
    const struct rl_ir_func *func;
    struct rl_origins *temps;  /* by temporary */
    const struct rl_inst **made_by; /* by temporary */
    uint32_t *variable_of;     /* by temporary: the variable + 1 whose address it is */
    uint32_t *column;          /* by variable: pointers have one, others UINT32_MAX */
    uint32_t ncolumns;
    struct rl_origins *now;    /* by column, at the current instruction */
    struct rl_origins *entry;  /* by block and column; one row for all blocks in a huge function */
    bool *reached;             /* by block */
    bool one_row, changed;
    bool telling;              /* the last pass: actions are noted */
    GArray *out;               /* struct rl_action */
};

/* The ways of what PLACE names (not of what is kept in a variable). */
struct rl_origins rl_trace_place(struct rl_tracer *t, const struct rl_place *place);
struct rl_origins rl_trace_value(struct rl_tracer *t, struct rl_val val);
/* Notes one action for each of SET's ways. */
void rl_trace_note(struct rl_tracer *t, const struct rl_inst *inst, enum rl_action_kind kind,
                   const struct rl_origins *set, const char *api);
/* Notes that VAL is stored in each way of SET. */
void rl_trace_store(struct rl_tracer *t, const struct rl_inst *inst, const struct rl_origins *set, struct rl_val val,
                    const char *api);
/* What the variable holds now; a struct of no interest for those that are no pointers. */
struct rl_origins rl_trace_variable(const struct rl_tracer *t, uint32_t variable);
void rl_trace_assign(struct rl_tracer *t, uint32_t variable, struct rl_origins value);
void rl_trace_call(struct rl_tracer *t, const struct rl_inst *inst);

#endif
