/* What the table needs to know of calls beyond their models' effects: what becomes of the collector's tracking, weak references and
 * managed dictionaries, the ways from a type or module to its state, and what makes types. */
#include <string.h>

#include "analyzer/graph/actions.h"

/* A call that makes an object and takes its type as `PyTypeObject *`. */
static int type_argument(const struct rl_api *api)
{
    if (api->result != RL_RESULT_NEW)
        return -1;
    for (int i = 0; i < api->nargs; i++)
        if (api->args[i].type && g_str_has_prefix(api->args[i].type, "PyTypeObject"))
            return i;
    return -1;
}

/* The first argument with TRAIT, or -1. */
static int argument_with(const struct rl_api *api, enum rl_arg_trait trait)
{
    for (int i = 0; i < api->nargs; i++)
        if (api->args[i].traits & trait)
            return i;
    return -1;
}

static enum rl_role role_of_argument(const struct rl_api *api)
{
    static const struct {
        enum rl_arg_trait trait;
        enum rl_role role;
    } roles[] = {
        { RL_ARG_TRACKED, RL_ROLE_TRACK },           { RL_ARG_UNTRACKED, RL_ROLE_UNTRACK },
        { RL_ARG_WEAKREFS_CLEARED, RL_ROLE_WEAKREFS }, { RL_ARG_DICT_VISITED, RL_ROLE_VISIT_DICT },
        { RL_ARG_DICT_CLEARED, RL_ROLE_CLEAR_DICT }, { RL_ARG_SPEC, RL_ROLE_MAKE_TYPE },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(roles); i++)
        if (argument_with(api, roles[i].trait) >= 0)
            return roles[i].role;
    return RL_ROLE_NONE;
}

static enum rl_role role_of(const struct rl_api *api)
{
    switch (api->gives) {
    case RL_GIVES_TYPE:
        return RL_ROLE_TYPE_OF;
    case RL_GIVES_SLOT:
        return RL_ROLE_GET_SLOT;
    case RL_GIVES_STATE:
        return RL_ROLE_MODULE_STATE;
    case RL_GIVES_NOTHING:
        break;
    }
    return api->varargs == RL_VARARGS_OBJECTS_STORE && api->makes ? RL_ROLE_PACK : role_of_argument(api);
}

const struct rl_known_call *rl_known_call(struct rl_reading *reading, const char *name)
{
    struct rl_known_call *known = g_hash_table_lookup(reading->known, name);
    if (known)
        return known;
    known = rl_new(reading->arena, struct rl_known_call);
    *known = (struct rl_known_call){ .type_arg = -1, .bases_arg = -1, .function = rl_reading_function(reading, name) };
    known->api = rl_models_find(reading->models, name, reading->unit->target_python);
    if (known->api) {
        known->role = role_of(known->api);
        known->type_arg = known->role == RL_ROLE_MAKE_TYPE ? -1 : type_argument(known->api);
        known->spec_arg = argument_with(known->api, RL_ARG_SPEC);
        known->bases_arg = argument_with(known->api, RL_ARG_BASES);
    }
    g_hash_table_insert(reading->known, (gpointer)name, known);
    return known;
}
