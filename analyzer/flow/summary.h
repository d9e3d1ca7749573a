/* What a call of an analysed function does to its caller's references: a capped
 * set of outcomes, one for each distinct way out.
 */
#ifndef RL_FLOW_SUMMARY_H
#define RL_FLOW_SUMMARY_H

#include <stdbool.h>
#include <stdint.h>

#include "analyzer/base/arena.h"
#include "analyzer/flow/flow.h"

enum rl_return_class {
    RL_RETURN_NOTHING, /* void */
    RL_RETURN_NULL,
    RL_RETURN_NEW,
    RL_RETURN_BORROWED,
    RL_RETURN_ARGUMENT, /* argument `argument` itself; its effect says whether with a new reference */
    RL_RETURN_INTEGER,  /* lo..hi */
    RL_RETURN_MEMORY,   /* a block that the caller has to release, by `family` */
    RL_RETURN_OTHER,
};

/* What a way out supposes of an argument. */
enum rl_guard { RL_GUARD_ANY, RL_GUARD_ZERO, RL_GUARD_NONZERO };

/* What becomes of a field of what an argument points to. */
enum rl_field_fate {
    RL_FIELD_WRITTEN,  /* it holds something else, or the same with another count */
    RL_FIELD_NULLED,   /* it is NULL now; what it held has been looked after */
    RL_FIELD_WAS_NULL, /* it was NULL at entry, and is left alone */
    RL_FIELD_RELEASED, /* the reference that it held at entry was released, and it still shows it */
};

struct rl_field_effect {
    const char *name;
    uint8_t fate; /* enum rl_field_fate */
};

enum { RL_MOST_FIELDS = 6 };

struct rl_param_effect {
    uint8_t guard;     /* enum rl_guard */
    int8_t delta;      /* net retains - releases */
    bool refuses_null; /* NULL crashes on this way */
    bool escapes;      /* kept in a way not known */
    bool passed;       /* a block of memory: code that is not known has had it */
    bool stores;       /* kept with a reference of its own */
    bool writes;       /* what it points to is written in a way not told by `out` */
    bool told;         /* writes: in the fields that `fields` tells, and nowhere else */
    uint8_t nfields;
    struct rl_field_effect fields[RL_MOST_FIELDS]; /* a name each; where ways out were joined, what holds for all of them */
    uint8_t out;       /* enum rl_out_class: what *param receives */
    bool out_nonnull;  /* which is certainly not NULL */
    bool out_lent;     /* BORROWED: a model says so */
    uint8_t holder;    /* stores: the parameter that holds it now, + 1; 0: not known */
    int8_t content;    /* net retains - releases of what *param held at entry */
    uint8_t content_guard; /* enum rl_guard, of that */
    const char *content_family; /* the same of what `content` tells */
    int64_t number;    /* of RL_OUT_INTEGER */
    const char *family; /* what is released, or received through `out`, is memory of this family; NULL: it is none */
};

/* MEMORY: a block that the caller has to release.  BUFFER, RELEASED: *param is a Py_buffer that was filled, or given back. */
enum rl_out_class {
    RL_OUT_NOTHING,
    RL_OUT_NULL,
    RL_OUT_NEW,
    RL_OUT_BORROWED,
    RL_OUT_MEMORY,
    RL_OUT_BUFFER,
    RL_OUT_RELEASED,
    RL_OUT_INTEGER, /* `number` */
    RL_OUT_OTHER
};

struct rl_outcome {
    enum rl_return_class result;
    bool nonnull; /* BORROWED, OTHER: certainly not NULL */
    bool failed;  /* an exception is set */
    bool fresh;   /* NEW: made by a constructor, so that it is none of the static objects */
    bool guessed; /* NEW, BORROWED: by convention only, no model says so */
    bool unchecked; /* NEW: the result of a call that may fail, which nobody has looked at */
    bool shared;  /* NEW: the object lives elsewhere too */
    uint8_t raised;   /* enum rl_raised: what becomes of the caller's exception */
    bool spent;       /* OTHER: the function has released its own reference before */
    bool hedged;      /* taken for some values of a number, or a NULL, only, which no guard tells */
    uint8_t failure;  /* enum rl_failure: RL_RAISED_TELLS: how the result tells */
    uint32_t gil;  /* what is left done to the GIL: a word of gil.c */
    uint8_t argument;
    const char *singleton; /* the result is this static object, for sure */
    const char *family;    /* MEMORY: the functions that may release it; NULL: not known */
    int64_t lo, hi;
    struct rl_param_effect *params;
};

enum { RL_MAX_OUTCOMES = 6, RL_MOST_TAKEN = 32 };

struct rl_summary {
    struct rl_outcome outcomes[RL_MAX_OUTCOMES];
    uint32_t noutcomes; /* 0: does not return */
    uint32_t nparams;
    struct rl_deeds deeds;
    uint32_t taken;     /* bit i: what argument i held may have been taken out of it */
    bool clears;        /* on some way it clears the exception that was there before */
    bool needs_gil;     /* the API is called on every way through, and the GIL never changed */
    bool coarse;        /* more ways out than kept: told are the results, and of arguments only what they receive */
    bool incomplete;    /* a budget was hit: nothing is told for sure */
};

#endif
