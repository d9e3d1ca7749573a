#include "analyzer/cli/key.h"

#include <glib.h>
#include <string.h>

#include "generated/rl_version.h"
#include "rules/rule.h"

struct rl_key_memo {
    GHashTable *files; /* path -> hex hash of its contents */
};

struct rl_key_memo *rl_key_memo_new(void)
{
    struct rl_key_memo *memo = g_new0(struct rl_key_memo, 1);
    memo->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return memo;
}

void rl_key_memo_free(struct rl_key_memo *memo)
{
    if (!memo)
        return;
    g_hash_table_destroy(memo->files);
    g_free(memo);
}

/* Each part is led by its length, so that no two lists of parts give the same bytes. */
static void add(GChecksum *sum, const char *data, size_t len)
{
    uint64_t size = GUINT64_TO_LE((uint64_t)len);
    g_checksum_update(sum, (const guchar *)&size, sizeof(size));
    g_checksum_update(sum, (const guchar *)data, (gssize)len);
}

static void add_text(GChecksum *sum, const char *text)
{
    add(sum, text ? text : "", text ? strlen(text) : 0);
}

static const char *hash_of_file(struct rl_key_memo *memo, const char *path)
{
    const char *known = g_hash_table_lookup(memo->files, path);
    if (known)
        return known;
    char *text = NULL;
    gsize len = 0;
    char *hash = NULL;
    if (g_file_get_contents(path, &text, &len, NULL))
        hash = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)text, len);
    g_free(text);
    hash = hash ? hash : g_strdup("missing");
    g_hash_table_insert(memo->files, g_strdup(path), hash);
    return hash;
}

char *rl_key_compute(struct rl_key_memo *memo, const struct rl_key_input *input)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    char asked[32];
    g_snprintf(asked, sizeof(asked), "%04x %d", (unsigned)input->python, input->frontend);
    add_text(sum, RL_VERSION);
    for (size_t i = 0; i < rl_rules_count; i++)
        add_text(sum, rl_rules[i]->id);
    add_text(sum, input->models);
    add_text(sum, asked);
    add_text(sum, input->directory);
    for (const char *const *flag = input->flags; *flag; flag++)
        add_text(sum, *flag);
    add_text(sum, input->path);
    add(sum, input->text, input->len);
    for (uint32_t i = 0; i < input->nincluded; i++) {
        char *path = g_canonicalize_filename(input->included[i], input->directory);
        add_text(sum, path);
        add_text(sum, hash_of_file(memo, path));
        g_free(path);
    }
    char *key = g_strdup(g_checksum_get_string(sum));
    g_checksum_free(sum);
    return key;
}
