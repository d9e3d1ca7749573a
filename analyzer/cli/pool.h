/* Worker processes.
 *
 * The parent forks workers and hands each one item at a time; a worker answers with
 * bytes.  A worker that crashes, or that works longer than allowed on one item, loses
 * that item only: the parent is told, and a new worker takes its place.  Workers inherit
 * what the parent knew when they were forked, and die with it.
 *
 * Invariants: callbacks that start with "in the parent" run one at a time; each item ends
 * in exactly one call of `done` or in a `lost` that returned false, unless the run is stopped.
 */
#ifndef RL_CLI_POOL_H
#define RL_CLI_POOL_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* Lies in memory that both sides see: what the worker is at, should it die. */
struct rl_pool_slot {
    char stage[32];
    char function[160];
    uint32_t index; /* of the function, UINT32_MAX: none */
};

void rl_pool_at(struct rl_pool_slot *slot, const char *stage, const char *function, uint32_t index);

/* How an item was lost. */
struct rl_pool_loss {
    int signal;   /* that ended the worker, 0: it exited */
    int status;   /* exit status */
    bool timeout; /* it was ended for working too long */
    unsigned limit; /* seconds of CPU that it was allowed */
    const struct rl_pool_slot *slot;
};

/* "internal crash in the front end (SIGSEGV)", "... in the flow engine, function f ..."; owned. */
char *rl_pool_loss_text(const struct rl_pool_loss *loss);

struct rl_pool {
    uint32_t nitems;
    unsigned workers;   /* at most */
    unsigned cpu_limit; /* seconds of CPU an item, five times as many of the clock; less for one that was too slow before */
    void *data;
    bool (*stopped)(void); /* in the parent: true to leave; may be NULL */
    /* In the parent: what the worker must know of ITEM beyond its number; may be NULL. */
    void (*ask)(void *data, uint32_t item, GByteArray *request);
    /* In a worker: works on ITEM. */
    void (*work)(void *data, uint32_t item, const uint8_t *request, size_t size, struct rl_pool_slot *slot,
                 GByteArray *reply);
    /* In the parent.  REPLY is borrowed. */
    void (*done)(void *data, uint32_t item, GBytes *reply);
    /* In the parent: true to have the item worked on once more. */
    bool (*lost)(void *data, uint32_t item, const struct rl_pool_loss *loss);
};

/* False with ERROR when no worker can be started.  A stopped run is no error. */
bool rl_pool_run(const struct rl_pool *pool, GError **error);

#endif
