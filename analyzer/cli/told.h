/* What one run over the units has said, as `--fix` compares it with another: which findings, and how well each unit was read. */
#ifndef RL_CLI_TOLD_H
#define RL_CLI_TOLD_H

#include <glib.h>
#include <stdbool.h>

#include "analyzer/base/arena.h"
#include "rules/finding.h"

/* A finding as it counts here. */
struct rl_spot {
    struct rl_finding finding;
    const char *key; /* what stays the same while other places are edited: file, function, rule, object */
    const char *place; /* and what tells two of these apart in one text */
    const char *unit;  /* that told it: its path */
    bool hidden; /* by a comment, or by --changed */
};

/* How well a unit was read; none may get worse. */
struct rl_health {
    uint32_t errors, lost, functions;
    bool done;
};

struct rl_told {
    struct rl_arena *arena; /* of all trials */
    GPtrArray *spots;    /* struct rl_spot *, each place once */
    GHashTable *places;  /* those of the spots */
    GHashTable *counts;  /* key -> how many */
    GHashTable *healths; /* path -> struct rl_health */
};

/* Borrows ARENA, which must live as long.  Returns: owned. */
struct rl_told *rl_told_new(struct rl_arena *arena);
void rl_told_free(struct rl_told *told); /* may be NULL */

/* Takes in a unit's row (wire.h); of units that FIRST (may be NULL) has not told of, nothing. */
void rl_told_take(struct rl_told *told, const struct rl_told *first, GBytes *encoded);
void rl_told_add(struct rl_told *told, struct rl_spot *spot);
/* Takes over what FROM says of all units but those whose paths are in AGAIN. */
void rl_told_keep(struct rl_told *told, const struct rl_told *from, GHashTable *again);

/* The key of FINDING, with texts as a report has them, which makes them valid; and its place, for this key.  From ARENA. */
const char *rl_told_key(struct rl_arena *arena, const struct rl_finding *finding);
const char *rl_told_place(struct rl_arena *arena, const struct rl_finding *finding, const char *key);

/* COUNTS: key -> how many. */
guint rl_told_count(GHashTable *counts, const char *key);
void rl_told_count_one(GHashTable *counts, const char *key); /* borrows KEY */

bool rl_health_is_worse(const struct rl_health *before, const struct rl_health *after);

#endif
