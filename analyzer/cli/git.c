#include "analyzer/cli/git.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "analyzer/base/error.h"

/* What `git WORD...` prints, up to a NUL, in FOLDER (NULL: here).  False with ERROR when it cannot be run; OUT is NULL when git fails. */
static bool run_git(const char *folder, const char *const *words, GBytes **out, GError **error)
{
    GPtrArray *argv = g_ptr_array_new();
    g_ptr_array_add(argv, "git");
    for (; *words; words++)
        g_ptr_array_add(argv, (gpointer)*words);
    g_ptr_array_add(argv, NULL);
    char **environment = g_environ_setenv(g_get_environ(), "GIT_OPTIONAL_LOCKS", "0", TRUE);
    char *text = NULL;
    gint status = 0;
    GError *inner = NULL;
    bool ran = g_spawn_sync(folder, (char **)argv->pdata, environment,
                            G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &text, NULL, &status, &inner);
    g_ptr_array_free(argv, TRUE);
    g_strfreev(environment);
    *out = NULL;
    if (!ran) {
        g_set_error(error, RL_ERROR, RL_ERROR_IO, "git cannot be run: %s", inner->message);
        g_error_free(inner);
        return false;
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        *out = g_bytes_new_take(text, strlen(text));
    else
        g_free(text);
    return true;
}

/* The lines of what `git WORD...` prints; owned, NULL with ERROR: WHY when git fails. */
static char **git_lines(const char *folder, const char *const *words, const char *why, GError **error)
{
    GBytes *out;
    if (!run_git(folder, words, &out, error))
        return NULL;
    if (!out) {
        g_set_error_literal(error, RL_ERROR, RL_ERROR_USAGE, why);
        return NULL;
    }
    gsize size;
    const char *data = g_bytes_get_data(out, &size);
    char *text = g_strndup(data ? data : "", size);
    while (g_str_has_suffix(text, "\n"))
        text[strlen(text) - 1] = '\0';
    char **lines = g_strsplit(text, "\n", -1);
    g_free(text);
    g_bytes_unref(out);
    return lines;
}

/* A name as git prints it: in quotes and with escapes where it has strange characters; owned. */
static char *unquote(const char *name)
{
    size_t len = strlen(name);
    if (len < 2 || name[0] != '"' || name[len - 1] != '"')
        return g_strdup(name);
    char *inner = g_strndup(name + 1, len - 2), *plain = g_strcompress(inner);
    g_free(inner);
    return plain;
}

/* "M\tname", "R100\told\tnew", ... */
static void take_change(struct rl_changes *changes, const char *line)
{
    char **parts = g_strsplit(line, "\t", 3);
    guint count = g_strv_length(parts);
    if (count >= 2) {
        char *first = unquote(parts[1]), *last = count > 2 ? unquote(parts[2]) : g_strdup(first);
        if (line[0] == 'D')
            g_ptr_array_add(changes->gone, g_strdup(first));
        else
            g_hash_table_replace(changes->files, g_build_filename(changes->top, last, NULL), line[0] == 'A' ? NULL : g_strdup(first));
        g_free(first);
        g_free(last);
    }
    g_strfreev(parts);
}

/* LINES (NULL: none) are names, of files that the revision has under them (KNOWN) or does not have. */
static void take_names(struct rl_changes *changes, char **lines, bool known)
{
    for (char **line = lines; line && *line; line++) {
        char *name = unquote(*line);
        if (*name)
            g_hash_table_replace(changes->files, g_build_filename(changes->top, name, NULL), known ? g_strdup(name) : NULL);
        g_free(name);
    }
}

static bool find_top(struct rl_changes *changes, const char *why, GError **error)
{
    const char *const where[] = {"rev-parse", "--show-toplevel", NULL};
    char **top = git_lines(NULL, where, why, error);
    if (top)
        changes->top = rl_changes_path(top[0]);
    g_strfreev(top);
    return changes->top != NULL;
}

static bool find_commit(struct rl_changes *changes, GError **error)
{
    char *commit = g_strconcat(changes->revision, "^{commit}", NULL);
    const char *const which[] = {"rev-parse", "--verify", "--quiet", "--end-of-options", commit, NULL};
    char *why = g_strdup_printf("--changed: git knows no commit %s", changes->revision);
    char **known = git_lines(NULL, which, why, error);
    bool ok = known != NULL;
    if (ok) {
        g_free(changes->revision);
        changes->revision = g_strdup(known[0]);
    }
    g_strfreev(known);
    g_free(why);
    g_free(commit);
    return ok;
}

static void init(struct rl_changes *changes, const char *revision)
{
    *changes = (struct rl_changes){
        .revision = g_strdup(revision),
        .files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
        .gone = g_ptr_array_new_with_free_func(g_free),
    };
}

bool rl_changes_find(struct rl_changes *changes, const char *revision, GError **error)
{
    init(changes, revision);
    if (!find_top(changes, "--changed: this folder is in no git work tree", error) || !find_commit(changes, error))
        return false;
    const char *const diff[] = {"-c", "core.quotePath=false", "diff", "--name-status", "-M", "--no-ext-diff", changes->revision, "--", NULL};
    const char *const others[] = {"-c", "core.quotePath=false", "ls-files", "--others", "--exclude-standard", NULL};
    char **changed = git_lines(changes->top, diff, "--changed: git diff fails", error);
    char **new = changed ? git_lines(changes->top, others, "--changed: git ls-files fails", error) : NULL;
    for (char **line = changed; new && *line; line++)
        take_change(changes, *line);
    take_names(changes, new, false);
    bool ok = new != NULL;
    g_strfreev(changed);
    g_strfreev(new);
    return ok;
}

bool rl_changes_find_staged(struct rl_changes *changes, GError **error)
{
    const char *const diff[] = {"-c", "core.quotePath=false", "diff", "--cached", "--name-only", "--diff-filter=ACMR", "--no-ext-diff", "--", NULL};
    init(changes, "");
    if (!find_top(changes, "--staged: this folder is in no git work tree", error))
        return false;
    char **staged = git_lines(changes->top, diff, "--staged: git diff fails", error);
    take_names(changes, staged, true);
    bool ok = staged != NULL;
    g_strfreev(staged);
    return ok;
}

void rl_changes_release(struct rl_changes *changes)
{
    g_free(changes->revision);
    g_free(changes->top);
    if (changes->files)
        g_hash_table_destroy(changes->files);
    if (changes->gone)
        g_ptr_array_free(changes->gone, TRUE);
}

char *rl_changes_path(const char *path)
{
    char *real = realpath(path, NULL);
    char *copy = g_strdup(real ? real : path);
    free(real);
    return copy;
}

GBytes *rl_changes_old_text(const struct rl_changes *changes, const char *name, GError **error)
{
    char *object = g_strdup_printf("%s:%s", changes->revision, name);
    const char *const show[] = {"show", "--no-textconv", object, NULL};
    GBytes *text;
    bool ran = run_git(changes->top, show, &text, error);
    if (ran && !text)
        g_set_error(error, RL_ERROR, RL_ERROR_INPUT, "git cannot show %s", object);
    g_free(object);
    return text;
}
