#include "analyzer/cli/headers.h"

#include <string.h>

enum { MOST_STEPS = 3 };

struct include {
    char *name; /* as written: "sub/x.h" */
    bool quoted;
};

struct search {
    const char *header, *root;
    GHashTable *files; /* path -> GPtrArray of struct include * */
    GPtrArray *before; /* words of what was included on the way */
};

bool rl_is_header(const char *path) { return g_str_has_suffix(path, ".h"); }

static void free_include(gpointer data)
{
    struct include *include = data;
    g_free(include->name);
    g_free(include);
}

static void free_list(gpointer list) { g_ptr_array_free(list, TRUE); }

/* `#include "x.h"` at LINE, or NULL. */
static struct include *read_line(const char *line)
{
    line += strspn(line, " \t");
    if (*line++ != '#')
        return NULL;
    line += strspn(line, " \t");
    if (!g_str_has_prefix(line, "include"))
        return NULL;
    line += strlen("include");
    line += strspn(line, " \t");
    const char *end = *line == '"' ? strpbrk(line + 1, "\"\n") : *line == '<' ? strpbrk(line + 1, ">\n") : NULL;
    if (!end || *end == '\n')
        return NULL;
    struct include *include = g_new(struct include, 1);
    *include = (struct include){g_strndup(line + 1, (gsize)(end - line - 1)), *line == '"'};
    return include;
}

static GPtrArray *includes_of(struct search *in, const char *path)
{
    GPtrArray *list = g_hash_table_lookup(in->files, path);
    if (list)
        return list;
    char *text = NULL;
    list = g_ptr_array_new_with_free_func(free_include);
    g_hash_table_insert(in->files, g_strdup(path), list);
    if (!g_file_get_contents(path, &text, NULL, NULL))
        return list;
    for (const char *line = text; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        struct include *include = read_line(line);
        if (include)
            g_ptr_array_add(list, include);
    }
    g_free(text);
    return list;
}

/* The file that INCLUDE of FILE means; owned, or NULL: it is not the project's. */
static char *resolve(const struct search *in, const char *file, const struct include *include)
{
    char *folder = g_path_get_dirname(file), *below = g_build_filename(in->root, "include", NULL);
    const char *const places[] = {folder, in->root, below};
    char *found = NULL;
    for (size_t i = include->quoted ? 0 : 1; i < G_N_ELEMENTS(places) && !found; i++) {
        found = g_canonicalize_filename(include->name, places[i]);
        if (!g_file_test(found, G_FILE_TEST_IS_REGULAR))
            g_clear_pointer(&found, g_free);
    }
    g_free(below);
    g_free(folder);
    return found;
}

/* Whether INCLUDE may mean the header that is looked for: its path ends so. */
static bool means_header(const struct search *in, const char *file, const struct include *include)
{
    char *path = resolve(in, file, include);
    bool same = path && strcmp(path, in->header) == 0;
    if (!path) {
        size_t length = strlen(in->header), own = strlen(include->name);
        same = own < length && in->header[length - own - 1] == '/' && strcmp(in->header + length - own, include->name) == 0;
    }
    g_free(path);
    return same;
}

static void add_before(struct search *in, const char *file, const struct include *include)
{
    char *path = resolve(in, file, include);
    g_ptr_array_add(in->before, g_strdup("-include"));
    g_ptr_array_add(in->before, path ? path : g_strdup(include->name));
}

/* Whether FILE includes the header in at most STEPS; then `before` has grown by what comes first. */
static bool walk(struct search *in, const char *file, int steps)
{
    const GPtrArray *list = includes_of(in, file);
    guint start = in->before->len;
    for (guint i = 0; i < list->len; i++) {
        const struct include *include = list->pdata[i];
        if (means_header(in, file, include))
            return true;
        char *path = steps > 1 ? resolve(in, file, include) : NULL;
        bool found = path && walk(in, path, steps - 1);
        g_free(path);
        if (found)
            return true;
        add_before(in, file, include);
    }
    g_ptr_array_set_size(in->before, (gint)start);
    return false;
}

static size_t common_length(const char *a, const char *b)
{
    size_t i = 0;
    while (a[i] && a[i] == b[i])
        i++;
    return i;
}

static gint by_nearness(gconstpointer left, gconstpointer right, gpointer header)
{
    const char *a = *(const char *const *)left, *b = *(const char *const *)right;
    size_t near_a = common_length(a, header), near_b = common_length(b, header);
    return near_a != near_b ? (near_a < near_b ? 1 : -1) : strcmp(a, b);
}

bool rl_header_find(struct rl_header_way *way, const char *header, const GPtrArray *units, const char *root)
{
    struct search in = {header, root, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_list),
                        g_ptr_array_new_with_free_func(g_free)};
    GPtrArray *sorted = g_ptr_array_new();
    for (guint i = 0; i < units->len; i++)
        g_ptr_array_add(sorted, units->pdata[i]);
    g_ptr_array_sort_with_data(sorted, by_nearness, (gpointer)header);
    *way = (struct rl_header_way){0};
    for (int steps = 1; steps <= MOST_STEPS && !way->unit; steps++)
        for (guint i = 0; i < sorted->len && !way->unit; i++)
            if (walk(&in, sorted->pdata[i], steps))
                way->unit = g_strdup(sorted->pdata[i]);
    g_ptr_array_add(in.before, NULL);
    g_ptr_array_set_free_func(in.before, NULL);
    way->includes = (char **)g_ptr_array_free(in.before, FALSE);
    g_ptr_array_free(sorted, TRUE);
    g_hash_table_destroy(in.files);
    return way->unit != NULL;
}

void rl_header_release(struct rl_header_way *way)
{
    g_free(way->unit);
    g_strfreev(way->includes);
}
