/* The bases of types across the units of a run.
 *
 * A base's symbol means the type of the same unit first, then one of another unit that is not static.
 */
#ifndef RL_GRAPH_BASES_H
#define RL_GRAPH_BASES_H

#include "analyzer/graph/project.h"

struct rl_bases;

/* Returns: owned, to be freed; borrows UNITS. */
struct rl_bases *rl_bases_new(const struct rl_project_unit *units, uint32_t nunits);
void rl_bases_free(struct rl_bases *bases);

/* The base of TYPE, a row of *UNIT; then *UNIT is the base's unit.  NULL: object, or none that the run has. */
const struct rl_type_row *rl_bases_find(const struct rl_bases *bases, const struct rl_type_row *type, uint32_t *unit);

/* Whether the collector knows TYPE, by its own word or its bases': 1, 0, or -1: not known. */
int rl_bases_collects(const struct rl_bases *bases, const struct rl_type_row *type, uint32_t unit);

#endif
