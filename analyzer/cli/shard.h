/* One part of a project, for one of several machines.
 *
 * Which part a file belongs to is told by its path below the project's root alone.  Files of other parts that may define what
 * this part calls, or what those call, are read for it, too, but not judged: so all parts together find what one run finds.
 */
#ifndef RL_CLI_SHARD_H
#define RL_CLI_SHARD_H

#include <glib.h>
#include <stdbool.h>

#include "analyzer/cli/jobs.h"

/* "2/5": the second of five.  False with ERROR. */
bool rl_shard_read(const char *text, unsigned *part, unsigned *parts, GError **error);

/* Takes out of JOBS what belongs elsewhere, and marks what is only read. */
void rl_shard_apply(struct rl_jobs *jobs, const char *root, unsigned part, unsigned parts);

#endif
