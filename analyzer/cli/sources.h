/* Which files a unit's result depends on. */
#ifndef RL_CLI_SOURCES_H
#define RL_CLI_SOURCES_H

#include "analyzer/cli/files.h"
#include "analyzer/cli/jobs.h"
#include "analyzer/cli/parsed.h"
#include "analyzer/frontend/syntax.h"

/* Fills PARSED's files: the source of JOB, all that UNIT was read from besides, and the folders in which a header that
 * appears would be found. */
void rl_sources_find(struct rl_files *files, const struct rl_job *job, const struct rl_unit *unit, struct rl_parsed *parsed);

/* The same of a JOB that needed no front end: its source, and the headers that had a say (READ: paths). */
void rl_sources_of_skipped(struct rl_files *files, const struct rl_job *job, const GPtrArray *read, struct rl_parsed *parsed);

#endif
