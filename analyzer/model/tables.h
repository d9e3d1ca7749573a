/* What rl-model-compile writes besides the tables of model.h and slot.h. */
#ifndef RL_MODEL_TABLES_H
#define RL_MODEL_TABLES_H

#include "analyzer/model/loader.h"

/* Other spellings of a name, sorted by alias. */
extern const struct rl_api_alias rl_builtin_aliases[];
extern const size_t rl_builtin_aliases_count;

#endif
