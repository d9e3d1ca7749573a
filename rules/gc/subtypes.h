/* What a type owes to its base, of this unit or another: its slot functions stand in for the base's, or it inherits
 * those, which know nothing of its own fields. */
#ifndef RL_RULES_GC_SUBTYPES_H
#define RL_RULES_GC_SUBTYPES_H

#include "analyzer/graph/bases.h"
#include "rules/rule.h"

struct rl_subtype {
    const struct rl_bases *bases;
    const struct rl_type_row *type, *base;
    uint32_t unit, base_unit;
    struct rl_arena *arena;
    GPtrArray *out; /* struct rl_project_finding * */
};

/* Calls JUDGE for each type whose base the run has. */
void rl_subtypes_judge(const struct rl_project_unit *units, uint32_t nunits, struct rl_arena *arena, GPtrArray *out,
                       void (*judge)(const struct rl_subtype *subtype));

/* The first field that the base's function in SLOT takes care of, and the type's own function leaves
 * out; NULL: none, or it may do so unseen. */
const struct rl_member_row *rl_subtype_lacks(const struct rl_subtype *subtype, enum rl_life_slot slot);

/* A field of the type's own that may hold anything, and is seen to be given a reference; NULL: none. */
const struct rl_edge_row *rl_subtype_open_field(const struct rl_subtype *subtype);

/* SLOT of the type is that of a base, *WHOSE, which does nothing unseen: the first field of the type's own that keeps a
 * reference; NULL: none. */
const struct rl_member_row *rl_subtype_inherits(const struct rl_subtype *subtype, enum rl_life_slot slot, const struct rl_type_row **whose);

/* A finding at the function that fills SLOT; at the type with RL_LIFE_COUNT. */
struct rl_project_finding *rl_subtype_report(const struct rl_subtype *subtype, enum rl_life_slot slot, const char *object,
                                             const char *message, const char *hint);
/* Adds a place that shows why; FILE NULL: that of TYPE, a row. */
void rl_subtype_because(const struct rl_subtype *subtype, struct rl_project_finding *found, const char *file, struct rl_loc loc,
                        const char *text);

#endif
