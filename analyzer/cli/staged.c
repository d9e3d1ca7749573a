#include "analyzer/cli/staged.h"

#include "analyzer/cli/git.h"
#include "analyzer/cli/since.h"

/* Gives JOB the text of the index, where the file has another. */
static bool take_text(const struct rl_changes *changes, struct rl_job *job, GError **error)
{
    char *real = rl_changes_path(job->path), *now = NULL;
    const char *name = g_hash_table_lookup(changes->files, real);
    gsize length = 0;
    GBytes *staged = name ? rl_changes_old_text(changes, name, error) : NULL;
    bool ok = !name || staged;
    if (staged && g_file_get_contents(real, &now, &length, NULL)) {
        GBytes *file = g_bytes_new_take(now, length);
        if (g_bytes_equal(file, staged))
            g_clear_pointer(&staged, g_bytes_unref);
        g_bytes_unref(file);
    }
    job->text = staged;
    g_free(real);
    return ok;
}

/* Whether only units are staged: then no file needs to be read to know who includes it. */
static bool only_units(const struct rl_changes *changes)
{
    GHashTableIter at;
    gpointer path;
    g_hash_table_iter_init(&at, changes->files);
    while (g_hash_table_iter_next(&at, &path, NULL))
        if (!g_str_has_suffix(path, ".c"))
            return false;
    return true;
}

static bool is_staged(const struct rl_changes *changes, struct rl_texts *texts, const struct rl_job *job)
{
    bool header;
    if (texts)
        return rl_since_touches(changes, texts, job, &header);
    char *real = rl_changes_path(job->path);
    bool staged = g_hash_table_contains(changes->files, real);
    g_free(real);
    return staged;
}

bool rl_staged_choose(struct rl_jobs *jobs, GError **error)
{
    struct rl_changes changes;
    bool ok = rl_changes_find_staged(&changes, error);
    struct rl_texts *texts = ok && !only_units(&changes) ? rl_texts_new() : NULL;
    for (guint i = jobs->list->len; ok && i > 0; i--) {
        struct rl_job *job = jobs->list->pdata[i - 1];
        if (!is_staged(&changes, texts, job))
            g_ptr_array_remove_index(jobs->list, i - 1);
        else
            ok = take_text(&changes, job, error);
    }
    if (texts)
        rl_texts_free(texts);
    rl_changes_release(&changes);
    return ok;
}
