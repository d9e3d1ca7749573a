/* What the rules about the collector share: the calls that turn it off and on, in C and through the module `gc`. */
#ifndef RL_RULES_COLLECTOR_H
#define RL_RULES_COLLECTOR_H

#include "rules/rule.h"

/* RL_TRAIT_GC_* of CALL, also of a method of the module that is called by a constant name; 0: none. */
uint32_t rl_collector_trait(const struct rl_code *code, const struct rl_code_call *call);

/* Some function of the unit turns it on. */
bool rl_collector_unit_enables(const struct rl_code *code);

#endif
