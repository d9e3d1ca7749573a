#include "analyzer/cli/shard.h"

#include <stdio.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/cli/texts.h"

enum { DEPTH = 2, MOST_PARTS = 10000 }; /* callees of callees: as many as the driver has rounds */

bool rl_shard_read(const char *text, unsigned *part, unsigned *parts, GError **error)
{
    int end = 0;
    bool ok = sscanf(text, "%5u/%5u%n", part, parts, &end) == 2 && text[end] == '\0' && g_ascii_isdigit(text[0]);
    if (ok && *part >= 1 && *part <= *parts && *parts <= MOST_PARTS)
        return true;
    g_set_error(error, RL_ERROR, RL_ERROR_USAGE, "--shard: a part and their number were expected, like 2/5");
    return false;
}

static unsigned part_of(const char *path, const char *root, unsigned parts)
{
    size_t length = strlen(root);
    if (strncmp(path, root, length) == 0)
        path += length;
    while (*path == '/')
        path++;
    char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, path, -1);
    sum[8] = '\0';
    unsigned part = (unsigned)(g_ascii_strtoull(sum, NULL, 16) % parts) + 1;
    g_free(sum);
    return part;
}

struct sharing {
    struct rl_texts *texts;
    GPtrArray *list;
    unsigned char *level; /* 0: of this part; 1, 2: read for that; more: of no use */
};

/* All words of the files on LEVEL and of what they include; borrowed. */
static GHashTable *words_of(struct sharing *in, unsigned level)
{
    GHashTable *words = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < in->list->len; i++) {
        if (in->level[i] != level)
            continue;
        GHashTable *files = rl_texts_closure(in->texts, in->list->pdata[i]);
        GHashTableIter file, word;
        gpointer path, name;
        g_hash_table_iter_init(&file, files);
        while (g_hash_table_iter_next(&file, &path, NULL)) {
            const struct rl_text *text = rl_texts_read(in->texts, path);
            if (!text)
                continue;
            g_hash_table_iter_init(&word, text->used);
            while (g_hash_table_iter_next(&word, &name, NULL))
                g_hash_table_add(words, name);
        }
        g_hash_table_destroy(files);
    }
    return words;
}

/* Whether JOB defines one of WORDS, or includes the C file of one that is of this part. */
static bool is_needed(struct sharing *in, const struct rl_job *job, GHashTable *words)
{
    GHashTable *files = rl_texts_closure(in->texts, job);
    GHashTableIter file, word;
    gpointer path, name;
    bool needed = false;
    g_hash_table_iter_init(&file, files);
    while (!needed && g_hash_table_iter_next(&file, &path, NULL)) {
        const struct rl_text *text = rl_texts_read(in->texts, path);
        g_hash_table_iter_init(&word, text ? text->defined : words);
        while (text && !needed && g_hash_table_iter_next(&word, &name, NULL))
            needed = g_hash_table_contains(words, name);
        needed = needed || (strcmp(path, job->path) != 0 && g_str_has_suffix(path, ".c"));
    }
    g_hash_table_destroy(files);
    return needed;
}

void rl_shard_apply(struct rl_jobs *jobs, const char *root, unsigned part, unsigned parts)
{
    GPtrArray *list = jobs->list;
    struct sharing in = {rl_texts_new(), list, g_new0(unsigned char, list->len + 1u)};
    for (guint i = 0; i < list->len; i++)
        in.level[i] = part_of(((struct rl_job *)list->pdata[i])->path, root, parts) == part ? 0 : DEPTH + 1;
    for (unsigned level = 0; level < DEPTH; level++) {
        GHashTable *words = words_of(&in, level);
        for (guint i = 0; i < list->len; i++) {
            const struct rl_job *job = list->pdata[i];
            if (in.level[i] > DEPTH && !job->failed && !job->skipped && is_needed(&in, job, words))
                in.level[i] = (unsigned char)(level + 1);
        }
        g_hash_table_destroy(words);
    }
    for (guint i = list->len; i > 0; i--) {
        struct rl_job *job = list->pdata[i - 1];
        job->helper = in.level[i - 1] > 0;
        if (in.level[i - 1] > DEPTH)
            g_ptr_array_remove_index(list, i - 1);
    }
    g_free(in.level);
    rl_texts_free(in.texts);
}
