/* The type table of a unit and its ownership graph as rows for the database. */
#ifndef RL_CLI_TYPE_ROWS_H
#define RL_CLI_TYPE_ROWS_H

#include "analyzer/graph/types.h"
#include "db/store.h"

/* COUNT rows from ARENA; texts are borrowed from TYPES or ARENA. */
struct rl_type_row *rl_type_rows(const struct rl_types *types, struct rl_arena *arena, uint32_t *count);

#endif
