/* The flow engine's word on what slot functions do: to the fields and to the module's state, to the object's type, tracking, weak
 * references and dictionary.
 *
 * The engine follows paths that can be taken, through helpers, functions of other units and the slots of base types; so it decides,
 * where it can name what it meets:
 *   - what only it has seen (a helper of another file, a way that the reading lost, a struct on the stack) is done;
 *   - what only the reading has seen is not done: no path that can be taken leads there;
 *   - a call of another unit's function that it knows stands, in the order of the reading, for what that function does.
 * The reading stays where the engine has no name: it counts a linked list's nodes as one place, knows the base of a type that is
 * asked for at run time (Py_TYPE(self)->tp_base), and goes on where a budget stopped the engine.
 */
#include <string.h>

#include "analyzer/graph/types_private.h"

struct learning {
    struct rl_types *types;
    struct rl_flow_unit *flow;
};

/* A field of the object's own struct that holds one object. */
static bool has_plain_name(const struct rl_member *member)
{
    return member->kind == RL_MEMBER_OBJECT && !member->behind && !strchr(member->path, '[');
}

/* The reading met a field of the struct itself by the name that it has there, not in a part or in a struct that begins alike. */
static bool is_by_name(const struct rl_action *action, const struct rl_member *member)
{
    const struct rl_way *way = rl_way_target(action->way);
    return way && way->kind == RL_WAY_FIELD && strcmp(way->name, member->name) == 0 && !strchr(member->path, '.');
}

static const struct rl_ir_func *function_named(const struct rl_types *types, const char *name)
{
    for (uint32_t i = 0; i < types->unit->nfunctions; i++)
        if (strcmp(types->unit->functions[i]->name, name) == 0)
            return types->unit->functions[i];
    return NULL;
}

static const enum rl_action_kind done_as[RL_DEED_COUNT] = {
    [RL_DEED_VISIT] = RL_DO_VISIT,           [RL_DEED_RELEASE] = RL_DO_RELEASE,       [RL_DEED_TRACK] = RL_DO_TRACK,
    [RL_DEED_UNTRACK] = RL_DO_UNTRACK,       [RL_DEED_WEAKREFS] = RL_DO_WEAKREFS,     [RL_DEED_VISIT_DICT] = RL_DO_VISIT_DICT,
    [RL_DEED_CLEAR_DICT] = RL_DO_CLEAR_DICT, [RL_DEED_DESTROY] = RL_DO_DESTROY,
};

static const struct rl_action *action_of(const struct learning *l, const char *function, const struct rl_deed *deed)
{
    struct rl_action *action = rl_new(l->types->arena, struct rl_action);
    action->kind = done_as[deed->kind];
    action->api = deed->api;
    action->func = function_named(l->types, function);
    action->loc = deed->loc;
    return action;
}

/* ---- calls of other units' functions --------------------------------------------------------- */

static const struct rl_way *field_of(const struct learning *l, const struct rl_way *way, const char *name)
{
    struct rl_way *field = rl_new(l->types->arena, struct rl_way);
    *field = (struct rl_way){ .kind = RL_WAY_FIELD, .parent = way, .depth = way->depth + 1, .name = name };
    return field;
}

/* WAY and the steps of PATH, "sub.items[]", behind it. */
static const struct rl_way *way_along(const struct learning *l, const struct rl_way *way, const char *path)
{
    char **names = g_strsplit(path, ".", -1);
    for (char **at = names; *at; at++) {
        const char *name = rl_arena_strndup(l->types->arena, *at, strcspn(*at, "["));
        way = *name ? field_of(l, way, name) : way;
        if (strchr(*at, '[')) {
            struct rl_way *element = rl_new(l->types->arena, struct rl_way);
            *element = (struct rl_way){ .kind = RL_WAY_ELEMENT, .parent = way, .depth = way->depth + 1 };
            way = element;
        }
    }
    g_strfreev(names);
    return way;
}

/* What the callee of the action HAND does, in its place. */
static void expand(const struct learning *l, const struct rl_action *hand, const struct rl_deeds *deeds, GArray *out)
{
    struct rl_way *state = rl_new(l->types->arena, struct rl_way);
    *state = (struct rl_way){ .kind = RL_WAY_STATE };
    for (uint32_t i = 0; i < deeds->count; i++) {
        const struct rl_deed *deed = &deeds->list[i];
        const struct rl_way *from = deed->param == RL_DEED_OF_STATE ? state : deed->param < hand->nargs ? hand->args[deed->param] : NULL;
        struct rl_action action = *hand;
        if (!from)
            continue;
        action.kind = done_as[deed->kind];
        action.way = way_along(l, rl_way_target(from), deed->path);
        g_array_append_val(out, action);
    }
}

/* Calls of functions of other units that the engine knows stand for what these do. */
static void expand_told(const struct learning *l, struct rl_slot_facts *facts, bool module)
{
    GArray *out = g_array_sized_new(FALSE, FALSE, sizeof(struct rl_action), facts->nactions);
    bool told = false;
    for (uint32_t i = 0; i < facts->nactions; i++) {
        const struct rl_action *action = &facts->actions[i];
        const struct rl_deeds *its = action->kind == RL_DO_HAND && action->api ? rl_flow_deeds(l->flow, action->api) : NULL;
        if (!its || its->partial || its->nameless || its->hands) {
            g_array_append_val(out, *action);
            continue;
        }
        told = true;
        expand(l, action, its, out);
    }
    if (told) {
        facts->nactions = out->len;
        facts->actions = out->len ? rl_arena_memdup(l->types->arena, out->data, out->len * sizeof(struct rl_action)) : NULL;
        rl_facts_settle(facts, module);
    }
    g_array_free(out, TRUE);
}

/* ---- what is done to self -------------------------------------------------------------------------- */

static const struct rl_deed *find_deed(const struct rl_deeds *deeds, enum rl_deed_kind kind, uint8_t param, const char *path)
{
    for (uint32_t i = 0; i < deeds->count; i++)
        if (deeds->list[i].kind == kind && deeds->list[i].param == param && strcmp(deeds->list[i].path, path) == 0)
            return &deeds->list[i];
    return NULL;
}

/* Whether the engine met all of KIND that the function does, each by its name. */
static bool met_all(const struct rl_slot_facts *facts, const struct rl_deeds *deeds, enum rl_deed_kind kind)
{
    bool by_base = facts->by_slots && deeds->hands; /* else it knows which base's function is called */
    return !deeds->partial && !(deeds->nameless & 1u << kind) && !by_base && !facts->truncated;
}

static void learn_self(const struct learning *l, struct rl_slot_facts *facts, const struct rl_deeds *deeds)
{
    const struct {
        const struct rl_action **fact;
        enum rl_deed_kind kind;
        const char *path;
    } all[] = {
        { &facts->untrack, RL_DEED_UNTRACK, "" },          { &facts->weakrefs, RL_DEED_WEAKREFS, "" },
        { &facts->visit_dict, RL_DEED_VISIT_DICT, "" },    { &facts->clear_dict, RL_DEED_CLEAR_DICT, "" },
        { &facts->visit_type, RL_DEED_VISIT, "ob_type" },  { &facts->release_type, RL_DEED_RELEASE, "ob_type" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
        const struct rl_deed *deed = find_deed(deeds, all[i].kind, 0, all[i].path);
        bool untracks = all[i].kind == RL_DEED_UNTRACK;
        if (*all[i].fact && !deed && met_all(facts, deeds, all[i].kind)) {
            *all[i].fact = NULL;
            facts->untrack_first = facts->untrack_first && !untracks;
        } else if (!*all[i].fact && deed) {
            *all[i].fact = action_of(l, facts->function, deed);
            facts->untrack_first = facts->untrack_first || untracks; /* in which order, it does not tell */
        }
    }
}

/* ---- fields ---------------------------------------------------------------------------------------- */

static const struct rl_deed *deed_on(const struct rl_deeds *deeds, enum rl_deed_kind kind, uint8_t param, const struct rl_member *member)
{
    const struct rl_deed *deed = find_deed(deeds, kind, param, member->path);
    if (!deed && member->kind == RL_MEMBER_OBJECTS) {
        g_autofree char *items = g_strconcat(member->path, "[]", NULL);
        deed = find_deed(deeds, kind, param, items);
    }
    return deed;
}

/* FACTS, of a function whose parameter PARAM (or the module's state) has the MEMBERS; DONE: a struct rl_action * of each. */
static void learn_slot(const struct learning *l, struct rl_slot_facts *facts, struct rl_member *members, uint8_t param, enum rl_deed_kind kind,
                       size_t done)
{
    const struct rl_deeds *deeds = facts->known && !facts->defaulted ? rl_flow_deeds(l->flow, facts->function) : NULL;
    if (!deeds)
        return;
    bool whole = met_all(facts, deeds, kind);
    expand_told(l, facts, param == RL_DEED_OF_STATE);
    if (param == 0)
        learn_self(l, facts, deeds);
    for (struct rl_member *member = members; member; member = member->next) {
        const struct rl_action **action = (const struct rl_action **)((char *)member + done);
        const struct rl_deed *deed = member->kind == RL_MEMBER_OBJECT || member->kind == RL_MEMBER_OBJECTS ? deed_on(deeds, kind, param, member) : NULL;
        if (*action && whole && !deed && has_plain_name(member) && is_by_name(*action, member))
            *action = NULL;
        if (!*action && deed)
            *action = action_of(l, facts->function, deed);
    }
}

void rl_types_learn(struct rl_types *types, struct rl_flow_unit *flow)
{
    const struct learning l = { types, flow };
    for (struct rl_pytype *type = types->types; type; type = type->next) {
        learn_slot(&l, &type->traverse, type->members, 0, RL_DEED_VISIT, offsetof(struct rl_member, visited));
        learn_slot(&l, &type->clear, type->members, 0, RL_DEED_RELEASE, offsetof(struct rl_member, cleared));
        learn_slot(&l, &type->dealloc, type->members, 0, RL_DEED_RELEASE, offsetof(struct rl_member, released));
    }
    for (struct rl_pymodule *module = types->modules; module; module = module->next) {
        learn_slot(&l, &module->traverse, module->members, RL_DEED_OF_STATE, RL_DEED_VISIT, offsetof(struct rl_member, visited));
        learn_slot(&l, &module->clear, module->members, RL_DEED_OF_STATE, RL_DEED_RELEASE, offsetof(struct rl_member, cleared));
        learn_slot(&l, &module->free, module->members, RL_DEED_OF_STATE, RL_DEED_RELEASE, offsetof(struct rl_member, released));
    }
}
