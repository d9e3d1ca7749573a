/* Recording a function's summary, one exit at a time. */
#ifndef RL_FLOW_SUMMARISE_H
#define RL_FLOW_SUMMARISE_H

#include "analyzer/flow/engine.h"

/* Adds the way out that S takes with RETURNED to the summary under construction. */
void rl_summarise_exit(struct rl_engine *e, struct rl_state *s, rl_term returned, enum rl_return_class class, bool failing);

/* Every way out has been recorded. */
void rl_summarise_finish(struct rl_summary *summary);

#endif
