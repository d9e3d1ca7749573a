#include "analyzer/cli/baseline.h"

#include <jansson.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "db/match.h"

enum { FORMAT = 1 };

static char *text_of(const json_t *row, const char *name)
{
    return g_strdup(json_string_value(json_object_get(row, name)));
}

/* Owned, or NULL when ROW is no finding. */
static struct rl_known *read_row(const json_t *row)
{
    struct rl_known *known = g_new(struct rl_known, 1);
    json_t *occurrence = json_object_get(row, "occurrence");
    *known = (struct rl_known){
        .rule = text_of(row, "rule"),
        .path = text_of(row, "path"),
        .function = text_of(row, "function"),
        .object = text_of(row, "object"),
        .fingerprint = text_of(row, "fingerprint"),
        .shape = text_of(row, "shape"),
        .occurrence = (uint32_t)CLAMP(json_integer_value(occurrence), 0, (json_int_t)UINT32_MAX),
    };
    if (known->rule && known->path && known->fingerprint)
        return known;
    rl_known_free(known);
    return NULL;
}

static GPtrArray *read_rows(const char *path, const json_t *root, GError **error)
{
    const json_t *rows = json_object_get(root, "findings");
    GPtrArray *list = rl_known_list();
    bool ok = json_is_array(rows) && json_integer_value(json_object_get(root, "format")) == FORMAT;
    if (!ok)
        g_set_error(error, RL_ERROR, RL_ERROR_SYNTAX, "%s: no baseline of this version; `reflint baseline -o %s` makes one", path, path);
    for (size_t i = 0; ok && i < json_array_size(rows); i++) {
        struct rl_known *known = read_row(json_array_get(rows, i));
        ok = known != NULL;
        if (ok)
            g_ptr_array_add(list, known);
        else
            g_set_error(error, RL_ERROR, RL_ERROR_SYNTAX, "%s: finding %zu lacks rule, path or fingerprint", path, i + 1);
    }
    if (ok)
        return list;
    g_ptr_array_free(list, TRUE);
    return NULL;
}

GPtrArray *rl_baseline_read(const char *path, GError **error)
{
    char *text = NULL;
    gsize size = 0;
    GError *inner = NULL;
    json_error_t where;
    GPtrArray *list = NULL;
    if (!g_file_get_contents(path, &text, &size, &inner)) {
        const char *reason = strrchr(inner->message, ':');
        g_set_error(error, RL_ERROR, RL_ERROR_IO, "%s%s", path, reason ? reason : "");
        g_error_free(inner);
        return NULL;
    }
    json_t *root = json_loadb(text, size, 0, &where);
    if (root)
        list = read_rows(path, root, error);
    else
        g_set_error(error, RL_ERROR, RL_ERROR_SYNTAX, "%s:%d:%d: %s", path, where.line, where.column, where.text);
    json_decref(root);
    g_free(text);
    return list;
}

static gint by_place(gconstpointer left, gconstpointer right)
{
    const struct rl_known *a = *(struct rl_known *const *)left, *b = *(struct rl_known *const *)right;
    int order = strcmp(a->path, b->path);
    if (!order)
        order = g_strcmp0(a->function, b->function);
    if (!order)
        order = strcmp(a->rule, b->rule);
    if (!order)
        order = strcmp(a->fingerprint, b->fingerprint);
    return order ? order : (a->occurrence > b->occurrence) - (a->occurrence < b->occurrence);
}

static void write_row(const struct rl_known *known, FILE *out)
{
    json_t *row = json_pack("{s:s, s:s, s:s?, s:s?, s:s, s:s?, s:i}", "rule", known->rule, "path", known->path, "function",
                            known->function, "object", known->object, "fingerprint", known->fingerprint, "shape", known->shape,
                            "occurrence", (int)known->occurrence);
    char *text = json_dumps(row, 0);
    fputs(text ? text : "null", out);
    free(text);
    json_decref(row);
}

void rl_baseline_write(const GPtrArray *accepted, FILE *out)
{
    GPtrArray *sorted = g_ptr_array_new();
    for (guint i = 0; i < accepted->len; i++)
        g_ptr_array_add(sorted, accepted->pdata[i]);
    g_ptr_array_sort(sorted, by_place);
    fprintf(out, "{\"format\": %d, \"findings\": [", FORMAT);
    for (guint i = 0; i < sorted->len; i++) {
        fputs(i ? ",\n  " : "\n  ", out);
        write_row(sorted->pdata[i], out);
    }
    fputs("\n]}\n", out);
    g_ptr_array_free(sorted, TRUE);
}
