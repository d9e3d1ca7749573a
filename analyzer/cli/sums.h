/* What a unit tells other units, as a file: made by `reflint summarize`, read by it and by `reflint check --summaries`.
 *
 * Nothing in it says where or when it was made: the same source, flags and program give the same bytes.
 */
#ifndef RL_CLI_SUMS_H
#define RL_CLI_SUMS_H

#include <glib.h>
#include <stdbool.h>

#include "analyzer/cli/parsed.h"

struct rl_sum {
    struct rl_parsed parsed; /* names only */
    GBytes *exports;         /* as rl_flow_export() writes them */
};
void rl_sum_free(struct rl_sum *sum);

/* The bytes of a file; owned. */
GBytes *rl_sum_write(const struct rl_parsed *parsed, GBytes *exports);
/* NULL with ERROR; owned. */
struct rl_sum *rl_sum_read(const char *path, GError **error);

/* Those of all PATHS (ends with NULL): GPtrArray of struct rl_sum, owned; NULL with ERROR. */
GPtrArray *rl_sums_read(char **paths, GError **error);

#endif
