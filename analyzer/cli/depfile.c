#include "analyzer/cli/depfile.h"

#include <string.h>

void rl_depfile_option(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], "-MD") != 0)
            continue;
        g_free(argv[i]);
        argv[i] = g_strdup("--depfile");
    }
}

static void put_name(GString *out, const char *name)
{
    for (; *name; name++) {
        if (strchr(" #\\:", *name))
            g_string_append_c(out, '\\');
        if (*name == '$')
            g_string_append_c(out, '$');
        g_string_append_c(out, *name);
    }
}

bool rl_depfile_write(const char *path, const char *target, const struct rl_parsed *parsed, char **more, GError **error)
{
    GString *out = g_string_new(NULL);
    put_name(out, target);
    g_string_append_c(out, ':');
    for (uint32_t i = 0; i < parsed->nfiles; i++) {
        const struct rl_seen_file *file = &parsed->files[i];
        if (g_str_has_suffix(file->path, "/") || strcmp(file->hash, "missing") == 0)
            continue;
        g_string_append(out, " \\\n  ");
        put_name(out, file->path);
    }
    for (; more && *more; more++) {
        g_string_append(out, " \\\n  ");
        put_name(out, *more);
    }
    g_string_append_c(out, '\n');
    bool ok = g_file_set_contents(path, out->str, (gssize)out->len, error);
    g_string_free(out, TRUE);
    return ok;
}

/* Appends the words of the file NAME. */
static bool read_words(GPtrArray *out, const char *name, GError **error)
{
    char *text;
    if (!g_file_get_contents(name, &text, NULL, error))
        return false;
    gint count = 0;
    char **words = NULL;
    GError *inner = NULL;
    bool ok = g_shell_parse_argv(text, &count, &words, &inner);
    if (!ok && g_error_matches(inner, G_SHELL_ERROR, G_SHELL_ERROR_EMPTY_STRING))
        ok = true;
    else if (!ok)
        g_propagate_prefixed_error(error, g_steal_pointer(&inner), "@%s: ", name);
    g_clear_error(&inner);
    for (gint i = 0; i < count; i++)
        g_ptr_array_add(out, g_strdup(words[i]));
    g_strfreev(words);
    g_free(text);
    return ok;
}

char **rl_response_files(char **words, GError **error)
{
    GPtrArray *out = g_ptr_array_new_with_free_func(g_free);
    bool behind = false, ok = true;
    for (char **word = words; ok && *word; word++) {
        behind = behind || strcmp(*word, "--") == 0;
        if (!behind && (*word)[0] == '@' && g_file_test(*word + 1, G_FILE_TEST_EXISTS))
            ok = read_words(out, *word + 1, error);
        else
            g_ptr_array_add(out, g_strdup(*word));
    }
    g_ptr_array_add(out, NULL);
    if (ok)
        g_ptr_array_set_free_func(out, NULL);
    char **list = (char **)g_ptr_array_free(out, !ok);
    return ok ? list : NULL;
}
