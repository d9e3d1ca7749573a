/* What is judged of all units of a run together, once the last one is known. */
#ifndef RL_CLI_JOINT_H
#define RL_CLI_JOINT_H

#include <glib.h>

#include "analyzer/cli/jobs.h"
#include "analyzer/cli/ledger.h"

struct rl_joint {
    GPtrArray *units; /* of their types, as bytes */
};

void rl_joint_init(struct rl_joint *joint);
void rl_joint_release(struct rl_joint *joint);

/* Keeps what ROW says of types. */
void rl_joint_add(struct rl_joint *joint, const struct rl_unit_row *row);

/* Judges, and gives the findings to LEDGER.  JOBS (NULL: none known): some may have a text that is not in their file. */
bool rl_joint_judge(const struct rl_joint *joint, const struct rl_jobs *jobs, struct rl_ledger *ledger);

#endif
