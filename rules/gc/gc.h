/* What the rules about types share: which fields a type owns, which of them can
 * close a reference cycle, and how a finding is made.
 *
 * The table's facts are syntactic.  What is missing from a slot function counts
 * only where that function was read completely: rl_gc_complete().
 */
#ifndef RL_RULES_GC_GC_H
#define RL_RULES_GC_GC_H

#include "analyzer/graph/reach.h"
#include "analyzer/graph/types.h"
#include "rules/rule.h"

struct rl_gc {
    const struct rl_types *types;
    const struct rl_ir_unit *unit;
    int python; /* 0x030b */
    struct rl_arena *arena;
    GPtrArray *out;
};

/* ---- facts ------------------------------------------------------------------------- */

/* Whether FACTS are the type's own and what they lack is really not done. */
bool rl_gc_complete(const struct rl_slot_facts *facts);

/* Whether self, or MEMBER (may be NULL), is given to unknown code there, or comes out of a macro unseen. */
bool rl_gc_handed(const struct rl_slot_facts *facts, const struct rl_member *member);

/* Whether SLOT is filled by the type itself, with a function. */
bool rl_gc_fills(const struct rl_pytype *type, const char *slot);

/* A field with a reference that this type alone answers for. */
bool rl_gc_is_own(const struct rl_pytype *type, const struct rl_member *member);

/* The first store of a reference that the field keeps alive: new, retained; or NULL. */
const struct rl_action *rl_gc_owning_store(const struct rl_gc *gc, const struct rl_member *member);

/* Whether a member descriptor lets Python code set the field: what it puts there has a reference of the field's own. */
bool rl_gc_is_settable(const struct rl_member *member);

/* Whether the collector passes over the objects kept in the field: their type, of this unit, lacks the flag. */
bool rl_gc_is_uncollected(const struct rl_gc *gc, const struct rl_member *member);

/* ---- order: order.c --------------------------------------------------------------- */

struct rl_gc_position {
    uint32_t block, inst;
};

/* The instruction that does ACTION; false: not found. */
bool rl_gc_find_action(const struct rl_action *action, struct rl_gc_position *at);
/* By block: whether control can come there after block FROM; owned. */
bool *rl_gc_reached_after(const struct rl_ir_func *func, uint32_t from);
/* Whether control can come from FROM to TO, two places of FUNC. */
bool rl_gc_leads_to(const struct rl_ir_func *func, struct rl_gc_position from, struct rl_gc_position to);
/* Whether RELEASE, of the field or of the stored value, can come after STORE, both of one function, and does not mean what
 * the field held before. */
bool rl_gc_releases_later(const struct rl_action *store, const struct rl_action *release);

/* ---- findings ------------------------------------------------------------------------ */

/* A finding at LOC, appended; FUNCTION may be NULL.  MESSAGE and HINT: as for rl_arena_printf(), the caller's. */
struct rl_finding *rl_gc_report(const struct rl_gc *gc, struct rl_loc loc, const char *function, const char *object,
                                const char *message, const char *hint);

/* Adds a place that shows why. */
void rl_gc_because(const struct rl_gc *gc, struct rl_finding *finding, const struct rl_action *action, const char *text);

/* "tp_dealloc releases it at line 12", of the actions that are known; the first of them. */
const char *rl_gc_done_by(const struct rl_gc *gc, const struct rl_member *member, const struct rl_action **why);

/* "`Foo_Type`", "`types.spec`": as the source names it. */
const char *rl_gc_name(const struct rl_pytype *type);

#endif
