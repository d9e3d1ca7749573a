/* Types made from specs at run time: where they are kept, and what they inherit from. */
#include <string.h>

#include "analyzer/graph/types_private.h"

static struct rl_pytype *type_of_spec(struct rl_building *b, const struct rl_way *spec)
{
    spec = rl_way_target(spec);
    if (!spec || spec->kind != RL_WAY_GLOBAL)
        return NULL;
    for (struct rl_pytype *type = b->out->types; type; type = type->next)
        if (type->heap && type->global == spec->index)
            return type;
    return NULL;
}

static bool makes_type(struct rl_building *b, const char *callee)
{
    return callee && rl_known_call(&b->reading, callee)->role == RL_ROLE_MAKE_TYPE;
}

static void keep(struct rl_pytype *type, const struct rl_way *way)
{
    for (size_t i = 0; i < G_N_ELEMENTS(type->kept); i++) {
        if (type->kept[i] == way)
            return;
        if (!type->kept[i]) {
            type->kept[i] = way;
            return;
        }
    }
}

/* The type is assigned to a field, global or out-parameter. */
static void note_kept(struct rl_building *b, const struct rl_action *action)
{
    const struct rl_way *value = rl_way_target(action->value);
    if (action->kind != RL_DO_STORE || !value || value->kind != RL_WAY_CALL || !makes_type(b, value->name))
        return;
    struct rl_pytype *type = type_of_spec(b, value->parent);
    const struct rl_way *root = rl_way_root(action->way);
    if (type && (root->kind == RL_WAY_STATE || root->kind == RL_WAY_GLOBAL))
        keep(type, action->way);
}

/* BASES: NULL, a type, or a tuple of types; the first one counts. */
static void note_bases(struct rl_building *b, struct rl_pytype *type, const struct rl_way *bases)
{
    bases = rl_way_target(bases);
    if (bases && bases->kind == RL_WAY_CALL && bases->name &&
        rl_known_call(&b->reading, bases->name)->role == RL_ROLE_PACK)
        bases = rl_way_target(bases->parent);
    if (!bases || type->parent != RL_PARENT_OBJECT)
        return;
    type->parent = RL_PARENT_FOREIGN;
    if (bases->kind == RL_WAY_GLOBAL)
        type->base_name = b->out->unit->globals[bases->index].name;
    struct rl_filled *filled = rl_fill(b, &type->slots, "tp_base", type->loc);
    filled->at_run_time = true;
    filled->way = bases;
    filled->data = type->base_name;
}

static void note_made(struct rl_building *b, const struct rl_action *action)
{
    if (action->kind != RL_DO_ALLOCATE || !makes_type(b, action->api))
        return;
    struct rl_pytype *type = type_of_spec(b, action->way);
    int64_t bases = action->number;
    if (!type)
        return;
    keep(type, action->value);
    if (bases >= 0 && bases < action->nargs)
        note_bases(b, type, action->args[bases]);
}

static void look_at(struct rl_building *b, const struct rl_action *actions, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        note_kept(b, &actions[i]);
    for (uint32_t i = 0; i < count; i++)
        note_made(b, &actions[i]);
}

/* Module initialisation may make its types through helpers that take the spec. */
static bool is_initialisation(const struct rl_building *b, const struct rl_ir_func *func)
{
    if (rl_flow_entry(func))
        return true;
    const struct rl_ir_unit *unit = b->out->unit;
    for (uint32_t g = 0; g < unit->nglobals; g++) {
        const struct rl_init *init = unit->globals[g].init;
        if (!init || !unit->globals[g].type || rl_table_kind(rl_type_record(unit->globals[g].type)) != RL_TABLE_MODULE_SLOTS)
            continue;
        for (uint32_t i = 0; i < init->nitems; i++)
            if (init->items[i].value.kind == RL_VAL_FUNC && strcmp(init->items[i].value.text, func->name) == 0)
                return true;
    }
    return false;
}

void rl_find_made_types(struct rl_building *b)
{
    for (uint32_t f = 0; f < b->out->unit->nfunctions; f++) {
        const struct rl_actions *actions = b->reading.actions[f];
        if (actions)
            look_at(b, actions->items, actions->count);
        if (!actions || !is_initialisation(b, b->out->unit->functions[f]))
            continue;
        struct rl_slot_facts facts = { 0 };
        GArray *all = rl_gather(b, f, NULL, &facts);
        look_at(b, (const struct rl_action *)(void *)all->data, all->len);
        g_array_free(all, TRUE);
    }
}
