/* Finding models: the compiled tables, and a project's own rows above them.
 *
 * A name is looked for among the project's rows first (a hash), then in the
 * constant table (binary search), then among the aliases.  Of several versions
 * the one that holds wins; where none holds the nearest does, because code that
 * carries a name also after its removal, or a backport of it before, means the
 * same by it. */
#include "analyzer/model/model.h"

#include "analyzer/base/arena.h"
#include "analyzer/base/error.h"
#include "analyzer/model/loader.h"
#include "analyzer/model/tables.h"

#include <stdlib.h>
#include <string.h>

struct rl_models {
    struct rl_arena *arena;
    GHashTable *own;     /* name -> owned GPtrArray of struct rl_api * in the arena */
    GHashTable *aliases; /* alias -> name */
};

static void free_rows(void *rows)
{
    g_ptr_array_free(rows, TRUE);
}

struct rl_models *rl_models_new(void)
{
    struct rl_models *models = g_new0(struct rl_models, 1);
    models->arena = rl_arena_new();
    models->own = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_rows);
    models->aliases = g_hash_table_new(g_str_hash, g_str_equal);
    return models;
}

void rl_models_free(struct rl_models *models)
{
    if (!models)
        return;
    g_hash_table_destroy(models->own);
    g_hash_table_destroy(models->aliases);
    rl_arena_free(models->arena);
    g_free(models);
}

/* ---- adding ------------------------------------------------------------------------ */

/* API must live in the arena. */
static void adopt(struct rl_models *models, const struct rl_api *api)
{
    GPtrArray *rows = g_hash_table_lookup(models->own, api->name);
    if (!rows) {
        rows = g_ptr_array_new();
        g_hash_table_insert(models->own, (char *)api->name, rows);
    }
    for (guint i = 0; i < rows->len; i++) {
        const struct rl_api *old = g_ptr_array_index(rows, i);
        if (old->since == api->since && old->until == api->until) {
            rows->pdata[i] = (void *)api; /* the later word wins */
            return;
        }
    }
    g_ptr_array_add(rows, (void *)api);
}

static const char *copy_text(struct rl_models *models, const char *text)
{
    return text ? rl_arena_intern(models->arena, text) : NULL;
}

void rl_models_add(struct rl_models *models, const struct rl_api *api)
{
    struct rl_api *copy = rl_arena_memdup(models->arena, api, sizeof(*api));
    struct rl_api_arg *args = rl_arena_memdup(models->arena, api->args, api->nargs * sizeof(*args));
    for (int i = 0; i < api->nargs; i++) {
        args[i].name = copy_text(models, args[i].name);
        args[i].type = copy_text(models, args[i].type);
        args[i].family = copy_text(models, args[i].family);
        args[i].made_by = copy_text(models, args[i].made_by);
        args[i].instead = copy_text(models, args[i].instead);
        args[i].part = copy_text(models, args[i].part);
        args[i].expects = copy_text(models, args[i].expects);
    }
    copy->args = args;
    copy->name = copy_text(models, api->name);
    copy->header = copy_text(models, api->header);
    copy->type = copy_text(models, api->type);
    copy->family = copy_text(models, api->family);
    copy->returns = copy_text(models, api->returns);
    copy->note = copy_text(models, api->note);
    copy->field = copy_text(models, api->field);
    copy->strong = copy_text(models, api->strong);
    copy->makes = copy_text(models, api->makes);
    copy->checks = copy_text(models, api->checks);
    copy->named = copy_text(models, api->named);
    copy->method_of = copy_text(models, api->method_of);
    copy->method = copy_text(models, api->method);
    adopt(models, copy);
}

bool rl_models_load_text(struct rl_models *models, const char *path, const char *text, size_t len, GError **error)
{
    struct rl_model_rows rows;
    rl_model_rows_init(&rows);
    bool ok = rl_model_read(models->arena, path, text, len, &rows, error);
    for (guint i = 0; ok && i < rows.apis->len; i++)
        adopt(models, g_ptr_array_index(rows.apis, i));
    for (guint i = 0; ok && i < rows.aliases->len; i++) {
        const struct rl_api_alias *alias = g_ptr_array_index(rows.aliases, i);
        g_hash_table_insert(models->aliases, (char *)alias->alias, (char *)alias->name);
    }
    rl_model_rows_release(&rows);
    return ok;
}

bool rl_models_load_file(struct rl_models *models, const char *path, GError **error)
{
    char *text;
    gsize len;
    GError *cause = NULL;
    if (!g_file_get_contents(path, &text, &len, &cause)) {
        g_set_error(error, RL_ERROR, RL_ERROR_IO, "%s: cannot read the model: %s", path, cause->message);
        g_error_free(cause);
        return false;
    }
    bool ok = rl_models_load_text(models, path, text, len, error);
    g_free(text);
    return ok;
}

/* ---- finding ----------------------------------------------------------------------- */

/* The first row of NAME in the compiled table, or NULL. */
static const struct rl_api *builtin(const char *name)
{
    size_t low = 0, high = rl_builtin_apis_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(rl_builtin_apis[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == rl_builtin_apis_count || strcmp(rl_builtin_apis[low].name, name) != 0)
        return NULL;
    return &rl_builtin_apis[low];
}

static size_t builtin_rows(const struct rl_api *first)
{
    const struct rl_api *end = rl_builtin_apis + rl_builtin_apis_count, *row = first;
    while (row < end && strcmp(row->name, first->name) == 0)
        row++;
    return (size_t)(row - first);
}

static int compare_alias(const void *name, const void *alias)
{
    return strcmp(name, ((const struct rl_api_alias *)alias)->alias);
}

static const char *alias_target(const struct rl_models *models, const char *name)
{
    const char *target = g_hash_table_lookup(models->aliases, name);
    if (target)
        return target;
    const struct rl_api_alias *alias =
        bsearch(name, rl_builtin_aliases, rl_builtin_aliases_count, sizeof(rl_builtin_aliases[0]), compare_alias);
    return alias ? alias->name : NULL;
}

/* How far ROW's range is from VERSION; 0: it holds. */
static int miss(const struct rl_api *row, int version)
{
    int until = row->until ? row->until : 0xffff;
    if (version == 0)
        return 0xffff - until;
    if (version < row->since)
        return row->since - version;
    return version < until ? 0 : version - until + 1;
}

static const struct rl_api *better(const struct rl_api *best, const struct rl_api *row, int version)
{
    return !best || miss(row, version) < miss(best, version) ? row : best;
}

static const struct rl_api *find_named(const struct rl_models *models, const char *name, int version)
{
    const struct rl_api *best = NULL;
    const GPtrArray *own = g_hash_table_size(models->own) ? g_hash_table_lookup(models->own, name) : NULL;
    for (guint i = 0; own && i < own->len; i++)
        best = better(best, g_ptr_array_index(own, i), version);
    const struct rl_api *first = best && miss(best, version) == 0 ? NULL : builtin(name);
    size_t n = first ? builtin_rows(first) : 0;
    for (size_t i = 0; i < n; i++)
        best = better(best, &first[i], version);
    return best;
}

const struct rl_api *rl_models_find(const struct rl_models *models, const char *name, int version)
{
    const struct rl_api *api = find_named(models, name, version);
    if (api)
        return api;
    const char *target = alias_target(models, name);
    return target ? find_named(models, target, version) : NULL;
}

const struct rl_api *rl_models_type(const struct rl_models *models, const char *symbol)
{
    const struct rl_api *api = symbol ? rl_models_find(models, symbol, 0) : NULL;
    return api && (api->kind == RL_API_SINGLETON || api->kind == RL_API_TYPE) ? api : NULL;
}

static bool is_method(const struct rl_api *api, const char *symbol, const char *name)
{
    return api->method && strcmp(api->method, name) == 0 && strcmp(api->method_of, symbol) == 0;
}

const struct rl_api *rl_models_method(const struct rl_models *models, const char *symbol, const char *name)
{
    GHashTableIter iter;
    gpointer rows;
    g_hash_table_iter_init(&iter, models->own);
    while (g_hash_table_iter_next(&iter, NULL, &rows))
        for (guint i = 0; i < ((GPtrArray *)rows)->len; i++)
            if (is_method(g_ptr_array_index((GPtrArray *)rows, i), symbol, name))
                return g_ptr_array_index((GPtrArray *)rows, i);
    for (size_t i = 0; i < rl_builtin_apis_count; i++)
        if (is_method(&rl_builtin_apis[i], symbol, name))
            return &rl_builtin_apis[i];
    return NULL;
}

char *rl_models_type_name(const struct rl_api *type)
{
    if (type->named)
        return g_strdup(type->named);
    const char *begin = type->name + (*type->name == '_');
    begin += g_str_has_prefix(begin, "Py") ? 2 : 0;
    return g_ascii_strdown(begin, (gssize)strcspn(begin, "_"));
}

GPtrArray *rl_models_all(const struct rl_models *models, const char *name)
{
    GPtrArray *all = g_ptr_array_new();
    if (!rl_models_find(models, name, 0))
        return all;
    name = rl_models_find(models, name, 0)->name;
    const GPtrArray *own = g_hash_table_lookup(models->own, name);
    for (guint i = 0; own && i < own->len; i++)
        g_ptr_array_add(all, g_ptr_array_index(own, i));
    const struct rl_api *first = own ? NULL : builtin(name);
    size_t n = first ? builtin_rows(first) : 0;
    for (size_t i = 0; i < n; i++)
        g_ptr_array_add(all, (void *)&first[i]);
    return all;
}

static gint by_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *rl_models_names(const struct rl_models *models)
{
    GPtrArray *names = g_ptr_array_new();
    for (size_t i = 0; i < rl_builtin_apis_count; i++)
        if (i == 0 || strcmp(rl_builtin_apis[i - 1].name, rl_builtin_apis[i].name) != 0)
            g_ptr_array_add(names, (char *)rl_builtin_apis[i].name);
    GHashTableIter iter;
    void *name;
    g_hash_table_iter_init(&iter, models->own);
    while (g_hash_table_iter_next(&iter, &name, NULL))
        if (!builtin(name))
            g_ptr_array_add(names, name);
    g_ptr_array_sort(names, by_text);
    return names;
}

/* ---- slots ------------------------------------------------------------------------- */

static int compare_slot(const void *name, const void *slot)
{
    return strcmp(name, ((const struct rl_slot *)slot)->name);
}

const struct rl_slot *rl_slot_find(const char *name)
{
    const struct rl_slot *slot =
        bsearch(name, rl_builtin_slots, rl_builtin_slots_count, sizeof(rl_builtin_slots[0]), compare_slot);
    if (!slot && g_str_has_prefix(name, "Py_"))
        slot = bsearch(name + 3, rl_builtin_slots, rl_builtin_slots_count, sizeof(rl_builtin_slots[0]), compare_slot);
    return slot;
}

/* How many letters of NAME the entry names PREFIXES, "|" between them, stand for; 0: none, or it is no more than that. */
static size_t entry_length(const char *prefixes, const char *name)
{
    for (const char *at = prefixes; at; at = strchr(at, '|')) {
        at += *at == '|';
        size_t n = strcspn(at, "|");
        if (strncmp(name, at, n) == 0 && name[n])
            return n;
    }
    return 0;
}

const struct rl_slot *rl_slot_of_entry(const char *name)
{
    for (size_t i = 0; i < rl_builtin_slots_count; i++)
        if (entry_length(rl_builtin_slots[i].call.entry, name) > 0)
            return &rl_builtin_slots[i];
    return NULL;
}
