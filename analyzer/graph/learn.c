/* The flow engine's word on what slot functions do to fields.
 *
 * The engine follows paths that can be taken, through helpers with the arguments that they get and through functions of other units;
 * so it decides, where it can name what it meets:
 *   - what only it has seen (a helper of another file, a way that the reading lost) is done;
 *   - what only the reading has seen is not done: no path that can be taken leads there.
 * The reading stays where the engine has no name: it counts a linked list's nodes as one place, knows which slot of which base is
 * called, and goes on where a budget stopped the engine.
 */
#include <string.h>

#include "analyzer/graph/types_private.h"

struct learning {
    struct rl_types *types;
    struct rl_flow_unit *flow;
};

static bool is_done(const struct rl_deeds *deeds, enum rl_deed_kind kind, const char *path)
{
    for (uint32_t i = 0; i < deeds->count; i++)
        if (deeds->list[i].kind == kind && deeds->list[i].param == 0 && strcmp(deeds->list[i].path, path) == 0)
            return true;
    return false;
}

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

static const struct rl_action *action_of(const struct learning *l, const char *function, const struct rl_deed *deed)
{
    struct rl_action *action = rl_new(l->types->arena, struct rl_action);
    action->kind = deed->kind == RL_DEED_VISIT ? RL_DO_VISIT : RL_DO_RELEASE;
    action->api = deed->api;
    action->func = function_named(l->types, function);
    action->loc = deed->loc;
    return action;
}

/* Calls of functions of other units that the engine knows hide nothing any more. */
static void mark_told(const struct learning *l, struct rl_slot_facts *facts)
{
    for (uint32_t i = 0; i < facts->nactions; i++) {
        struct rl_action *action = (struct rl_action *)&facts->actions[i]; /* a copy of the facts' own */
        const struct rl_deeds *its = action->kind == RL_DO_HAND && action->api ? rl_flow_deeds(l->flow, action->api) : NULL;
        action->told = its && !its->partial && !its->nameless && !its->hands;
    }
}

/* DONE: a struct rl_action * of each member. */
static void learn_slot(const struct learning *l, struct rl_pytype *type, struct rl_slot_facts *facts, enum rl_deed_kind kind, size_t done)
{
    const struct rl_deeds *deeds = facts->known && !facts->defaulted ? rl_flow_deeds(l->flow, facts->function) : NULL;
    if (!deeds)
        return;
    bool whole = !deeds->partial && !(deeds->nameless & 1u << kind) && !facts->by_slots && !facts->truncated;
    mark_told(l, facts);
    for (struct rl_member *member = type->members; member; member = member->next) {
        const struct rl_action **action = (const struct rl_action **)((char *)member + done);
        if (!has_plain_name(member))
            continue;
        if (*action && whole && is_by_name(*action, member) && !is_done(deeds, kind, member->path))
            *action = NULL;
        for (uint32_t i = 0; !*action && i < deeds->count; i++)
            if (deeds->list[i].kind == kind && deeds->list[i].param == 0 && strcmp(deeds->list[i].path, member->path) == 0)
                *action = action_of(l, facts->function, &deeds->list[i]);
    }
}

void rl_types_learn(struct rl_types *types, struct rl_flow_unit *flow)
{
    const struct learning l = { types, flow };
    for (struct rl_pytype *type = types->types; type; type = type->next) {
        learn_slot(&l, type, &type->traverse, RL_DEED_VISIT, offsetof(struct rl_member, visited));
        learn_slot(&l, type, &type->clear, RL_DEED_RELEASE, offsetof(struct rl_member, cleared));
        learn_slot(&l, type, &type->dealloc, RL_DEED_RELEASE, offsetof(struct rl_member, released));
    }
}
