/* Compiler flags: what of a compile command a front end needs, and what to take when there is none. */
#ifndef RL_CLI_FLAGS_H
#define RL_CLI_FLAGS_H

#include <glib.h>
#include <stdbool.h>

/* From WORDS (flags; or a compile command, which starts with its compiler): the flags that matter to a parse,
 * without compiler, inputs, outputs, dependency files, warnings and what only gcc knows.  Response files (@FILE)
 * are read, relative to DIRECTORY.  Returns: owned. */
char **rl_flags_clean(const char *const *words, const char *directory);

/* Whether WORDS start with a compiler, not with a flag. */
bool rl_flags_is_command(const char *const *words);

/* Whether the command says that its input is C++. */
bool rl_flags_is_cplusplus(const char *const *words);

/* The C files that the command WORDS compiles; owned. */
char **rl_flags_inputs(const char *const *words, const char *directory);

/* Where nothing is known of any file: the standard and Python's headers for PYTHON (0x030b; 0: the default one).
 * Returns: owned; WARNING (owned) is set when no Python headers were found. */
char **rl_flags_default(int python, char **warning);

/* BASE and, behind them, the folders from FILE's parent up to ROOT with their include folders: what a build would most
 * likely have named.  They come last, so that they hide no system header.  Returns: owned. */
char **rl_flags_guess(const char *const *base, const char *file, const char *root);

#endif
