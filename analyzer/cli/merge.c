#include "analyzer/cli/merge.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/cli/wire.h"
#include "db/store.h"

struct merged_row {
    char *root;
    GBytes *bytes;
    char *path, *flags, *directory; /* once united: what it is sorted by */
};

static void free_row(gpointer data)
{
    struct merged_row *row = data;
    g_free(row->root);
    g_bytes_unref(row->bytes);
    g_free(row->path);
    g_free(row->flags);
    g_free(row->directory);
    g_free(row);
}

void rl_merge_init(struct rl_merge *merge)
{
    *merge = (struct rl_merge){.rows = g_ptr_array_new_with_free_func(free_row)};
}

void rl_merge_release(struct rl_merge *merge)
{
    g_ptr_array_free(merge->rows, TRUE);
}

static void take_row(void *data, const char *root, GBytes *encoded)
{
    struct rl_merge *merge = data;
    struct merged_row *row = g_new0(struct merged_row, 1);
    row->root = g_strdup(root);
    row->bytes = g_bytes_ref(encoded);
    g_ptr_array_add(merge->rows, row);
}

bool rl_merge_add(struct rl_merge *merge, const char *path, GError **error)
{
    struct rl_store *store = rl_store_open_to_read(path, error);
    if (!store)
        return false;
    int64_t run = rl_store_last_run(store);
    bool ok = run != 0 && rl_store_unit_rows(store, run, take_row, merge, error);
    if (!run)
        g_set_error(error, RL_ERROR, RL_ERROR_DB, "%s: the database holds no finished run", path);
    rl_store_close(store);
    return ok;
}

/* ---- one root -------------------------------------------------------------------------- */

struct move {
    const char *from, *to;
    struct rl_arena *arena;
};

/* PATH with the other root; NULL stays NULL. */
static const char *moved(const struct move *move, const char *path)
{
    size_t len = strlen(move->from);
    if (!path || strncmp(path, move->from, len) != 0 || (path[len] != '/' && path[len] != '\0'))
        return path;
    return rl_arena_printf(move->arena, "%s%s", move->to, path + len);
}

#define MOVE(move, list, count, field)                                                                                                \
    for (uint32_t index = 0; index < (count); index++)                                                                                \
    *(const char **)(uintptr_t)&(list)[index].field = moved((move), (list)[index].field)

static void move_finding(const struct move *move, struct rl_finding *finding)
{
    finding->file = moved(move, finding->file);
    finding->origin_file = moved(move, finding->origin_file);
    MOVE(move, finding->steps, finding->nsteps, file);
    MOVE(move, finding->counts, finding->ncounts, file);
    MOVE(move, finding->related, finding->nrelated, file);
}

/* All paths of ROW, which lies in writable memory of its own. */
static void move_row(const struct move *move, struct rl_unit_row *row)
{
    row->path = moved(move, row->path);
    row->directory = moved(move, row->directory);
    GString *flags = g_string_new(row->flags);
    g_string_replace(flags, move->from, move->to, 0);
    row->flags = rl_arena_strdup(move->arena, flags->str);
    g_string_free(flags, TRUE);
    MOVE(move, row->functions, row->nfunctions, file);
    MOVE(move, row->notes, row->nnotes, file);
    MOVE(move, row->suppressions, row->nsuppressions, file);
    MOVE(move, row->types, row->ntypes, file);
    for (uint32_t i = 0; i < row->ntypes; i++)
        MOVE(move, row->types[i].edges, row->types[i].nedges, file);
    for (uint32_t i = 0; i < row->nfindings; i++)
        move_finding(move, (struct rl_finding *)(uintptr_t)&row->findings[i].finding);
}

/* Rewrites ROW for ROOT; false: its bytes are no row. */
static bool settle(struct merged_row *row, const char *root)
{
    gsize size;
    const uint8_t *data = g_bytes_get_data(row->bytes, &size);
    struct rl_arena *arena = rl_arena_new();
    struct rl_wire_reader in = {.at = data, .end = data + size, .arena = arena};
    struct rl_unit_row unit;
    bool ok = rl_wire_get_unit(&in, &unit);
    if (ok) {
        const struct move move = {row->root, root, arena};
        if (strcmp(row->root, root) != 0)
            move_row(&move, &unit);
        row->path = g_strdup(unit.path);
        row->flags = g_strdup(unit.flags ? unit.flags : "");
        row->directory = g_strdup(unit.directory ? unit.directory : "");
        GByteArray *out = g_byte_array_new();
        rl_wire_put_unit(out, &unit);
        g_bytes_unref(row->bytes);
        row->bytes = g_byte_array_free_to_bytes(out);
    }
    rl_arena_free(arena);
    return ok;
}

static int compare_units(const struct merged_row *x, const struct merged_row *y)
{
    int order = strcmp(x->path, y->path);
    if (!order)
        order = strcmp(x->flags, y->flags);
    return order ? order : strcmp(x->directory, y->directory);
}

static gint compare_rows(gconstpointer a, gconstpointer b)
{
    const struct merged_row *x = *(struct merged_row *const *)a, *y = *(struct merged_row *const *)b;
    int order = compare_units(x, y);
    return order ? order : g_bytes_compare(x->bytes, y->bytes);
}

GPtrArray *rl_merge_unite(struct rl_merge *merge)
{
    merge->root = NULL;
    for (guint i = 0; i < merge->rows->len; i++) {
        const struct merged_row *row = merge->rows->pdata[i];
        if (!merge->root || strcmp(row->root, merge->root) < 0)
            merge->root = row->root;
    }
    for (guint i = merge->rows->len; i > 0; i--)
        if (!settle(merge->rows->pdata[i - 1], merge->root))
            g_ptr_array_remove_index(merge->rows, i - 1);
    g_ptr_array_sort(merge->rows, compare_rows);
    GPtrArray *united = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    for (guint i = 0; i < merge->rows->len; i++) {
        const struct merged_row *row = merge->rows->pdata[i], *next = i + 1 < merge->rows->len ? merge->rows->pdata[i + 1] : NULL;
        if (!next || compare_units(row, next) != 0)
            g_ptr_array_add(united, g_bytes_ref(row->bytes));
    }
    return united;
}
