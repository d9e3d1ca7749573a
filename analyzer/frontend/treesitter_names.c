/* Names in scope, and what the API models say of the others. */
#include "analyzer/frontend/treesitter_private.h"

void rl_ts_open_scope(struct rl_ts *t) { t->scope++; }

void rl_ts_close_scope(struct rl_ts *t)
{
    while (t->shadowed->len) {
        const struct rl_ts_shadow *shadow = &g_array_index(t->shadowed, struct rl_ts_shadow, t->shadowed->len - 1);
        if (shadow->scope < t->scope)
            break;
        if (shadow->old)
            g_hash_table_insert(t->names, (gpointer)shadow->name, shadow->old);
        else
            g_hash_table_remove(t->names, shadow->name);
        g_array_set_size(t->shadowed, t->shadowed->len - 1);
    }
    t->scope--;
}

void rl_ts_declare(struct rl_ts *t, struct rl_decl *decl)
{
    if (t->scope > 0) {
        struct rl_ts_shadow shadow = {decl->name, g_hash_table_lookup(t->names, decl->name), t->scope};
        g_array_append_val(t->shadowed, shadow);
    }
    g_hash_table_insert(t->names, (gpointer)decl->name, decl);
}

struct rl_decl *rl_ts_lookup(struct rl_ts *t, const char *name) { return g_hash_table_lookup(t->names, name); }

const struct rl_api *rl_ts_api(struct rl_ts *t, const char *name)
{
    gpointer known;
    if (!t->models)
        return NULL;
    if (g_hash_table_lookup_extended(t->apis, name, NULL, &known))
        return known;
    const struct rl_api *api = rl_models_find(t->models, name, t->python);
    if (!api) /* old code names what the target no longer has */
        api = rl_models_find(t->models, name, 0x0207);
    g_hash_table_insert(t->apis, (gpointer)name, (gpointer)api);
    return api;
}
