/* What units of one run tell each other: the summaries of functions that one defines and others call.
 *
 * A unit says which names it offers and which it misses; the driver finds the names that meet, has them exported, and gives
 * the table to the units that miss them (rl_flow_options.external).  Nothing here depends on the order of units: a name that
 * two units give different meanings is nobody's.
 */
#ifndef RL_FLOW_EXCHANGE_H
#define RL_FLOW_EXCHANGE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "analyzer/flow/flow.h"

struct rl_summary;

/* A function that other units can call. */
static inline bool rl_flow_is_offered(const struct rl_ir_func *func)
{
    return !func->is_static && !(func->is_inline && func->in_header);
}

/* Adds to NAMES (a set; borrows from UNIT) the functions that UNIT names and neither defines nor knows by a model. */
void rl_flow_missing(const struct rl_ir_unit *unit, const struct rl_models *models, int python, GHashTable *names);

/* By function: whether its summary may depend on that of a function of other units in NAMES (a set).  Borrowed from ARENA. */
bool *rl_flow_depends(struct rl_arena *arena, const struct rl_ir_unit *unit, GHashTable *names);

/* Appends the summary of function INDEX, analysing it first where need be. */
void rl_flow_export(struct rl_flow_unit *unit, uint32_t index, GByteArray *out);

struct rl_externals;

/* Returns: owned. */
struct rl_externals *rl_externals_new(void);
void rl_externals_free(struct rl_externals *externals);

/* Adds what rl_flow_export() wrote into BYTES.  A later ROUND replaces what an earlier one said; within a round, what differs
 * is ambiguous and not found any more.  False when the bytes are not that. */
bool rl_externals_add(struct rl_externals *externals, GBytes *bytes, unsigned round);

/* Those in NAMES (ends with NULL; may itself be NULL) alone, so that a unit does not take its fields that hold a function for
 * another unit's function of that name.  Returns: owned; borrows from ALL (NULL: none), which must live as long. */
struct rl_externals *rl_externals_only(const struct rl_externals *all, char **names);

/* Drops all but those in NAMES (a set). */
void rl_externals_retain(struct rl_externals *externals, GHashTable *names);

/* NULL: not known.  Borrowed. */
const struct rl_summary *rl_externals_find(const struct rl_externals *externals, const char *name);

/* Of what rl_externals_find() gives: equal for equal summaries.  0: not known. */
uint64_t rl_externals_hash(const struct rl_externals *externals, const char *name);

#endif
