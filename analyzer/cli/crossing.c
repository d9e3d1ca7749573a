#include "analyzer/cli/crossing.h"

#include <string.h>

/* Name -> the offer that all units agree on, or NULL. */
static GHashTable *collect_offers(const GPtrArray *units)
{
    GHashTable *offers = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint u = 0; u < units->len; u++) {
        const struct rl_parsed *parsed = units->pdata[u];
        for (uint32_t i = 0; i < parsed->noffers; i++) {
            const struct rl_offer *offer = &parsed->offers[i];
            gpointer known;
            if (!g_hash_table_lookup_extended(offers, offer->name, NULL, &known))
                g_hash_table_insert(offers, offer->name, (gpointer)offer);
            else if (known && ((const struct rl_offer *)known)->text_hash != offer->text_hash)
                g_hash_table_insert(offers, offer->name, NULL);
        }
    }
    return offers;
}

static bool any_of(char **names, GHashTable *set)
{
    for (char **name = names; name && *name; name++)
        if (g_hash_table_contains(set, *name))
            return true;
    return false;
}

void rl_crossing_init(struct rl_crossing *crossing, const GPtrArray *units)
{
    GHashTable *offers = collect_offers(units);
    crossing->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    crossing->gives = g_new0(bool, units->len + 1);
    crossing->takes = g_new0(bool, units->len + 1);
    for (guint u = 0; u < units->len; u++) {
        const struct rl_parsed *parsed = units->pdata[u];
        for (char **name = parsed->missing; name && *name; name++)
            if (g_hash_table_lookup(offers, *name))
                g_hash_table_add(crossing->names, g_strdup(*name));
    }
    for (guint u = 0; u < units->len; u++) {
        const struct rl_parsed *parsed = units->pdata[u];
        crossing->takes[u] = any_of(parsed->missing, crossing->names);
        for (uint32_t i = 0; i < parsed->noffers && !crossing->gives[u]; i++)
            crossing->gives[u] = g_hash_table_contains(crossing->names, parsed->offers[i].name);
    }
    g_hash_table_destroy(offers);
}

void rl_crossing_release(struct rl_crossing *crossing)
{
    if (crossing->names)
        g_hash_table_destroy(crossing->names);
    g_free(crossing->gives);
    g_free(crossing->takes);
    memset(crossing, 0, sizeof(*crossing));
}

/* Units come in the order of their paths, so that of two that include each other always the same one stays. */
void rl_crossing_included(const GPtrArray *units, const char *const *paths, const bool *walked, bool *covered)
{
    for (guint u = 0; u < units->len; u++) {
        covered[u] = false;
        for (guint by = 0; walked[u] && !covered[u] && by < units->len; by++) {
            const struct rl_parsed *other = units->pdata[by];
            bool same = strcmp(paths[by], paths[u]) == 0 || (by < u && covered[by]);
            covered[u] = !same && other->included && g_strv_contains((const char *const *)other->included, paths[u]);
        }
    }
}
