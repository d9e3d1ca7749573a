/* The tables that types and modules point to: slots, suites, methods, attributes; and so the contract of each function. */
#include <string.h>

#include "analyzer/graph/types_private.h"

struct rl_callback *rl_add_callback(struct rl_building *b, const char *function, const char *slot, struct rl_loc loc)
{
    struct rl_callback *callback = rl_new(b->out->arena, struct rl_callback);
    *callback = (struct rl_callback){ .function = function, .slot = slot, .model = rl_slot_find(slot), .loc = loc };
    g_ptr_array_add(b->callbacks, callback);
    return callback;
}

/* Whose table is being read. */
struct owner {
    struct rl_pytype *type;
    struct rl_pymodule *module;
};

static void call_back(struct rl_building *b, struct owner owner, const char *function, const char *slot, struct rl_loc loc,
                      const struct rl_init_item *name, int64_t flags)
{
    struct rl_callback *callback = rl_add_callback(b, function, slot, loc);
    callback->type = owner.type;
    callback->module = owner.module;
    callback->name = name && name->value.kind == RL_VAL_STR ? name->value.text : NULL;
    callback->flags = flags;
}

static const struct rl_ir_global *table(struct rl_building *b, const char *name, const char *from)
{
    int64_t index = rl_global_by_name(b->out->unit, name, from);
    if (index < 0)
        return NULL;
    g_hash_table_add(b->owned_tables, GINT_TO_POINTER((int)index + 1));
    return &b->out->unit->globals[index];
}

/* ---- methods and attributes ------------------------------------------------------------------ */

static const char *method_slot(int64_t flags)
{
    bool fast = flags & RL_METH_FASTCALL, keywords = flags & RL_METH_KEYWORDS;
    if (flags & RL_METH_METHOD)
        return "PyCMethod";
    if (fast)
        return keywords ? "PyCFunctionFastWithKeywords" : "PyCFunctionFast";
    return keywords ? "PyCFunctionWithKeywords" : "PyCFunction";
}

static void read_methods(struct rl_building *b, const struct rl_ir_global *global, struct owner owner)
{
    struct rl_row row;
    for (uint32_t at = 0; rl_next_row(global, &at, &row);) {
        const struct rl_init_item *call = rl_row_field(&row, "ml_meth"), *flags = rl_row_field(&row, "ml_flags");
        int64_t bits = !flags ? 0 : flags->value.kind == RL_VAL_INT ? flags->value.num : -1;
        if (call && call->value.kind == RL_VAL_FUNC)
            call_back(b, owner, call->value.text, bits < 0 ? "PyCFunction" : method_slot(bits), call->loc,
                      rl_row_field(&row, "ml_name"), bits);
    }
}

static void read_getsets(struct rl_building *b, const struct rl_ir_global *global, struct owner owner)
{
    static const struct {
        const char *field, *slot;
    } both[] = { { "get", "getter" }, { "set", "setter" } };
    struct rl_row row;
    for (uint32_t at = 0; rl_next_row(global, &at, &row);)
        for (size_t i = 0; i < G_N_ELEMENTS(both); i++) {
            const struct rl_init_item *call = rl_row_field(&row, both[i].field);
            if (call && call->value.kind == RL_VAL_FUNC)
                call_back(b, owner, call->value.text, both[i].slot, call->loc, rl_row_field(&row, "name"), 0);
        }
}

/* ---- slots ------------------------------------------------------------------------------------- */

static void fill_row(struct rl_building *b, struct rl_filled **list, const char *slot, const struct rl_init_item *value)
{
    if (!slot || !value || (value->value.kind == RL_VAL_INT && value->value.num == 0 && !value->address_of))
        return;
    struct rl_filled *filled = rl_fill(b, list, slot, value->loc);
    if (value->value.kind == RL_VAL_FUNC)
        filled->function = value->value.text;
    else if (value->value.kind == RL_VAL_STR)
        filled->data = value->value.text;
    else
        filled->data = value->address_of;
    filled->is_number = value->value.kind == RL_VAL_INT;
    filled->number = filled->is_number ? value->value.num : 0;
}

/* PyType_Slot and PyModuleDef_Slot tables: a number and a pointer. */
static void read_numbered(struct rl_building *b, const struct rl_ir_global *global, const char *pointer,
                          const char *(*name_of)(int64_t), struct rl_filled **list)
{
    struct rl_row row;
    for (uint32_t at = 0; global && rl_next_row(global, &at, &row);) {
        const struct rl_init_item *number = rl_row_field(&row, "slot");
        if (number && number->value.kind == RL_VAL_INT)
            fill_row(b, list, name_of(number->value.num), rl_row_field(&row, pointer));
    }
}

/* PyNumberMethods and its like: every field is a slot. */
static void read_suite(struct rl_building *b, const struct rl_ir_global *global, struct rl_filled **list)
{
    for (uint32_t i = 0; global->init && i < global->init->nitems; i++) {
        const struct rl_init_item *item = &global->init->items[i];
        if (item->npath == 1 && item->path[0].kind == RL_STEP_FIELD && item->value.kind == RL_VAL_FUNC)
            fill_row(b, list, item->path[0].field, item);
    }
}

static void rename_spec_field(struct rl_filled *filled)
{
    static const struct {
        const char *field, *slot;
    } names[] = {
        { "name", "tp_name" }, { "basicsize", "tp_basicsize" }, { "itemsize", "tp_itemsize" }, { "flags", "tp_flags" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(filled->slot, names[i].field) == 0)
            filled->slot = names[i].slot;
}

static const struct rl_filled *last_filled(const struct rl_filled *list, const char *slot)
{
    const struct rl_filled *found = NULL;
    for (; list; list = list->next)
        if (strcmp(list->slot, slot) == 0)
            found = list;
    return found;
}

static void read_numbers(const struct rl_ir_global *global, struct rl_pytype *type)
{
    const struct rl_filled *name = last_filled(type->slots, "tp_name"), *size = last_filled(type->slots, "tp_basicsize");
    const struct rl_filled *flags = last_filled(type->slots, "tp_flags");
    const struct rl_filled *weak = last_filled(type->slots, "tp_weaklistoffset");
    const struct rl_filled *dict = last_filled(type->slots, "tp_dictoffset");
    type->name = name ? name->data : NULL;
    type->elsewhere = !global->init && !global->is_static && !name;
    type->flags_known = !flags || flags->is_number;
    type->flags = flags ? (uint64_t)flags->number : 0;
    type->basicsize = size && size->is_number ? size->number : -1;
    type->weakrefs_offset = !weak ? 0 : weak->is_number ? weak->number : -1;
    type->dict_offset = !dict ? 0 : dict->is_number ? dict->number : -1;
}

static void expand_type(struct rl_building *b, struct rl_pytype *type)
{
    struct owner owner = { .type = type };
    const char *from = b->out->unit->globals[type->global].function;
    const struct rl_filled *slots = type->heap ? last_filled(type->slots, "slots") : NULL;
    for (struct rl_filled *at = type->slots; type->heap && at; at = at->next)
        rename_spec_field(at);
    if (slots && slots->data)
        read_numbered(b, table(b, slots->data, from), "pfunc", rl_slot_by_number, &type->slots);
    for (struct rl_filled *at = type->slots; at; at = at->next) {
        const struct rl_ir_global *data = at->data ? table(b, at->data, from) : NULL;
        if (at->function)
            call_back(b, owner, at->function, at->slot, at->loc, NULL, 0);
        else if (data && g_str_has_prefix(at->slot, "tp_as_"))
            read_suite(b, data, &type->slots);
        else if (data && strcmp(at->slot, "tp_methods") == 0)
            read_methods(b, data, owner);
        else if (data && strcmp(at->slot, "tp_getset") == 0)
            read_getsets(b, data, owner);
    }
    read_numbers(&b->out->unit->globals[type->global], type);
}

static void expand_module(struct rl_building *b, struct rl_pymodule *module)
{
    struct owner owner = { .module = module };
    const char *from = b->out->unit->globals[module->global].function;
    const struct rl_filled *name = last_filled(module->slots, "m_name"), *size = last_filled(module->slots, "m_size");
    const struct rl_filled *slots = last_filled(module->slots, "m_slots");
    module->name = name ? name->data : NULL;
    module->state_size = size && size->is_number ? size->number : 0;
    if (slots && slots->data)
        read_numbered(b, table(b, slots->data, from), "value", rl_module_slot_by_number, &module->slots);
    for (struct rl_filled *at = module->slots; at; at = at->next) {
        const struct rl_ir_global *data = at->data ? table(b, at->data, from) : NULL;
        if (at->function)
            call_back(b, owner, at->function, at->slot, at->loc, NULL, 0);
        else if (data && (strcmp(at->slot, "m_methods") == 0 || strcmp(at->slot, "Py_mod_methods") == 0))
            read_methods(b, data, owner);
    }
}

/* ---- tables that nothing here names, and functions known by their names -------------------------- */

static void read_ownerless(struct rl_building *b, uint32_t index)
{
    const struct rl_ir_global *global = &b->out->unit->globals[index];
    enum rl_table_kind kind = rl_table_kind(rl_type_record(global->type));
    struct owner nobody = { NULL, NULL };
    struct rl_filled *loose = NULL;
    if (g_hash_table_contains(b->owned_tables, GINT_TO_POINTER((int)index + 1)) || !global->init)
        return;
    if (kind == RL_TABLE_METHODS)
        read_methods(b, global, nobody);
    else if (kind == RL_TABLE_GETSETS)
        read_getsets(b, global, nobody);
    else if (kind == RL_TABLE_SLOTS)
        read_numbered(b, global, "pfunc", rl_slot_by_number, &loose);
    else if (kind == RL_TABLE_SUITE)
        read_suite(b, global, &loose);
    for (; loose; loose = loose->next)
        if (loose->function)
            call_back(b, nobody, loose->function, loose->slot, loose->loc, NULL, 0);
}

static void find_module_inits(struct rl_building *b)
{
    struct owner owner = { .module = b->out->modules && !b->out->modules->next ? b->out->modules : NULL };
    for (uint32_t f = 0; f < b->out->unit->nfunctions; f++) {
        const struct rl_ir_func *func = b->out->unit->functions[f];
        const struct rl_slot *entry = rl_flow_entry(func);
        if (entry)
            call_back(b, owner, func->name, entry->name, func->name_loc, NULL, 0);
    }
}

void rl_expand_tables(struct rl_building *b)
{
    for (struct rl_pytype *type = b->out->types; type; type = type->next)
        expand_type(b, type);
    for (struct rl_pymodule *module = b->out->modules; module; module = module->next)
        expand_module(b, module);
    for (uint32_t g = 0; g < b->out->unit->nglobals; g++)
        read_ownerless(b, g);
    find_module_inits(b);
}
