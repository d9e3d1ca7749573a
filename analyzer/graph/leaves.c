/* Objects that hold no others: they end the ownership graph. */
#include "analyzer/graph/edges.h"

static bool is_leaf(const struct rl_api *type)
{
    return type && type->traits & RL_TRAIT_LEAF;
}

bool rl_is_leaf_struct(const struct rl_types *types, const char *name)
{
    return is_leaf(rl_models_type(types->models, name));
}

bool rl_makes_leaf(const struct rl_types *types, const char *call)
{
    const struct rl_api *api = rl_model_of_call(types, call);
    return api && is_leaf(rl_models_type(types->models, api->makes));
}
