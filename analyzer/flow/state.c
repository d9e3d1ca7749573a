/* Sorted small arrays and their pool. */
#include "analyzer/flow/state.h"

#include <string.h>

struct rl_pool {
    struct rl_state *free;
    GPtrArray *all;
};

struct rl_pool *rl_pool_new(void)
{
    struct rl_pool *pool = g_new0(struct rl_pool, 1);
    pool->all = g_ptr_array_new();
    return pool;
}

void rl_pool_free(struct rl_pool *pool)
{
    if (!pool)
        return;
    for (guint i = 0; i < pool->all->len; i++) {
        struct rl_state *state = g_ptr_array_index(pool->all, i);
        g_free(state->binds);
        g_free(state->facts);
        g_free(state->refs);
        g_free(state);
    }
    g_ptr_array_free(pool->all, TRUE);
    g_free(pool);
}

struct rl_state *rl_state_new(struct rl_pool *pool)
{
    struct rl_state *state = pool->free;
    if (!state) {
        state = g_new0(struct rl_state, 1);
        g_ptr_array_add(pool->all, state);
    } else {
        pool->free = state->next;
    }
    state->nbinds = state->nfacts = state->nrefs = 0;
    state->failed = false;
    state->raised = RL_RAISED_SAME;
    state->saved = state->nuntested = 0;
    state->silent = NULL;
    state->gil = state->gil_detached = state->gil_ensured = state->gil_undone = 0;
    state->trail = NULL;
    state->next = NULL;
    return state;
}

#define RESERVE(array, room, count, type)                 \
    do {                                                  \
        if ((count) > (room)) {                           \
            (room) = MAX((count), (room) * 2);            \
            (room) = MAX((room), 16u);                    \
            (array) = g_renew(type, (array), (room));     \
        }                                                 \
    } while (0)

struct rl_state *rl_state_copy(struct rl_pool *pool, const struct rl_state *state)
{
    struct rl_state *copy = rl_state_new(pool);
    RESERVE(copy->binds, copy->binds_room, state->nbinds, struct rl_bind);
    RESERVE(copy->facts, copy->facts_room, state->nfacts, struct rl_fact);
    RESERVE(copy->refs, copy->refs_room, state->nrefs, struct rl_ref);
    if (state->nbinds)
        memcpy(copy->binds, state->binds, state->nbinds * sizeof(*copy->binds));
    if (state->nfacts)
        memcpy(copy->facts, state->facts, state->nfacts * sizeof(*copy->facts));
    if (state->nrefs)
        memcpy(copy->refs, state->refs, state->nrefs * sizeof(*copy->refs));
    copy->nbinds = state->nbinds;
    copy->nfacts = state->nfacts;
    copy->nrefs = state->nrefs;
    copy->failed = state->failed;
    copy->raised = state->raised;
    copy->saved = state->saved;
    copy->nuntested = state->nuntested;
    memcpy(copy->untested, state->untested, sizeof(copy->untested));
    copy->silent = state->silent;
    copy->gil = state->gil;
    copy->gil_detached = state->gil_detached;
    copy->gil_ensured = state->gil_ensured;
    copy->gil_undone = state->gil_undone;
    copy->trail = state->trail;
    return copy;
}

void rl_state_drop(struct rl_pool *pool, struct rl_state *state)
{
    state->next = pool->free;
    pool->free = state;
}

/* First index whose key is not below KEY. */
#define LOWER_BOUND(array, count, member, key, at)        \
    do {                                                  \
        uint32_t low = 0, high = (count);                 \
        while (low < high) {                              \
            uint32_t middle = (low + high) / 2;           \
            if ((array)[middle].member < (key))           \
                low = middle + 1;                         \
            else                                          \
                high = middle;                            \
        }                                                 \
        (at) = low;                                       \
    } while (0)

#define INSERT_AT(array, count, at)                                                        \
    do {                                                                                   \
        memmove(&(array)[(at) + 1], &(array)[at], ((count) - (at)) * sizeof((array)[0]));  \
        memset(&(array)[at], 0, sizeof((array)[0]));                                       \
        (count)++;                                                                         \
    } while (0)

#define REMOVE_AT(array, count, at)                                                            \
    do {                                                                                       \
        memmove(&(array)[at], &(array)[(at) + 1], ((count) - (at) - 1) * sizeof((array)[0]));  \
        (count)--;                                                                             \
    } while (0)

rl_term rl_state_get(const struct rl_state *state, rl_term loc)
{
    uint32_t at;
    LOWER_BOUND(state->binds, state->nbinds, loc, loc, at);
    return at < state->nbinds && state->binds[at].loc == loc ? state->binds[at].val : RL_NO_TERM;
}

void rl_state_set(struct rl_state *state, rl_term loc, rl_term val)
{
    uint32_t at;
    LOWER_BOUND(state->binds, state->nbinds, loc, loc, at);
    if (at == state->nbinds || state->binds[at].loc != loc) {
        RESERVE(state->binds, state->binds_room, state->nbinds + 1, struct rl_bind);
        INSERT_AT(state->binds, state->nbinds, at);
        state->binds[at].loc = loc;
    }
    state->binds[at].val = val;
}

void rl_state_unset(struct rl_state *state, rl_term loc)
{
    uint32_t at;
    LOWER_BOUND(state->binds, state->nbinds, loc, loc, at);
    if (at < state->nbinds && state->binds[at].loc == loc)
        REMOVE_AT(state->binds, state->nbinds, at);
}

const struct rl_fact *rl_state_fact(const struct rl_state *state, rl_term val)
{
    uint32_t at;
    LOWER_BOUND(state->facts, state->nfacts, val, val, at);
    return at < state->nfacts && state->facts[at].val == val ? &state->facts[at] : NULL;
}

struct rl_fact *rl_state_fact_make(struct rl_state *state, rl_term val)
{
    uint32_t at;
    LOWER_BOUND(state->facts, state->nfacts, val, val, at);
    if (at == state->nfacts || state->facts[at].val != val) {
        RESERVE(state->facts, state->facts_room, state->nfacts + 1, struct rl_fact);
        INSERT_AT(state->facts, state->nfacts, at);
        state->facts[at] = (struct rl_fact){ .val = val, .lo = INT64_MIN, .hi = INT64_MAX };
    }
    return &state->facts[at];
}

void rl_state_fact_drop(struct rl_state *state, rl_term val)
{
    uint32_t at;
    LOWER_BOUND(state->facts, state->nfacts, val, val, at);
    if (at < state->nfacts && state->facts[at].val == val)
        REMOVE_AT(state->facts, state->nfacts, at);
}

struct rl_ref *rl_state_ref(const struct rl_state *state, rl_term val)
{
    uint32_t at;
    LOWER_BOUND(state->refs, state->nrefs, val, val, at);
    return at < state->nrefs && state->refs[at].val == val ? &state->refs[at] : NULL;
}

struct rl_ref *rl_state_ref_make(struct rl_state *state, rl_term val)
{
    uint32_t at;
    LOWER_BOUND(state->refs, state->nrefs, val, val, at);
    if (at == state->nrefs || state->refs[at].val != val) {
        RESERVE(state->refs, state->refs_room, state->nrefs + 1, struct rl_ref);
        INSERT_AT(state->refs, state->nrefs, at);
        state->refs[at].val = val;
    }
    return &state->refs[at];
}

void rl_state_ref_drop(struct rl_state *state, rl_term val)
{
    uint32_t at;
    LOWER_BOUND(state->refs, state->nrefs, val, val, at);
    if (at < state->nrefs && state->refs[at].val == val)
        REMOVE_AT(state->refs, state->nrefs, at);
}

bool rl_ref_is_default(const struct rl_ref *ref)
{
    return ref->delta == 0 && !(ref->flags & (RL_REF_DEAD | RL_REF_STOLEN | RL_REF_ESCAPED | RL_REF_CREDIT));
}
