/* Suppression by comments in the source.
 *
 *     NOLINT                      every rule, on this line
 *     NOLINT(RL101)               these rules, on this line; a list takes commas, names and a * at the end
 *     NOLINT(RL101): reason
 *     NOLINTNEXTLINE...           the same for the line below
 *     reflint: ignore[RL101] reason
 *
 * Only comments count, not strings.
 */
#ifndef RL_CLI_SUPPRESS_H
#define RL_CLI_SUPPRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "rules/finding.h"

/* The suppressions of the files that findings lie in, each file read once. */
struct rl_suppressor;

struct rl_suppressor *rl_suppressor_new(void);
void rl_suppressor_free(struct rl_suppressor *suppressor);

/* The comment that hides FINDING (which the rule RULE_NAME, or its id, made): on its first or last line, or on its
 * origin's line.  Returns: borrowed, or NULL. */
const char *rl_suppressed_by(struct rl_suppressor *suppressor, const struct rl_finding *finding, const char *rule_name);

/* For tests: as if FILE held TEXT. */
void rl_suppressor_put(struct rl_suppressor *suppressor, const char *file, const char *text, size_t len);

#endif
