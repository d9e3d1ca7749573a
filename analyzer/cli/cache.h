/* The result cache, as the driver sees it: what earlier runs made of a unit, if everything that it depends on is as it was.
 *
 * It lies in the run's database and never fails: what is missing, damaged or made by another program is a miss, and when the
 * database refuses, nothing is found or kept any more.  A NULL cache is one that has nothing and keeps nothing.
 */
#ifndef RL_CLI_CACHE_H
#define RL_CLI_CACHE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "analyzer/cli/jobs.h"
#include "analyzer/cli/key.h"
#include "analyzer/cli/ledger.h"
#include "analyzer/cli/parsed.h"

struct rl_cache;

/* Borrows LEDGER; NULL where that keeps nothing.  BYTES: that the cache may take.  Returns: owned. */
struct rl_cache *rl_cache_new(const struct rl_ledger *ledger, const struct rl_key_options *options, int64_t bytes);
void rl_cache_free(struct rl_cache *cache);

/* What is known of files, for workers; borrowed, NULL: nobody will ask. */
struct rl_files *rl_cache_files(struct rl_cache *cache);

/* Fills PARSED, but for the IR, from the state of JOB that all its files are in.  Returns the entry's number, 0: none. */
int64_t rl_cache_find(struct rl_cache *cache, const struct rl_job *job, struct rl_parsed *parsed);

/* Keeps what phase 1 made of JOB, and sets PARSED's key.  Returns the entry's number, 0: not kept. */
int64_t rl_cache_keep(struct rl_cache *cache, const struct rl_job *job, struct rl_parsed *parsed);

/* The IR of ENTRY; owned, NULL: damaged or gone, and then all of the entry is. */
GBytes *rl_cache_ir(struct rl_cache *cache, int64_t entry);

/* What was made of ENTRY in ROUND (or RL_CACHED_ROW) under KEY; owned, NULL: nothing. */
GBytes *rl_cache_result(struct rl_cache *cache, int64_t entry, int round, const char *key);
void rl_cache_keep_result(struct rl_cache *cache, int64_t entry, int round, const char *key, GBytes *bytes);

/* ---- the project's units ---- */

/* Notes that JOB was linted for its own sake with INPUTS (rl_key_inputs()); NULL: it is no unit. */
void rl_cache_note_unit(struct rl_cache *cache, const struct rl_job *job, const GArray *inputs);

/* Adds to JOBS the units of other files of the project, as they were linted last. */
void rl_cache_add_context(struct rl_cache *cache, struct rl_jobs *jobs);

/* Adds to NAMES (a set of owned texts) the functions that earlier states of JOB have offered. */
void rl_cache_former_offers(struct rl_cache *cache, const struct rl_job *job, GHashTable *names);

/* The end of a whole run: the noted units are those of their files from now on, and the cache is made as small as it must be. */
void rl_cache_end(struct rl_cache *cache);

#endif
