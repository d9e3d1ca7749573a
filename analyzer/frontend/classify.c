/* Is a file worth a front end?  Its text alone decides, in one pass over its identifiers. */
#include "analyzer/frontend/frontend.h"
#include "analyzer/frontend/clang_lex.h"
#include "analyzer/model/model.h"

#include <string.h>

enum { HEAD = 2048, LONGEST_NAME = 128 };

static bool has_suffix(const char *path, const char *const *suffixes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (g_str_has_suffix(path, suffixes[i]))
            return true;
    return false;
}

/* ---- C++ --------------------------------------------------------------------- */

/* A word that starts a line of C++ and cannot start one of C. */
static bool is_cplusplus_line(const char *text, uint32_t size, uint32_t at)
{
    static const char *const starts[] = {"using namespace ",    "template <",        "template<",
                                         "#include <iostream>", "#include <string>", "#include <vector>",
                                         "#include <memory>",   "#include <map>"};
    for (unsigned i = 0; i < G_N_ELEMENTS(starts); i++) {
        size_t len = strlen(starts[i]);
        if (size - at >= len && memcmp(text + at, starts[i], len) == 0)
            return true;
    }
    /* `namespace x {` and `class X {` */
    uint32_t end = rl_lex_word(text, size, at);
    size_t len = end - at;
    if (!(len == 9 && memcmp(text + at, "namespace", 9) == 0) && !(len == 5 && memcmp(text + at, "class", 5) == 0))
        return false;
    uint32_t name = rl_lex_blank(text, size, end), name_end = rl_lex_word(text, size, name);
    uint32_t brace = rl_lex_blank(text, size, name_end);
    return name_end > name && brace < size && (text[brace] == '{' || (text[brace] == ':' && text[brace + 1] != '='));
}

/* Inside `#ifdef __cplusplus` C headers speak C++: those lines do not count. */
static bool is_guarded(const char *text, uint32_t at) { return memmem(text, at, "__cplusplus", 11) != NULL; }

static bool is_cplusplus_text(const char *text, uint32_t size)
{
    bool line_start = true;
    for (uint32_t at = 0; at < size;) {
        uint32_t next = rl_lex_blank(text, size, at);
        line_start = line_start || memchr(text + at, '\n', next - at) != NULL;
        if (line_start && next < size && is_cplusplus_line(text, size, next) && !is_guarded(text, next))
            return true;
        line_start = false;
        at = rl_lex_token(text, size, next);
    }
    return false;
}

/* ---- refcounted APIs ------------------------------------------------------------ */

static bool names_api(const char *text, uint32_t begin, uint32_t end, const struct rl_models *models)
{
    const char *name = text + begin;
    size_t len = end - begin;
    bool python = (len > 2 && name[0] == 'P' && name[1] == 'y') || (len > 3 && memcmp(name, "_Py", 3) == 0);
    if (python)
        return true;
    if (!models || len < 4 || len >= LONGEST_NAME)
        return false;
    char copy[LONGEST_NAME];
    memcpy(copy, name, len);
    copy[len] = '\0';
    const struct rl_api *api = rl_models_find(models, copy, 0);
    return api && (api->result == RL_RESULT_NEW || api->kind == RL_API_TYPE || api->kind == RL_API_SINGLETON);
}

static bool same_word(const char *text, uint32_t size, uint32_t word, uint32_t begin, uint32_t end)
{
    return rl_lex_word(text, size, word) - word == end - begin && memcmp(text + word, text + begin, end - begin) == 0;
}

/* Every distinct word is looked up once. */
static bool text_names_api(const char *text, uint32_t size, const struct rl_models *models)
{
    GHashTable *seen = g_hash_table_new(NULL, NULL);
    bool found = false;
    for (uint32_t at = 0; at < size && !found;) {
        at = rl_lex_blank(text, size, at);
        uint32_t end = rl_lex_word(text, size, at);
        if (end > at) {
            guint hash = 5381;
            for (uint32_t i = at; i < end; i++)
                hash = hash * 33 + (unsigned char)text[i];
            gpointer key = GUINT_TO_POINTER(hash);
            const char *word = g_hash_table_lookup(seen, key);
            bool known = word && same_word(text, size, (uint32_t)(word - text), at, end);
            found = !known && names_api(text, at, end, models);
            if (!known)
                g_hash_table_insert(seen, key, (gpointer)(text + at));
        } else {
            end = rl_lex_token(text, size, at);
        }
        at = end;
    }
    g_hash_table_destroy(seen);
    return found;
}

/* ---- headers of the project -------------------------------------------------------- */

static bool header_names_python(const char *path, const char *name, size_t len, GPtrArray *read)
{
    char *folder = g_path_get_dirname(path);
    char *relative = g_strndup(name, len);
    char *header = g_build_filename(folder, relative, NULL);
    char *text = NULL;
    gsize size = 0;
    bool found = false;
    if (g_file_get_contents(header, &text, &size, NULL))
        found = memmem(text, size, "Python.h", 8) || memmem(text, size, "PyObject", 8);
    else
        found = true; /* it lies elsewhere: it may be anything */
    g_free(text);
    if (read)
        g_ptr_array_add(read, g_steal_pointer(&header));
    g_free(header);
    g_free(relative);
    g_free(folder);
    return found;
}

static bool includes_python(const char *path, const char *text, uint32_t size, GPtrArray *read)
{
    for (uint32_t at = 0; at < size; at++) {
        const char *hash = memchr(text + at, '#', size - at);
        if (!hash)
            return false;
        at = rl_lex_blank(text, size, (uint32_t)(hash - text) + 1);
        uint32_t end = rl_lex_word(text, size, at);
        if (end - at != 7 || memcmp(text + at, "include", 7) != 0)
            continue;
        at = rl_lex_blank(text, size, end);
        if (at >= size || text[at] != '"')
            continue;
        end = rl_lex_token(text, size, at);
        if (end > at + 2 && header_names_python(path, text + at + 1, end - at - 2, read))
            return true;
        at = end;
    }
    return false;
}

enum rl_input_kind rl_classify_input(const char *path, const char *text, size_t len, const struct rl_models *models, GPtrArray *read)
{
    static const char *const cplusplus[] = {".cc", ".cpp", ".cxx", ".C", ".hpp", ".hh", ".hxx", ".c++"};
    uint32_t size = len < UINT32_MAX ? (uint32_t)len : UINT32_MAX - 1;
    if (memchr(text, '\0', size))
        return RL_INPUT_BINARY;
    if (rl_lex_blank(text, size, 0) == size && !memchr(text, '*', size) && !memchr(text, '/', size))
        return RL_INPUT_EMPTY;
    if (has_suffix(path, cplusplus, G_N_ELEMENTS(cplusplus)))
        return RL_INPUT_CPLUSPLUS;
    if (memmem(text, MIN(size, (uint32_t)HEAD), "Generated by Cython", 19))
        return RL_INPUT_GENERATED;
    if (is_cplusplus_text(text, size))
        return RL_INPUT_CPLUSPLUS;
    if (text_names_api(text, size, models) || includes_python(path, text, size, read))
        return RL_INPUT_C;
    return RL_INPUT_NO_REFCOUNTS;
}
