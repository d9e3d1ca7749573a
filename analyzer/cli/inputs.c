#include "analyzer/cli/inputs.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct walk {
    GPtrArray *inputs;
    const char *folder; /* the argument */
    GHashTable *seen;   /* "device:inode" of folders: links may lead back */
};

static void free_input(gpointer data)
{
    struct rl_input *input = data;
    g_free(input->path);
    g_free(input->folder);
    g_free(input->unreadable);
    g_free(input);
}

static void add(GPtrArray *inputs, const char *path, const char *folder, const char *unreadable)
{
    struct rl_input *input = g_new0(struct rl_input, 1);
    input->path = g_strdup(path);
    input->folder = g_strdup(folder);
    input->unreadable = g_strdup(unreadable);
    g_ptr_array_add(inputs, input);
}

/* Folders that hold what was built or brought, not what was written. */
static bool is_skipped(const char *path, const char *name)
{
    static const char *const names[] = {"build", "_build", "dist", "node_modules", "__pycache__", "venv", "CMakeFiles"};
    static const char *const prefixes[] = {".", "build-", "cmake-build-", "bazel-"};
    static const char *const signs[] = {"CMakeCache.txt", "meson-private", "pyvenv.cfg"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++)
        if (g_str_has_prefix(name, prefixes[i]))
            return true;
    bool found = g_str_has_suffix(name, ".egg-info");
    for (size_t i = 0; !found && i < G_N_ELEMENTS(signs); i++) {
        char *sign = g_build_filename(path, signs[i], NULL);
        found = g_file_test(sign, G_FILE_TEST_EXISTS);
        g_free(sign);
    }
    return found;
}

static void walk_folder(struct walk *walk, const char *path, const struct stat *info);

static void visit(struct walk *walk, const char *folder, const char *name)
{
    char *path = g_build_filename(folder, name, NULL);
    struct stat info;
    bool is_c = g_str_has_suffix(name, ".c") && name[0] != '.';
    if (stat(path, &info) != 0) {
        if (is_c) /* a dangling link */
            add(walk->inputs, path, walk->folder, g_strerror(errno));
    } else if (S_ISDIR(info.st_mode)) {
        if (!is_skipped(path, name))
            walk_folder(walk, path, &info);
    } else if (is_c && S_ISREG(info.st_mode)) {
        add(walk->inputs, path, walk->folder, NULL);
    }
    g_free(path);
}

static gint compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void walk_folder(struct walk *walk, const char *path, const struct stat *info)
{
    char *key = g_strdup_printf("%ju:%ju", (uintmax_t)info->st_dev, (uintmax_t)info->st_ino);
    if (!g_hash_table_add(walk->seen, key))
        return;
    GError *error = NULL;
    GDir *dir = g_dir_open(path, 0, &error);
    if (!dir) {
        bool denied = g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_ACCES);
        add(walk->inputs, path, walk->folder, denied ? g_strerror(EACCES) : error->message);
        g_error_free(error);
        return;
    }
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir))
        g_ptr_array_add(names, g_strdup(name));
    g_dir_close(dir);
    g_ptr_array_sort(names, compare_names);
    for (guint i = 0; i < names->len; i++)
        visit(walk, path, names->pdata[i]);
    g_ptr_array_free(names, TRUE);
}

static void collect_argument(GPtrArray *inputs, const char *argument)
{
    char *path = g_canonicalize_filename(argument, NULL);
    struct stat info;
    if (stat(path, &info) != 0) {
        add(inputs, path, NULL, g_strerror(errno));
    } else if (S_ISDIR(info.st_mode)) {
        struct walk walk = {inputs, path, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
        walk_folder(&walk, path, &info);
        g_hash_table_destroy(walk.seen);
    } else {
        add(inputs, path, NULL, S_ISREG(info.st_mode) ? NULL : "not a regular file");
    }
    g_free(path);
}

/* By path; of equal ones, that which was named comes first. */
static gint compare_inputs(gconstpointer a, gconstpointer b)
{
    const struct rl_input *x = *(struct rl_input *const *)a, *y = *(struct rl_input *const *)b;
    int order = strcmp(x->path, y->path);
    return order ? order : g_strcmp0(x->folder, y->folder);
}

GPtrArray *rl_inputs_collect(const char *const *arguments)
{
    GPtrArray *all = g_ptr_array_new_with_free_func(free_input);
    for (; *arguments; arguments++)
        collect_argument(all, *arguments);
    g_ptr_array_sort(all, compare_inputs);
    GPtrArray *inputs = g_ptr_array_new_with_free_func(free_input);
    GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, free, NULL);
    for (guint i = 0; i < all->len; i++) {
        struct rl_input *input = all->pdata[i];
        char *real = realpath(input->path, NULL);
        if (g_hash_table_add(seen, real ? real : strdup(input->path))) {
            g_ptr_array_add(inputs, input);
            all->pdata[i] = NULL;
        }
    }
    for (guint i = 0; i < all->len; i++)
        if (all->pdata[i])
            free_input(all->pdata[i]);
    g_hash_table_destroy(seen);
    g_ptr_array_set_free_func(all, NULL);
    g_ptr_array_free(all, TRUE);
    return inputs;
}
