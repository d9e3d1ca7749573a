/* Terms: the engine's hash-consed names for values and memory locations.
 *
 * A term is a small integer; equal terms are equal integers, so states compare
 * and merge without looking inside.  Symbols are named by where they come from
 * (the call that made them, the parameter, the place they were read from, the
 * block that joined them), never by a counter: two paths that did the same
 * things give the same names (states compare up to renaming for free).
 *
 * Locations and values share one table.  Operands have smaller numbers than the
 * term that uses them.
 */
#ifndef RL_FLOW_TERM_H
#define RL_FLOW_TERM_H

#include "analyzer/ir/ir.h"

typedef uint32_t rl_term;
#define RL_NO_TERM 0u

enum rl_term_class {
    RL_T_NONE,
    /* values */
    RL_T_INT,       /* num; NULL is 0 */
    RL_T_STR,       /* text */
    RL_T_FUNC,      /* text */
    RL_T_UNDEF,     /* never written */
    RL_T_ZERO,      /* marker on an aggregate: all of it is zero */
    RL_T_SINGLETON, /* text: Py_None, a static type; lives for ever */
    RL_T_PARAM,     /* a = parameter */
    RL_T_CALL,      /* a = instruction, b = 0: result, i + 1: what argument i received */
    RL_T_INIT,      /* a = location, b = instruction after which it was unknown again, 0: function entry */
    RL_T_JOIN,      /* a = block, b = location: one of several values */
    RL_T_AGED,      /* a = term: what it named in an earlier round of a loop */
    RL_T_OPAQUE,    /* a = instruction or block, b = location or 0 */
    RL_T_EXPR,      /* op, a, b */
    RL_T_ADDR,      /* a = location */
    RL_T_HOLDS,     /* no value, but a relation: a holds b in its slot num; a fact on it tells whether that is so */
    /* locations */
    RL_T_VAR,    /* a = variable */
    RL_T_TEMP,   /* a = temporary */
    RL_T_GLOBAL, /* a = the unit's global */
    RL_T_DEREF,  /* a = pointer value */
    RL_T_FIELD,  /* a = location, text */
    RL_T_INDEX,  /* a = location, b = value */
};

struct rl_term_info {
    enum rl_term_class kind;
    enum rl_op op;
    uint32_t a, b;
    const char *text;
    int64_t num;
    const struct rl_type *type; /* of a symbol, where known */
    const struct rl_record *record; /* FIELD: whose field it is, where known */
    uint16_t depth;
    uint16_t size;     /* nodes, shared ones counted each time */
    uint64_t parts;    /* a Bloom filter of the terms that it is built from, itself included */
    bool object; /* a counted reference by type or by model */
};

struct rl_terms;

struct rl_terms *rl_terms_new(void); /* owned */
void rl_terms_free(struct rl_terms *terms);
uint32_t rl_terms_count(const struct rl_terms *terms);
const struct rl_term_info *rl_term_get(const struct rl_terms *terms, rl_term term);

/* The term for these parts; made when it is new.  TYPE, RECORD and OBJECT are kept from the first time that they are known.
 * A term nested too deeply becomes RL_T_OPAQUE of its outermost operand. */
rl_term rl_term_make(struct rl_terms *terms, const struct rl_term_info *parts);

rl_term rl_term_int(struct rl_terms *terms, int64_t num);
rl_term rl_term_simple(struct rl_terms *terms, enum rl_term_class kind, uint32_t a, uint32_t b);
rl_term rl_term_text(struct rl_terms *terms, enum rl_term_class kind, uint32_t a, const char *text);
rl_term rl_term_symbol(struct rl_terms *terms, enum rl_term_class kind, uint32_t a, uint32_t b, const struct rl_type *type,
                       bool object);

/* The location that the pointer VALUE points to. */
rl_term rl_term_deref(struct rl_terms *terms, rl_term value);

/* True when TERM is OTHER or is built from it. */
bool rl_term_depends(const struct rl_terms *terms, rl_term term, rl_term other);

/* TERM with every occurrence of FROM inside replaced by TO. */
rl_term rl_term_replace(struct rl_terms *terms, rl_term term, rl_term from, rl_term to);

/* The object or memory block that the pointer VALUE points into: strips field addresses and pointer arithmetic. */
rl_term rl_term_pointee(const struct rl_terms *terms, rl_term value);

/* The variable, global or dereferenced pointer that LOCATION is a part of. */
rl_term rl_term_root(const struct rl_terms *terms, rl_term location);

#endif
