/* States as text. */
#ifndef RL_FLOW_DUMP_H
#define RL_FLOW_DUMP_H

#include "analyzer/flow/engine.h"

/* Appends what S knows, one fact a line. */
void rl_dump_state(struct rl_engine *e, const struct rl_state *s, GString *out);

/* Appends the states at each block's entry. */
void rl_dump_entries(struct rl_engine *e, GString *out);

/* Appends the ways out of a function. */
void rl_dump_summary(const struct rl_summary *summary, GString *out);

#endif
