#include "analyzer/cli/mending.h"

#include <string.h>

#include "rules/rule.h"

void rl_mending_release(struct rl_mending *mending)
{
    g_free(mending->path);
    g_clear_pointer(&mending->index, rl_text_index_free);
    g_clear_pointer(&mending->text, g_bytes_unref);
    mending->path = NULL;
}

static GBytes *read_text(const struct rl_job *job, const char *path)
{
    if (job->text && strcmp(path, job->path) == 0)
        return g_bytes_ref(job->text);
    char *text;
    gsize len;
    return g_file_get_contents(path, &text, &len, NULL) ? g_bytes_new_take(text, len) : NULL;
}

static bool text_of(struct rl_mending *mending, const char *path, struct rl_text *text)
{
    if (g_strcmp0(mending->path, path) != 0) {
        rl_mending_release(mending);
        mending->path = g_strdup(path);
        mending->text = read_text(mending->job, path);
    }
    gsize len = 0;
    text->text = mending->text ? g_bytes_get_data(mending->text, &len) : NULL;
    text->len = len;
    if (text->text && !mending->index)
        mending->index = rl_text_index_new(text->text, len);
    text->index = mending->index;
    return text->text != NULL;
}

void rl_mending_run(struct rl_mending *mending, struct rl_flow_unit *unit, const struct rl_ir_func *func,
                    const struct rl_flow_result *result, struct rl_arena *arena, const GPtrArray *found)
{
    for (guint i = 0; i < found->len; i++) {
        struct rl_finding *finding = found->pdata[i];
        const struct rl_rule *rule = rl_rule_find(finding->rule);
        struct rl_text text;
        if (rule && rule->mend && finding->seen && text_of(mending, finding->file, &text))
            rl_mend_finding(unit, func, result, text, arena, finding);
    }
}

void rl_mending_tables(struct rl_mending *mending, struct rl_arena *arena, const GPtrArray *found)
{
    for (guint i = 0; i < found->len; i++) {
        struct rl_finding *finding = found->pdata[i];
        struct rl_text text;
        if (finding->lacks_row && text_of(mending, finding->file, &text))
            finding->edits = rl_mend_row(arena, text, finding->loc, finding->lacks_row, &finding->nedits);
    }
}
