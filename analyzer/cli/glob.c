#include "analyzer/cli/glob.h"

#include <fnmatch.h>
#include <glib.h>
#include <string.h>

/* A pattern that ends earlier means the folder, and so all below it. */
static bool match_parts(char **pattern, char **path)
{
    if (!*pattern)
        return true;
    if (strcmp(*pattern, "**") == 0) {
        for (;; path++) {
            if (pattern[1] ? match_parts(pattern + 1, path) : *path != NULL)
                return true;
            if (!*path)
                return false;
        }
    }
    return *path && fnmatch(*pattern, *path, 0) == 0 && match_parts(pattern + 1, path + 1);
}

/* TEXT's parts, without empty ones and "."; owned. */
static char **split(const char *text)
{
    char **parts = g_strsplit(text, "/", -1);
    size_t kept = 0;
    for (size_t i = 0; parts[i]; i++) {
        if (parts[i][0] && strcmp(parts[i], ".") != 0)
            parts[kept++] = parts[i];
        else
            g_free(parts[i]);
    }
    parts[kept] = NULL;
    return parts;
}

bool rl_glob_match(const char *pattern, const char *path)
{
    const char *slash = strchr(pattern, '/');
    bool anywhere = !slash || !slash[1];
    char **wanted = split(pattern), **parts = split(path);
    bool match = false;
    if (!anywhere)
        match = wanted[0] && match_parts(wanted, parts);
    for (char **part = parts; anywhere && wanted[0] && *part && !match; part++)
        match = fnmatch(wanted[0], *part, 0) == 0;
    g_strfreev(wanted);
    g_strfreev(parts);
    return match;
}
