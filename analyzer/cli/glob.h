/* Patterns for paths, as .gitignore and its like have them. */
#ifndef RL_CLI_GLOB_H
#define RL_CLI_GLOB_H

#include <stdbool.h>

/* Whether PATTERN means PATH (relative, without "./") or a folder above it.  A pattern without a slash means any part of the path
 * by its name; with one it counts from the top.  * and ? stay within one part, ** is any number of parts. */
bool rl_glob_match(const char *pattern, const char *path);

#endif
