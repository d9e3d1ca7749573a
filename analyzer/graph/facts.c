/* What the slot functions of types and modules do, put to their fields. */
#include <string.h>

#include "analyzer/graph/types_private.h"

static bool is_self(const struct rl_way *way)
{
    way = rl_way_target(way);
    return way && way->kind == RL_WAY_PARAM && way->index == 0;
}

static bool is_self_type(const struct rl_way *way)
{
    way = rl_way_target(way);
    return way && way->kind == RL_WAY_FIELD && strcmp(way->name, "ob_type") == 0 && is_self(way->parent);
}

/* Something that self holds; of a module: its state, or a global. */
static bool is_held(const struct rl_way *way, bool module)
{
    const struct rl_way *root = rl_way_root(way);
    if (module && (root->kind == RL_WAY_STATE || root->kind == RL_WAY_GLOBAL))
        return true;
    return is_self(root) && !is_self(way) && !is_self_type(way);
}

static bool hands_self(const struct rl_action *action)
{
    if (is_self(rl_way_root(action->way)))
        return true;
    for (uint32_t i = 0; i < action->nargs; i++)
        if (action->args[i] && is_self(rl_way_root(action->args[i])))
            return true;
    return false;
}

static void first(const struct rl_action **slot, const struct rl_action *action, bool condition)
{
    if (condition && !*slot)
        *slot = action;
}

static void note_facts(struct rl_slot_facts *facts, const struct rl_action *action, bool module)
{
    bool self = is_self(action->way), self_type = is_self_type(action->way);
    switch ((int)action->kind) {
    case RL_DO_UNTRACK:
        first(&facts->untrack, action, self);
        break;
    case RL_DO_RELEASE: case RL_DO_CLEAR:
        first(&facts->release_type, action, self_type);
        first(&facts->first_release, action, is_held(action->way, module));
        break;
    case RL_DO_VISIT:
        first(&facts->visit_type, action, self_type);
        break;
    case RL_DO_WEAKREFS:
        first(&facts->weakrefs, action, self);
        break;
    case RL_DO_VISIT_DICT:
        first(&facts->visit_dict, action, self);
        break;
    case RL_DO_CLEAR_DICT:
        first(&facts->clear_dict, action, self);
        break;
    case RL_DO_DESTROY: case RL_DO_FREE:
        first(&facts->destroy, action, self);
        break;
    case RL_DO_SLOT:
        first(&facts->base_call, action, self);
        break;
    case RL_DO_HAND:
        first(&facts->handed, action, hands_self(action));
        break;
    default:
        break;
    }
}

/* Untracked when the first release comes; a finalizer may need it tracked for a while. */
static void settle_order(struct rl_slot_facts *facts)
{
    facts->untrack_first = facts->untrack != NULL;
    if (!facts->first_release)
        return;
    facts->untrack_first = false;
    for (const struct rl_action *at = facts->actions; at < facts->first_release; at++)
        if ((at->kind == RL_DO_UNTRACK || at->kind == RL_DO_TRACK) && is_self(at->way))
            facts->untrack_first = at->kind == RL_DO_UNTRACK;
}

void rl_facts_settle(struct rl_slot_facts *facts, bool module)
{
    facts->untrack = facts->first_release = facts->weakrefs = facts->visit_dict = facts->clear_dict = NULL;
    facts->visit_type = facts->release_type = facts->destroy = facts->base_call = facts->handed = NULL;
    for (uint32_t i = 0; i < facts->nactions; i++)
        note_facts(facts, &facts->actions[i], module);
    settle_order(facts);
}

static void read_facts(struct rl_building *b, struct rl_slot_facts *facts, const struct rl_pytype *type)
{
    int64_t function = facts->function && !facts->defaulted ? rl_reading_function(&b->reading, facts->function) : -1;
    if (function < 0)
        return;
    const struct rl_ir_func *func = b->out->unit->functions[function];
    facts->loc = func->name_loc;
    facts->known = !func->lost;
    GArray *all = rl_gather(b, (uint32_t)function, type, facts);
    facts->nactions = all->len;
    facts->actions = all->len ? rl_arena_memdup(b->out->arena, all->data, all->len * sizeof(struct rl_action)) : NULL;
    g_array_free(all, TRUE);
    rl_facts_settle(facts, !type);
}

/* ---- fields --------------------------------------------------------------------------------------- */

enum purpose { TO_VISIT, TO_CLEAR, TO_DIE };

static bool releases(enum rl_action_kind kind)
{
    return kind == RL_DO_RELEASE || kind == RL_DO_CLEAR || kind == RL_DO_GIVE;
}

static bool frees(enum rl_action_kind kind)
{
    return kind == RL_DO_FREE || kind == RL_DO_DESTROY;
}

static void put_to_member(struct rl_member *member, const struct rl_action *action, enum purpose purpose)
{
    switch (purpose) {
    case TO_VISIT:
        first(&member->visited, action, action->kind == RL_DO_VISIT);
        break;
    case TO_CLEAR:
        first(&member->cleared, action, releases(action->kind));
        break;
    case TO_DIE:
        first(&member->released, action, releases(action->kind));
        first(&member->freed, action, frees(action->kind));
        break;
    }
}

static void put_to_members(struct rl_building *b, const struct rl_slot_facts *facts, struct rl_member **members, bool module,
                           enum purpose purpose)
{
    for (uint32_t i = 0; i < facts->nactions; i++) {
        const struct rl_action *action = &facts->actions[i];
        const struct rl_way *root = action->way ? rl_way_root(action->way) : NULL;
        bool ours = root && (module ? root->kind == RL_WAY_STATE : is_self(root));
        if (!ours || (action->kind != RL_DO_VISIT && !releases(action->kind) && !frees(action->kind)))
            continue;
        struct rl_member *member = rl_member_of_way(b, members, action->way);
        if (member)
            put_to_member(member, action, purpose);
    }
}

static void type_facts(struct rl_building *b, struct rl_pytype *type)
{
    const struct {
        const char *slot;
        struct rl_slot_facts *facts;
        bool to_members;
        enum purpose purpose;
    } all[] = {
        { "tp_traverse", &type->traverse, true, TO_VISIT }, { "tp_clear", &type->clear, true, TO_CLEAR },
        { "tp_dealloc", &type->dealloc, true, TO_DIE },     { "tp_finalize", &type->finalize, false, TO_DIE },
        { "tp_free", &type->free, false, TO_DIE },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
        rl_decide_slot(type, all[i].slot, all[i].facts);
        read_facts(b, all[i].facts, type);
        if (all[i].to_members)
            put_to_members(b, all[i].facts, &type->members, false, all[i].purpose);
    }
}

static void module_facts(struct rl_building *b, struct rl_pymodule *module)
{
    const struct {
        const char *slot, *newer;
        struct rl_slot_facts *facts;
        enum purpose purpose;
    } all[] = {
        { "m_traverse", "Py_mod_state_traverse", &module->traverse, TO_VISIT },
        { "m_clear", "Py_mod_state_clear", &module->clear, TO_CLEAR },
        { "m_free", "Py_mod_state_free", &module->free, TO_DIE },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
        const struct rl_filled *filled = rl_module_slot(module, all[i].slot);
        if (!filled)
            filled = rl_module_slot(module, all[i].newer);
        if (!filled)
            continue;
        all[i].facts->function = filled->function;
        all[i].facts->loc = filled->loc;
        read_facts(b, all[i].facts, NULL);
        put_to_members(b, all[i].facts, &module->members, true, all[i].purpose);
    }
}

void rl_find_facts(struct rl_building *b)
{
    for (struct rl_pytype *type = b->out->types; type; type = type->next)
        type_facts(b, type);
    for (struct rl_pymodule *module = b->out->modules; module; module = module->next)
        module_facts(b, module);
}
