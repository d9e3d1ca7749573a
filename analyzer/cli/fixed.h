/* What becomes of fixes that hold: a diff to read, or files. */
#ifndef RL_CLI_FIXED_H
#define RL_CLI_FIXED_H

#include "analyzer/cli/console.h"
#include "analyzer/cli/fixing.h"

/* All files' changes as one diff on standard output; names count from HERE where they lie below it, or else from ROOT.  False with ERROR when
 * not all of it got out. */
bool rl_fixed_print(const struct rl_fixing *fixing, const char *here, const char *root, GError **error);

/* Writes the files; how many.  *COUNT: findings that are gone with that.  Those that cannot be written are said on CONSOLE and counted in
 * *FAILED. */
uint32_t rl_fixed_write(const struct rl_fixing *fixing, struct rl_console *console, uint32_t *count, uint32_t *failed);

#endif
