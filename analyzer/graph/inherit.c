/* What a type gets from its base or from the interpreter: PyType_Ready's rules (Objects/typeobject.c, inherit_special and
 * inherit_slots). */
#include <string.h>

#include "analyzer/graph/types_private.h"

enum { DEEPEST = 16 };

const struct rl_filled *rl_type_slot(const struct rl_pytype *type, const char *slot, const struct rl_pytype **owner)
{
    for (int depth = 0; type && depth < DEEPEST; depth++, type = type->base) {
        const struct rl_filled *found = NULL;
        for (const struct rl_filled *at = type->slots; at; at = at->next)
            if (strcmp(at->slot, slot) == 0)
                found = at;
        if (owner)
            *owner = found ? type : NULL;
        if (found)
            return found;
    }
    return NULL;
}

const struct rl_filled *rl_module_slot(const struct rl_pymodule *module, const char *slot)
{
    for (const struct rl_filled *at = module->slots; at; at = at->next)
        if (strcmp(at->slot, slot) == 0)
            return at;
    return NULL;
}

static const struct rl_filled *own_slot(const struct rl_pytype *type, const char *slot)
{
    const struct rl_pytype *owner = NULL;
    const struct rl_filled *filled = rl_type_slot(type, slot, &owner);
    return owner == type ? filled : NULL;
}

/* ---- bases ------------------------------------------------------------------------------- */

static bool makes_cycle(const struct rl_pytype *type, const struct rl_pytype *base)
{
    for (int depth = 0; base; base = base->base)
        if (base == type || ++depth > DEEPEST)
            return true;
    return false;
}

static void find_base(struct rl_building *b, struct rl_pytype *type)
{
    const struct rl_filled *filled = own_slot(type, "tp_base");
    if (!filled || (filled->data && strcmp(filled->data, "PyBaseObject_Type") == 0))
        return;
    const struct rl_pytype *base = filled->data ? rl_types_by_symbol(b->out, filled->data) : NULL;
    if (!base && filled->way)
        base = rl_types_by_way(b->out, filled->way);
    type->parent = RL_PARENT_FOREIGN;
    type->base_name = filled->data;
    if (!base || makes_cycle(type, base))
        return;
    type->parent = RL_PARENT_HERE;
    type->base = base;
    type->base_name = base->symbol;
}

/* ---- flags --------------------------------------------------------------------------------- */

static bool flag(const struct rl_pytype *type, uint64_t bit)
{
    return (type->flags & bit) != 0;
}

static bool traverses_itself(const struct rl_pytype *type)
{
    return own_slot(type, "tp_traverse") || own_slot(type, "tp_clear");
}

int rl_builtin_collects(const struct rl_types *types, const char *name)
{
    const struct rl_api *type = rl_models_type(types->models, name);
    if (!type && name && (g_str_has_prefix(name, "PyExc_") || g_str_has_prefix(name, "_PyExc_")))
        return 1;
    return !type ? -1 : type->traits & RL_TRAIT_COLLECTED ? 1 : type->traits & (RL_TRAIT_UNCOLLECTED | RL_TRAIT_LEAF) ? 0 : -1;
}

const struct rl_api *rl_model_of_call(const struct rl_types *types, const char *call)
{
    return call ? rl_models_find(types->models, call, types->unit->target_python) : NULL;
}

/* 1, 0, or -1: not known. */
static int has_gc(const struct rl_types *types, const struct rl_pytype *type, int depth)
{
    if (flag(type, RL_FLAG_HAVE_GC))
        return 1;
    if (!type->flags_known)
        return -1;
    if (traverses_itself(type) || depth > DEEPEST)
        return 0;
    if (type->parent == RL_PARENT_FOREIGN)
        return rl_builtin_collects(types, type->base_name);
    return type->base ? has_gc(types, type->base, depth + 1) : 0;
}

static bool inherited_flag(const struct rl_pytype *type, uint64_t bit)
{
    for (int depth = 0; type && depth < DEEPEST; depth++, type = type->base)
        if (flag(type, bit))
            return true;
    return false;
}

static void settle(const struct rl_types *types, struct rl_pytype *type)
{
    int gc = type->elsewhere ? -1 : has_gc(types, type, 0);
    type->has_gc = gc > 0;
    type->gc_known = gc >= 0;
    type->basetype = flag(type, RL_FLAG_BASETYPE);
    type->managed_dict = inherited_flag(type, RL_FLAG_MANAGED_DICT);
    type->managed_weakrefs = inherited_flag(type, RL_FLAG_MANAGED_WEAKREF);
    const struct rl_pytype *base = type->base;
    for (int depth = 0; base && depth < DEEPEST; depth++, base = base->base) {
        if (type->basicsize <= 0)
            type->basicsize = base->basicsize;
        if (type->weakrefs_offset == 0)
            type->weakrefs_offset = base->weakrefs_offset;
        if (type->dict_offset == 0)
            type->dict_offset = base->dict_offset;
    }
}

void rl_inherit(struct rl_building *b)
{
    for (struct rl_pytype *type = b->out->types; type; type = type->next)
        find_base(b, type);
    for (struct rl_pytype *type = b->out->types; type; type = type->next)
        settle(b->out, type);
}

/* ---- slots that matter for lifetime ---------------------------------------------------------- */

static void by_default(struct rl_slot_facts *facts, const char *function)
{
    facts->function = function;
    facts->defaulted = true;
}

static bool from_base(const struct rl_pytype *type, const char *slot, struct rl_slot_facts *facts)
{
    if (type->parent != RL_PARENT_HERE)
        return false;
    rl_decide_slot(type->base, slot, facts);
    if (facts->function && !facts->defaulted && !facts->inherited)
        facts->inherited = type->base;
    return true;
}

static void decide_free(const struct rl_pytype *type, struct rl_slot_facts *facts)
{
    if (type->parent == RL_PARENT_HERE && type->has_gc == type->base->has_gc)
        from_base(type, "tp_free", facts);
    else if (type->parent != RL_PARENT_FOREIGN)
        by_default(facts, type->has_gc ? "PyObject_GC_Del" : "PyObject_Free");
}

void rl_decide_slot(const struct rl_pytype *type, const char *slot, struct rl_slot_facts *facts)
{
    const struct rl_filled *own = own_slot(type, slot);
    if (own) {
        facts->function = own->function;
        facts->loc = own->loc;
        return;
    }
    bool collector = strcmp(slot, "tp_traverse") == 0 || strcmp(slot, "tp_clear") == 0;
    if (collector) {
        if (!flag(type, RL_FLAG_HAVE_GC) && !traverses_itself(type))
            from_base(type, slot, facts);
    } else if (strcmp(slot, "tp_dealloc") == 0) {
        if (type->heap)
            by_default(facts, "subtype_dealloc");
        else if (!from_base(type, slot, facts) && type->parent == RL_PARENT_OBJECT)
            by_default(facts, "object_dealloc");
    } else if (strcmp(slot, "tp_free") == 0) {
        decide_free(type, facts);
    } else {
        from_base(type, slot, facts);
    }
}
