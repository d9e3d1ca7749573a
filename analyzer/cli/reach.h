/* Which units a change of some can reach: those that call what they define, and whom these call.  Made of what phase 1 said of all. */
#ifndef RL_CLI_REACH_H
#define RL_CLI_REACH_H

#include <glib.h>
#include <stdbool.h>

#include "analyzer/cli/driver.h"

struct rl_reach {
    GPtrArray *units; /* struct, by the number of their jobs */
};

/* Takes what is needed of DRIVER, which has run over JOBS. */
void rl_reach_init(struct rl_reach *reach, const struct rl_driver *driver, const GPtrArray *jobs);
void rl_reach_release(struct rl_reach *reach);

/* Why unit INDEX was left out, once all were read; NULL: it was not. */
const char *rl_reach_skipped(const struct rl_reach *reach, guint index);

/* JUDGED, which is true for units that have changed, becomes true for those, too, of which something else may now be found; HELPING for those
 * besides that must be known for that. */
void rl_reach_find(const struct rl_reach *reach, bool *judged, bool *helping);

#endif
