/* libclang is loaded when the first file needs it: to start it costs more than to read a small file with tree-sitter. */
#define RL_LIBCLANG_NAMES
#include "analyzer/frontend/clang_private.h"
#include "analyzer/base/error.h"

#include <dlfcn.h>
#include <string.h>

struct rl_libclang rl_libclang;

enum { NEWEST = 22, OLDEST = 17 };

/* The library that reflint was built with, or the newest one that the loader finds. */
static void *open_library(void)
{
    void *library = dlopen(RL_CLANG_LIBRARY, RTLD_NOW);
    for (int version = NEWEST; !library && version >= OLDEST; version--) {
        char name[32];
        g_snprintf(name, sizeof(name), "libclang-%d.so.%d", version, version);
        library = dlopen(name, RTLD_NOW);
        g_snprintf(name, sizeof(name), "libclang-%d.so.1", version);
        library = library ? library : dlopen(name, RTLD_NOW);
    }
    return library;
}

/* What the loader finds changes with its list of libraries. */
const char *rl_clang_witness(void)
{
    return g_file_test(RL_CLANG_LIBRARY, G_FILE_TEST_EXISTS) ? RL_CLANG_LIBRARY : "/etc/ld.so.cache";
}

bool rl_clang_load(GError **error)
{
    static bool loaded;
    _Static_assert(sizeof(rl_libclang) == G_N_ELEMENTS(rl_libclang_names) * sizeof(void *), "one pointer a name");
    if (loaded)
        return true;
    void *library = open_library();
    if (!library) {
        g_set_error(error, RL_ERROR, RL_ERROR_FRONTEND, "libclang cannot be loaded: %s", dlerror());
        return false;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(rl_libclang_names); i++) {
        void *function = dlsym(library, rl_libclang_names[i]);
        if (!function) {
            g_set_error(error, RL_ERROR, RL_ERROR_FRONTEND, "libclang is too old: it has no %s", rl_libclang_names[i]);
            dlclose(library);
            return false;
        }
        memcpy((char *)&rl_libclang + i * sizeof(function), &function, sizeof(function));
    }
    loaded = true;
    return true;
}
