/* Ways: how a function reaches a place or a value from what it was given.
 *
 * `self->extra->children[i]` is the way  parameter 0 . extra . children [].
 * A way names a pointer, the memory behind it or what is kept there, as the
 * reader needs it: `.` and `->` are not told apart, indexes are not kept.
 *
 * Invariants: equal ways are equal pointers; the head that a struct starts with
 * takes no step (`self->ob_base.ob_type` is self.ob_type, `((Base *)self)->x`
 * and `self->base.x` are the same); a linked list's links take one step however
 * far one walks; the address of a way is a way too, and stepping from it steps
 * from what it points to.
 */
#ifndef RL_GRAPH_WAYS_H
#define RL_GRAPH_WAYS_H

#include "analyzer/ir/ir.h"

enum rl_way_kind {
    RL_WAY_UNKNOWN, /* begins somewhere else */
    RL_WAY_PARAM,   /* parameter `index` */
    RL_WAY_GLOBAL,  /* the unit's global `index` */
    RL_WAY_STATE,   /* the module's state */
    RL_WAY_CALL,    /* result of `made_by`, or what argument `index` - 1 received from it; parent: the type object or spec
                     * that it was made from, or NULL */
    RL_WAY_FIELD,   /* field `name` of `record` */
    RL_WAY_ELEMENT, /* some element; also what a pointer to one points to */
    RL_WAY_ADDRESS, /* the address of parent */
};

struct rl_way {
    enum rl_way_kind kind;
    uint32_t index;
    uint32_t depth; /* steps from the beginning */
    const struct rl_way *parent;
    const char *name;               /* FIELD; CALL: the callee */
    const struct rl_record *record; /* FIELD; NULL: not known */
    const struct rl_type *type;     /* of what is kept there; NULL: not known */
    const struct rl_inst *made_by;  /* CALL */
};

/* The parameter, global, call ... that WAY begins with. */
const struct rl_way *rl_way_root(const struct rl_way *way);

/* WAY without address-of. */
const struct rl_way *rl_way_target(const struct rl_way *way);

/* Whether A and B are one struct: two front ends may have made two of it. */
bool rl_record_same(const struct rl_record *a, const struct rl_record *b);

/* The struct that TYPE is or points to, or NULL. */
const struct rl_record *rl_type_record(const struct rl_type *type);

/* The field that begins RECORD when that is itself a struct, or NULL. */
const struct rl_field *rl_record_head(const struct rl_record *record);

/* Whether RECORD is OTHER or begins with it. */
bool rl_record_begins_with(const struct rl_record *record, const struct rl_record *other);

const struct rl_field *rl_record_field(const struct rl_record *record, const char *name);

/* Appends "extra.children[]"; without the beginning when that is a parameter or the module's state. */
void rl_way_print(GString *out, const struct rl_ir_unit *unit, const struct rl_way *way);

/* ---- making them ---------------------------------------------------------------- */

struct rl_ways; /* while a unit's table is built */

struct rl_ways *rl_ways_new(struct rl_arena *arena);
void rl_ways_free(struct rl_ways *ways); /* the ways stay: they are the arena's */

const struct rl_way *rl_way_unknown(struct rl_ways *ways);
const struct rl_way *rl_way_param(struct rl_ways *ways, uint32_t index, const struct rl_type *type);
const struct rl_way *rl_way_global(struct rl_ways *ways, uint32_t index, const struct rl_type *type);
const struct rl_way *rl_way_state(struct rl_ways *ways);
const struct rl_way *rl_way_call(struct rl_ways *ways, const struct rl_way *of, const struct rl_inst *inst);
const struct rl_way *rl_way_out(struct rl_ways *ways, const struct rl_inst *inst, uint32_t arg);
const struct rl_way *rl_way_field(struct rl_ways *ways, const struct rl_way *way, const char *name,
                                  const struct rl_record *record, const struct rl_type *type);
const struct rl_way *rl_way_element(struct rl_ways *ways, const struct rl_way *way, const struct rl_type *type);
const struct rl_way *rl_way_address(struct rl_ways *ways, const struct rl_way *way);

/* WAY as the caller sees it who passed ARGS (NULL: not known) for its parameters. */
const struct rl_way *rl_way_rebase(struct rl_ways *ways, const struct rl_way *way, const struct rl_way *const *args,
                                   uint32_t nargs);

#endif
