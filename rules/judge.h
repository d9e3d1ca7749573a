/* What the judges of functions and of types share. */
#ifndef RL_RULES_JUDGE_H
#define RL_RULES_JUDGE_H

#include "analyzer/ir/ir.h"
#include "rules/finding.h"

/* The path of LOC's file, or "". */
const char *rl_judge_file(const struct rl_ir_unit *unit, struct rl_loc loc);

/* Of the finding's names and its path's shape; no line numbers but what a step's text says. */
uint64_t rl_judge_fingerprint(const struct rl_finding *finding);

#endif
