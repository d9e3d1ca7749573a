#include "analyzer/cli/since.h"

#include <inttypes.h>
#include <string.h>

#include "analyzer/cli/texts.h"
#include "analyzer/cli/wire.h"

struct kept_row {
    uint32_t index;
    bool recalled;
    GBytes *encoded;
};

static void free_row(gpointer data)
{
    struct kept_row *row = data;
    g_bytes_unref(row->encoded);
    g_free(row);
}

static GHashTable *new_set(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

bool rl_since_touches(const struct rl_changes *changes, struct rl_texts *texts, const struct rl_job *job, bool *header)
{
    char *real = rl_changes_path(job->path);
    bool changed = g_hash_table_contains(changes->files, real);
    g_free(real);
    GHashTable *files = rl_texts_closure(texts, job);
    GHashTableIter at;
    gpointer path;
    *header = false;
    g_hash_table_iter_init(&at, files);
    while (!*header && g_hash_table_iter_next(&at, &path, NULL)) {
        real = rl_changes_path(path);
        *header = strcmp(path, job->path) != 0 && g_hash_table_contains(changes->files, real);
        g_free(real);
    }
    g_hash_table_destroy(files);
    return changed || *header;
}

/* Whether JOB has changed; keeps in mind when a header of it has. */
static bool has_changed(struct rl_since *since, struct rl_texts *texts, const struct rl_job *job)
{
    bool header, touched = rl_since_touches(&since->changes, texts, job, &header);
    if (header)
        g_hash_table_add(since->whole, g_strdup(job->path));
    return touched;
}

/* The files that are gone, as they were: those who called them will miss them. */
static bool add_gone(struct rl_since *since, const struct rl_jobs *jobs, GError **error)
{
    const struct rl_job *model = jobs->list->len ? jobs->list->pdata[0] : NULL;
    bool ok = true;
    for (guint i = 0; ok && model && i < since->changes.gone->len; i++) {
        const char *name = since->changes.gone->pdata[i];
        if (!g_str_has_suffix(name, ".c"))
            continue;
        char *path = g_build_filename(since->changes.top, name, NULL);
        struct rl_job *job = rl_jobs_add(&since->old, path, model->directory, g_strdupv(model->flags));
        job->text = rl_changes_old_text(&since->changes, name, error);
        ok = job->text != NULL;
        g_free(path);
    }
    return ok;
}

bool rl_since_open(struct rl_since *since, const char *revision, struct rl_jobs *jobs, GError **error)
{
    *since = (struct rl_since){
        .asked = g_strdup(revision),
        .whole = new_set(),
        .rows = g_ptr_array_new_with_free_func(free_row),
        .findings = new_set(),
        .functions = new_set(),
    };
    rl_jobs_init(&since->old);
    if (!rl_changes_find(&since->changes, revision, error) || !add_gone(since, jobs, error))
        return false;
    struct rl_texts *texts = rl_texts_new();
    for (guint i = jobs->list->len; i > 0; i--)
        if (!has_changed(since, texts, jobs->list->pdata[i - 1]))
            g_ptr_array_remove_index(jobs->list, i - 1);
    rl_texts_free(texts);
    return true;
}

void rl_since_release(struct rl_since *since)
{
    if (!since->asked)
        return;
    g_free(since->asked);
    rl_changes_release(&since->changes);
    rl_jobs_release(&since->old);
    g_hash_table_destroy(since->whole);
    g_hash_table_destroy(since->findings);
    g_hash_table_destroy(since->functions);
    g_ptr_array_free(since->rows, TRUE);
}

void rl_since_keep(struct rl_since *since, uint32_t index, const struct rl_unit_row *row, GBytes *encoded)
{
    if (!row)
        return;
    struct kept_row *kept = g_new0(struct kept_row, 1);
    *kept = (struct kept_row){index, row->recalled, g_bytes_ref(encoded)};
    g_ptr_array_add(since->rows, kept);
}

/* ---- as it was -------------------------------------------------------------------------------- */

static char *finding_key(const struct rl_finding *finding)
{
    return g_strdup_printf("%s %016" PRIx64 " %u", finding->rule, finding->fingerprint, finding->occurrence);
}

static char *function_key(const char *name, uint64_t hash)
{
    return g_strdup_printf("%016" PRIx64 " %s", hash, name ? name : "");
}

static void remember(void *data, uint32_t index, const struct rl_unit_row *row, GBytes *encoded)
{
    struct rl_since *since = data;
    (void)index, (void)encoded;
    for (uint32_t i = 0; row && i < row->nfindings; i++)
        g_hash_table_add(since->findings, finding_key(&row->findings[i].finding));
    for (uint32_t i = 0; row && i < row->nfunctions; i++)
        g_hash_table_add(since->functions, function_key(row->functions[i].name, row->functions[i].text_hash));
}

/* JOB as it was; none when it is new. */
static bool add_old(struct rl_since *since, const struct rl_job *job, bool judged, GError **error)
{
    char *real = rl_changes_path(job->path);
    gpointer name = NULL;
    bool changed = g_hash_table_lookup_extended(since->changes.files, real, NULL, &name), ok = true;
    g_free(real);
    if (changed && !name)
        return true;
    struct rl_job *old = rl_jobs_add(&since->old, job->path, job->directory, g_strdupv(job->flags));
    old->named = job->named;
    if (changed) {
        old->text = rl_changes_old_text(&since->changes, name, error);
        ok = old->text != NULL;
    } else if (!judged) {
        old->context = job->context ? g_bytes_ref(job->context) : NULL;
    }
    return ok;
}

static bool look_back(struct rl_since *since, const struct rl_jobs *jobs, const struct rl_driver_options *options, GError **error)
{
    bool *judged = g_new0(bool, jobs->list->len + 1u);
    for (guint i = 0; i < since->rows->len; i++)
        judged[((const struct kept_row *)since->rows->pdata[i])->index] = true;
    bool ok = true;
    for (guint i = 0; ok && i < jobs->list->len; i++)
        ok = add_old(since, jobs->list->pdata[i], judged[i], error);
    g_free(judged);
    struct rl_driver_options back = *options;
    back.looks_back = true;
    struct rl_driver *driver = rl_driver_new(&back, since->old.list);
    ok = ok && rl_driver_run(driver, remember, since, error);
    rl_driver_free(driver);
    return ok;
}

/* ---- as it is --------------------------------------------------------------------------------- */

static bool is_old(const struct rl_since *since, const struct rl_unit_row *row, const struct rl_finding *finding)
{
    char *key = finding_key(finding);
    bool old = g_hash_table_contains(since->findings, key);
    g_free(key);
    for (uint32_t i = 0; old && finding->function && i < row->nfunctions; i++) {
        if (g_strcmp0(row->functions[i].name, finding->function) != 0)
            continue;
        key = function_key(finding->function, row->functions[i].text_hash);
        old = g_hash_table_contains(since->functions, key);
        g_free(key);
    }
    return old;
}

/* Hides what is of no interest; the findings are the reader's own copy. */
static void hide_old(const struct rl_since *since, const struct rl_unit_row *row, const char *why)
{
    if (g_hash_table_contains(since->whole, row->path))
        return;
    for (uint32_t i = 0; i < row->nfindings; i++) {
        struct rl_finding_row *finding = (struct rl_finding_row *)&row->findings[i];
        if (finding->suppressed || !is_old(since, row, &finding->finding))
            continue;
        finding->suppressed = true;
        finding->suppressed_by = why;
    }
}

bool rl_since_finish(struct rl_since *since, const struct rl_jobs *jobs, const struct rl_driver_options *options,
                     rl_driver_sink *sink, void *data, GError **error)
{
    if (!look_back(since, jobs, options, error))
        return false;
    char *why = g_strdup_printf("not of a change since %s", since->asked);
    for (guint i = 0; i < since->rows->len; i++) {
        const struct kept_row *kept = since->rows->pdata[i];
        gsize size;
        const uint8_t *bytes = g_bytes_get_data(kept->encoded, &size);
        struct rl_arena *arena = rl_arena_new();
        struct rl_wire_reader in = {.at = bytes, .end = bytes + size, .arena = arena};
        struct rl_unit_row row;
        if (rl_wire_get_unit(&in, &row)) {
            hide_old(since, &row, why);
            GByteArray *again = g_byte_array_new();
            rl_wire_put_unit(again, &row);
            GBytes *encoded = g_byte_array_free_to_bytes(again);
            row.recalled = kept->recalled;
            sink(data, kept->index, &row, encoded);
            g_bytes_unref(encoded);
        }
        rl_arena_free(arena);
    }
    sink(data, 0, NULL, NULL);
    g_free(why);
    return true;
}
