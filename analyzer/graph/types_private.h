/* The table's insides, in the order in which it is made:
 *   actions.c, calls.c  each function is read
 *   tables.c            static tables, and what functions assign to them
 *   made.c              types made from specs: where they are kept, their bases
 *   expand.c            the tables that a type or module points to; contracts
 *   inherit.c           flags and slots that come from bases or the interpreter
 *   layout.c, record.c  the struct behind a type or module state, and its fields
 *   gather.c, facts.c   what slot functions do, through helpers; put to fields
 *   learn.c              all of that by the flow engine's word, afterwards
 *   ownership.c         what all of that says of one field; what the flow engine asks
 */
#ifndef RL_GRAPH_TYPES_PRIVATE_H
#define RL_GRAPH_TYPES_PRIVATE_H

#include "analyzer/graph/slots.h"
#include "analyzer/graph/tables.h"
#include "analyzer/graph/types.h"

enum { RL_FLAG_MANAGED_WEAKREF = 1 << 3, RL_FLAG_MANAGED_DICT = 1 << 4, RL_FLAG_BASETYPE = 1 << 10, RL_FLAG_HAVE_GC = RL_PYTYPE_HAVE_GC };

struct rl_building {
    struct rl_types *out;
    struct rl_reading reading;
    struct rl_pytype **last_type;
    struct rl_pymodule **last_module;
    GPtrArray *callbacks; /* struct rl_callback * */
    GHashTable *owned_tables; /* global index + 1: a method table that a type or module names */
};

/* ---- tables.c --------------------------------------------------------------------- */

void rl_find_tables(struct rl_building *b);
void rl_find_assigned(struct rl_building *b);

struct rl_filled *rl_fill(struct rl_building *b, struct rl_filled **list, const char *slot, struct rl_loc loc);

/* ---- the others ----------------------------------------------------------------------- */

void rl_find_made_types(struct rl_building *b);
void rl_expand_tables(struct rl_building *b);
/* FUNCTION is called for SLOT; the type or module is filled in by the caller. */
struct rl_callback *rl_add_callback(struct rl_building *b, const char *function, const char *slot, struct rl_loc loc);
void rl_inherit(struct rl_building *b);
void rl_find_records(struct rl_building *b);
void rl_find_facts(struct rl_building *b);

/* The type with all its base's slots decided already: fills FACTS' function. */
void rl_decide_slot(const struct rl_pytype *type, const char *slot, struct rl_slot_facts *facts);

/* facts.c: the first of each kind among FACTS' actions, MODULE's or a type's. */
void rl_facts_settle(struct rl_slot_facts *facts, bool module);

/* record.c */
void rl_add_members(struct rl_building *b, const struct rl_record *record, const struct rl_pytype *type,
                    struct rl_member **list);
/* The member that WAY (from self or the state) names, made when it lies behind a pointer; NULL: none. */
struct rl_member *rl_member_of_way(struct rl_building *b, struct rl_member **list, const struct rl_way *way);
bool rl_record_is_bare(const struct rl_record *record); /* PyObject, PyVarObject, PyTypeObject */

/* ownership.c: ACTION is done to a macro's result such as PyInstanceMethod_GET_FUNCTION(self): a field, but which? */
bool rl_takes_hidden_field(const struct rl_action *action);

/* gather.c: what FUNCTION does, its helpers included, as struct rl_action; sets FACTS' `truncated` and `by_slots`. TYPE: whose slot it
 * is, or NULL. */
GArray *rl_gather(struct rl_building *b, uint32_t function, const struct rl_pytype *type, struct rl_slot_facts *facts);

#endif
