/* Recording a function's summary, one exit at a time. */
#ifndef RL_FLOW_SUMMARISE_H
#define RL_FLOW_SUMMARISE_H

#include "analyzer/flow/engine.h"

/* Adds the way out that S takes with RETURNED to the summary under construction. */
void rl_summarise_exit(struct rl_engine *e, struct rl_state *s, rl_term returned, enum rl_return_class class, bool failing);

/* Every way out has been recorded. */
void rl_summarise_finish(struct rl_summary *summary);

/* Adds the ways out of NEWS to INTO, of the same function; true when INTO changed.  A range of integers that grows, grows with
 * WIDEN as far as its sign allows.  INTO is incomplete from now on when there are too many. */
bool rl_summary_join(struct rl_summary *into, const struct rl_summary *news, bool widen);

/* fields.c: LOC is a part of what PARAM points to. */
bool rl_is_inside(const struct rl_engine *e, rl_term loc, rl_term param);
/* Tells in EFFECT what S has done to parts of what PARAM points to (EFFECT->writes: and elsewhere too, already). */
void rl_fields_note(struct rl_engine *e, struct rl_state *s, rl_term param, struct rl_param_effect *effect);
/* INTO becomes what holds on both ways out; before `writes` is joined. */
void rl_fields_join(struct rl_param_effect *into, const struct rl_param_effect *from);
/* What the callee did to fields of what VAL points to; false: S knows better than that it got there. */
bool rl_fields_apply(struct rl_engine *e, struct rl_state *s, rl_term val, const struct rl_param_effect *effect, const char *callee);

#endif
