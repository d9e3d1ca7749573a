#include "analyzer/cli/project.h"

#include <stdbool.h>
#include <string.h>

static bool is_root(const char *directory)
{
    static const char *const markers[] = {".reflint.ini", ".git", "compile_commands.json"};
    for (size_t i = 0; i < G_N_ELEMENTS(markers); i++) {
        char *path = g_build_filename(directory, markers[i], NULL);
        bool there = g_file_test(path, G_FILE_TEST_EXISTS);
        g_free(path);
        if (there)
            return true;
    }
    return false;
}

char *rl_project_root(const char *directory)
{
    char *at = g_canonicalize_filename(directory, NULL);
    for (;;) {
        if (is_root(at))
            return at;
        char *parent = g_path_get_dirname(at);
        bool top = strcmp(parent, at) == 0;
        g_free(at);
        at = parent;
        if (top)
            break;
    }
    g_free(at);
    return g_canonicalize_filename(directory, NULL);
}

char *rl_project_database(const char *root)
{
    return g_build_filename(root, ".reflint", "reflint.db", NULL);
}

char *rl_path_display(const char *path, const char *directory)
{
    size_t len = strlen(directory);
    while (len > 0 && directory[len - 1] == '/')
        len--;
    bool below = strncmp(path, directory, len) == 0 && path[len] == '/' && path[len + 1];
    return g_strdup(below ? path + len + 1 : path);
}
