/* PyMethodDef and PyGetSetDef tables. */
#include <string.h>

#include "rules/table/table.h"

enum { METH_COEXIST = 0x40, KNOWN_FLAGS = 0x2ff };

static const char *call_flags_problem(int64_t flags)
{
    int64_t call = flags & (RL_METH_VARARGS | RL_METH_KEYWORDS | RL_METH_NOARGS | RL_METH_O | RL_METH_FASTCALL | RL_METH_METHOD);
    switch (call) {
    case RL_METH_VARARGS: case RL_METH_VARARGS | RL_METH_KEYWORDS: case RL_METH_NOARGS: case RL_METH_O: case RL_METH_FASTCALL:
    case RL_METH_FASTCALL | RL_METH_KEYWORDS: case RL_METH_METHOD | RL_METH_FASTCALL | RL_METH_KEYWORDS:
        return NULL;
    case 0:
        return "says no calling convention";
    case RL_METH_KEYWORDS:
        return "has METH_KEYWORDS without METH_VARARGS or METH_FASTCALL";
    }
    return "has flags that contradict each other";
}

static void judge_flags(const struct rl_tables *tables, const struct rl_row *row, const char *name, bool of_module)
{
    const struct rl_init_item *item = rl_row_field(row, "ml_flags");
    struct rl_loc loc = item ? item->loc : row->items->loc;
    int64_t flags;
    if (!rl_row_number(row, "ml_flags", &flags) || (flags & ~(int64_t)KNOWN_FLAGS) || flags < 0)
        return;
    const char *problem = call_flags_problem(flags), *then = "calling it raises SystemError: bad call flags";
    if (!problem && (flags & RL_METH_CLASS) && (flags & RL_METH_STATIC)) {
        problem = "is both METH_CLASS and METH_STATIC";
        then = "PyType_Ready raises ValueError";
    } else if (!problem && of_module && (flags & (RL_METH_CLASS | RL_METH_STATIC))) {
        problem = flags & RL_METH_CLASS ? "is METH_CLASS" : "is METH_STATIC";
        then = "module functions cannot be, the import raises ValueError";
    }
    if (!problem)
        return;
    struct rl_finding *finding = rl_tables_report(tables, loc, NULL, name,
                                                  rl_arena_printf(tables->arena, "`%s` %s: %s", name, problem, then),
                                                  "set ml_flags to what the function's signature is made for");
    finding->severity = RL_SEVERITY_ERROR;
}

static void judge_method(const struct rl_tables *tables, const struct rl_row *row, bool of_module)
{
    const char *name = rl_row_text(row, "ml_name");
    const struct rl_init_item *function = rl_row_field(row, "ml_meth");
    if (!name)
        return;
    if (rl_row_is_zero(row, "ml_meth")) {
        struct rl_finding *finding = rl_tables_report(
            tables, function ? function->loc : row->items->loc, NULL, name,
            rl_arena_printf(tables->arena, "`%s` has no function: calling it jumps to NULL", name), "name the function, or drop the row");
        finding->severity = RL_SEVERITY_ERROR;
    } else if (tables->python >= 0x0300) {
        judge_flags(tables, row, name, of_module);
    }
}

static void judge_methods(const struct rl_tables *tables, const struct rl_ir_global *global, bool owned, bool of_module)
{
    struct rl_row row;
    if (owned)
        rl_tables_judge_end(tables, global, "ml_name", "{NULL, NULL, 0, NULL}");
    rl_tables_judge_names(tables, global, "ml_name", "method");
    for (uint32_t at = 0; rl_next_row(global, &at, &row);)
        judge_method(tables, &row, of_module);
}

static void judge_getsets(const struct rl_tables *tables, const struct rl_ir_global *global, bool owned)
{
    if (owned)
        rl_tables_judge_end(tables, global, "name", "{NULL}");
    rl_tables_judge_names(tables, global, "name", "attribute");
}

static void judge_owned(const struct rl_tables *tables, const struct rl_filled *at, uint32_t from, bool of_module, GHashTable *done)
{
    bool methods = strcmp(at->slot, "tp_methods") == 0 || strcmp(at->slot, "m_methods") == 0 || strcmp(at->slot, "Py_mod_methods") == 0;
    const struct rl_ir_global *global =
        methods || strcmp(at->slot, "tp_getset") == 0 ? rl_tables_named(tables, at, from) : NULL;
    if (!global || !g_hash_table_add(done, (gpointer)global))
        return;
    enum rl_table_kind kind = rl_table_kind(rl_type_record(global->type));
    if (kind == RL_TABLE_METHODS && methods)
        judge_methods(tables, global, true, of_module);
    else if (kind == RL_TABLE_GETSETS && !methods)
        judge_getsets(tables, global, true);
}

static void judge_ownerless(const struct rl_tables *tables, const struct rl_ir_global *global, GHashTable *done)
{
    enum rl_table_kind kind = rl_table_kind(rl_type_record(global->type));
    bool table = global->init && (kind == RL_TABLE_METHODS || kind == RL_TABLE_GETSETS);
    if (!table || global->type->kind != RL_TYPE_ARRAY || g_hash_table_contains(done, global) || rl_tables_is_written(tables, global))
        return;
    bool whole = rl_tables_is_whole(tables, global);
    if (kind == RL_TABLE_METHODS)
        judge_methods(tables, global, whole, false);
    else
        judge_getsets(tables, global, whole);
}

void rl_tables_judge_methods(const struct rl_tables *tables)
{
    GHashTable *done = g_hash_table_new(NULL, NULL);
    for (const struct rl_pymodule *module = tables->types->modules; module; module = module->next)
        for (const struct rl_filled *at = module->slots; at; at = at->next)
            judge_owned(tables, at, module->global, true, done);
    for (const struct rl_pytype *type = tables->types->types; type; type = type->next)
        for (const struct rl_filled *at = type->slots; at; at = at->next)
            judge_owned(tables, at, type->global, false, done);
    for (uint32_t g = 0; g < tables->unit->nglobals; g++)
        judge_ownerless(tables, &tables->unit->globals[g], done);
    g_hash_table_destroy(done);
}
