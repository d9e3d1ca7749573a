#include "analyzer/cli/affected.h"

#include <string.h>

struct search {
    const GPtrArray *jobs, *units;
    const struct rl_externals *external;
    GHashTable *theirs; /* functions of judged units, or that such defined before; borrowed names */
    bool *judged;
};

static void judge(struct search *in, guint index)
{
    const struct rl_parsed *parsed = in->units->pdata[index];
    in->judged[index] = true;
    for (uint32_t i = 0; i < parsed->noffers; i++)
        g_hash_table_add(in->theirs, parsed->offers[i].name);
}

/* Name -> hash, as the unit used it last; owned. */
static GHashTable *read_inputs(GBytes *bytes, struct rl_arena *arena)
{
    gsize size;
    const uint8_t *data = g_bytes_get_data(bytes, &size);
    struct rl_wire_reader in = {.at = data, .end = data + size, .arena = arena};
    GHashTable *inputs = g_hash_table_new(g_str_hash, g_str_equal);
    while (in.at < in.end) {
        const char *name = rl_wire_get_text(&in);
        uint64_t *hash = rl_new(arena, uint64_t);
        *hash = rl_wire_get_uint(&in);
        if (name && !in.bad)
            g_hash_table_insert(inputs, (gpointer)name, hash);
    }
    return inputs;
}

static bool is_affected(const struct search *in, guint index)
{
    const struct rl_job *job = in->jobs->pdata[index];
    const struct rl_parsed *parsed = in->units->pdata[index];
    struct rl_arena *arena = rl_arena_new();
    GHashTable *inputs = read_inputs(job->context, arena);
    bool affected = false;
    for (char **name = parsed->missing; !affected && name && *name; name++) {
        const uint64_t *then = g_hash_table_lookup(inputs, *name);
        uint64_t now = in->external ? rl_externals_hash(in->external, *name) : 0;
        affected = (then ? *then : 0) != now && g_hash_table_contains(in->theirs, *name);
    }
    g_hash_table_destroy(inputs);
    rl_arena_free(arena);
    return affected;
}

static bool is_elsewhere(const struct rl_job *job)
{
    return job->context || job->helper;
}

void rl_affected_find(const GPtrArray *jobs, const GPtrArray *units, const struct rl_externals *external, GHashTable *former,
                      bool *judged)
{
    struct search in = {jobs, units, external, g_hash_table_new(g_str_hash, g_str_equal), judged};
    GHashTableIter at;
    gpointer name;
    g_hash_table_iter_init(&at, former);
    while (g_hash_table_iter_next(&at, &name, NULL))
        g_hash_table_add(in.theirs, name);
    memset(judged, 0, jobs->len * sizeof(*judged));
    for (guint i = 0; i < jobs->len; i++)
        if (!is_elsewhere(jobs->pdata[i]))
            judge(&in, i);
    for (bool more = true; more;) {
        more = false;
        for (guint i = 0; i < jobs->len; i++) {
            if (judged[i] || ((const struct rl_job *)jobs->pdata[i])->helper || !is_affected(&in, i))
                continue;
            judge(&in, i);
            more = true;
        }
    }
    g_hash_table_destroy(in.theirs);
}
