/* Analysing the functions of a unit callees first, and those that call each other in circles by a fixpoint. */
#ifndef RL_FLOW_RECURSION_H
#define RL_FLOW_RECURSION_H

#include "analyzer/flow/engine.h"

/* Returns: borrowed from UNIT's arena. */
struct rl_recursion *rl_recursion_new(struct rl_flow_unit *unit);

/* Analyses FUNCTION, which is not begun, and all that it may call. */
void rl_recursion_settle(struct rl_flow_unit *unit, uint32_t function);

/* ---- unit.c, for recursion.c --------------------------------------------------------------------- */

/* Analyses FUNCTION and keeps its result; its summary is given, and NULL where nothing is known.  Borrowed.
 * AT_MOST (0: what is usual) states are worked on; when they are not enough, the result is not used. */
struct rl_summary *rl_unit_explore(struct rl_flow_unit *unit, uint32_t function, uint32_t at_most);

/* The same for good: calls of it that are met meanwhile are unknown. */
void rl_unit_analyse(struct rl_flow_unit *unit, uint32_t function);

#endif
