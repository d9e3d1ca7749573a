/* The type table as text: for tests and `reflint dump --types`. */
#include <string.h>

#include "analyzer/graph/types.h"

struct dumping {
    GString *out;
    const struct rl_types *types;
};

static void way(struct dumping *d, const struct rl_way *at)
{
    size_t before = d->out->len;
    if (at)
        rl_way_print(d->out, d->types->unit, at);
    if (!at)
        g_string_append_c(d->out, '?');
    else if (d->out->len == before)
        g_string_append(d->out, "self");
}

static void at_line(struct dumping *d, const char *word, const struct rl_action *action)
{
    if (action)
        g_string_append_printf(d->out, " %s@%u", word, action->loc.line);
}

/* ---- slots ----------------------------------------------------------------------------- */

static void dump_filled(struct dumping *d, const struct rl_filled *list)
{
    for (const struct rl_filled *at = list; at; at = at->next) {
        g_string_append_printf(d->out, "  slot %s = ", at->slot);
        if (at->function)
            g_string_append(d->out, at->function);
        else if (at->is_number)
            g_string_append_printf(d->out, "%" G_GINT64_FORMAT, at->number);
        else if (at->data)
            g_string_append_printf(d->out, "\"%s\"", at->data);
        else
            way(d, at->way);
        g_string_append(d->out, at->at_run_time ? " !run-time\n" : "\n");
    }
}

/* ---- facts --------------------------------------------------------------------------------- */

static void dump_facts(struct dumping *d, const char *slot, const struct rl_slot_facts *facts)
{
    if (!facts->function && !facts->loc.line)
        return;
    g_string_append_printf(d->out, "  %s: %s", slot, facts->function ? facts->function : "?");
    if (facts->defaulted)
        g_string_append(d->out, " !default");
    if (facts->inherited)
        g_string_append_printf(d->out, " of %s", facts->inherited->symbol);
    if (facts->truncated)
        g_string_append(d->out, " !truncated");
    at_line(d, "untrack", facts->untrack);
    if (facts->untrack && !facts->untrack_first)
        g_string_append(d->out, "!late");
    at_line(d, "weakrefs", facts->weakrefs);
    at_line(d, "visit-dict", facts->visit_dict);
    at_line(d, "clear-dict", facts->clear_dict);
    at_line(d, "visit-type", facts->visit_type);
    at_line(d, "release-type", facts->release_type);
    if (facts->destroy)
        g_string_append_printf(d->out, " %s@%u", facts->destroy->api, facts->destroy->loc.line);
    if (facts->base_call) {
        g_string_append(d->out, " base=");
        way(d, facts->base_call->value);
    }
    if (facts->handed)
        g_string_append_printf(d->out, " handed=%s", facts->handed->api ? facts->handed->api : "*");
    g_string_append_c(d->out, '\n');
}

/* ---- members ---------------------------------------------------------------------------------- */

static void dump_stores(struct dumping *d, const struct rl_member *member)
{
    static const char *const names[] = {
        [RL_STORED_UNKNOWN] = "?",       [RL_STORED_NUMBER] = "number", [RL_STORED_FUNCTION] = "function",
        [RL_STORED_TEXT] = "text",       [RL_STORED_NEW] = "new",       [RL_STORED_BORROWED] = "borrowed",
        [RL_STORED_PARAMETER] = "param", [RL_STORED_PLACE] = "place",   [RL_STORED_ADDRESS] = "address",
    };
    uint32_t count = 0;
    const struct rl_action *const *uses = rl_types_uses(d->types, member->record, member->name, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (uses[i]->kind != RL_DO_STORE)
            continue;
        g_string_append_printf(d->out, " %s%s=%s@%u", uses[i]->func->name, uses[i]->retained ? "+" : "", names[uses[i]->stored],
                               uses[i]->loc.line);
        if (uses[i]->value && uses[i]->value->kind == RL_WAY_CALL && uses[i]->value->name)
            g_string_append_printf(d->out, "(%s)", uses[i]->value->name);
    }
}

static void dump_members(struct dumping *d, const struct rl_member *list)
{
    static const char *const kinds[RL_MEMBER_COUNT] = {
        [RL_MEMBER_OTHER] = "other",       [RL_MEMBER_OBJECT] = "object",     [RL_MEMBER_OBJECTS] = "objects",
        [RL_MEMBER_STRUCT] = "struct",     [RL_MEMBER_POINTER] = "pointer",   [RL_MEMBER_WEAKREFS] = "weakrefs",
        [RL_MEMBER_DICT] = "dict",         [RL_MEMBER_BUFFER] = "buffer",     [RL_MEMBER_FUNCTION] = "function",
    };
    for (const struct rl_member *at = list; at; at = at->next) {
        if (at->kind == RL_MEMBER_OTHER && !at->visited && !at->cleared && !at->released && !at->freed)
            continue;
        g_string_append_printf(d->out, "  member %s %s", at->path, kinds[at->kind]);
        if (at->exact)
            g_string_append_printf(d->out, " %s", at->exact);
        if (at->inherited)
            g_string_append(d->out, " !inherited");
        if (at->of_object)
            g_string_append(d->out, " !of-object");
        if (at->exposed)
            g_string_append_printf(d->out, " !exposed%s", at->read_only ? "-readonly" : "");
        at_line(d, "visited", at->visited);
        at_line(d, "cleared", at->cleared);
        at_line(d, "released", at->released);
        at_line(d, "freed", at->freed);
        if (at->kind != RL_MEMBER_STRUCT && at->kind != RL_MEMBER_OTHER)
            dump_stores(d, at);
        g_string_append_c(d->out, '\n');
    }
}

/* ---- types, modules, contracts --------------------------------------------------------------------- */

static void dump_type(struct dumping *d, const struct rl_pytype *type)
{
    g_string_append_printf(d->out, "type %s \"%s\"%s%s%s%s", type->symbol, type->name ? type->name : "?", type->heap ? " !heap" : "",
                           type->has_gc ? " !gc" : type->gc_known ? "" : " !gc-unknown", type->basetype ? " !basetype" : "",
                           type->flags_known ? "" : " !flags-unknown");
    if (type->elsewhere)
        g_string_append(d->out, " !elsewhere");
    if (type->managed_dict)
        g_string_append(d->out, " !managed-dict");
    if (type->managed_weakrefs)
        g_string_append(d->out, " !managed-weakrefs");
    if (type->parent != RL_PARENT_OBJECT)
        g_string_append_printf(d->out, " base %s%s", type->base_name ? type->base_name : "?",
                               type->parent == RL_PARENT_FOREIGN ? " !foreign" : "");
    if (type->record)
        g_string_append_printf(d->out, " struct \"%s\"", type->record->name);
    if (type->basicsize > 0)
        g_string_append_printf(d->out, " size %" G_GINT64_FORMAT, type->basicsize);
    for (size_t i = 0; i < G_N_ELEMENTS(type->kept) && type->kept[i]; i++)
        if (type->kept[i]->kind != RL_WAY_CALL) {
            g_string_append(d->out, " kept ");
            way(d, type->kept[i]);
        }
    g_string_append_c(d->out, '\n');
    dump_filled(d, type->slots);
    dump_facts(d, "traverse", &type->traverse);
    dump_facts(d, "clear", &type->clear);
    dump_facts(d, "dealloc", &type->dealloc);
    dump_facts(d, "finalize", &type->finalize);
    dump_facts(d, "free", &type->free);
    for (uint32_t i = 0; i < type->nallocations; i++)
        g_string_append_printf(d->out, "  made by %s in %s@%u\n", type->allocations[i]->api, type->allocations[i]->func->name,
                               type->allocations[i]->loc.line);
    dump_members(d, type->members);
}

static void dump_module(struct dumping *d, const struct rl_pymodule *module)
{
    g_string_append_printf(d->out, "module %s \"%s\" state %" G_GINT64_FORMAT, module->symbol, module->name ? module->name : "?",
                           module->state_size);
    if (module->record)
        g_string_append_printf(d->out, " struct \"%s\"", module->record->name);
    g_string_append_c(d->out, '\n');
    dump_filled(d, module->slots);
    dump_facts(d, "traverse", &module->traverse);
    dump_facts(d, "clear", &module->clear);
    dump_facts(d, "free", &module->free);
    dump_members(d, module->members);
}

static void dump_callback(struct dumping *d, const struct rl_callback *callback)
{
    g_string_append_printf(d->out, "contract %s: %s", callback->function, callback->slot);
    if (callback->name)
        g_string_append_printf(d->out, " \"%s\"", callback->name);
    if (callback->type || callback->module)
        g_string_append_printf(d->out, " of %s", callback->type ? callback->type->symbol : callback->module->symbol);
    if (callback->flags)
        g_string_append_printf(d->out, " flags %" G_GINT64_FORMAT, callback->flags);
    g_string_append(d->out, callback->model ? "\n" : " !unknown\n");
}

char *rl_types_dump(const struct rl_types *types)
{
    struct dumping d = { g_string_new(NULL), types };
    for (const struct rl_pytype *type = types->types; type; type = type->next)
        dump_type(&d, type);
    for (const struct rl_pymodule *module = types->modules; module; module = module->next)
        dump_module(&d, module);
    for (uint32_t i = 0; i < types->ncallbacks; i++)
        dump_callback(&d, types->callbacks[i]);
    return g_string_free(d.out, FALSE);
}
