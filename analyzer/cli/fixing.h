/* `check --fix` and `--diff`: the edits that findings carry, made in memory and linted again.
 *
 * Pass by pass the edits of all files are taken that do not overlap, the first one where they do, and all units that this can reach
 * are linted with the new texts.  An edit stays only when its finding is gone, nothing is found that was not, and no file is read or analysed worse
 * than before; one that fails among others is tried once more by itself.  Findings that a comment, a verdict or the baseline
 * hides, that are not selected, or that lie in no linted file itself, are left alone.
 */
#ifndef RL_CLI_FIXING_H
#define RL_CLI_FIXING_H

#include <glib.h>
#include <stdbool.h>

#include "analyzer/cli/driver.h"
#include "analyzer/cli/jobs.h"
#include "analyzer/cli/ledger.h"
#include "analyzer/cli/reach.h"
#include "analyzer/cli/rewrite.h"

struct rl_fixed_file {
    char *path;   /* as the jobs name it */
    char *target; /* without links */
    struct rl_stamp stamp; /* before it was linted */
    GBytes *before, *after; /* NULL: not needed; the same: nothing is mended */
    uint32_t count; /* findings in it that are gone */
};

struct rl_fixing {
    GHashTable *files; /* path -> struct rl_fixed_file: all that may be edited */
    struct rl_reach reach;
    GPtrArray *mended; /* those that have changed, by path; borrowed */
    uint32_t count;    /* findings that are gone */
    GPtrArray *problems; /* texts: files that could not be looked at again */
};

/* Before JOBS are linted.  Release it in any case. */
void rl_fixing_open(struct rl_fixing *fixing, const struct rl_jobs *jobs);
void rl_fixing_release(struct rl_fixing *fixing);

/* Behind the run: what DRIVER knows of them. */
void rl_fixing_note(struct rl_fixing *fixing, const struct rl_driver *driver, const struct rl_jobs *jobs);

struct rl_fixing_request {
    const struct rl_jobs *jobs;
    const struct rl_driver_options *driver;
    const struct rl_ledger *ledger; /* the run, all units put and recognised */
    const struct rl_filter *filter; /* which findings are meant */
    const char *root;
};

/* Tries what the run's findings offer.  False with ERROR when linting fails. */
bool rl_fixing_run(struct rl_fixing *fixing, const struct rl_fixing_request *request, GError **error);

#endif
