/* What the objects kept in a field can refer to: whether a cycle can go through it. */
#ifndef RL_GRAPH_REACH_H
#define RL_GRAPH_REACH_H

#include "analyzer/graph/types.h"

enum rl_reach {
    RL_REACH_LEAF,     /* only ever a str, an int, ...: refers to nothing */
    RL_REACH_UNKNOWN,
    RL_REACH_ANYTHING, /* the user chooses, or what is kept has references of its own */
};

/* Callers are asked what they pass as far as it takes, each parameter once, up to a bound on the work; where that is reached the
 * answer is UNKNOWN, by which no rule reports. */
enum rl_reach rl_member_reach(const struct rl_types *types, const struct rl_member *member);
/* The same; WORK: how many calls and instructions were looked at for it. */
enum rl_reach rl_member_reach_in(const struct rl_types *types, const struct rl_member *member, uint32_t *work);

#endif
