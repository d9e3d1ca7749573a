#include "rules/calls.h"

#include <string.h>

/* Whether TYPE, "const json_t *" as written, is a pointer to HEAD. */
static bool points_to(const char *type, const char *head)
{
    if (!type || !head)
        return false;
    if (strncmp(type, "const ", 6) == 0)
        type += 6;
    size_t len = strlen(head);
    return strncmp(type, head, len) == 0 && strcmp(type + len + strspn(type + len, " "), "*") == 0;
}

static bool fits(const struct rl_api *api, const char *head, enum rl_effect effect, bool nullable)
{
    if (api->kind == RL_API_SINGLETON || api->kind == RL_API_TYPE || api->varargs != RL_VARARGS_NONE)
        return false;
    if (api->nargs != (effect == RL_EFFECT_REPLACES ? 2 : 1) || api->args[0].effect != effect || api->name[0] == '_')
        return false;
    bool lenient = api->args[0].null == RL_NULL_MAYBE && api->args[0].null_known;
    return (!head || points_to(api->args[0].type, head)) && nullable == lenient;
}

const char *rl_call_with(const struct rl_calls *calls, const struct rl_type *type, enum rl_effect effect, bool nullable)
{
    const char *head = rl_type_head(type);
    if (type && !head)
        return NULL;
    const struct rl_api *found = NULL;
    bool several = false;
    GPtrArray *names = rl_models_names(calls->models);
    for (guint i = 0; i < names->len; i++) {
        const struct rl_api *api = rl_models_find(calls->models, names->pdata[i], calls->python);
        if (!api || !fits(api, head, effect, nullable) || (found && (found->traits & RL_TRAIT_USUAL)))
            continue;
        bool usual = api->traits & RL_TRAIT_USUAL;
        several = found && !usual;
        found = api;
    }
    g_ptr_array_free(names, TRUE);
    return found && !several ? found->name : NULL;
}

bool rl_call_does(const struct rl_calls *calls, const char *name, enum rl_effect effect)
{
    const struct rl_api *api = rl_models_find(calls->models, name, calls->python);
    return api && api->nargs == 1 && api->args[0].effect == effect;
}

bool rl_call_returns(const struct rl_calls *calls, const char *name)
{
    const struct rl_api *api = rl_models_find(calls->models, name, calls->python);
    return api && api->returns;
}
