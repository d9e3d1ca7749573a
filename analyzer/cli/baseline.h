/* The baseline as a file that can be committed: JSON, one finding a line, sorted, without line numbers. */
#ifndef RL_CLI_BASELINE_H
#define RL_CLI_BASELINE_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

/* Owned list of struct rl_known (db/match.h); NULL with ERROR. */
GPtrArray *rl_baseline_read(const char *path, GError **error);
/* ACCEPTED: struct rl_known *, in any order. */
void rl_baseline_write(const GPtrArray *accepted, FILE *out);

#endif
