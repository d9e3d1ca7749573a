/* RL311 module-state-not-traversed: m_traverse does not visit, or m_clear and m_free do not release, what the module's state owns
 *
 * A state without m_traverse at all is one finding, at the definition. */
#include "rules/gc/gc.h"

static bool is_state_object(const struct rl_member *member)
{
    return (member->kind == RL_MEMBER_OBJECT || member->kind == RL_MEMBER_OBJECTS) && !member->of_object && !member->behind;
}

static bool owns(const struct rl_gc *gc, const struct rl_member *member)
{
    return is_state_object(member) && (member->visited || member->cleared || member->released || rl_gc_owning_store(gc, member));
}

static void judge_visit(const struct rl_gc *gc, const struct rl_pymodule *module, const struct rl_member *member)
{
    const struct rl_action *why = NULL;
    if (member->visited || rl_gc_handed(&module->traverse, member) || rl_member_reach(gc->types, member) == RL_REACH_LEAF)
        return;
    const struct rl_action *kept = member->cleared ? member->cleared : member->released;
    const char *how = kept ? rl_arena_printf(gc->arena, "which is released at line %u", kept->loc.line)
                           : rl_gc_done_by(gc, member, &why);
    why = kept ? kept : why;
    struct rl_finding *finding = rl_gc_report(
        gc, module->traverse.loc, module->traverse.function, member->path,
        rl_arena_printf(gc->arena, "m_traverse of `%s` does not visit `%s` of the module's state, %s", module->symbol, member->path, how),
        rl_arena_printf(gc->arena, "add a Py_VISIT of `%s`", member->path));
    rl_gc_because(gc, finding, why, "the state's own");
}

static void judge_release(const struct rl_gc *gc, const struct rl_pymodule *module, const struct rl_member *member)
{
    const struct rl_slot_facts *facts = module->clear.known ? &module->clear : &module->free;
    if (member->cleared || member->released || rl_gc_handed(&module->clear, member) || rl_gc_handed(&module->free, member))
        return;
    const struct rl_action *why = NULL;
    const char *how = rl_gc_done_by(gc, member, &why);
    if (member->visited)
        how = rl_arena_printf(gc->arena, "which m_traverse visits at line %u", member->visited->loc.line);
    struct rl_finding *finding = rl_gc_report(
        gc, facts->loc, facts->function, member->path,
        rl_arena_printf(gc->arena, "%s of `%s` does not release `%s` of the module's state, %s",
                        facts == &module->clear ? "m_clear" : "m_free", module->symbol, member->path, how),
        rl_arena_printf(gc->arena, "add a Py_CLEAR of `%s`", member->path));
    rl_gc_because(gc, finding, why, "the state's own");
}

static void judge_module(const struct rl_gc *gc, const struct rl_pymodule *module)
{
    const struct rl_slot_facts *clear = &module->clear, *release = &module->free;
    bool readable = (!clear->function || rl_gc_complete(clear)) && (!release->function || rl_gc_complete(release));
    for (const struct rl_member *at = module->members; at; at = at->next) {
        if (!owns(gc, at))
            continue;
        if (!module->traverse.function) {
            if (rl_member_reach(gc->types, at) != RL_REACH_LEAF) {
                rl_gc_report(gc, module->loc, NULL, module->symbol,
                             rl_arena_printf(gc->arena, "the state of `%s` owns `%s` and others, but there is no m_traverse",
                                             module->symbol, at->path),
                             "add m_traverse, m_clear and m_free for the fields of the state");
                return;
            }
        } else if (rl_gc_complete(&module->traverse)) {
            judge_visit(gc, module, at);
        }
        if (readable && (clear->known || release->known))
            judge_release(gc, module, at);
    }
}

static void judge_types(const struct rl_types *types, const struct rl_ir_unit *unit, int python, struct rl_arena *arena,
                        GPtrArray *out)
{
    struct rl_gc gc = { types, unit, python, arena, out };
    for (const struct rl_pymodule *module = types->modules; module; module = module->next)
        if (module->state_size > 0 || module->record)
            judge_module(&gc, module);
}

const struct rl_rule rl_rule_module_state_not_traversed = {
    .id = "RL311",
    .name = "module-state-not-traversed",
    .family = "gc",
    .guideline = "cycles",
    .summary = "m_traverse does not visit, or m_clear and m_free do not release, what the module's state owns",
    .severity = RL_SEVERITY_WARNING,
    .judge_types = judge_types,
};
