#include "db/match.h"

#include <string.h>

struct rl_known *rl_known_copy(const struct rl_known *known)
{
    struct rl_known *copy = g_new(struct rl_known, 1);
    *copy = *known;
    copy->rule = g_strdup(known->rule);
    copy->path = g_strdup(known->path);
    copy->function = g_strdup(known->function);
    copy->object = g_strdup(known->object);
    copy->fingerprint = g_strdup(known->fingerprint);
    copy->shape = g_strdup(known->shape);
    copy->message = g_strdup(known->message);
    return copy;
}

void rl_known_free(struct rl_known *known)
{
    g_free(known->rule);
    g_free(known->path);
    g_free(known->function);
    g_free(known->object);
    g_free(known->fingerprint);
    g_free(known->shape);
    g_free(known->message);
    g_free(known);
}

static void free_known(gpointer known) { rl_known_free(known); }

GPtrArray *rl_known_list(void) { return g_ptr_array_new_with_free_func(free_known); }

/* ---- what has to be equal, from the strictest on; NULL: such a finding is not compared so -------------------- */

static char *same_occurrence(const struct rl_known *known)
{
    return g_strdup_printf("%s\n%s\n%u", known->path, known->fingerprint, known->occurrence);
}

static char *same_fingerprint(const struct rl_known *known) { return g_strdup_printf("%s\n%s", known->path, known->fingerprint); }

static char *other_file(const struct rl_known *known) { return g_strdup(known->fingerprint); }

static char *other_function(const struct rl_known *known)
{
    return known->function && known->shape ? g_strdup_printf("%s\n%s\n%s", known->path, known->rule, known->shape) : NULL;
}

static char *other_both(const struct rl_known *known)
{
    return known->function && known->shape ? g_strdup_printf("%s\n%s", known->rule, known->shape) : NULL;
}

struct pass {
    char *(*key)(const struct rl_known *known);
    enum { ANY, FUNCTION_GONE, FILE_GONE } only; /* only what is not where it was any more */
};

static const struct pass passes[] = {
    {same_occurrence, ANY},
    {same_fingerprint, ANY},
    {other_file, FUNCTION_GONE},
    {other_function, FUNCTION_GONE},
    {other_both, FILE_GONE},
};

/* ---- pairing ---------------------------------------------------------------------------------------------------- */

static void free_queue(gpointer queue) { g_queue_free(queue); }

/* The NEW ones that are free yet, by KEY, in their order. */
static GHashTable *free_ones(const GPtrArray *new, const bool *taken, const struct pass *pass)
{
    GHashTable *by_key = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_queue);
    for (guint i = 0; i < new->len; i++) {
        char *key = taken[i] ? NULL : pass->key(new->pdata[i]);
        if (!key)
            continue;
        GQueue *queue = g_hash_table_lookup(by_key, key);
        if (!queue)
            g_hash_table_insert(by_key, g_strdup(key), queue = g_queue_new());
        g_queue_push_tail(queue, GUINT_TO_POINTER(i));
        g_free(key);
    }
    return by_key;
}

static bool applies(const struct pass *pass, const struct rl_known *known, const struct rl_match_world *world)
{
    switch (pass->only) {
    case ANY: return true;
    case FUNCTION_GONE: return world->is_gone(world->data, known->path, known->function);
    case FILE_GONE: return world->is_gone(world->data, known->path, NULL);
    }
    g_assert_not_reached();
}

static void run_pass(const GPtrArray *old, const GPtrArray *new, const struct rl_match_world *world, const struct pass *pass,
                     bool *taken, uint32_t *found)
{
    GHashTable *by_key = free_ones(new, taken, pass);
    for (guint i = 0; i < old->len; i++) {
        const struct rl_known *known = old->pdata[i];
        char *key = found[i] == RL_NO_MATCH ? pass->key(known) : NULL;
        GQueue *queue = key ? g_hash_table_lookup(by_key, key) : NULL;
        g_free(key);
        if (!queue || g_queue_is_empty(queue) || !applies(pass, known, world))
            continue;
        found[i] = GPOINTER_TO_UINT(g_queue_pop_head(queue));
        taken[found[i]] = true;
    }
    g_hash_table_destroy(by_key);
}

uint32_t *rl_match(const GPtrArray *old, const GPtrArray *new, const struct rl_match_world *world)
{
    uint32_t *found = g_new(uint32_t, old->len + 1);
    bool *taken = g_new0(bool, new->len + 1);
    memset(found, 0xff, (old->len + 1) * sizeof(*found));
    for (size_t i = 0; i < G_N_ELEMENTS(passes); i++)
        run_pass(old, new, world, &passes[i], taken, found);
    g_free(taken);
    return found;
}
