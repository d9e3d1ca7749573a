#include "analyzer/cli/reach.h"

#include <string.h>

struct unit {
    char **offers, **missing;
    char *skipped;
};

static void free_unit(gpointer data)
{
    struct unit *unit = data;
    g_strfreev(unit->offers);
    g_strfreev(unit->missing);
    g_free(unit->skipped);
    g_free(unit);
}

void rl_reach_init(struct rl_reach *reach, const struct rl_driver *driver, const GPtrArray *jobs)
{
    reach->units = g_ptr_array_new_with_free_func(free_unit);
    for (guint i = 0; i < jobs->len; i++) {
        const struct rl_parsed *parsed = rl_driver_parsed(driver, i);
        struct unit *unit = g_new0(struct unit, 1);
        unit->offers = g_new0(char *, parsed->noffers + 1u);
        for (uint32_t n = 0; n < parsed->noffers; n++)
            unit->offers[n] = g_strdup(parsed->offers[n].name);
        unit->missing = parsed->missing ? g_strdupv(parsed->missing) : g_new0(char *, 1);
        unit->skipped = parsed->status == RL_UNIT_SKIPPED ? g_strdup(parsed->why) : NULL;
        g_ptr_array_add(reach->units, unit);
    }
}

void rl_reach_release(struct rl_reach *reach)
{
    g_clear_pointer(&reach->units, g_ptr_array_unref);
}

const char *rl_reach_skipped(const struct rl_reach *reach, guint index)
{
    return ((const struct unit *)reach->units->pdata[index])->skipped;
}

static bool any_of(char **names, GHashTable *set)
{
    for (; *names; names++)
        if (g_hash_table_contains(set, *names))
            return true;
    return false;
}

static void add_all(GHashTable *set, char **names)
{
    for (; *names; names++)
        g_hash_table_add(set, *names);
}

/* From the units that are IN to all that have a name of theirs: DOWN, what they miss and others offer; or the other way round.  Those that
 * are IN or ALREADY there are none. */
static void spread(const struct rl_reach *reach, const bool *already, bool *in, bool down)
{
    GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < reach->units->len; i++) {
        const struct unit *unit = reach->units->pdata[i];
        if (in[i] || (already && already[i]))
            add_all(names, down ? unit->missing : unit->offers);
    }
    for (bool more = true; more;) {
        more = false;
        for (guint i = 0; i < reach->units->len; i++) {
            const struct unit *unit = reach->units->pdata[i];
            if (in[i] || (already && already[i]) || !any_of(down ? unit->offers : unit->missing, names))
                continue;
            in[i] = more = true;
            add_all(names, down ? unit->missing : unit->offers);
        }
    }
    g_hash_table_destroy(names);
}

void rl_reach_find(const struct rl_reach *reach, bool *judged, bool *helping)
{
    spread(reach, NULL, judged, false);
    spread(reach, judged, helping, true);
}
