#include "analyzer/cli/sources.h"

#include <string.h>

struct sources {
    struct rl_files *files;
    const char *directory;
    GHashTable *seen; /* paths, owned */
    GArray *list;     /* struct rl_seen_file */
};

/* PATH is consumed. */
static void add(struct sources *in, char *path)
{
    if (!g_hash_table_add(in->seen, path))
        return;
    struct rl_seen_file file = *rl_files_look(in->files, path);
    file.path = g_strdup(path);
    g_array_append_val(in->list, file);
}

static void add_folder(struct sources *in, const char *folder)
{
    char *full = g_canonicalize_filename(folder, in->directory);
    add(in, g_strconcat(full, "/", NULL));
    g_free(full);
}

/* The folder that FLAG, or the word behind it, has searched; NULL: none. */
static const char *searched(const char *flag, const char *next)
{
    static const char *const options[] = {"-I", "-isystem", "-iquote", "-idirafter"};
    for (size_t i = 0; i < G_N_ELEMENTS(options); i++) {
        size_t len = strlen(options[i]);
        if (strncmp(flag, options[i], len) == 0)
            return flag[len] ? flag + len : next;
    }
    return NULL;
}

/* "'sub/foo.h' file not found": "sub/foo.h"; owned. */
static char *missing_header(const struct rl_note *note)
{
    const char *end = note->is_error && note->text[0] == '\'' ? strstr(note->text, "' file not found") : NULL;
    return end ? g_strndup(note->text + 1, (gsize)(end - note->text - 1)) : NULL;
}

/* Where HEADER would lie, below FOLDERS and the compiler's own. */
static void add_missing(struct sources *in, GPtrArray *folders, const char *header)
{
    static const char *const own[] = {"/usr/local/include", "/usr/include"};
    char *part = g_path_get_dirname(header);
    for (guint i = 0; i < folders->len + G_N_ELEMENTS(own); i++) {
        const char *folder = i < folders->len ? folders->pdata[i] : own[i - folders->len];
        char *below = g_build_filename(folder, part, NULL);
        add_folder(in, folder);
        add_folder(in, below);
        g_free(below);
    }
    g_free(part);
}

static void add_folders(struct sources *in, const struct rl_job *job, const struct rl_unit *unit)
{
    GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(folders, g_path_get_dirname(job->path));
    for (char **flag = job->flags; *flag; flag++) {
        const char *folder = searched(flag[0], flag[1]);
        if (folder)
            g_ptr_array_add(folders, g_canonicalize_filename(folder, job->directory));
    }
    guint nfiles = in->list->len;
    for (guint i = 0; i < nfiles; i++) {
        const char *path = g_array_index(in->list, struct rl_seen_file, i).path;
        if (!g_str_has_prefix(path, "/usr/"))
            g_ptr_array_add(folders, g_path_get_dirname(path));
    }
    for (guint i = 0; i < folders->len; i++) {
        add_folder(in, folders->pdata[i]);
        add(in, g_build_filename(folders->pdata[i], "patchlevel.h", NULL)); /* tells tree-sitter which Python it is */
    }
    for (uint32_t i = 0; i < unit->nnotes; i++) {
        char *header = missing_header(&unit->notes[i]);
        if (header)
            add_missing(in, folders, header);
        g_free(header);
    }
    g_ptr_array_free(folders, TRUE);
}

static struct sources begin(struct rl_files *files, const struct rl_job *job)
{
    struct sources in = {
        .files = files,
        .directory = job->directory,
        .seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .list = g_array_new(FALSE, TRUE, sizeof(struct rl_seen_file)),
    };
    add(&in, g_strdup(job->path));
    return in;
}

static void finish(struct sources *in, struct rl_parsed *parsed)
{
    g_hash_table_destroy(in->seen);
    parsed->nfiles = in->list->len;
    parsed->files = (struct rl_seen_file *)(void *)g_array_free(in->list, FALSE);
}

void rl_sources_find(struct rl_files *files, const struct rl_job *job, const struct rl_unit *unit, struct rl_parsed *parsed)
{
    struct sources in = begin(files, job);
    for (uint32_t i = 0; i < unit->nincluded; i++)
        add(&in, g_canonicalize_filename(unit->included[i], job->directory));
    add_folders(&in, job, unit);
    finish(&in, parsed);
}

void rl_sources_of_skipped(struct rl_files *files, const struct rl_job *job, const GPtrArray *read, struct rl_parsed *parsed)
{
    struct sources in = begin(files, job);
    for (guint i = 0; i < read->len; i++)
        add(&in, g_canonicalize_filename(read->pdata[i], job->directory));
    finish(&in, parsed);
}
