/* `check --changed REVISION`: which files are linted, and which findings are of interest.
 *
 * Files are linted that have changed, that include a header that has, or that call a function whose summary has.  The same
 * files are then linted as they were in the revision.  A finding that was there before, in a function whose text is the same,
 * is none of this change's: it is kept, and hidden.
 */
#ifndef RL_CLI_SINCE_H
#define RL_CLI_SINCE_H

#include <glib.h>
#include <stdbool.h>

#include "analyzer/cli/driver.h"
#include "analyzer/cli/git.h"
#include "analyzer/cli/jobs.h"
#include "analyzer/cli/texts.h"

struct rl_since {
    char *asked; /* the revision, as the user names it */
    struct rl_changes changes;
    GHashTable *whole; /* paths whose headers have changed: all in them counts as changed */
    struct rl_jobs old;
    GPtrArray *rows;                 /* struct kept_row *, of the first run */
    GHashTable *findings, *functions; /* of the second */
};

/* Whether JOB's file is among CHANGES, or a file that it includes (HEADER). */
bool rl_since_touches(const struct rl_changes *changes, struct rl_texts *texts, const struct rl_job *job, bool *header);

/* Takes out of JOBS what has not changed.  False with ERROR.  Release it in any case. */
bool rl_since_open(struct rl_since *since, const char *revision, struct rl_jobs *jobs, GError **error);
void rl_since_release(struct rl_since *since);

/* A row of the run, as the driver tells it. */
void rl_since_keep(struct rl_since *since, uint32_t index, const struct rl_unit_row *row, GBytes *encoded);

/* Lints the files of the kept rows as they were, and hands the rows on, what is of no interest hidden. */
bool rl_since_finish(struct rl_since *since, const struct rl_jobs *jobs, const struct rl_driver_options *options,
                     rl_driver_sink *sink, void *data, GError **error);

#endif
