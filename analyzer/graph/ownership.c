/* Which fields own what they hold: what slot functions and the rest of the unit do to one field of one struct. */
#include <string.h>

#include "analyzer/graph/types_private.h"

bool rl_slot_facts_complete(const struct rl_slot_facts *facts)
{
    return facts->known && !facts->inherited && !facts->defaulted && !facts->truncated;
}

/* Whether PATH, "sub.items[]", has NAME among its fields. */
static bool path_has(const char *path, const char *name)
{
    size_t len = strlen(name);
    for (const char *at = path; at && (at = strstr(at, name)); at += len)
        if ((at == path || at[-1] == '.') && (at[len] == '\0' || at[len] == '.' || at[len] == '['))
            return true;
    return false;
}

/* Whether WAY is self, or leads to the member PATH (NULL: none). */
static bool names_member(const struct rl_way *way, const char *path)
{
    way = rl_way_target(way);
    if (!way)
        return false;
    if (way->kind == RL_WAY_PARAM && way->index == 0)
        return true;
    while (way && way->kind == RL_WAY_ELEMENT)
        way = way->parent;
    return way && way->kind == RL_WAY_FIELD && path && path_has(path, way->name);
}

bool rl_takes_hidden_field(const struct rl_action *action)
{
    const struct rl_way *way = rl_way_target(action->way);
    bool taken = action->kind == RL_DO_VISIT || action->kind == RL_DO_RELEASE || action->kind == RL_DO_CLEAR;
    return taken && way && way->kind == RL_WAY_CALL && way->name && strstr(way->name, "_GET_");
}

/* Whether GET_FUNCTION may mean the field `func`: a word of its name and the macro's begin alike. */
static bool may_mean(const char *macro, const char *path)
{
    const char *part = strstr(macro, "_GET_") + strlen("_GET_");
    for (const char *word = path; word; word = (word = strpbrk(word, "._")) ? word + 1 : NULL) {
        size_t length = strcspn(word, "._["), other = strlen(part), both = MIN(length, other);
        if (both >= 3 && g_ascii_strncasecmp(word, part, both) == 0)
            return true;
    }
    return false;
}

bool rl_slot_facts_hand(const struct rl_slot_facts *facts, const char *path)
{
    for (uint32_t i = 0; i < facts->nactions; i++) {
        const struct rl_action *action = &facts->actions[i];
        if (path && rl_takes_hidden_field(action) && may_mean(rl_way_target(action->way)->name, path))
            return true;
        if (action->kind != RL_DO_HAND)
            continue;
        if (names_member(action->way, path))
            return true;
        for (uint32_t k = 0; k < action->nargs; k++)
            if (names_member(action->args[k], path))
                return true;
    }
    return false;
}

/* ---- one field ------------------------------------------------------------------------------ */

/* The field asked for. */
struct asked {
    const struct rl_types *types;
    const struct rl_record *record;
    const char *field;
    bool element; /* what its elements hold */
};

/* An array in place takes no step to its elements. */
static bool is_asked(const struct asked *a, const struct rl_way *way)
{
    const struct rl_field *field = way->kind == RL_WAY_FIELD ? rl_record_field(a->record, a->field) : NULL;
    bool in_place = field && field->type && field->type->kind == RL_TYPE_ARRAY;
    return (way->kind == RL_WAY_ELEMENT || in_place) == a->element;
}

/* Some function other than those that retain it too gives up what the field holds. */
static bool released_in_unit(const struct asked *a, const struct rl_action *const *uses, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        bool released = uses[i]->kind == RL_DO_RELEASE || uses[i]->kind == RL_DO_CLEAR;
        if (!released || !is_asked(a, rl_way_target(uses[i]->way)))
            continue;
        bool retained = false;
        for (uint32_t k = 0; k < count; k++)
            retained = retained || (uses[k]->kind == RL_DO_RETAIN && uses[k]->func == uses[i]->func);
        if (!retained)
            return true;
    }
    return false;
}

static bool is_loan(const struct rl_action *use)
{
    return use->kind == RL_DO_NULL || use->kind == RL_DO_RETAIN || use->kind == RL_DO_STORE;
}

/* The field is given a reference of its own. */
static bool is_endowed(const struct rl_action *use)
{
    return use->kind == RL_DO_STORE && (use->retained || use->stored == RL_STORED_NEW);
}

static bool any_use(const struct rl_action *const *uses, uint32_t count, bool (*is)(const struct rl_action *), bool wanted)
{
    for (uint32_t i = 0; i < count; i++)
        if (is(uses[i]) == wanted)
            return true;
    return false;
}

static const struct rl_member *member_of(const struct asked *a, const struct rl_member *list)
{
    for (; list; list = list->next) {
        bool element = list->kind == RL_MEMBER_OBJECTS || g_str_has_suffix(list->path, "[]");
        if (element == a->element && rl_record_same(list->record, a->record) && strcmp(list->name, a->field) == 0)
            return list;
    }
    return NULL;
}

static bool says_owned(const struct rl_member *member)
{
    bool settable = member->exposed_object && !member->read_only; /* setting it releases the old one */
    return member->visited || member->cleared || member->released || settable;
}

/* All that takes the object apart was read, and leaves the member alone. */
static bool leaves_alone(const struct rl_pytype *type, const struct rl_member *member)
{
    const struct rl_slot_facts *all[] = { &type->dealloc, &type->clear, &type->traverse, &type->finalize };
    if (member->inherited && type->parent == RL_PARENT_FOREIGN)
        return false; /* its base, of another unit, answers for it */
    if (type->elsewhere || member->freed || !rl_slot_facts_complete(&type->dealloc))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
        if (all[i]->function && (!rl_slot_facts_complete(all[i]) || rl_slot_facts_hand(all[i], member->path)))
            return false;
    return true;
}

enum rl_ownership rl_types_ownership(const struct rl_types *types, const struct rl_record *record, const char *field,
                                     bool element)
{
    struct asked a = { types, record, field, element };
    uint32_t count, ntypes = 0;
    const struct rl_action *const *uses = rl_types_uses(types, record, field, &count);
    bool endowed = any_use(uses, count, is_endowed, true), lent = !element && !any_use(uses, count, is_loan, false);
    for (const struct rl_pymodule *module = types->modules; module; module = module->next) {
        const struct rl_member *member = member_of(&a, module->members);
        if (member && says_owned(member))
            return RL_OWNERSHIP_OWNED;
        lent = lent && !member;
    }
    for (const struct rl_pytype *type = types->types; type; type = type->next) {
        const struct rl_member *member = member_of(&a, type->members);
        if (member && says_owned(member))
            return RL_OWNERSHIP_OWNED;
        ntypes += member != NULL;
        lent = lent && (!member || ((!endowed || member->behind) && leaves_alone(type, member))); /* else the type forgets it */
    }
    if (released_in_unit(&a, uses, count))
        return RL_OWNERSHIP_OWNED;
    return lent && ntypes > 0 ? RL_OWNERSHIP_BORROWED : RL_OWNERSHIP_UNKNOWN;
}

/* ---- for the flow engine ---------------------------------------------------------------------- */

static const struct rl_slot *slot_of(const void *types, const char *function)
{
    const struct rl_callback *callback = rl_types_of_function(types, function);
    return callback ? callback->model : NULL;
}

static enum rl_ownership ownership_of(const void *types, const struct rl_record *record, const char *field, bool element)
{
    return rl_types_ownership(types, record, field, element);
}

static int collects(const void *types, const char *record)
{
    return rl_types_collects(types, record);
}

static bool is_method(const void *types, const char *name)
{
    return rl_types_has_method(types, name);
}

/* CLEAR leaves the member NULL: by Py_CLEAR, or by hand. */
static bool leaves_null(const struct rl_slot_facts *clear, const struct rl_member *member)
{
    bool null = member->cleared && member->cleared->kind == RL_DO_CLEAR, filled = false;
    for (uint32_t i = 0; member->cleared && i < clear->nactions; i++) {
        if (!clear->actions[i].way || rl_way_target(clear->actions[i].way) != rl_way_target(member->cleared->way))
            continue;
        null = null || clear->actions[i].kind == RL_DO_NULL;
        filled = filled || clear->actions[i].kind == RL_DO_STORE; /* Py_SETREF(self->x, something) */
    }
    return null && !filled;
}

/* The collector calls tp_clear, and what that releases lets the object die. */
static const char *cleared_before(const void *table, const char *function, const char *field)
{
    const struct rl_types *types = table;
    for (const struct rl_pytype *type = types->types; type; type = type->next) {
        bool asked = type->has_gc && type->clear.known && type->dealloc.function && strcmp(type->dealloc.function, function) == 0;
        for (const struct rl_member *member = asked ? type->members : NULL; member; member = member->next)
            if (!member->behind && strcmp(member->path, field) == 0 && leaves_null(&type->clear, member))
                return type->clear.function;
    }
    return NULL;
}

static const char *slot_function(const void *table, const char *symbol, const char *slot)
{
    const struct rl_pytype *type = rl_types_by_symbol(table, symbol);
    const struct rl_filled *filled = type && !type->elsewhere && !type->heap ? rl_type_slot(type, slot, NULL) : NULL;
    return filled && !filled->at_run_time ? filled->function : NULL;
}

void rl_types_inform(const struct rl_types *types, struct rl_flow_options *options)
{
    options->types = types;
    options->slot_of = slot_of;
    options->ownership_of = ownership_of;
    options->collects = collects;
    options->is_method = is_method;
    options->cleared_before = cleared_before;
    options->slot_function = slot_function;
}
