/* What a check says on stderr: about single units as they come, and in its closing line. */
#ifndef RL_CLI_TALLY_H
#define RL_CLI_TALLY_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "analyzer/cli/console.h"
#include "analyzer/cli/jobs.h"
#include "analyzer/cli/ledger.h"

struct rl_tally {
    struct rl_console *console;
    const char *here;
    int64_t started;       /* monotonic, microseconds */
    uint32_t failed;       /* units that could not be analysed at all, or not wholly: crashed */
    uint32_t units;        /* that were told of */
    uint32_t recalled;     /* units that an earlier run has judged */
    uint32_t with_errors;  /* units with compile errors */
    GHashTable *missing;   /* headers that were not found, told already */
    GHashTable *skipped;   /* why -> count */
};

void rl_tally_init(struct rl_tally *tally, struct rl_console *console, const char *here);
void rl_tally_release(struct rl_tally *tally);

/* Comments that hide nothing, and others with which something is wrong; ROOT is the project's. */
void rl_tally_suppressions(struct rl_tally *tally, const struct rl_ledger *ledger, const char *root);

void rl_tally_unit(struct rl_tally *tally, const struct rl_job *job, const struct rl_unit_row *row);

/* "checked 12 files, 340 functions (337 complete, ...): 14 findings (RL101 6, ...) in 1.2 s" */
void rl_tally_close(struct rl_tally *tally, const struct rl_ledger *ledger, const struct rl_filter *filter);

#endif
