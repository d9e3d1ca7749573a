/* Keys of the cache: hashes of everything that a result depends on. */
#ifndef RL_CLI_KEY_H
#define RL_CLI_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "analyzer/cli/files.h"
#include "analyzer/cli/jobs.h"
#include "analyzer/cli/parsed.h"
#include "analyzer/flow/exchange.h"

struct rl_key_options {
    const char *models; /* hash of the project's own models, or NULL */
    int python;         /* as asked for; 0: that of the headers */
    int frontend;       /* as asked for */
};

/* What all units of a run share: this very program, its libclang, its options, and the environment that compilers look at.
 * SHA-256 in hex; owned, as are all keys. */
char *rl_key_common(const struct rl_key_options *options);

/* COMMON, and what JOB says before a file is looked at. */
char *rl_key_job(const char *common, const struct rl_job *job);

/* The key of a job, and the files that were read for it. */
char *rl_key_unit(const char *job, const struct rl_seen_file *files, uint32_t nfiles);

/* A function of other units that a unit uses, and what is known of it (rl_externals_hash()). */
struct rl_input_hash {
    const char *name;
    uint64_t hash;
};
/* Those of PARSED that EXTERNAL (NULL: nothing) knows: GArray of struct rl_input_hash, sorted; owned, borrows from PARSED. */
GArray *rl_key_inputs(const struct rl_parsed *parsed, const struct rl_externals *external);

/* Of a unit's row: its inputs, and whether the user NAMED its file. */
char *rl_key_row(const GArray *inputs, bool named);
/* Of the summaries that a unit gives in ROUND: its inputs, which of its functions are asked for, and which names of others may
 * tell more (CROSSING, a set). */
char *rl_key_round(const GArray *inputs, const struct rl_parsed *parsed, GHashTable *crossing, unsigned round);

#endif
