/* What the driver's steps share, and the steps: not for others (driver.h is).
 *
 * driver_parse.c is phase 1, driver_exchange.c what lies between the phases, driver_judge.c phase 2.  A step turns the units that
 * it has to look at into items of the pool, and takes what the workers say of them.
 */
#ifndef RL_CLI_DRIVER_STEPS_H
#define RL_CLI_DRIVER_STEPS_H

#include "analyzer/cli/crossing.h"
#include "analyzer/cli/driver.h"
#include "analyzer/cli/pool.h"
#include "analyzer/cli/worker.h"

enum { RL_DRIVER_ROUNDS = 2 };

struct rl_driver_unit {
    struct rl_parsed parsed;
    char *no_clang; /* why libclang does not get it again; NULL: it may */
    GArray *lost;   /* struct rl_lost_function; NULL: none */
    GBytes *reply;  /* its row, once known */
    GBytes *exports[RL_DRIVER_ROUNDS];
    int64_t entry; /* of the cache; 0: none */
    char *key;     /* that the result of this step has there, or NULL */
    bool recalled; /* the row is an earlier run's */
    bool untold;   /* another file's unit, there for what it tells: it has no row in this run */
};

struct rl_driver {
    const struct rl_driver_options *options;
    GPtrArray *jobs; /* struct rl_job *, borrowed */
    struct rl_driver_unit *units;
    struct rl_work work;
    uint32_t *items; /* item of the pool -> unit */
    uint32_t nitems, ndone;
    /* between the phases */
    struct rl_crossing crossing;
    unsigned round;
    /* phase 2 */
    rl_driver_sink *sink;
    void *sink_data;
    uint32_t next; /* first unit that the sink has not seen */
};

/* The members of struct rl_pool that each step has its own of. */
struct rl_driver_step {
    void (*work)(void *data, uint32_t item, const uint8_t *request, size_t size, struct rl_pool_slot *slot, GByteArray *reply);
    void (*done)(void *data, uint32_t item, GBytes *reply);
    bool (*lost)(void *data, uint32_t item, const struct rl_pool_loss *loss);
};

/* The job of UNIT; borrowed. */
const struct rl_job *rl_driver_job(const struct rl_driver *driver, uint32_t unit);

/* What phase 1 has said of all units (struct rl_parsed *); the array is owned. */
GPtrArray *rl_driver_all_parsed(struct rl_driver *driver);

/* STEP of all items; none of them: no worker. */
bool rl_driver_pool(struct rl_driver *driver, const struct rl_driver_step *step, GError **error);

/* One more item is done. */
void rl_driver_progress(struct rl_driver *driver, uint32_t item);

/* Whether what was learnt of the unit may be kept: nothing that may be the fault of this one run is. */
bool rl_driver_keeps(const struct rl_driver_unit *unit);

/* A function that kills its worker is left out from now on.  False: it is not known which one, or it is one too many. */
bool rl_driver_leave_out(struct rl_driver_unit *unit, const struct rl_pool_loss *loss);

/* The items' IR, where the cache has it; a unit that it has lost meanwhile is parsed once more.  Items without any are dropped. */
bool rl_driver_fetch_ir(struct rl_driver *driver, GError **error);

/* A file that was only found in a folder is no unit when another one includes it. */
void rl_driver_drop_included(struct rl_driver *driver);

/* Units that define what others call say what it does: at first without what they call themselves in others, then with it.
 * The number of rounds is fixed, and in each all start from the same, so that no order matters. */
bool rl_driver_exchange(struct rl_driver *driver, GError **error);

/* All that others tell is given (options->sums): nothing is asked. */
void rl_driver_take_sums(struct rl_driver *driver);

/* Phase 2. */
bool rl_driver_judge(struct rl_driver *driver, rl_driver_sink *sink, void *data, GError **error);

#endif
