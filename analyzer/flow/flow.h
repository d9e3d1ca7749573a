/* The flow engine: follows every reference through every path of one function.
 *
 * Path-sensitive symbolic execution with property-guided merging (after Das,
 * Lerner, Seigle: ESP, PLDI 2002).  What it sees is told as observations; it
 * judges nothing: the rules do.
 */
#ifndef RL_FLOW_FLOW_H
#define RL_FLOW_FLOW_H

#include <stdbool.h>
#include <stdint.h>

#include "analyzer/ir/ir.h"
#include "analyzer/model/model.h"
#include "analyzer/model/slot.h"

/* The entry point of the import system that FUNC is, by its name: PyInit_demo; or NULL. */
const struct rl_slot *rl_flow_entry(const struct rl_ir_func *func);

/* ---- observations ---------------------------------------------------------------- */

enum rl_obs_kind {
    RL_OBS_LOST,           /* the last handle on a reference the function still owns is gone */
    RL_OBS_OVER_RELEASE,   /* a release without a reference to release */
    RL_OBS_RETURN_BORROWED,/* a borrowed reference is returned where a new one is promised */
    RL_OBS_STORE_BORROWED, /* a borrowed reference is kept in a field or global without being retained */
    RL_OBS_STEAL_BORROWED, /* a borrowed reference is given to a thief */
    RL_OBS_USE_DEAD,       /* use after the function released its (last) reference */
    RL_OBS_USE_STOLEN,     /* use after a thief took the reference and may have dropped it */
    RL_OBS_DANGLING,       /* a borrowed reference or interior pointer is used after its owner was released */
    RL_OBS_DANGLING_FIELD, /* a field was released, and still holds what was released when the function returns */
    RL_OBS_EARLY_RELEASE,  /* a field was released before it was cleared or assigned */
    RL_OBS_WRONG_FREE,     /* memory is given to a function of another family than the one that allocated it */
    RL_OBS_CYCLE,          /* objects hold each other in a circle when the function leaves them */
    RL_OBS_NULL,           /* a value that may be NULL is used where NULL crashes */
    RL_OBS_UNRAISED,       /* failure is reported, and no exception is set */
    RL_OBS_RAISED,         /* success is reported, or code run, with an exception set */
    RL_OBS_CLOBBERED,      /* a function that must leave the current exception alone sets or clears it */
    RL_OBS_GIL,            /* the GIL is not restored, taken twice, or missed */
    RL_OBS_COUNT
};

/* How a reference was lost (RL_OBS_LOST). */
enum rl_loss {
    RL_LOSS_RETURN,    /* still owned at the exit */
    RL_LOSS_OVERWRITE, /* the variable or field was assigned over */
    RL_LOSS_SCOPE,     /* the variable left its scope */
    RL_LOSS_DISCARD,   /* the call's result was never held: discarded, compared, or a temporary argument */
};

/* RL_OBS_GIL: the object is what the call returned that let go of the GIL, or ensured it. */
enum rl_gil_fault {
    RL_GIL_LEFT,     /* the function returns, and nothing has undone it */
    RL_GIL_TWICE,    /* undone a second time */
    RL_GIL_NOT_HELD, /* `user` needs it, and it was let go of */
};

enum rl_origin {
    RL_ORIGIN_CALL,      /* result or out-parameter of `api` */
    RL_ORIGIN_PARAMETER,
    RL_ORIGIN_FIELD,     /* read from memory that was there before */
    RL_ORIGIN_GLOBAL,
    RL_ORIGIN_SINGLETON, /* Py_None and friends, static types */
    RL_ORIGIN_OTHER,
};

struct rl_obs_step {
    struct rl_loc loc;
    const char *text;
    int count;
    uint32_t moment; /* when, on its path; 0: not told */
    bool has_count, is_branch;
};

/* Whose a reference is, in the words of reports. */
#define RL_STANDING_OWNED "owned"       /* the function's, `count` times */
#define RL_STANDING_LENT "lent"         /* alive without the function's doing: borrowed, or kept by another */
#define RL_STANDING_MOVED "moved"       /* given to a call that took it over */
#define RL_STANDING_RELEASED "released"
#define RL_STANDING_NULL "NULL"         /* there is none on this path */

/* What becomes of one of the references on the path at one place. */
struct rl_obs_count {
    const char *name;     /* of the variable or field that holds it */
    uint32_t column;      /* which reference: 0: the observation's object; those that one variable held one after the other are one */
    struct rl_loc loc;
    uint32_t step;        /* how many of the steps come before it */
    int count;            /* that the function owns behind it */
    const char *standing; /* RL_STANDING_* */
};

struct rl_obs {
    enum rl_obs_kind kind;
    const struct rl_ir_func *func;
    struct rl_loc loc;
    const char *macro;

    /* the object */
    enum rl_origin origin;
    const char *object;     /* variable or field that holds or held it, else the making call's name */
    const char *api;        /* the call that made it, or NULL */
    struct rl_loc origin_loc;
    bool held;              /* some variable or field held it at some time */

    /* the situation */
    enum rl_loss loss;
    bool failure_path;      /* the function reports failure on this path (NULL, -1, exception), and succeeds on another */
    bool in_loop;           /* lost by a later round of the loop that made it */
    int surplus;            /* delta above may (LOST), below must (OVER_RELEASE), as a positive number */
    int retains;            /* explicit retains among what is owned */
    enum rl_resource { RL_RESOURCE_OBJECT, RL_RESOURCE_MEMORY, RL_RESOURCE_BUFFER } resource; /* what is counted */
    const char *family;     /* memory: the function that releases it */
    bool made_here;         /* it arrived as a new reference (else: only retained here) */
    bool into_field;        /* overwritten place is a field or global */
    bool after_conditional_steal; /* a call that steals on success failed on this path, and it is still owned */
    enum rl_gil_fault gil;
    bool null_certain;      /* NULL on this path for sure (tested, or assigned) */
    bool null_from_failure; /* the NULL is a failed call's result */
    const char *user;       /* the call or operation that uses, steals, releases, stores: "PyList_Append", "*", "->" */
    const char *target;     /* overwritten or storing place: "self->name" */
    bool module_init;       /* the function is a module's initialisation */

    /* RL_OBS_CYCLE; the steps are its edges */
    uint32_t cycle;          /* how many objects */
    const char *chain;       /* "`a` -> `b` -> `a`" */
    const char *uncollected; /* the struct of one that the collector does not know, or NULL */

    enum rl_confidence_level { RL_SURE = 2, RL_LIKELY = 1, RL_GUESS = 0 } confidence;

    struct rl_obs_step *steps;
    uint32_t nsteps;
    struct rl_obs_count *counts; /* of the object and of all others on the path, in the path's order */
    uint32_t ncounts;
    /* the same bug on other paths: places where it shows, first one excluded */
    struct rl_loc *also;
    uint32_t nalso;
};

/* ---- what a function does to what it reaches -------------------------------------------- */

enum rl_deed_kind {
    RL_DEED_VISIT,   /* given to the collector's visitor */
    RL_DEED_RELEASE, /* its reference is released, cleared or given away */
    /* done to the object that is the parameter itself */
    RL_DEED_TRACK,
    RL_DEED_UNTRACK,
    RL_DEED_WEAKREFS,   /* its weak references are cleared */
    RL_DEED_VISIT_DICT, /* its managed dictionary is visited, released */
    RL_DEED_CLEAR_DICT,
    RL_DEED_DESTROY,    /* its memory is freed */
    RL_DEED_COUNT       /* a bit each in `nameless` */
};

enum { RL_DEED_OF_STATE = 254 }; /* in place of a parameter: the module's state */

/* Done on some path that can be taken, itself or by a callee. */
struct rl_deed {
    const char *path; /* "x", "sub.items[]": as the parameter leads there; "ob_type": its type; "": itself */
    uint8_t kind;     /* enum rl_deed_kind */
    uint8_t param;
    struct rl_loc loc; /* in the function itself: the deed, or the call */
    const char *api;  /* what does it, or the callee */
};

enum { RL_MOST_DEEDS = 96 };

struct rl_deeds {
    struct rl_deed *list;
    uint32_t count;
    uint8_t nameless; /* a bit a kind: done to something that has no such name, too */
    bool partial;     /* there may be more */
    bool state;       /* what the function returns is the module's state */
    bool hands;       /* what a parameter leads to is given to code that is not known, or through a pointer to a function */
};

/* ---- running ------------------------------------------------------------------------ */

struct rl_flow_limits {
    uint32_t states;      /* states worked on in one function before degrading; 0: default */
    uint32_t per_block;   /* distinct states kept at one block */
};

enum rl_completeness {
    RL_COMPLETE,
    RL_COARSENED, /* a budget was hit; integers were forgotten, one object was followed a pass, or one state kept a block */
    RL_ABANDONED, /* nothing is said about it */
};

/* One switch a mechanism, so that tests can prove that each is needed (RL_FLOW_NO_* set: off). */
enum rl_flow_off {
    RL_FLOW_NO_MERGE = 1 << 0,
    RL_FLOW_NO_RECENCY = 1 << 1,
    RL_FLOW_NO_AGGREGATES = 1 << 2,
    RL_FLOW_NO_EQUALITIES = 1 << 3,
    RL_FLOW_NO_CONDITIONS = 1 << 4,
    RL_FLOW_NO_ESCAPES = 1 << 5,
    RL_FLOW_NO_NORETURN = 1 << 6,
    RL_FLOW_NO_IMMORTAL = 1 << 7,
    RL_FLOW_NO_FORMATS = 1 << 8,
    RL_FLOW_NO_HANDLES = 1 << 9,  /* check at exit only, not when a handle is lost */
    RL_FLOW_NO_HOLDERS = 1 << 10, /* entry and exit holders of fields do not count */
    RL_FLOW_NO_NULLS = 1 << 11,   /* nullable variables are not told apart */
    RL_FLOW_NO_BUDGET = 1 << 12,
};

/* Whose the reference is that a field holds. */
enum rl_ownership {
    RL_OWNERSHIP_UNKNOWN,
    RL_OWNERSHIP_OWNED,    /* the field's own: something releases it with its struct, or when it is replaced */
    RL_OWNERSHIP_BORROWED, /* whoever takes the struct apart leaves it alone, and so does all of the unit */
};

struct rl_flow_options {
    const struct rl_models *models;
    int python;              /* target version, 0x030b */
    struct rl_flow_limits limits;
    uint32_t off;            /* enum rl_flow_off */
    bool summaries_only;     /* nobody asks for observations: what cannot be summarised is given up at once */
    /* The slot or callback that FUNCTION of the unit fills, by the table of types; NULL: no table, or none. */
    const struct rl_slot *(*slot_of)(const void *types, const char *function);
    /* Whether the collector knows the types whose instances are the struct RECORD: 1, 0, -1: not known, 2: types
     * themselves, whose cycles are of no interest; NULL: no table. */
    int (*collects)(const void *types, const char *record);
    /* Whether NAME is a method that instances of some type have; NULL: no table. */
    bool (*is_method)(const void *types, const char *name);
    /* Who owns what FIELD of RECORD, or its elements, hold; NULL: only what is released by name is known. */
    enum rl_ownership (*ownership_of)(const void *types, const struct rl_record *record, const char *field, bool element);
    /* The slot function that may have set FIELD of its object to NULL before FUNCTION takes the object apart, or NULL: none. */
    const char *(*cleared_before)(const void *types, const char *function, const char *field);
    /* The function that fills SLOT of the static type SYMBOL; NULL: not known. */
    const char *(*slot_function)(const void *types, const char *symbol, const char *slot);
    const void *types;       /* their first argument */
    const struct rl_externals *external; /* summaries of other units' functions (exchange.h), or NULL; borrowed */
};

struct rl_flow_result {
    struct rl_obs **obs;
    uint32_t nobs;
    enum rl_completeness completeness;
    const char *why;         /* for what is not complete: "10000 states" */
    uint32_t states;         /* states worked on */
    uint64_t microseconds;   /* of CPU, without callees that were analysed on the way */
};

/* What the engine needs to know of a whole unit, made once. */
struct rl_flow_unit;

/* Returns: borrowed from ARENA; borrows UNIT and OPTIONS, which must live as long. */
struct rl_flow_unit *rl_flow_unit_new(struct rl_arena *arena, const struct rl_ir_unit *unit,
                                      const struct rl_flow_options *options);

/* The models that UNIT is judged by, and for which target. */
const struct rl_models *rl_flow_models(const struct rl_flow_unit *unit, int *python);

/* Frees what the arena does not hold. */
void rl_flow_unit_free(struct rl_flow_unit *unit);

/* Analyses one function.  Observations are borrowed from ARENA, sorted by place. */
void rl_flow_run(struct rl_flow_unit *unit, const struct rl_ir_func *func, struct rl_arena *arena,
                 struct rl_flow_result *result);

/* What FUNCTION, of this unit or another one of the run, does; NULL: not known.  `partial` when a budget was hit. */
const struct rl_deeds *rl_flow_deeds(struct rl_flow_unit *unit, const char *function);

/* Whether CHANGED, which is FUNC of UNIT after a mend, has none of BEFORE's observations number OBS any more and no other one that
 * BEFORE has not.  False, too, where the analysis of either was not complete. */
bool rl_flow_mends(struct rl_flow_unit *unit, const struct rl_ir_func *changed, const struct rl_flow_result *before, uint32_t obs);

/* The path of FUNC to its exit on which the function owns most references at a time, of several the one that tells of most: `func`,
 * `loc`, `steps` and `counts`; NULL: no path is known.  Borrowed from the unit's arena. */
const struct rl_obs *rl_flow_worst(struct rl_flow_unit *unit, const struct rl_ir_func *func);

/* The states at each block's entry as text, for `reflint dump --states`; owned. */
char *rl_flow_dump(struct rl_flow_unit *unit, const struct rl_ir_func *func);

#endif
