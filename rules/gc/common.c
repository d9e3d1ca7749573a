#include <string.h>

#include "analyzer/graph/edges.h"
#include "rules/gc/gc.h"

bool rl_gc_complete(const struct rl_slot_facts *facts)
{
    return rl_slot_facts_complete(facts);
}

bool rl_gc_handed(const struct rl_slot_facts *facts, const struct rl_member *member)
{
    return rl_slot_facts_hand(facts, member ? member->path : NULL);
}

bool rl_gc_fills(const struct rl_pytype *type, const char *slot)
{
    const struct rl_pytype *owner = NULL;
    const struct rl_filled *filled = rl_type_slot(type, slot, &owner);
    return filled && owner == type && filled->function;
}

bool rl_gc_is_own(const struct rl_pytype *type, const struct rl_member *member)
{
    return rl_member_is_reference(type, member);
}

bool rl_gc_is_settable(const struct rl_member *member)
{
    return member->exposed_object && !member->read_only;
}

/* ---- what is stored ------------------------------------------------------------------ */

static bool is_null(const struct rl_action *action)
{
    return action->stored == RL_STORED_NUMBER || action->stored == RL_STORED_FUNCTION || action->stored == RL_STORED_TEXT;
}

/* Whether the function that stores also gives the field's reference away again. */
static bool gives_up(const struct rl_action *const *uses, uint32_t count, const struct rl_action *store)
{
    for (uint32_t i = 0; i < count; i++)
        if (uses[i]->func == store->func && (uses[i]->kind == RL_DO_RELEASE || uses[i]->kind == RL_DO_GIVE) &&
            rl_gc_releases_later(store, uses[i]))
            return true;
    return false;
}

/* Whether the function also returns what it stores, or releases it then: the field gets no reference of its own. */
static bool is_given_away(const struct rl_gc *gc, const struct rl_action *store)
{
    const struct rl_actions *actions = NULL;
    for (uint32_t i = 0; i < gc->unit->nfunctions && !actions; i++)
        if (gc->unit->functions[i] == store->func)
            actions = gc->types->actions[i];
    for (int i = 0; actions && i < RL_WAYS_MAX && actions->returns[i]; i++)
        if (actions->returns[i] == store->value)
            return true;
    for (uint32_t i = 0; actions && store->value && i < actions->count; i++) {
        const struct rl_action *other = &actions->items[i];
        if (other->kind == RL_DO_RELEASE && other->way == store->value && rl_gc_releases_later(store, other))
            return true;
    }
    return false;
}

const struct rl_action *rl_gc_owning_store(const struct rl_gc *gc, const struct rl_member *member)
{
    uint32_t count = 0;
    const struct rl_action *const *uses = rl_types_uses(gc->types, member->record, member->name, &count);
    for (uint32_t i = 0; i < count; i++) {
        const struct rl_action *use = uses[i];
        if (use->kind != RL_DO_STORE || is_null(use))
            continue;
        bool kept = use->retained || (use->stored == RL_STORED_NEW && !is_given_away(gc, use));
        if (kept && !gives_up(uses, count, use))
            return use;
    }
    return NULL;
}

bool rl_gc_is_uncollected(const struct rl_gc *gc, const struct rl_member *member)
{
    bool found = false;
    for (const struct rl_pytype *type = gc->types->types; member->exact && type; type = type->next) {
        if (!type->record || !type->record->name || strcmp(type->record->name, member->exact) != 0)
            continue;
        if (!type->gc_known || type->has_gc)
            return false;
        found = true;
    }
    return found;
}

/* ---- findings ---------------------------------------------------------------------------- */

struct rl_finding *rl_gc_report(const struct rl_gc *gc, struct rl_loc loc, const char *function, const char *object,
                                const char *message, const char *hint)
{
    struct rl_finding *finding = rl_new(gc->arena, struct rl_finding);
    finding->loc = loc;
    finding->function = function;
    finding->object = object;
    finding->message = message;
    finding->hint = hint;
    finding->confidence = RL_CONFIDENCE_MEDIUM;
    g_ptr_array_add(gc->out, finding);
    return finding;
}

void rl_gc_because(const struct rl_gc *gc, struct rl_finding *finding, const struct rl_action *action, const char *text)
{
    if (!action)
        return;
    struct rl_related *more = rl_new_array(gc->arena, finding->nrelated + 1u, struct rl_related);
    if (finding->nrelated)
        memcpy(more, finding->related, finding->nrelated * sizeof(*more));
    const char *file = action->loc.file < gc->unit->nfiles ? gc->unit->files[action->loc.file].path : "";
    more[finding->nrelated++] = (struct rl_related){ file, action->loc, text };
    finding->related = more;
}

const char *rl_gc_done_by(const struct rl_gc *gc, const struct rl_member *member, const struct rl_action **why)
{
    static const struct {
        size_t at;
        const char *text;
    } ways[] = {
        { offsetof(struct rl_member, released), "tp_dealloc releases" },
        { offsetof(struct rl_member, cleared), "tp_clear releases" },
        { offsetof(struct rl_member, visited), "tp_traverse visits" },
    };
    *why = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
        const struct rl_action *action = *(const struct rl_action *const *)((const char *)member + ways[i].at);
        if (!action)
            continue;
        *why = action;
        return rl_arena_printf(gc->arena, "which %s at line %u", ways[i].text, action->loc.line);
    }
    const struct rl_action *store = rl_gc_owning_store(gc, member);
    if (!store && rl_gc_is_settable(member))
        return "which Python code can set through a member descriptor";
    if (!store)
        return "which the type owns";
    *why = store;
    return rl_arena_printf(gc->arena, "in which `%s` keeps a reference at line %u", store->func->name, store->loc.line);
}

const char *rl_gc_name(const struct rl_pytype *type)
{
    return type->symbol ? type->symbol : type->name ? type->name : "a type";
}
