/* Which compiler flags reach libclang: those that change what the source means.
 *
 * A list of what is kept, not of what is dropped: gcc knows hundreds of flags
 * that clang refuses, and none of those matters to a tree.
 */
#include "analyzer/frontend/clang_private.h"
#include "analyzer/model/model.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

/* With a value, glued on or in the next word. */
static const char *const valued[] = {"-I",         "-D",        "-U",           "-isystem", "-iquote",
                                     "-idirafter", "-iprefix",  "-iwithprefix", "-include", "-imacros",
                                     "-isysroot",  "--sysroot", "-x",           "-target",  "-include-pch"};

/* Kept as they stand. */
static const char *const kept[] = {"-ansi",
                                   "-m32",
                                   "-m64",
                                   "-mx32",
                                   "-nostdinc",
                                   "-pthread",
                                   "-fsigned-char",
                                   "-funsigned-char",
                                   "-fshort-enums",
                                   "-fshort-wchar",
                                   "-fms-extensions",
                                   "-fgnu89-inline",
                                   "-fopenmp",
                                   "-fblocks",
                                   "-fno-builtin",
                                   "-ffreestanding",
                                   "-undef",
                                   "-trigraphs",
                                   "-fwrapv"};

static const char *const kept_prefixes[] = {"-std=", "--sysroot=", "--target=", "-march=", "-msse",       "-mavx",
                                            "-maes", "-mpclmul",   "-mfma",     "-mbmi",   "-mfloat-abi="};

static bool is_kept(const char *flag)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(kept); i++)
        if (strcmp(flag, kept[i]) == 0)
            return true;
    for (unsigned i = 0; i < G_N_ELEMENTS(kept_prefixes); i++)
        if (g_str_has_prefix(flag, kept_prefixes[i]))
            return true;
    return false;
}

/* -march=native and friends of gcc's own naming are not worth a failed parse. */
static bool is_refused(const char *flag) { return strcmp(flag, "-march=native") == 0; }

static bool is_valued(const char *flag, bool *glued)
{
    const char *best = NULL;
    for (unsigned i = 0; i < G_N_ELEMENTS(valued); i++)
        if (g_str_has_prefix(flag, valued[i]) && (!best || strlen(valued[i]) > strlen(best)))
            best = valued[i];
    *glued = best && strlen(flag) > strlen(best);
    return best != NULL;
}

/* Optimised C libraries' headers hide calls behind checked variants: not wanted. */
static bool is_fortify(const char *text) { return strstr(text, "_FORTIFY_SOURCE") != NULL; }

static void add(GPtrArray *flags, const char *flag) { g_ptr_array_add(flags, g_strdup(flag)); }

/* libclang finds its own headers beside itself; through a symbolic link it may not. */
static void add_resource_dir(GPtrArray *flags)
{
#ifdef RL_CLANG_RESOURCE_DIR
    if (g_file_test(RL_CLANG_RESOURCE_DIR "/include/stddef.h", G_FILE_TEST_EXISTS)) {
        add(flags, "-resource-dir");
        add(flags, RL_CLANG_RESOURCE_DIR);
        return;
    }
#endif
    Dl_info info;
    void *symbol;
    memcpy(&symbol, &rl_libclang, sizeof(symbol)); /* any of its functions */
    char *library = dladdr(symbol, &info) && info.dli_fname ? realpath(info.dli_fname, NULL) : NULL;
    char *folder = library ? g_path_get_dirname(library) : NULL;
    for (int version = 25; folder && version >= 17; version--) {
        char *candidates[] = {g_strdup_printf("%s/clang/%d", folder, version),
                              g_strdup_printf("%s/../llvm-%d/lib/clang/%d", folder, version, version),
                              g_strdup_printf("/usr/lib/llvm-%d/lib/clang/%d", version, version)};
        bool found = false;
        for (unsigned i = 0; i < G_N_ELEMENTS(candidates); i++) {
            char *header = g_strdup_printf("%s/include/stddef.h", candidates[i]);
            if (!found && g_file_test(header, G_FILE_TEST_EXISTS)) {
                add(flags, "-resource-dir");
                add(flags, candidates[i]);
                found = true;
            }
            g_free(header);
            g_free(candidates[i]);
        }
        if (found)
            break;
    }
    g_free(folder);
    free(library);
}

static void add_requested(GPtrArray *flags, const struct rl_parse_request *request)
{
    for (size_t i = 0; i < request->nflags; i++) {
        const char *flag = request->flags[i];
        bool glued;
        if (g_str_has_prefix(flag, "-Wp,-D") || g_str_has_prefix(flag, "-Wp,-U"))
            flag += strlen("-Wp,");
        if (is_kept(flag) && !is_refused(flag)) {
            add(flags, flag);
        } else if (is_valued(flag, &glued)) {
            const char *value = glued ? flag : i + 1 < request->nflags ? request->flags[++i] : NULL;
            if (!value || is_fortify(value))
                continue;
            add(flags, flag);
            if (!glued)
                add(flags, value);
        } else if (strcmp(flag, "-o") == 0 || strcmp(flag, "-MF") == 0 || strcmp(flag, "-MT") == 0 ||
                   strcmp(flag, "-MQ") == 0 || strcmp(flag, "-Xclang") == 0 || strcmp(flag, "-arch") == 0) {
            i++;
        }
    }
}

GPtrArray *rl_clang_flags(const struct rl_parse_request *request, const char *path)
{
    static const char *const first[] = {"-Qunused-arguments",
                                        "-Wno-everything",
                                        "-ferror-limit=0",
                                        "-fno-caret-diagnostics",
                                        "-Wimplicit-function-declaration",
                                        "-Wno-error=implicit-function-declaration"};
    GPtrArray *flags = g_ptr_array_new_with_free_func(g_free);
    add_resource_dir(flags);
    if (request->directory) {
        add(flags, "-working-directory");
        add(flags, request->directory);
    }
    if (request->python & RL_PYTHON_FREE_THREADED)
        add(flags, "-D" RL_GIL_DISABLED);
    add_requested(flags, request);
    if (!g_str_has_suffix(path, ".c")) { /* .inc, .h: still C */
        add(flags, "-x");
        add(flags, "c");
    }
    for (unsigned i = 0; i < G_N_ELEMENTS(first); i++)
        add(flags, first[i]);
    return flags;
}
