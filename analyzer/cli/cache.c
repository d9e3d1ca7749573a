#include "analyzer/cli/cache.h"

#include <string.h>

#include "analyzer/ir/codec.h"

enum { SEAL = 8 };

/* A file's content that an entry may name. */
struct known {
    char *path, *hash;
    enum { UNASKED, CURRENT, STALE } state;
};

struct rl_cache {
    const struct rl_ledger *ledger;
    bool off;
    char *common;
    int64_t bytes;
    struct rl_files *files;
    GHashTable *known; /* id -> struct known * */
    GHashTable *ids;   /* "hash path" -> id */
    GPtrArray *noted;  /* struct noted * */
};

/* A unit of this run. */
struct noted {
    char *path, *directory;
    GBytes *flags, *inputs; /* NULL: it is no unit */
};

static void free_known(gpointer data)
{
    struct known *known = data;
    g_free(known->path);
    g_free(known->hash);
    g_free(known);
}

static void free_noted(gpointer data)
{
    struct noted *noted = data;
    g_free(noted->path);
    g_free(noted->directory);
    g_clear_pointer(&noted->flags, g_bytes_unref);
    g_clear_pointer(&noted->inputs, g_bytes_unref);
    g_free(noted);
}

/* The database, or NULL. */
static struct rl_store *store_of(struct rl_cache *cache)
{
    return cache && !cache->off && !cache->ledger->in_memory ? cache->ledger->store : NULL;
}

/* The cache never complains: the ledger will, if the database is of no use. */
static bool done(struct rl_cache *cache, bool ok, GError *error)
{
    g_clear_error(&error);
    cache->off = cache->off || !ok;
    return ok;
}

/* ---- files ---------------------------------------------------------------------------------- */

static char *name_of(const char *path, const char *hash)
{
    return g_strconcat(hash, " ", path, NULL);
}

static void know(void *data, const struct rl_cached_file *file)
{
    struct rl_cache *cache = data;
    struct known *known = g_new0(struct known, 1);
    known->path = g_strdup(file->path);
    known->hash = g_strdup(file->hash);
    g_hash_table_insert(cache->known, g_memdup2(&file->id, sizeof(file->id)), known);
    g_hash_table_insert(cache->ids, name_of(file->path, file->hash), g_memdup2(&file->id, sizeof(file->id)));
    rl_files_know(cache->files, file->path, file->hash, &file->stamp);
}

struct rl_cache *rl_cache_new(const struct rl_ledger *ledger, const struct rl_key_options *options, int64_t bytes)
{
    if (ledger->in_memory || !ledger->store)
        return NULL;
    struct rl_cache *cache = g_new0(struct rl_cache, 1);
    cache->ledger = ledger;
    cache->bytes = bytes;
    cache->common = rl_key_common(options);
    cache->files = rl_files_new();
    cache->known = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, free_known);
    cache->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    cache->noted = g_ptr_array_new_with_free_func(free_noted);
    GError *error = NULL;
    done(cache, rl_store_cached_files(ledger->store, know, cache, &error), error);
    return cache;
}

void rl_cache_free(struct rl_cache *cache)
{
    if (!cache)
        return;
    g_free(cache->common);
    rl_files_free(cache->files);
    g_hash_table_destroy(cache->known);
    g_hash_table_destroy(cache->ids);
    g_ptr_array_free(cache->noted, TRUE);
    g_free(cache);
}

struct rl_files *rl_cache_files(struct rl_cache *cache)
{
    return cache ? cache->files : NULL;
}

static bool is_current(struct rl_cache *cache, int64_t id)
{
    struct known *known = g_hash_table_lookup(cache->known, &id);
    if (known && known->state == UNASKED)
        known->state = strcmp(rl_files_look(cache->files, known->path)->hash, known->hash) == 0 ? CURRENT : STALE;
    return known && known->state == CURRENT;
}

/* The number of FILE's content, made when it is new; 0: the database refuses. */
static int64_t id_of(struct rl_cache *cache, const struct rl_seen_file *file, GError **error)
{
    char *name = name_of(file->path, file->hash);
    const int64_t *id = g_hash_table_lookup(cache->ids, name);
    g_free(name);
    if (id)
        return *id;
    struct rl_cached_file row = {0, file->path, file->hash, file->stamp};
    if (!rl_store_keep_file(cache->ledger->store, &row, error))
        return 0;
    know(cache, &row);
    return row.id;
}

/* ---- bytes that a damaged database cannot forge by chance ------------------------------------------ */

static GBytes *seal(const void *data, gsize size)
{
    GByteArray *out = g_byte_array_sized_new((guint)size + SEAL);
    uint64_t sum = GUINT64_TO_LE(rl_serial_checksum(data, size));
    g_byte_array_append(out, (const guint8 *)&sum, SEAL);
    if (size)
        g_byte_array_append(out, data, (guint)size);
    return g_byte_array_free_to_bytes(out);
}

/* SEALED is consumed and may be NULL, as may what comes back. */
static GBytes *unseal(GBytes *sealed)
{
    gsize size = 0;
    uint64_t sum;
    const uint8_t *data = sealed ? g_bytes_get_data(sealed, &size) : NULL;
    GBytes *inner = NULL;
    if (size >= SEAL) {
        memcpy(&sum, data, SEAL);
        if (GUINT64_FROM_LE(sum) == rl_serial_checksum(data + SEAL, size - SEAL))
            inner = g_bytes_new_from_bytes(sealed, SEAL, size - SEAL);
    }
    if (sealed)
        g_bytes_unref(sealed);
    return inner;
}

/* ---- units -------------------------------------------------------------------------------------------- */

/* Whether all files of ENTRY are as they were. */
static bool files_are_current(struct rl_cache *cache, const struct rl_cached_unit *entry)
{
    GBytes *bytes = unseal(g_bytes_ref(entry->files));
    if (!bytes)
        return false;
    gsize size;
    const uint8_t *data = g_bytes_get_data(bytes, &size);
    struct rl_wire_reader in = {.at = data, .end = data + size};
    bool ok = true;
    while (ok && in.at < in.end) {
        int64_t id = (int64_t)rl_wire_get_uint(&in);
        ok = !in.bad && is_current(cache, id);
    }
    g_bytes_unref(bytes);
    return ok;
}

static bool read_parsed(const struct rl_cached_unit *entry, struct rl_parsed *parsed)
{
    GBytes *bytes = unseal(g_bytes_ref(entry->parsed));
    if (!bytes)
        return false;
    gsize size;
    const uint8_t *data = g_bytes_get_data(bytes, &size);
    struct rl_arena *arena = rl_arena_new();
    struct rl_wire_reader in = {.at = data, .end = data + size, .arena = arena};
    *parsed = (struct rl_parsed){0};
    rl_parsed_get_names(&in, parsed);
    bool ok = !in.bad && in.at == in.end && (parsed->status == RL_UNIT_DONE || parsed->why);
    if (!ok)
        rl_parsed_release(parsed);
    rl_arena_free(arena);
    g_bytes_unref(bytes);
    return ok;
}

int64_t rl_cache_find(struct rl_cache *cache, const struct rl_job *job, struct rl_parsed *parsed)
{
    struct rl_store *store = store_of(cache);
    if (!store || job->text)
        return 0;
    char *key = rl_key_job(cache->common, job);
    GError *error = NULL;
    GArray *entries = rl_store_cached_units(store, key, &error);
    done(cache, entries != NULL, error);
    int64_t found = 0;
    for (guint i = 0; entries && !found && i < entries->len; i++) {
        const struct rl_cached_unit *entry = &g_array_index(entries, struct rl_cached_unit, i);
        if (files_are_current(cache, entry) && read_parsed(entry, parsed)) {
            found = entry->id;
            done(cache, rl_store_touch_unit(store, found, NULL), NULL);
        }
    }
    if (entries)
        g_array_unref(entries);
    g_free(key);
    return found;
}

/* The numbers of all files of PARSED, or NULL with ERROR. */
static GBytes *put_files(struct rl_cache *cache, const struct rl_parsed *parsed, GError **error)
{
    GByteArray *out = g_byte_array_new();
    bool ok = true;
    for (uint32_t i = 0; ok && i < parsed->nfiles; i++) {
        int64_t id = id_of(cache, &parsed->files[i], error);
        ok = id > 0;
        rl_wire_put_uint(out, (uint64_t)id);
    }
    GBytes *bytes = ok ? seal(out->data, out->len) : NULL;
    g_byte_array_free(out, TRUE);
    return bytes;
}

static bool keep(struct rl_cache *cache, const char *key, const struct rl_job *job, const struct rl_parsed *parsed,
                 struct rl_cached_unit *entry, GError **error)
{
    struct rl_store *store = cache->ledger->store;
    gsize size = 0;
    const void *ir = parsed->ir ? g_bytes_get_data(parsed->ir, &size) : NULL;
    if (!rl_store_begin(store, error))
        return false;
    entry->files = put_files(cache, parsed, error);
    GByteArray *names = g_byte_array_new();
    rl_parsed_put_names(names, parsed);
    entry->parsed = seal(names->data, names->len);
    g_byte_array_free(names, TRUE);
    entry->ir = seal(ir, size);
    bool ok = entry->files && rl_store_keep_unit(store, key, job->path, entry, error);
    return rl_store_end(store, ok, ok ? error : NULL);
}

int64_t rl_cache_keep(struct rl_cache *cache, const struct rl_job *job, struct rl_parsed *parsed)
{
    if (!cache || !parsed->nfiles)
        return 0;
    char *key = rl_key_job(cache->common, job);
    parsed->key = rl_key_unit(key, parsed->files, parsed->nfiles);
    bool stable = !job->text && store_of(cache);
    for (uint32_t i = 0; stable && i < parsed->nfiles; i++)
        stable = parsed->files[i].stable;
    struct rl_cached_unit entry = {0};
    GError *error = NULL;
    if (stable && !done(cache, keep(cache, key, job, parsed, &entry, &error), error))
        entry.id = 0;
    rl_cached_unit_release(&entry);
    g_free(key);
    return entry.id;
}

GBytes *rl_cache_ir(struct rl_cache *cache, int64_t entry)
{
    struct rl_store *store = store_of(cache);
    GBytes *ir = store && entry ? unseal(rl_store_cached_ir(store, entry)) : NULL;
    if (store && entry && !ir)
        rl_store_forget_unit(store, entry);
    return ir;
}

GBytes *rl_cache_result(struct rl_cache *cache, int64_t entry, int round, const char *key)
{
    struct rl_store *store = store_of(cache);
    return store && entry ? unseal(rl_store_cached_result(store, entry, round, key)) : NULL;
}

void rl_cache_keep_result(struct rl_cache *cache, int64_t entry, int round, const char *key, GBytes *bytes)
{
    struct rl_store *store = store_of(cache);
    if (!store || !entry)
        return;
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);
    GBytes *sealed = seal(data, size);
    GError *error = NULL;
    done(cache, rl_store_keep_result(store, entry, round, key, sealed, &error), error);
    g_bytes_unref(sealed);
}

/* ---- the project's units ---------------------------------------------------------------------------------- */

void rl_cache_note_unit(struct rl_cache *cache, const struct rl_job *job, const GArray *inputs)
{
    if (!store_of(cache) || job->text || job->context)
        return;
    struct noted *noted = g_new0(struct noted, 1);
    noted->path = g_strdup(job->path);
    g_ptr_array_add(cache->noted, noted);
    if (!inputs)
        return;
    noted->directory = g_strdup(job->directory);
    GByteArray *flags = g_byte_array_new(), *list = g_byte_array_new();
    for (char **flag = job->flags; *flag; flag++)
        rl_wire_put_text(flags, *flag);
    for (guint i = 0; i < inputs->len; i++) {
        const struct rl_input_hash *input = &g_array_index(inputs, struct rl_input_hash, i);
        rl_wire_put_text(list, input->name);
        rl_wire_put_uint(list, input->hash);
    }
    noted->flags = seal(flags->data, flags->len);
    noted->inputs = seal(list->data, list->len);
    g_byte_array_free(flags, TRUE);
    g_byte_array_free(list, TRUE);
}

struct context {
    struct rl_jobs *jobs;
    GHashTable *paths; /* of the files that are linted for their own sake */
};

static void add_context(void *data, const struct rl_known_unit *unit)
{
    struct context *context = data;
    GBytes *flags = unseal(g_bytes_ref(unit->flags)), *inputs = unseal(g_bytes_ref(unit->inputs));
    if (flags && inputs && !g_hash_table_contains(context->paths, unit->path)) {
        gsize size;
        const uint8_t *data_of_flags = g_bytes_get_data(flags, &size);
        struct rl_arena *arena = rl_arena_new();
        struct rl_wire_reader in = {.at = data_of_flags, .end = data_of_flags + size, .arena = arena};
        GPtrArray *words = g_ptr_array_new();
        while (in.at < in.end) {
            const char *word = rl_wire_get_text(&in);
            g_ptr_array_add(words, g_strdup(word ? word : ""));
        }
        g_ptr_array_add(words, NULL);
        rl_jobs_add(context->jobs, unit->path, unit->directory, (char **)g_ptr_array_free(words, FALSE))->context = g_bytes_ref(inputs);
        rl_arena_free(arena);
    }
    if (flags)
        g_bytes_unref(flags);
    if (inputs)
        g_bytes_unref(inputs);
}

void rl_cache_add_context(struct rl_cache *cache, struct rl_jobs *jobs)
{
    struct rl_store *store = store_of(cache);
    if (!store)
        return;
    struct context context = {jobs, g_hash_table_new(g_str_hash, g_str_equal)};
    for (guint i = 0; i < jobs->list->len; i++)
        g_hash_table_add(context.paths, ((struct rl_job *)jobs->list->pdata[i])->path);
    GError *error = NULL;
    done(cache, rl_store_project_units(store, add_context, &context, &error), error);
    g_hash_table_destroy(context.paths);
}

void rl_cache_former_offers(struct rl_cache *cache, const struct rl_job *job, GHashTable *names)
{
    struct rl_store *store = store_of(cache);
    char *key = store ? rl_key_job(cache->common, job) : NULL;
    GArray *entries = key ? rl_store_cached_units(store, key, NULL) : NULL;
    for (guint i = 0; entries && i < entries->len; i++) {
        struct rl_parsed parsed;
        if (!read_parsed(&g_array_index(entries, struct rl_cached_unit, i), &parsed))
            continue;
        for (uint32_t n = 0; n < parsed.noffers; n++)
            g_hash_table_add(names, g_strdup(parsed.offers[n].name));
        rl_parsed_release(&parsed);
    }
    if (entries)
        g_array_unref(entries);
    g_free(key);
}

static bool put_noted(struct rl_cache *cache, struct rl_store *store, GError **error)
{
    bool ok = rl_store_begin(store, error);
    for (guint i = 0; ok && i < cache->noted->len; i++)
        ok = rl_store_drop_project_units(store, ((const struct noted *)cache->noted->pdata[i])->path, error);
    for (guint i = 0; ok && i < cache->noted->len; i++) {
        const struct noted *noted = cache->noted->pdata[i];
        struct rl_known_unit unit = {noted->path, noted->directory, noted->flags, noted->inputs};
        ok = !noted->flags || rl_store_put_project_unit(store, &unit, error);
    }
    return rl_store_end(store, ok, ok ? error : NULL);
}

void rl_cache_end(struct rl_cache *cache)
{
    struct rl_store *store = store_of(cache);
    GError *error = NULL;
    if (!store || !done(cache, put_noted(cache, store, &error), error))
        return;
    error = NULL;
    done(cache, rl_store_prune_cache(store, cache->bytes, &error), error);
}
