/* Two readings of one file made one. */
#ifndef RL_FRONTEND_MERGE_H
#define RL_FRONTEND_MERGE_H

#include "analyzer/frontend/syntax.h"

/* Puts into CLANG, a unit that libclang read with errors, what tree-sitter read better in OTHER (the same file, the same
 * arena): functions with an error inside and functions that an error swallowed, records and tables likewise.  DIRECTORY is
 * the one that relative paths of both start from.  OTHER is consumed: its nodes now belong to CLANG. */
void rl_unit_merge(struct rl_unit *clang, struct rl_unit *other, const char *directory);

#endif
