#include "analyzer/graph/bases.h"

enum { DEEPEST = 16 };

struct found {
    const struct rl_type_row *row;
    uint32_t unit;
};

struct rl_bases {
    GHashTable *types; /* "3:Foo_Type" in unit 3, ":Foo_Type" for all -> struct found */
};

static void note(struct rl_bases *bases, char *key, const struct rl_type_row *row, uint32_t unit)
{
    if (g_hash_table_contains(bases->types, key)) {
        g_free(key);
        return;
    }
    struct found *found = g_new(struct found, 1);
    *found = (struct found){ row, unit };
    g_hash_table_insert(bases->types, key, found);
}

struct rl_bases *rl_bases_new(const struct rl_project_unit *units, uint32_t nunits)
{
    struct rl_bases *bases = g_new(struct rl_bases, 1);
    bases->types = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (uint32_t unit = 0; unit < nunits; unit++)
        for (uint32_t i = 0; i < units[unit].ntypes; i++) {
            const struct rl_type_row *row = &units[unit].types[i];
            if (row->kind != RL_TYPE_ROW_TYPE || !row->symbol)
                continue;
            note(bases, g_strdup_printf("%u:%s", unit, row->symbol), row, unit);
            if (!row->is_static)
                note(bases, g_strdup_printf(":%s", row->symbol), row, unit);
        }
    return bases;
}

void rl_bases_free(struct rl_bases *bases)
{
    g_hash_table_destroy(bases->types);
    g_free(bases);
}

const struct rl_type_row *rl_bases_find(const struct rl_bases *bases, const struct rl_type_row *type, uint32_t *unit)
{
    if (!type->base)
        return NULL;
    g_autofree char *here = g_strdup_printf("%u:%s", *unit, type->base), *anywhere = g_strdup_printf(":%s", type->base);
    const struct found *found = g_hash_table_lookup(bases->types, here);
    if (!found)
        found = g_hash_table_lookup(bases->types, anywhere);
    if (!found || found->row == type)
        return NULL;
    *unit = found->unit;
    return found->row;
}

int rl_bases_collects(const struct rl_bases *bases, const struct rl_type_row *type, uint32_t unit)
{
    for (int depth = 0; type && depth < DEEPEST; depth++) {
        if (type->gc >= 0 || !type->flags_known)
            return type->gc;
        type = rl_bases_find(bases, type, &unit);
    }
    return -1;
}
