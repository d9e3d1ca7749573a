#include "analyzer/cli/texts.h"

#include <string.h>

struct rl_texts {
    GHashTable *files; /* path -> struct rl_text *, or NULL */
};

static void free_text(gpointer data)
{
    struct rl_text *text = data;
    if (!text)
        return;
    g_hash_table_destroy(text->used);
    g_hash_table_destroy(text->defined);
    g_ptr_array_free(text->includes, TRUE);
    g_free(text);
}

struct rl_texts *rl_texts_new(void)
{
    struct rl_texts *texts = g_new0(struct rl_texts, 1);
    texts->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_text);
    return texts;
}

void rl_texts_free(struct rl_texts *texts)
{
    if (!texts)
        return;
    g_hash_table_destroy(texts->files);
    g_free(texts);
}

static bool is_word(char c)
{
    return g_ascii_isalnum(c) || c == '_';
}

/* Behind blanks and comments from AT on. */
static const char *skip_blank(const char *at, const char *end)
{
    while (at < end) {
        if (g_ascii_isspace(*at) || *at == '\\') {
            at++;
        } else if (end - at > 1 && at[0] == '/' && at[1] == '*') {
            const char *close = memmem(at + 2, (size_t)(end - at - 2), "*/", 2);
            at = close ? close + 2 : end;
        } else if (end - at > 1 && at[0] == '/' && at[1] == '/') {
            const char *line = memchr(at, '\n', (size_t)(end - at));
            at = line ? line : end;
        } else {
            break;
        }
    }
    return at;
}

/* Behind the literal that begins at AT. */
static const char *skip_literal(const char *at, const char *end)
{
    char quote = *at++;
    while (at < end && *at != quote && *at != '\n')
        at += *at == '\\' && end - at > 1 ? 2 : 1;
    return at < end ? at + 1 : end;
}

/* Whether a body, or an old-style declaration, follows the parenthesis at AT. */
static bool begins_body(const char *at, const char *end)
{
    int depth = 0;
    while (at < end) {
        if (*at == '"' || *at == '\'') {
            at = skip_literal(at, end);
            continue;
        }
        if (*at == ';' || *at == '{')
            return false;
        depth += (*at == '(') - (*at == ')');
        at = skip_blank(at + 1, end);
        if (depth == 0)
            return at < end && (*at == '{' || is_word(*at));
    }
    return false;
}

/* `#include "x.h"` or <x.h> from AT, which stands behind the #. */
static void read_include(struct rl_text *text, const char *at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    if (end - at < 9 || memcmp(at, "include", 7) != 0)
        return;
    for (at += 7; at < end && (*at == ' ' || *at == '\t');)
        at++;
    const char close = at < end && *at == '<' ? '>' : '"';
    const char *line = memchr(at, '\n', (size_t)(end - at));
    const char *stop = at + 1 < end ? memchr(at + 1, close, (size_t)((line ? line : end) - at - 1)) : NULL;
    if (stop && (*at == '<' || *at == '"'))
        g_ptr_array_add(text->includes, g_strndup(at + 1, (gsize)(stop - at - 1)));
}

static struct rl_text *read_text(const char *at, const char *end)
{
    struct rl_text *text = g_new0(struct rl_text, 1);
    text->used = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    text->defined = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    text->includes = g_ptr_array_new_with_free_func(g_free);
    while ((at = skip_blank(at, end)) < end) {
        if (*at == '"' || *at == '\'') {
            at = skip_literal(at, end);
        } else if (is_word(*at)) {
            const char *start = at;
            while (at < end && is_word(*at))
                at++;
            char *word = g_strndup(start, (gsize)(at - start));
            at = skip_blank(at, end);
            if (at < end && *at == '(' && begins_body(at, end))
                g_hash_table_add(text->defined, g_strdup(word));
            g_hash_table_add(text->used, word);
        } else {
            if (*at == '#')
                read_include(text, at + 1, end);
            at++;
        }
    }
    return text;
}

const struct rl_text *rl_texts_read(struct rl_texts *texts, const char *path)
{
    gpointer known;
    if (g_hash_table_lookup_extended(texts->files, path, NULL, &known))
        return known;
    char *bytes;
    gsize len;
    struct rl_text *text = NULL;
    if (g_file_get_contents(path, &bytes, &len, NULL)) {
        text = read_text(bytes, bytes + len);
        g_free(bytes);
    }
    g_hash_table_insert(texts->files, g_strdup(path), text);
    return text;
}

/* Where NAME lies, as FROM includes it; owned, NULL: nowhere in the project. */
static char *resolve(const struct rl_job *job, const char *from, const char *name)
{
    char *folder = g_path_get_dirname(from), *path = g_canonicalize_filename(name, folder);
    g_free(folder);
    for (char **flag = job->flags; *flag && !g_file_test(path, G_FILE_TEST_IS_REGULAR); flag++) {
        const char *given = g_str_has_prefix(*flag, "-I") ? ((*flag)[2] ? *flag + 2 : flag[1]) : NULL;
        if (!given)
            continue;
        char *base = g_canonicalize_filename(given, job->directory);
        g_free(path);
        path = g_canonicalize_filename(name, base);
        g_free(base);
    }
    if (!g_str_has_prefix(path, "/usr/") && g_file_test(path, G_FILE_TEST_IS_REGULAR))
        return path;
    g_free(path);
    return NULL;
}

GHashTable *rl_texts_closure(struct rl_texts *texts, const struct rl_job *job)
{
    GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GPtrArray *work = g_ptr_array_new();
    char *first = g_strdup(job->path);
    g_hash_table_add(seen, first);
    g_ptr_array_add(work, first);
    for (guint i = 0; i < work->len; i++) {
        const struct rl_text *text = rl_texts_read(texts, work->pdata[i]);
        for (guint n = 0; text && n < text->includes->len; n++) {
            char *path = resolve(job, work->pdata[i], text->includes->pdata[n]);
            if (path && !g_hash_table_contains(seen, path)) {
                g_hash_table_add(seen, path);
                g_ptr_array_add(work, path);
            } else {
                g_free(path);
            }
        }
    }
    g_ptr_array_free(work, TRUE);
    return seen;
}
