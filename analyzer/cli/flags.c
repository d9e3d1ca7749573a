#include "analyzer/cli/flags.h"
#include "analyzer/model/model.h"

#include <stdlib.h>
#include <string.h>

/* ---- what to keep of a command ------------------------------------------------------ */

enum treat {
    KEEP,
    KEEP_WITH_NEXT, /* its argument is the next word */
    DROP,
    DROP_WITH_NEXT,
};

struct row {
    const char *flag;
    enum treat treat;
};

/* Whole words. */
static const struct row exact_rows[] = {
    {"-c", DROP}, {"-S", DROP}, {"-E", DROP}, {"-o", DROP_WITH_NEXT}, {"-pipe", DROP}, {"-w", DROP}, {"-s", DROP},
    {"-M", DROP}, {"-MM", DROP}, {"-MD", DROP}, {"-MMD", DROP}, {"-MG", DROP}, {"-MP", DROP}, {"-MV", DROP},
    {"-MF", DROP_WITH_NEXT}, {"-MT", DROP_WITH_NEXT}, {"-MQ", DROP_WITH_NEXT}, {"-MJ", DROP_WITH_NEXT},
    {"-I", KEEP_WITH_NEXT}, {"-D", KEEP_WITH_NEXT}, {"-U", KEEP_WITH_NEXT}, {"-include", KEEP_WITH_NEXT},
    {"-imacros", KEEP_WITH_NEXT}, {"-isystem", KEEP_WITH_NEXT}, {"-iquote", KEEP_WITH_NEXT},
    {"-idirafter", KEEP_WITH_NEXT}, {"-iprefix", KEEP_WITH_NEXT}, {"-iwithprefix", KEEP_WITH_NEXT},
    {"-iwithprefixbefore", KEEP_WITH_NEXT}, {"-isysroot", KEEP_WITH_NEXT}, {"--sysroot", KEEP_WITH_NEXT},
    {"-include-pch", KEEP_WITH_NEXT}, {"-x", KEEP_WITH_NEXT}, {"-target", KEEP_WITH_NEXT}, {"-arch", KEEP_WITH_NEXT},
    {"-F", KEEP_WITH_NEXT}, {"-iframework", KEEP_WITH_NEXT}, {"-Xclang", KEEP_WITH_NEXT}, {"-mllvm", DROP_WITH_NEXT},
    {"-Xpreprocessor", DROP_WITH_NEXT}, {"-Xlinker", DROP_WITH_NEXT}, {"-Xassembler", DROP_WITH_NEXT},
    {"--param", DROP_WITH_NEXT}, {"-L", DROP_WITH_NEXT}, {"-l", DROP_WITH_NEXT}, {"-T", DROP_WITH_NEXT},
    {"-u", DROP_WITH_NEXT}, {"-z", DROP_WITH_NEXT}, {"-framework", DROP_WITH_NEXT}, {"-aux-info", DROP_WITH_NEXT},
    {"-shared", DROP}, {"-static", DROP}, {"-rdynamic", DROP}, {"--", DROP}, {"-pedantic", DROP},
    {"-pedantic-errors", DROP}, {"-ansi", KEEP}, {"-fsyntax-only", DROP}, {"-v", DROP}, {"-###", DROP},
};

/* Beginnings of words; the first that fits counts. */
static const struct row prefix_rows[] = {
    {"-o", DROP}, {"-MF", DROP}, {"-MT", DROP}, {"-MQ", DROP}, {"-MJ", DROP}, {"-Wp,-M", DROP}, {"-Wp,", KEEP},
    {"-W", DROP}, {"-g", DROP}, {"-L", DROP}, {"-l", DROP}, {"-save-temps", DROP}, {"-specs=", DROP},
    {"--param=", DROP}, {"-fplugin", DROP}, {"-flto", DROP}, {"-fdump-", DROP}, {"-fanalyzer", DROP},
    {"-fprofile", DROP}, {"-fcoverage", DROP}, {"-ftest-coverage", DROP}, {"-fsanitize", DROP},
    {"-fno-sanitize", DROP}, {"-fdiagnostics", DROP}, {"-ftree-", DROP}, {"-fno-tree-", DROP}, {"-fipa-", DROP},
    {"-fno-ipa-", DROP}, {"-fvar-tracking", DROP}, {"-fno-var-tracking", DROP}, {"-fuse-linker-plugin", DROP},
    {"-fuse-ld", DROP}, {"-fno-fat-lto", DROP}, {"-ffat-lto", DROP}, {"-fconserve-stack", DROP},
    {"-fno-allow-store-data-races", DROP}, {"-fcallgraph-info", DROP}, {"-fstack-usage", DROP}, {"-fopt-info", DROP},
    {"-fno-code-hoisting", DROP}, {"-fno-reorder-blocks", DROP}, {"-fno-semantic-interposition", DROP},
    {"-fsemantic-interposition", DROP}, {"-fabi-version", DROP}, {"-fno-gcse", DROP}, {"-fgcse", DROP},
    {"-fno-printf-return-value", DROP}, {"-fno-canonical-system-headers", DROP}, {"-fmodules", DROP},
    {"-mno-fp-ret-in-387", DROP}, {"-mpreferred-stack-boundary", DROP}, {"-mindirect-branch", DROP},
    {"-mfunction-return", DROP}, {"-mrecord-mcount", DROP}, {"-maccumulate-outgoing-args", DROP},
};

static enum treat treat_flag(const char *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(exact_rows); i++)
        if (strcmp(word, exact_rows[i].flag) == 0)
            return exact_rows[i].treat;
    for (size_t i = 0; i < G_N_ELEMENTS(prefix_rows); i++)
        if (g_str_has_prefix(word, prefix_rows[i].flag))
            return prefix_rows[i].treat;
    return KEEP;
}

/* ---- commands ---------------------------------------------------------------------------- */

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool rl_flags_is_command(const char *const *words)
{
    return words[0] && words[0][0] != '-' && words[0][0] != '@';
}

/* Index of the compiler behind ccache, env A=B and their like. */
static size_t compiler_at(const char *const *words)
{
    static const char *const wrappers[] = {"ccache", "sccache", "distcc", "icecc", "env", "nice", "bear", "libtool"};
    size_t at = 0;
    for (;;) {
        bool skip = strchr(words[at], '=') != NULL;
        for (size_t i = 0; i < G_N_ELEMENTS(wrappers); i++)
            skip = skip || strcmp(base_name(words[at]), wrappers[i]) == 0;
        if (!skip || !words[at + 1] || words[at + 1][0] == '-')
            return at;
        at++;
    }
}

bool rl_flags_is_cplusplus(const char *const *words)
{
    if (rl_flags_is_command(words)) {
        const char *name = base_name(words[compiler_at(words)]);
        size_t len = strcspn(name, "-0123456789");
        if (strstr(name, "++") || (len == 3 && strncmp(name, "CC", 2) == 0))
            return true;
    }
    for (size_t i = 0; words[i]; i++) {
        const char *language = strcmp(words[i], "-x") == 0 ? words[i + 1] : NULL;
        if (g_str_has_prefix(words[i], "-xc++") || (language && g_str_has_prefix(language, "c++")))
            return true;
    }
    return false;
}

/* WORDS with the words of response files in their places; owned words. */
static void expand(GPtrArray *out, const char *const *words, const char *directory, int depth)
{
    for (size_t i = 0; words[i]; i++) {
        char *text = NULL, **inner = NULL;
        if (words[i][0] == '@' && depth > 0) {
            char *path = g_canonicalize_filename(words[i] + 1, directory);
            g_file_get_contents(path, &text, NULL, NULL);
            g_free(path);
        }
        if (text && g_shell_parse_argv(text, NULL, &inner, NULL))
            expand(out, (const char *const *)inner, directory, depth - 1);
        else if (!text)
            g_ptr_array_add(out, g_strdup(words[i]));
        g_strfreev(inner);
        g_free(text);
    }
}

/* Flags into KEPT, inputs into INPUTS; either may be NULL. */
static void sort_words(const char *const *words, const char *directory, GPtrArray *kept, GPtrArray *inputs)
{
    GPtrArray *all = g_ptr_array_new_with_free_func(g_free);
    expand(all, rl_flags_is_command(words) ? words + compiler_at(words) + 1 : words, directory, 4);
    for (guint i = 0; i < all->len; i++) {
        const char *word = all->pdata[i];
        if (word[0] != '-' || word[1] == '\0') {
            if (inputs && g_str_has_suffix(word, ".c"))
                g_ptr_array_add(inputs, g_strdup(word));
            continue;
        }
        enum treat treat = treat_flag(word);
        bool with_next = (treat == KEEP_WITH_NEXT || treat == DROP_WITH_NEXT) && i + 1 < all->len;
        if (kept && (treat == KEEP || treat == KEEP_WITH_NEXT))
            g_ptr_array_add(kept, g_strdup(word));
        if (kept && with_next && treat == KEEP_WITH_NEXT)
            g_ptr_array_add(kept, g_strdup(all->pdata[i + 1]));
        i += with_next;
    }
    g_ptr_array_free(all, TRUE);
}

char **rl_flags_inputs(const char *const *words, const char *directory)
{
    GPtrArray *inputs = g_ptr_array_new();
    sort_words(words, directory, NULL, inputs);
    g_ptr_array_add(inputs, NULL);
    return (char **)g_ptr_array_free(inputs, FALSE);
}

char **rl_flags_clean(const char *const *words, const char *directory)
{
    GPtrArray *kept = g_ptr_array_new();
    sort_words(words, directory, kept, NULL);
    g_ptr_array_add(kept, NULL);
    return (char **)g_ptr_array_free(kept, FALSE);
}

/* ---- no command -------------------------------------------------------------------------------- */

/* The words that COMMAND prints, or NULL. */
static char **ask(char **command)
{
    char *text = NULL, **words = NULL;
    int status = 0;
    /* All our descriptors close on exec, and without this GLib copies the process to start another. */
    GSpawnFlags how = G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL | G_SPAWN_LEAVE_DESCRIPTORS_OPEN;
    if (g_spawn_sync(NULL, command, NULL, how, NULL, NULL, &text, NULL, &status, NULL) &&
        g_spawn_check_wait_status(status, NULL))
        g_shell_parse_argv(text, NULL, &words, NULL);
    g_free(text);
    return words;
}

static char **python_includes(int python)
{
    char **words = NULL;
    if (python) {
        char *package = g_strdup_printf("python-%d.%d", python >> 8, python & 0xff);
        words = ask((char *[]){"pkg-config", "--cflags", package, NULL});
        g_free(package);
    }
    static const char *const packages[] = {"python3", "python3-embed"};
    for (size_t i = 0; !words && i < G_N_ELEMENTS(packages); i++)
        words = ask((char *[]){"pkg-config", "--cflags", (char *)packages[i], NULL});
    if (!words)
        words = ask((char *[]){"python3-config", "--includes", NULL});
    return words;
}

char **rl_flags_default(int python, char **warning)
{
    GPtrArray *flags = g_ptr_array_new();
    g_ptr_array_add(flags, g_strdup("-std=gnu17"));
    char **includes = python_includes(python & RL_PYTHON_VERSION);
    for (char **word = includes; word && *word; word++)
        g_ptr_array_add(flags, g_strdup(*word));
    if (!includes)
        *warning = g_strdup("no Python headers were found (pkg-config python3, python3-config); give flags after --");
    g_strfreev(includes);
    g_ptr_array_add(flags, NULL);
    return (char **)g_ptr_array_free(flags, FALSE);
}

static void add_folder(GPtrArray *flags, const char *folder)
{
    g_ptr_array_add(flags, g_strdup("-idirafter"));
    g_ptr_array_add(flags, g_strdup(folder));
    char *include = g_build_filename(folder, "include", NULL);
    if (g_file_test(include, G_FILE_TEST_IS_DIR)) {
        g_ptr_array_add(flags, g_strdup("-idirafter"));
        g_ptr_array_add(flags, g_strdup(include));
    }
    g_free(include);
}

char **rl_flags_guess(const char *const *base, const char *file, const char *root)
{
    GPtrArray *flags = g_ptr_array_new();
    for (; *base; base++)
        g_ptr_array_add(flags, g_strdup(*base));
    char *folder = g_path_get_dirname(file);
    size_t len = strlen(root);
    bool below = strncmp(folder, root, len) == 0 && (folder[len] == '/' || !folder[len]) && len > 1;
    for (;;) {
        add_folder(flags, folder);
        if (!below || strcmp(folder, root) == 0)
            break;
        char *parent = g_path_get_dirname(folder);
        g_free(folder);
        folder = parent;
    }
    g_free(folder);
    g_ptr_array_add(flags, NULL);
    return (char **)g_ptr_array_free(flags, FALSE);
}
