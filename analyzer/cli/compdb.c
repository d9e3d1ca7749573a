#include "analyzer/cli/compdb.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "analyzer/base/error.h"

static void free_entry(gpointer data)
{
    struct rl_compdb_entry *entry = data;
    g_free(entry->file);
    g_free(entry->directory);
    g_strfreev(entry->command);
    g_free(entry);
}

void rl_compdb_free(struct rl_compdb *db)
{
    if (!db)
        return;
    g_hash_table_destroy(db->by_file);
    g_ptr_array_free(db->entries, TRUE);
    g_free(db->path);
    g_free(db);
}

/* "arguments": a list of words. */
static char **read_arguments(const json_t *list)
{
    size_t count = json_array_size(list);
    char **words = g_new0(char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        const char *word = json_string_value(json_array_get(list, i));
        if (!word) {
            g_strfreev(words);
            return NULL;
        }
        words[i] = g_strdup(word);
    }
    return words;
}

/* The compiler's words, from "arguments" or from "command", which a shell would split; NULL with WHY. */
static char **read_words(const json_t *row, const char **why)
{
    const json_t *arguments = json_object_get(row, "arguments");
    const char *command = json_string_value(json_object_get(row, "command"));
    char **words = NULL;
    if (json_is_array(arguments)) {
        words = read_arguments(arguments);
        *why = "\"arguments\" is not a list of strings";
    } else if (command) {
        g_shell_parse_argv(command, NULL, &words, NULL);
        *why = "\"command\" cannot be split into words";
    } else {
        *why = "has neither \"command\" nor \"arguments\"";
    }
    return words;
}

static bool read_entry(struct rl_compdb *db, const json_t *row, const char *base, const char **why)
{
    const char *file = json_string_value(json_object_get(row, "file"));
    const char *directory = json_string_value(json_object_get(row, "directory"));
    if (!json_is_object(row) || !file) {
        *why = json_is_object(row) ? "has no \"file\"" : "is not an object";
        return false;
    }
    char **words = read_words(row, why);
    if (!words)
        return false;
    struct rl_compdb_entry *entry = g_new0(struct rl_compdb_entry, 1);
    entry->directory = g_canonicalize_filename(directory ? directory : ".", base);
    entry->file = g_canonicalize_filename(file, entry->directory);
    entry->command = words;
    g_ptr_array_add(db->entries, entry);
    GPtrArray *same = g_hash_table_lookup(db->by_file, entry->file);
    if (!same) {
        same = g_ptr_array_new();
        g_hash_table_insert(db->by_file, entry->file, same);
    }
    g_ptr_array_add(same, entry);
    return true;
}

static bool read_entries(struct rl_compdb *db, const json_t *rows, GError **error)
{
    if (!json_is_array(rows)) {
        g_set_error(error, RL_ERROR, RL_ERROR_SYNTAX, "%s: a list of compile commands was expected", db->path);
        return false;
    }
    char *base = g_path_get_dirname(db->path);
    bool ok = true;
    for (size_t i = 0; ok && i < json_array_size(rows); i++) {
        const char *why = NULL;
        ok = read_entry(db, json_array_get(rows, i), base, &why);
        if (!ok)
            g_set_error(error, RL_ERROR, RL_ERROR_SYNTAX, "%s: entry %zu %s", db->path, i + 1, why);
    }
    g_free(base);
    return ok;
}

static void free_list(gpointer list)
{
    g_ptr_array_free(list, TRUE);
}

struct rl_compdb *rl_compdb_load(const char *path, GError **error)
{
    struct rl_compdb *db = g_new0(struct rl_compdb, 1);
    db->entries = g_ptr_array_new_with_free_func(free_entry);
    db->by_file = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_list);
    bool is_file = g_str_has_suffix(path, ".json") || g_file_test(path, G_FILE_TEST_IS_REGULAR);
    char *file = is_file ? g_strdup(path) : g_build_filename(path, "compile_commands.json", NULL);
    db->path = g_canonicalize_filename(file, NULL);
    char *text = NULL;
    gsize len = 0;
    json_error_t where;
    json_t *rows = NULL;
    bool ok = false;
    GError *inner = NULL;
    if (!g_file_get_contents(file, &text, &len, &inner)) {
        const char *hint = g_error_matches(inner, G_FILE_ERROR, G_FILE_ERROR_NOENT)
                               ? "; meson, cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON and reflint capture write one"
                               : "", *reason = strrchr(inner->message, ':');
        g_set_error(error, RL_ERROR, RL_ERROR_IO, "%s%s%s", file, reason ? reason : ": it cannot be read", hint);
        g_error_free(inner);
        goto out;
    }
    rows = json_loadb(text, len, JSON_ALLOW_NUL, &where);
    if (rows)
        ok = read_entries(db, rows, error);
    else
        g_set_error(error, RL_ERROR, RL_ERROR_SYNTAX, "%s:%d:%d: %s", file, where.line, where.column, where.text);
out:
    json_decref(rows);
    g_free(text);
    g_free(file);
    if (ok)
        return db;
    rl_compdb_free(db);
    return NULL;
}

GPtrArray *rl_compdb_find(const struct rl_compdb *db, const char *file)
{
    GPtrArray *found = g_hash_table_lookup(db->by_file, file);
    if (found)
        return found;
    char *real = realpath(file, NULL);
    if (real)
        found = g_hash_table_lookup(db->by_file, real);
    free(real);
    return found;
}

/* Length of the folders that both paths begin with. */
static size_t common_folders(const char *a, const char *b)
{
    size_t common = 0;
    for (size_t i = 0; a[i] && a[i] == b[i]; i++)
        if (a[i] == '/')
            common = i + 1;
    return common;
}

const struct rl_compdb_entry *rl_compdb_nearest(const struct rl_compdb *db, const char *file, const char *root)
{
    const struct rl_compdb_entry *nearest = NULL;
    size_t best = strlen(root) + 1;
    for (guint i = 0; i < db->entries->len; i++) {
        const struct rl_compdb_entry *entry = db->entries->pdata[i];
        size_t common = common_folders(entry->file, file);
        if (common > best) {
            best = common;
            nearest = entry;
        }
    }
    return nearest;
}

static char *database_in(const char *root, const char *folder)
{
    char *path = g_build_filename(root, folder, "compile_commands.json", NULL);
    char *plain = g_canonicalize_filename(path, NULL);
    g_free(path);
    if (!g_file_test(plain, G_FILE_TEST_IS_REGULAR))
        g_clear_pointer(&plain, g_free);
    return plain;
}

/* Of the folders in ROOT/WHERE whose names begin with PREFIX: the newest database; *BEST is replaced by a newer one. */
static void look_among(const char *root, const char *where, const char *prefix, char **best, time_t *when)
{
    char *top = g_build_filename(root, where, NULL);
    GDir *dir = g_dir_open(top, 0, NULL);
    for (const char *name = dir ? g_dir_read_name(dir) : NULL; name; name = g_dir_read_name(dir)) {
        char *path = g_str_has_prefix(name, prefix) ? database_in(top, name) : NULL;
        struct stat is;
        bool newer = path && stat(path, &is) == 0 && (!*best || is.st_mtime > *when || (is.st_mtime == *when && strcmp(path, *best) < 0));
        if (newer) {
            g_free(*best);
            *best = g_steal_pointer(&path);
            *when = is.st_mtime;
        }
        g_free(path);
    }
    if (dir)
        g_dir_close(dir);
    g_free(top);
}

char *rl_compdb_look(const char *root)
{
    static const char *const places[] = {".", "build", "builddir", "_build", "out"};
    char *path = NULL;
    time_t when = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(places) && !path; i++)
        path = database_in(root, places[i]);
    if (path)
        return path;
    look_among(root, ".", "build-", &path, &when);
    look_among(root, ".", "cmake-build-", &path, &when);
    look_among(root, "build", "", &path, &when);
    return path;
}
