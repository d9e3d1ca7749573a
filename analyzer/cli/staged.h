/* `check --staged`: what git is to commit, whatever has been changed since it was added. */
#ifndef RL_CLI_STAGED_H
#define RL_CLI_STAGED_H

#include <glib.h>
#include <stdbool.h>

#include "analyzer/cli/jobs.h"

/* Takes out of JOBS what is not staged, nor includes a header that is; the others get the text that lies in the index.  Headers are read
 * from their files.  False with ERROR. */
bool rl_staged_choose(struct rl_jobs *jobs, GError **error);

#endif
