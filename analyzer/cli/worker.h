/* What a worker process does with one unit, in each phase.
 *
 * Phase 1: source text -> tree -> IR -> bytes.  Phase 2: those bytes -> flow engine ->
 * rules -> a unit's row, as bytes again.  Nothing here writes to the database.
 */
#ifndef RL_CLI_WORKER_H
#define RL_CLI_WORKER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "analyzer/cli/jobs.h"
#include "analyzer/cli/parsed.h"
#include "analyzer/cli/pool.h"
#include "analyzer/model/model.h"
#include "db/store.h"

struct rl_suppressor;

struct rl_work {
    const struct rl_models *models;
    int python;              /* 0: that of the headers */
    int frontend;            /* enum rl_frontend_choice */
    GHashTable *crossing;                /* names of functions that other units ask for; NULL: none (crossing.h) */
    const struct rl_externals *external; /* what is known of those of other units; NULL: nothing */
    struct rl_files *files;              /* what is known of files; NULL: nobody asks which ones a unit was read from */
    struct rl_suppressor *suppressor;    /* made in the worker, on first use */
};

/* REQUEST as rl_work_ask() writes it. */
void rl_work_parse(struct rl_work *work, const struct rl_job *job, const uint8_t *request, size_t size,
                   struct rl_pool_slot *slot, GByteArray *reply);
/* False when REPLY is not what rl_work_parse() writes.  PARSED is then empty. */
bool rl_work_read_parsed(GBytes *reply, struct rl_parsed *parsed);

/* A function that killed a worker: it is left out when the unit is judged again. */
struct rl_lost_function {
    uint32_t index;
    char *why;
};
/* What a worker must know of a unit that was lost before, as bytes: NO_CLANG, why libclang does not get it again (NULL: it
 * may), and LOST (GArray of struct rl_lost_function, or NULL). */
void rl_work_ask(const char *no_clang, const GArray *lost, GByteArray *request);

/* Writes the summaries of the unit's functions that others ask for; with DEPENDENT, only of those that may change when other
 * units' are known. */
void rl_work_export(struct rl_work *work, const struct rl_parsed *parsed, bool dependent, const uint8_t *request, size_t size,
                    struct rl_pool_slot *slot, GByteArray *reply);
/* NULL when REPLY is not what rl_work_export() writes; owned. */
GBytes *rl_work_read_export(GBytes *reply, struct rl_parsed *parsed);

/* Writes a unit's row (wire.h). */
void rl_work_judge(struct rl_work *work, const struct rl_job *job, const struct rl_parsed *parsed, const uint8_t *request,
                   size_t size, struct rl_pool_slot *slot, GByteArray *reply);

#endif
