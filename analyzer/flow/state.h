/* One state of the exploration: what memory holds, what is known of values, and
 * the account of every counted reference.
 *
 * Three small sorted arrays, so that copying is memcpy and merging is one pass.
 * A location without a binding holds what it held at the function's entry; a
 * value without a fact may be anything; an object without an account has delta 0.
 */
#ifndef RL_FLOW_STATE_H
#define RL_FLOW_STATE_H

#include "analyzer/flow/term.h"

/* Something that happened on the way, for the report's path.  Shared tails. */
enum rl_event_kind {
    RL_EVENT_BRANCH, /* the condition `value` was `truth` */
    RL_EVENT_MAKE,   /* a new reference from call `api` */
    RL_EVENT_BORROW, /* a borrowed reference from `api` */
    RL_EVENT_HOLD,   /* stored into `text` */
    RL_EVENT_RETAIN,
    RL_EVENT_RELEASE,
    RL_EVENT_STEAL,      /* given to `api`, which takes it */
    RL_EVENT_NOT_STOLEN, /* `api` failed, so it did not take it */
    RL_EVENT_STORE,      /* `api` keeps a reference of its own */
    RL_EVENT_FAILED,     /* `api` failed */
    RL_EVENT_RAISED,     /* `api` failed, as it always does */
    RL_EVENT_NULL,       /* a test told that it is not there; no step, nor is the next */
    RL_EVENT_DIED,       /* what kept it alive is gone */
};

struct rl_event {
    const struct rl_event *before;
    struct rl_loc loc;
    rl_term object; /* RL_NO_TERM: concerns all */
    uint32_t block; /* BRANCH: where the decision is */
    const char *api, *text;
    int16_t count;
    uint8_t kind; /* enum rl_event_kind */
    bool truth;
    uint32_t length; /* of the chain, this one included */
};

struct rl_bind {
    rl_term loc, val;
};

struct rl_fact {
    rl_term val;
    bool nonzero;
    int64_t lo, hi;
};

enum rl_ref_flag {
    RL_REF_NEW = 1 << 0,      /* it came as a new reference */
    RL_REF_HELD = 1 << 1,     /* a variable or field held it at some time */
    RL_REF_DEAD = 1 << 2,     /* our last reference was released, and nobody else is known to hold it */
    RL_REF_STOLEN = 1 << 3,   /* dead by a thief: a failed or replacing call dropped it */
    RL_REF_SHARED = 1 << 4,   /* someone else holds a reference too: alive without ours */
    RL_REF_ESCAPED = 1 << 5,  /* nothing is claimed of it any more */
    RL_REF_CREDIT = 1 << 6,   /* one release of an entry holder's reference is not against us */
    RL_REF_AGED = 1 << 7,     /* made in an earlier round of a loop */
    RL_REF_COND_STEAL = 1 << 8, /* a call that steals on success failed, so it is still ours */
    RL_REF_GIVEN = 1 << 9,    /* a thief took a reference of ours */
    RL_REF_UNKNOWN_USER = 1 << 12, /* a function that nothing is known of has had it */
    RL_REF_KEPT = 1 << 13, /* a field or global that must own it has received it */
    RL_REF_SPENT = 1 << 14, /* our last reference was released, and others may hold it still */
    RL_REF_LENT = 1 << 15, /* it came as a borrowed reference */
    RL_REF_FRESH = 1 << 16, /* a constructor made it: it is no other object that was there before */
    RL_REF_MEMORY = 1 << 17, /* no object, but a block of memory */
    RL_REF_BUFFER = 1 << 18, /* no object, but a buffer that an exporter holds ready */
    RL_REF_WRITTEN = 1 << 20, /* what it points to was written in a way that no location tells */
    RL_REF_PASSED = 1 << 21, /* a caller's block of memory: code that is not known has had it */
    RL_REF_CONVERTED = 1 << 22, /* memory that a format made of an argument, for calls to look at */
    RL_REF_ASKABLE = 1 << 23, /* no handle is left, but its container can be asked for it again before the block ends */
    RL_REF_LEFT = 1 << 25, /* memory: the call that was to move it has failed, and it is where it was */
    RL_REF_TAKEN = 1 << 26, /* the block that held it was freed: the count that the block had is ours */
    RL_REF_LENT_OR_NULL = 1 << 24, /* on some of the joined paths it is lent, on others there is none */
    RL_REF_REGISTERED = 1 << 27, /* a part of it was given, with a function to call back, to code that is not known */
    RL_REF_HANDED = 1 << 19, /* a block of memory that was ours until the exit, where the caller gets it */
    RL_REF_SATURATED = 1 << 11, /* delta has reached its bound: it is that, or more */
    RL_REF_GUESSED = 1 << 10, /* that it came as a new reference is only assumed */
};

struct rl_ref {
    rl_term val;
    int16_t delta;   /* retains - releases done here, +1 for a new reference received */
    int16_t retains; /* explicit retains in it */
    uint32_t flags;
    rl_term owner;   /* borrowed from, or kept alive by, this object; RL_NO_TERM */
    const char *name; /* variable or field that held it last */
    const char *family; /* memory: the functions that may release it, "|" between them; NULL: not known */
};

/* The current exception, relative to the function's entry. */
enum rl_raised {
    RL_RAISED_SAME,    /* as it was at the entry */
    RL_RAISED_ABSENT,  /* asked for, and not there */
    RL_RAISED_NO,      /* cleared, or taken out */
    RL_RAISED_YES,     /* set */
    RL_RAISED_UNKNOWN,
    RL_RAISED_TELLS,   /* summaries only: set when the result means failure, else as it was */
};

enum rl_bond {
    RL_BOND_SURE,  /* failure, and only failure, means an exception */
    RL_BOND_MAYBE, /* failure means that there may be one */
    RL_BOND_LOOSE, /* it is not known to fail; should it, nothing is known of the exception */
};

/* The result of a call that was not tested yet, and what it tells of the exception. */
struct rl_untested {
    rl_term val;
    uint8_t failure; /* enum rl_failure */
    uint8_t bond;    /* enum rl_bond */
};

enum { RL_MAX_UNTESTED = 4 };

struct rl_state {
    struct rl_bind *binds;
    struct rl_fact *facts;
    struct rl_ref *refs;
    uint32_t nbinds, nfacts, nrefs;
    uint32_t binds_room, facts_room, refs_room;
    uint32_t gil;      /* what was done to the GIL (gil.c); 0: nothing */
    uint32_t gil_detached, gil_ensured; /* the last instruction that let go of it, and that ensured it */
    uint32_t gil_undone; /* the instruction of these whose step was undone last, + 1 */
    bool failed;    /* something failed on this path: an exception is set */
    uint8_t raised; /* enum rl_raised, as far as the untested results allow */
    uint8_t saved;  /* what it was when the exception was taken out, + 1; 0: it was not */
    uint8_t nuntested;
    struct rl_untested untested[RL_MAX_UNTESTED];
    const char *silent; /* the last call that failed without setting an exception, or NULL */
    const struct rl_event *trail;
    struct rl_state *next; /* in a list of states */
};

struct rl_pool; /* recycles states */

struct rl_pool *rl_pool_new(void); /* owned */
void rl_pool_free(struct rl_pool *pool);
struct rl_state *rl_state_new(struct rl_pool *pool);
struct rl_state *rl_state_copy(struct rl_pool *pool, const struct rl_state *state);
void rl_state_drop(struct rl_pool *pool, struct rl_state *state); /* consumed */

/* RL_NO_TERM when LOC has no binding. */
rl_term rl_state_get(const struct rl_state *state, rl_term loc);
void rl_state_set(struct rl_state *state, rl_term loc, rl_term val);
void rl_state_unset(struct rl_state *state, rl_term loc);

/* NULL when nothing is known.  Pointers hold until the next change of the state. */
const struct rl_fact *rl_state_fact(const struct rl_state *state, rl_term val);
struct rl_fact *rl_state_fact_make(struct rl_state *state, rl_term val);
void rl_state_fact_drop(struct rl_state *state, rl_term val);

struct rl_ref *rl_state_ref(const struct rl_state *state, rl_term val);
struct rl_ref *rl_state_ref_make(struct rl_state *state, rl_term val);
void rl_state_ref_drop(struct rl_state *state, rl_term val);

/* True when the account says nothing that the absence of one would not. */
bool rl_ref_is_default(const struct rl_ref *ref);

#endif
