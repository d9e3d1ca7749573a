/* What the objects kept in a field can refer to: whether a cycle can go through it. */
#ifndef RL_GRAPH_REACH_H
#define RL_GRAPH_REACH_H

#include "analyzer/graph/types.h"

enum rl_reach {
    RL_REACH_LEAF,     /* only ever a str, an int, ...: refers to nothing */
    RL_REACH_UNKNOWN,
    RL_REACH_ANYTHING, /* the user chooses, or what is kept has references of its own */
};

enum rl_reach rl_member_reach(const struct rl_types *types, const struct rl_member *member);

#endif
