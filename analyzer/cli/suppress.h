/* Suppression by comments in the source.
 *
 *     NOLINT                      every rule, on this line
 *     NOLINT(RL101)               these rules, on this line; a list takes commas, names and patterns with *
 *     NOLINT(RL101): reason
 *     NOLINTNEXTLINE...           the same for the line below
 *     NOLINTBEGIN... NOLINTEND... the same for all lines between them and their own; the rules of both must be the same
 *     reflint: ignore[RL101] reason
 *
 * One that hides nothing is told at the end of the run; so rows say which lines of the run were judged at all.
 */
#ifndef RL_CLI_SUPPRESS_H
#define RL_CLI_SUPPRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "analyzer/base/arena.h"
#include "analyzer/ir/ir.h"
#include "db/store.h"
#include "rules/finding.h"

/* The suppressions of the files that findings lie in, each file read once. */
struct rl_suppressor;

struct rl_suppressor *rl_suppressor_new(void);
void rl_suppressor_free(struct rl_suppressor *suppressor);

/* A new unit: nothing has been hidden yet. */
void rl_suppressor_begin(struct rl_suppressor *suppressor);

/* The comment that hides FINDING (which the rule RULE_NAME, or its id, made): on its first or last line, or on its
 * origin's line.  Returns: borrowed, or NULL. */
const char *rl_suppressed_by(struct rl_suppressor *suppressor, const struct rl_finding *finding, const char *rule_name);

/* The comments of the main file and of those that UNIT's functions lie in, since rl_suppressor_begin().  WHOLE tells by function
 * whether all that could be found in it was looked for.  MAIN is the path of the unit's own file.  Returns: borrowed from ARENA. */
struct rl_suppression_row *rl_suppression_rows(struct rl_suppressor *suppressor, const struct rl_ir_unit *unit, const char *main,
                                               const bool *whole, struct rl_arena *arena, uint32_t *count);

/* As if FILE held TEXT: for standard input, and for tests. */
void rl_suppressor_put(struct rl_suppressor *suppressor, const char *file, const char *text, size_t len);

#endif
