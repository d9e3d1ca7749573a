/* Which units of the project must be linted again because a file that they call has changed.
 *
 * A unit is affected when a summary that it uses is not what it was when the unit was linted last, and the function is defined
 * by a unit that is linted for its own sake, or by one that is affected itself.  What has only become unknown, because its
 * file has changed since and is not linted now, affects nobody.
 */
#ifndef RL_CLI_AFFECTED_H
#define RL_CLI_AFFECTED_H

#include <glib.h>
#include <stdbool.h>

#include "analyzer/cli/jobs.h"
#include "analyzer/cli/parsed.h"
#include "analyzer/flow/exchange.h"

/* UNITS: const struct rl_parsed *, one a job.  FORMER: names of functions that the linted files defined before (a set).
 * JUDGED is set for each unit: those that are no context, and the affected ones. */
void rl_affected_find(const GPtrArray *jobs, const GPtrArray *units, const struct rl_externals *external, GHashTable *former,
                      bool *judged);

#endif
