#include "analyzer/cli/project.h"

#include <stdbool.h>
#include <string.h>

static bool holds(const char *directory, const char *const *markers)
{
    for (; *markers; markers++) {
        char *path = g_build_filename(directory, *markers, NULL);
        bool there = g_file_test(path, G_FILE_TEST_EXISTS);
        g_free(path);
        if (there)
            return true;
    }
    return false;
}

/* The nearest of DIRECTORY and its parents that holds one of MARKERS, up to the one that holds TOP (NULL: none); owned, or NULL. */
static char *look_up(const char *directory, const char *const *markers, const char *top)
{
    char *at = g_canonicalize_filename(directory, NULL);
    for (;;) {
        if (holds(at, markers))
            return at;
        char *parent = g_path_get_dirname(at);
        bool last = strcmp(parent, at) == 0 || (top && holds(at, (const char *const[]){top, NULL}));
        g_free(at);
        at = parent;
        if (last)
            break;
    }
    g_free(at);
    return NULL;
}

char *rl_project_root(const char *directory)
{
    static const char *const configuration[] = {".reflint.ini", NULL}, *const others[] = {".git", "compile_commands.json", NULL};
    char *root = look_up(directory, configuration, ".git");
    if (!root)
        root = look_up(directory, others, NULL);
    return root ? root : g_canonicalize_filename(directory, NULL);
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
