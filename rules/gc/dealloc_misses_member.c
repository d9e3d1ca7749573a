/* RL312 dealloc-misses-member: tp_dealloc does not release a field that the type owns
 *
 * Also weak references that it does not clear, and a base whose tp_dealloc it leaves out.
 * What tp_finalize releases, and what another object owns, is not missed. */
#include <string.h>

#include "rules/gc/gc.h"
#include "rules/gc/subtypes.h"

static bool released_by(const struct rl_slot_facts *facts, const struct rl_member *member)
{
    for (uint32_t i = 0; i < facts->nactions; i++) {
        const struct rl_action *action = &facts->actions[i];
        bool gone = action->kind == RL_DO_RELEASE || action->kind == RL_DO_CLEAR || action->kind == RL_DO_GIVE;
        for (const struct rl_way *way = gone ? rl_way_target(action->way) : NULL; way; way = way->parent)
            if (way->kind == RL_WAY_FIELD && strcmp(way->name, member->name) == 0)
                return true;
    }
    return false;
}

/* The struct that it begins with is that of another type: what is stored there is stored in that type's instances. */
static bool is_stored(const struct rl_gc *gc, const struct rl_pytype *type, const struct rl_member *member)
{
    const struct rl_pytype *other = member->inherited ? rl_types_by_record(gc->types, member->record) : NULL;
    return (!other || other == type) && rl_gc_owning_store(gc, member);
}

/* An array whose memory is freed, but none of what it holds. */
static bool is_freed(const struct rl_member *member)
{
    bool holds = member->kind == RL_MEMBER_OBJECTS && (member->visited || member->cleared);
    return member->freed && !holds;
}

static void judge_member(const struct rl_gc *gc, const struct rl_pytype *type, const struct rl_member *member)
{
    const struct rl_slot_facts *facts = &type->dealloc;
    const struct rl_action *why = NULL;
    if (!rl_gc_is_own(type, member) || member->behind || member->released || is_freed(member))
        return;
    if (rl_gc_handed(facts, member) || released_by(facts, member) || released_by(&type->finalize, member))
        return;
    if (!member->cleared && !member->visited && !rl_gc_is_settable(member) && !is_stored(gc, type, member))
        return;
    const char *how = rl_gc_done_by(gc, member, &why);
    bool missing = facts->defaulted || !facts->function;
    struct rl_finding *finding = rl_gc_report(
        gc, missing ? type->loc : facts->loc, missing ? NULL : facts->function, member->path,
        missing ? rl_arena_printf(gc->arena, "`%s` has no tp_dealloc that releases `%s`, %s", rl_gc_name(type), member->path, how)
                : rl_arena_printf(gc->arena, "`%s`'s tp_dealloc does not release `%s`, %s", rl_gc_name(type), member->path, how),
        rl_arena_printf(gc->arena, "add Py_CLEAR(self->%s) to tp_dealloc: the reference dies with the last one who knows it",
                        member->path));
    rl_gc_because(gc, finding, why, rl_arena_printf(gc->arena, "`%s` is the type's own", member->path));
}

/* ---- what is not a field ---------------------------------------------------------------- */

static bool has_weakrefs(const struct rl_pytype *type)
{
    bool listed = false;
    for (const struct rl_member *at = type->members; at; at = at->next)
        listed |= at->kind == RL_MEMBER_WEAKREFS;
    return listed && type->weakrefs_offset != 0;
}

/* The dealloc frees the memory itself, and nobody else sees the object. */
static bool ends_alone(const struct rl_slot_facts *facts)
{
    return rl_gc_complete(facts) && facts->destroy && !facts->base_call && !rl_gc_handed(facts, NULL);
}

/* The first call that fills the Py_buffer, or NULL. */
static const struct rl_action *filled_by(const struct rl_gc *gc, const struct rl_member *member)
{
    uint32_t count = 0;
    const struct rl_action *const *uses = rl_types_uses(gc->types, member->record, member->name, &count);
    for (uint32_t i = 0; i < count; i++)
        if (uses[i]->kind == RL_DO_STORE && uses[i]->api && strstr(uses[i]->api, "GetBuffer"))
            return uses[i];
    return NULL;
}

static void judge_buffer(const struct rl_gc *gc, const struct rl_pytype *type, const struct rl_member *member)
{
    const struct rl_slot_facts *facts = &type->dealloc;
    const struct rl_action *filled = filled_by(gc, member);
    if (!filled || member->behind || member->inherited || member->released || member->freed || rl_gc_handed(facts, member) ||
        !ends_alone(facts) || released_by(facts, member) || released_by(&type->finalize, member))
        return;
    struct rl_finding *finding = rl_gc_report(
        gc, facts->loc, facts->function, member->path,
        rl_arena_printf(gc->arena, "`%s`'s tp_dealloc does not release the buffer `%s`, which `%s` fills at line %u", rl_gc_name(type),
                        member->path, filled->func->name, filled->loc.line),
        rl_arena_printf(gc->arena, "add PyBuffer_Release(&self->%s): it owns a reference to its exporter", member->path));
    rl_gc_because(gc, finding, filled, "the buffer is filled here");
}

static void judge_weakrefs(const struct rl_gc *gc, const struct rl_pytype *type)
{
    const struct rl_slot_facts *facts = &type->dealloc;
    if (!ends_alone(facts) || facts->weakrefs || !has_weakrefs(type))
        return;
    struct rl_finding *finding = rl_gc_report(
        gc, facts->loc, facts->function, rl_gc_name(type),
        rl_arena_printf(gc->arena, "`%s`'s tp_dealloc does not clear the weak references to the instance", rl_gc_name(type)),
        "add `if (self->weakrefs != NULL) PyObject_ClearWeakRefs(self)`: they would refer to freed memory");
    rl_gc_because(gc, finding, facts->destroy, "the instance is freed here");
}

/* The instances of a built-in base that the collector knows own something. */
static void judge_base(const struct rl_gc *gc, const struct rl_pytype *type)
{
    const struct rl_slot_facts *facts = &type->dealloc;
    if (type->parent != RL_PARENT_FOREIGN || rl_builtin_collects(gc->types, type->base_name) <= 0 || !ends_alone(facts))
        return;
    struct rl_finding *finding = rl_gc_report(
        gc, facts->loc, facts->function, rl_gc_name(type),
        rl_arena_printf(gc->arena, "`%s`'s tp_dealloc frees the instance without the tp_dealloc of its base `%s`", rl_gc_name(type),
                        type->base_name),
        rl_arena_printf(gc->arena, "end with `%s.tp_dealloc(self)` in place of tp_free: what the base holds is lost", type->base_name));
    rl_gc_because(gc, finding, facts->destroy, "the instance is freed here");
}

/* The tp_dealloc of its instances is the interpreter's, which knows no field of the type. The file that readies an external type
 * may give it a base. */
static bool has_none(const struct rl_gc *gc, const struct rl_pytype *type)
{
    const struct rl_slot_facts *facts = &type->dealloc;
    bool is_external = !type->heap && !gc->unit->globals[type->global].is_static;
    if (type->finalize.function)
        return false;
    if (type->parent == RL_PARENT_FOREIGN) /* that of list, say */
        return (facts->defaulted || !facts->function) && rl_builtin_collects(gc->types, type->base_name) >= 0;
    return facts->defaulted && type->parent == RL_PARENT_OBJECT && !is_external;
}

static void judge_type(const struct rl_gc *gc, const struct rl_pytype *type)
{
    judge_weakrefs(gc, type);
    judge_base(gc, type);
    if (!has_none(gc, type) && !rl_gc_complete(&type->dealloc))
        return;
    for (const struct rl_member *at = type->members; at; at = at->next)
        if (at->kind == RL_MEMBER_BUFFER)
            judge_buffer(gc, type, at);
        else
            judge_member(gc, type, at);
}

static void judge_types(const struct rl_types *types, const struct rl_ir_unit *unit, int python, struct rl_arena *arena,
                        GPtrArray *out)
{
    struct rl_gc gc = { types, unit, python, arena, out };
    for (const struct rl_pytype *type = types->types; type; type = type->next)
        if (!type->elsewhere)
            judge_type(&gc, type);
}

/* It inherits the base's tp_dealloc, which knows no field of the type. */
static void judge_inherited(const struct rl_subtype *subtype)
{
    const struct rl_type_row *type = subtype->type, *whose = NULL;
    const struct rl_member_row *field = rl_subtype_inherits(subtype, RL_LIFE_DEALLOC, &whose);
    if (!field)
        return;
    struct rl_project_finding *found = rl_subtype_report(
        subtype, RL_LIFE_COUNT, field->path,
        rl_arena_printf(subtype->arena, "`%s` has no tp_dealloc that releases `%s`: that of its base `%s` does not know the field",
                        type->symbol, field->path, whose->symbol),
        rl_arena_printf(subtype->arena, "add a tp_dealloc with Py_CLEAR(self->%s) that ends with `%s.tp_dealloc(self)`", field->path,
                        whose->symbol));
    rl_subtype_because(subtype, found, whose->life[RL_LIFE_DEALLOC].file, whose->life[RL_LIFE_DEALLOC].loc, "the base's function");
}

/* Its own tp_dealloc frees the instance, and the base's is never called. */
static void judge_subtype(const struct rl_subtype *subtype)
{
    const struct rl_type_row *type = subtype->type, *base = subtype->base;
    judge_inherited(subtype);
    const struct rl_member_row *lacks = type->frees ? rl_subtype_lacks(subtype, RL_LIFE_DEALLOC) : NULL;
    if (!lacks)
        return;
    struct rl_project_finding *found = rl_subtype_report(
        subtype, RL_LIFE_DEALLOC, lacks->path,
        rl_arena_printf(subtype->arena, "`%s`'s tp_dealloc does not release `%s`, which that of its base `%s` does", type->symbol, lacks->path,
                        base->symbol),
        rl_arena_printf(subtype->arena, "end with `%s.tp_dealloc(self)` in place of tp_free: what the base holds is lost", base->symbol));
    if (base->life[RL_LIFE_DEALLOC].file)
        rl_subtype_because(subtype, found, base->life[RL_LIFE_DEALLOC].file, base->life[RL_LIFE_DEALLOC].loc, "the base's function");
}

static void judge_project(const struct rl_project_unit *units, uint32_t nunits, struct rl_arena *arena, GPtrArray *out)
{
    rl_subtypes_judge(units, nunits, arena, out, judge_subtype);
}

const struct rl_rule rl_rule_dealloc_misses_member = {
    .id = "RL312",
    .name = "dealloc-misses-member",
    .family = "gc",
    .guideline = "lifetime",
    .summary = "tp_dealloc does not release a field that the type owns",
    .severity = RL_SEVERITY_ERROR,
    .judge_types = judge_types,
    .judge_project = judge_project,
};
