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

static bool among(const char *name, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], name) == 0)
            return true;
    return false;
}

static bool is_check(const char *call)
{
    static const char *const checks[] = {
        "PyUnicode_Check", "PyUnicode_CheckExact", "PyBytes_Check", "PyBytes_CheckExact", "PyLong_Check", "PyLong_CheckExact",
        "PyFloat_Check", "PyFloat_CheckExact", "PyByteArray_Check", "PyString_Check", "PyBool_Check", "PyInt_Check",
        "PyUnicode_READY", "PyUnicode_AsUTF8", "PyUnicode_AsUTF8AndSize", "PyIndex_Check", "PyUnicode_GET_LENGTH",
        "PyUnicode_GetLength", "PyBytes_AS_STRING", "PyBytes_GET_SIZE", "PyUnicode_FSConverter", "PyUnicode_FSDecoder",
        "PyLong_AsLong", "PyUnicode_Compare", "PyString_AS_STRING", "PyString_AsString",
    };
    return among(call, checks, G_N_ELEMENTS(checks));
}

/* Whether FUNC looks for a str, bytes or number somewhere: then it may be what it stores. */
static bool checks_for_leaf(const struct rl_ir_func *func)
{
    for (uint32_t i = 0; i < func->nblocks; i++)
        for (uint32_t k = 0; k < func->blocks[i].ninsts; k++) {
            const struct rl_inst *inst = &func->blocks[i].insts[k];
            if (inst->kind == RL_INST_CALL && inst->a.kind == RL_VAL_FUNC && is_check(inst->a.text))
                return true;
        }
    return false;
}

/* What PyArg_Parse* puts into its out-parameter is a str, bytes or one type's instance when the format says so. */
static enum rl_gc_reach parsed(const struct rl_inst *call)
{
    const char *format = NULL;
    for (uint32_t i = 0; i < call->nargs && !format; i++)
        if (call->args[i].kind == RL_VAL_STR)
            format = call->args[i].text;
    if (!format)
        return RL_GC_UNKNOWN;
    bool exact = false, plain = false;
    for (const char *at = format; *at && *at != ':' && *at != ';'; at++) {
        if (*at == 'O' && (at[1] == '!' || at[1] == '&'))
            exact = true;
        else if (*at == 'U' || *at == 'S' || *at == 'Y')
            exact = true;
        else if (*at == 'O')
            plain = true;
    }
    return plain && !exact ? RL_GC_ANYTHING : RL_GC_UNKNOWN;
}

enum { DEEPEST = 4 };

static enum rl_gc_reach reach_of_struct(const struct rl_gc *gc, const char *name, int depth);

static enum rl_gc_reach passed_reach(const struct rl_gc *gc, const struct rl_ir_func *func, uint32_t index, int depth);

/* Of VALUE as FUNC has it. What a caller from elsewhere passes is not known: it may always be a str. */
static enum rl_gc_reach value_reach(const struct rl_gc *gc, const struct rl_ir_func *func, const struct rl_way *value, int depth)
{
    value = rl_way_target(value);
    if (!value || depth > DEEPEST || checks_for_leaf(func))
        return RL_GC_UNKNOWN;
    if (value->kind == RL_WAY_PARAM)
        return passed_reach(gc, func, value->index, depth + 1);
    return value->kind == RL_WAY_CALL && value->index > 0 && value->made_by ? parsed(value->made_by) : RL_GC_UNKNOWN;
}

/* Of what the unit's functions pass to FUNC as argument INDEX: ANYTHING when one of them passes anything. */
static enum rl_gc_reach passed_reach(const struct rl_gc *gc, const struct rl_ir_func *func, uint32_t index, int depth)
{
    for (uint32_t i = 0; i < gc->unit->nfunctions; i++) {
        const struct rl_actions *actions = gc->types->actions[i];
        for (uint32_t k = 0; actions && k < actions->count; k++) {
            const struct rl_action *call = &actions->items[k];
            bool calls = call->kind == RL_DO_CALL && call->func != func && index < call->nargs && strcmp(call->api, func->name) == 0;
            if (calls && value_reach(gc, call->func, call->args[index], depth) == RL_GC_ANYTHING)
                return RL_GC_ANYTHING;
        }
    }
    return RL_GC_UNKNOWN;
}

static enum rl_gc_reach stored_reach(const struct rl_gc *gc, const struct rl_action *store)
{
    const struct rl_way *value = rl_way_target(store->value);
    if (is_null(store))
        return RL_GC_LEAF;
    if (store->stored == RL_STORED_NEW && value && value->kind == RL_WAY_CALL && rl_makes_leaf(value->name))
        return RL_GC_LEAF;
    return value_reach(gc, store->func, value, 0);
}

/* Of what the unit's functions store in FIELD of RECORD. */
static enum rl_gc_reach stores_reach(const struct rl_gc *gc, const struct rl_record *record, const char *field, int depth)
{
    uint32_t count = 0;
    const struct rl_action *const *uses = rl_types_uses(gc->types, record, field, &count);
    enum rl_gc_reach all = RL_GC_UNKNOWN;
    bool leaves = false;
    for (uint32_t i = 0; i < count; i++) {
        if (uses[i]->kind != RL_DO_STORE)
            continue;
        const struct rl_way *value = rl_way_target(uses[i]->value);
        bool copied = uses[i]->stored == RL_STORED_PLACE && value && value->kind == RL_WAY_FIELD && depth < DEEPEST;
        enum rl_gc_reach one = copied ? stores_reach(gc, value->record, value->name, depth + 1) : stored_reach(gc, uses[i]);
        if (one == RL_GC_ANYTHING)
            all = RL_GC_ANYTHING;
        leaves |= one == RL_GC_LEAF && !is_null(uses[i]);
    }
    return leaves && all != RL_GC_ANYTHING ? RL_GC_LEAF : all;
}

static enum rl_gc_reach reach(const struct rl_gc *gc, const struct rl_member *member, int depth)
{
    if (member->kind == RL_MEMBER_DICT)
        return RL_GC_ANYTHING;
    if (member->exact) {
        enum rl_gc_reach exact = reach_of_struct(gc, member->exact, depth);
        if (exact != RL_GC_UNKNOWN)
            return exact;
    }
    if (rl_gc_is_settable(member))
        return RL_GC_ANYTHING;
    return stores_reach(gc, member->record, member->name, depth);
}

/* Of an instance of the unit's type, or of a struct of CPython's. */
static enum rl_gc_reach reach_of_struct(const struct rl_gc *gc, const char *name, int depth)
{
    static const char *const containers[] = { "PyListObject", "PyDictObject", "PySetObject", "PyTupleObject", "PyFunctionObject" };
    if (rl_is_leaf_struct(name))
        return RL_GC_LEAF;
    if (among(name, containers, G_N_ELEMENTS(containers)))
        return RL_GC_UNKNOWN;
    for (const struct rl_pytype *type = gc->types->types; type; type = type->next) {
        if (!type->record || !type->record->name || strcmp(type->record->name, name) != 0)
            continue;
        if (!type->gc_known || depth > DEEPEST)
            return RL_GC_UNKNOWN;
        if (type->has_gc || type->managed_dict || type->dict_offset != 0)
            return RL_GC_ANYTHING;
        bool known = true;
        for (const struct rl_member *at = type->members; at; at = at->next) {
            if (at->kind != RL_MEMBER_OBJECT && at->kind != RL_MEMBER_OBJECTS && at->kind != RL_MEMBER_DICT)
                continue;
            enum rl_gc_reach one = reach(gc, at, depth + 1);
            if (one == RL_GC_ANYTHING)
                return one;
            known &= one == RL_GC_LEAF;
        }
        return known ? RL_GC_LEAF : RL_GC_UNKNOWN;
    }
    return RL_GC_UNKNOWN;
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

enum rl_gc_reach rl_gc_reach(const struct rl_gc *gc, const struct rl_member *member)
{
    return reach(gc, member, 0);
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
