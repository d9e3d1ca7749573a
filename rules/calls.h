/* The calls of an API that do one thing to an object: what a fix writes.  The models say which they are. */
#ifndef RL_RULES_CALLS_H
#define RL_RULES_CALLS_H

#include <stdbool.h>

#include "analyzer/ir/ir.h"
#include "analyzer/model/model.h"

struct rl_calls {
    const struct rl_models *models;
    int python;
};

/* The name of the call that has EFFECT on its only argument, an object of TYPE (or a pointer to one; NULL: any argument's type will do); with
 * RL_EFFECT_REPLACES on the first of two.  NULLABLE: on NULL, too.  Of several the usual one; NULL: none, or it is not clear which. */
const char *rl_call_with(const struct rl_calls *calls, const struct rl_type *type, enum rl_effect effect, bool nullable);

/* Whether NAME does that to its first argument, whatever the type. */
bool rl_call_does(const struct rl_calls *calls, const char *name, enum rl_effect effect);

/* Whether NAME is a macro that leaves the function, and so needs no value. */
bool rl_call_returns(const struct rl_calls *calls, const char *name);

#endif
