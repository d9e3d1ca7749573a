/* The two phases over a list of units.
 *
 * Phase 1 (rl_driver_parse) turns every unit into serial IR; phase 2 turns that into rows,
 * which arrive at the sink in the order of the list, whatever the number of workers.
 * Between them all that is known of the units lies in the driver, and the workers of phase 2
 * inherit it: the summaries of functions that one unit defines and another calls, too, which
 * two rounds over those units have made.  Each step of each unit is first looked for in the cache;
 * only what is not there becomes work.
 */
#ifndef RL_CLI_DRIVER_H
#define RL_CLI_DRIVER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "analyzer/cli/cache.h"
#include "analyzer/cli/console.h"
#include "analyzer/cli/jobs.h"
#include "analyzer/cli/sums.h"
#include "analyzer/model/model.h"
#include "db/store.h"

struct rl_driver_options {
    const struct rl_models *models;
    int python;         /* 0: that of the headers */
    int frontend;       /* enum rl_frontend_choice */
    unsigned workers;
    unsigned cpu_limit; /* seconds a unit and phase */
    struct rl_cache *cache; /* NULL: none */
    struct rl_files *files; /* to tell which files a unit was read from where there is no cache; NULL: that of the cache */
    const GPtrArray *sums;  /* what other units tell (struct rl_sum): nobody else is asked; NULL: the units tell each other */
    bool gone_matters;      /* those who call what a deleted file defined are linted again */
    bool looks_back;        /* the run is of the past: no unit is noted */
    bool (*stopped)(void); /* NULL: never */
    struct rl_console *console;
    const char *here; /* names on the progress line are relative to it */
};

struct rl_driver;

/* Borrows both arguments.  Returns: owned. */
struct rl_driver *rl_driver_new(const struct rl_driver_options *options, GPtrArray *jobs);
void rl_driver_free(struct rl_driver *driver);

/* Phase 1 alone. */
bool rl_driver_parse(struct rl_driver *driver, GError **error);

/* The IR of unit INDEX; NULL when there is none.  Borrowed. */
GBytes *rl_driver_ir(const struct rl_driver *driver, uint32_t index);

/* ROW is valid during the call; ENCODED (wire.h) says the same and may be kept by taking a reference.  Rows of the cache come
 * many at a time; both are NULL at the end of such a row of rows. */
typedef void rl_driver_sink(void *data, uint32_t index, const struct rl_unit_row *row, GBytes *encoded);

/* What the first unit tells others; EXPORTS (owned) as rl_flow_export() writes them.  Borrowed; NULL with ERROR. */
const struct rl_parsed *rl_driver_summarize(struct rl_driver *driver, GBytes **exports, GError **error);

/* What phase 1 has said of unit INDEX; borrowed. */
const struct rl_parsed *rl_driver_parsed(const struct rl_driver *driver, uint32_t index);

/* Both phases.  Units without IR (failed, skipped, crashed in phase 1) reach the sink too.  When the run was stopped, the
 * units that were done by then reach it, and the others do not. */
bool rl_driver_run(struct rl_driver *driver, rl_driver_sink *sink, void *data, GError **error);

/* Without phase 2: only the units that have no IR reach the sink. */
void rl_driver_report_failures(struct rl_driver *driver, rl_driver_sink *sink, void *data);

#endif
