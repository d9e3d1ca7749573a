#include "analyzer/cli/files.h"

#include <dirent.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

struct rl_files {
    GHashTable *known; /* path -> GPtrArray of struct rl_seen_file * */
    int64_t began;     /* by the clock that the kernel gives files their times by */
};

static void free_seen(gpointer data)
{
    struct rl_seen_file *seen = data;
    g_free(seen->path);
    g_free(seen);
}

static void free_list(gpointer list)
{
    g_ptr_array_free(list, TRUE);
}

static int64_t nanoseconds(struct timespec time)
{
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

struct rl_files *rl_files_new(void)
{
    struct rl_files *files = g_new0(struct rl_files, 1);
    struct timespec now;
    clock_gettime(CLOCK_REALTIME_COARSE, &now);
    files->began = nanoseconds(now);
    files->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_list);
    return files;
}

void rl_files_free(struct rl_files *files)
{
    if (!files)
        return;
    g_hash_table_destroy(files->known);
    g_free(files);
}

static struct rl_seen_file *add(struct rl_files *files, const char *path, const char *hash, const struct rl_file_stamp *stamp)
{
    GPtrArray *list = g_hash_table_lookup(files->known, path);
    if (!list) {
        list = g_ptr_array_new_with_free_func(free_seen);
        g_hash_table_insert(files->known, g_strdup(path), list);
    }
    struct rl_seen_file *seen = NULL;
    for (guint i = 0; i < list->len && !seen; i++)
        if (strcmp(((struct rl_seen_file *)list->pdata[i])->hash, hash) == 0)
            seen = list->pdata[i];
    if (!seen) {
        seen = g_new0(struct rl_seen_file, 1);
        seen->path = g_strdup(path);
        g_strlcpy(seen->hash, hash, sizeof(seen->hash));
        g_ptr_array_add(list, seen);
    }
    seen->stamp = *stamp;
    return seen;
}

void rl_files_know(struct rl_files *files, const char *path, const char *hash, const struct rl_file_stamp *stamp)
{
    add(files, path, hash, stamp)->stable = true;
}

/* All 0 when there is no such file. */
static struct rl_file_stamp stamp_of(const char *path)
{
    struct stat is;
    if (stat(path, &is) != 0)
        return (struct rl_file_stamp){0};
    return (struct rl_file_stamp){is.st_size, nanoseconds(is.st_mtim), nanoseconds(is.st_ctim), (int64_t)is.st_ino};
}

static bool same_stamp(const struct rl_file_stamp *a, const struct rl_file_stamp *b)
{
    return a->size == b->size && a->mtime == b->mtime && a->ctime == b->ctime && a->inode == b->inode;
}

/* ---- hashes ---------------------------------------------------------------------------- */

/* What an #include can find: what else lies in a folder comes and goes with every build. */
static bool is_includable(const struct dirent *entry)
{
    static const char *const ends[] = {".h", ".hpp", ".hh", ".inc", ".def"};
    if (entry->d_name[0] == '.')
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
        if (g_str_has_suffix(entry->d_name, ends[i]))
            return true;
    return entry->d_type == DT_DIR || entry->d_type == DT_LNK;
}

static gint compare_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool hash_folder(GChecksum *sum, const char *path)
{
    DIR *folder = opendir(path);
    if (!folder)
        return false;
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
        if (is_includable(entry))
            g_ptr_array_add(names, g_strdup(entry->d_name));
    closedir(folder);
    g_ptr_array_sort(names, compare_text);
    for (guint i = 0; i < names->len; i++)
        g_checksum_update(sum, names->pdata[i], (gssize)strlen(names->pdata[i]) + 1);
    g_ptr_array_free(names, TRUE);
    return true;
}

static bool hash_file(GChecksum *sum, const char *path)
{
    char *text;
    gsize len;
    if (!g_file_get_contents(path, &text, &len, NULL))
        return false;
    g_checksum_update(sum, (const guchar *)text, (gssize)len);
    g_free(text);
    return true;
}

/* Reads PATH, which had STAMP before. */
static const struct rl_seen_file *read_file(struct rl_files *files, const char *path, const struct rl_file_stamp *stamp)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    bool is_folder = g_str_has_suffix(path, "/");
    char hash[RL_FILE_HASH + 1] = "missing";
    if (is_folder ? hash_folder(sum, path) : hash_file(sum, path))
        g_strlcpy(hash, g_checksum_get_string(sum), sizeof(hash));
    g_checksum_free(sum);
    struct rl_file_stamp after = stamp_of(path);
    struct rl_seen_file *seen = add(files, path, hash, stamp);
    /* Folders change with every file that is written into them; that their headers are the same is what counts. */
    bool old = stamp->mtime < files->began && stamp->ctime < files->began;
    seen->stable = same_stamp(stamp, &after) && (old || is_folder);
    if (!old)
        seen->stamp = (struct rl_file_stamp){0}; /* a change in the same tick would not show */
    return seen;
}

const struct rl_seen_file *rl_files_look(struct rl_files *files, const char *path)
{
    struct rl_file_stamp stamp = stamp_of(path);
    GPtrArray *list = g_hash_table_lookup(files->known, path);
    for (guint i = 0; list && stamp.inode && i < list->len; i++) {
        const struct rl_seen_file *seen = list->pdata[i];
        if (same_stamp(&seen->stamp, &stamp))
            return seen;
    }
    return read_file(files, path, &stamp);
}
