#include "analyzer/cli/drafts.h"

#include "analyzer/cli/patch.h"

static void free_choice(gpointer data)
{
    struct rl_choice *choice = data;
    g_array_free(choice->cuts, TRUE);
    g_free(choice);
}

GPtrArray *rl_drafts_new(void)
{
    return g_ptr_array_new_with_free_func(free_choice);
}

static bool asks(const struct rl_choice *choice, const struct rl_cut *cut)
{
    for (guint i = 0; i < choice->cuts->len; i++)
        if (rl_patch_overlap(cut, &g_array_index(choice->cuts, struct rl_cut, i)))
            return true;
    return false;
}

bool rl_drafts_add(GPtrArray *choices, const struct rl_spot *spot, const struct rl_fixed_file *file)
{
    gsize len;
    const char *text = g_bytes_get_data(file->after, &len);
    GArray *cuts = g_array_new(FALSE, FALSE, sizeof(struct rl_cut));
    bool ok = true;
    for (uint32_t e = 0; e < spot->finding.nedits && ok; e++) {
        struct rl_cut cut;
        ok = rl_patch_locate(text, len, &spot->finding.edits[e], &cut);
        for (guint i = 0; ok && i < choices->len; i++) {
            const struct rl_choice *other = choices->pdata[i];
            ok = other->file != file || !asks(other, &cut);
        }
        if (ok)
            g_array_append_val(cuts, cut);
    }
    if (!ok) {
        g_array_free(cuts, TRUE);
        return false;
    }
    const struct rl_choice choice = {spot, file, cuts};
    g_ptr_array_add(choices, g_memdup2(&choice, sizeof(choice)));
    return true;
}

static void free_cuts(gpointer cuts)
{
    g_array_free(cuts, TRUE);
}

static void free_text(gpointer text)
{
    g_bytes_unref(text);
}

GHashTable *rl_drafts_texts(const GPtrArray *choices)
{
    GHashTable *texts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_text);
    GHashTable *all = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, free_cuts); /* file -> all its cuts */
    for (guint i = 0; i < choices->len; i++) {
        const struct rl_choice *choice = choices->pdata[i];
        GArray *cuts = g_hash_table_lookup(all, choice->file);
        if (!cuts) {
            cuts = g_array_new(FALSE, FALSE, sizeof(struct rl_cut));
            g_hash_table_insert(all, (gpointer)choice->file, cuts);
        }
        g_array_append_vals(cuts, choice->cuts->data, choice->cuts->len);
    }
    GHashTableIter at;
    gpointer file, cuts;
    g_hash_table_iter_init(&at, all);
    while (g_hash_table_iter_next(&at, &file, &cuts))
        g_hash_table_insert(texts, ((const struct rl_fixed_file *)file)->path, rl_patch_apply(((const struct rl_fixed_file *)file)->after, cuts));
    g_hash_table_destroy(all);
    return texts;
}
