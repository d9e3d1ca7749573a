/* Which functions cross the border between units of one run: one unit defines them, another calls them.
 *
 * A name that units define with different texts is nobody's: which one is meant, only the linker knows.
 */
#ifndef RL_CLI_CROSSING_H
#define RL_CLI_CROSSING_H

#include <glib.h>
#include <stdbool.h>

#include "analyzer/cli/worker.h"

struct rl_crossing {
    GHashTable *names; /* a set */
    bool *gives;       /* by unit: defines some of the names */
    bool *takes;       /* by unit: calls some of the names */
};

/* UNITS: const struct rl_parsed *, borrowed. */
void rl_crossing_init(struct rl_crossing *crossing, const GPtrArray *units);
void rl_crossing_release(struct rl_crossing *crossing);

/* Marks in COVERED those of the walked UNITS whose text another unit includes.  PATHS and WALKED are by unit. */
void rl_crossing_included(const GPtrArray *units, const char *const *paths, const bool *walked, bool *covered);

#endif
