/* What the judges of functions and of types share. */
#ifndef RL_RULES_JUDGE_H
#define RL_RULES_JUDGE_H

#include "analyzer/ir/ir.h"
#include "rules/finding.h"
#include "rules/rule.h"

/* The path of LOC's file, or "". */
const char *rl_judge_file(const struct rl_ir_unit *unit, struct rl_loc loc);

/* Sets fingerprint and shape, of the finding's names and its path; no line numbers but what a step's text says. */
void rl_judge_identify(struct rl_finding *finding);

/* Completes what judge_types or judge_call of RULE has said, and adds it to OUT, whose findings from FIRST on are of the same
 * run; nothing is told twice. */
void rl_judge_add(const struct rl_rule *rule, const struct rl_ir_unit *unit, struct rl_arena *arena, struct rl_finding *finding,
                  GPtrArray *out, guint first);

#endif
