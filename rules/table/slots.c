/* PyType_Slot and PyModuleDef_Slot tables, and PyModuleDef itself. */
#include <string.h>

#include "analyzer/graph/slots.h"
#include "rules/table/table.h"

enum { LAST_TYPE_SLOT = 83, LAST_MODULE_SLOT = 13, MOD_CREATE = 1, MOD_EXEC = 2 };

static struct rl_finding *report_slot(const struct rl_tables *tables, const struct rl_init_item *item, const char *name, const char *message,
                                      const char *hint)
{
    struct rl_finding *finding = rl_tables_report(tables, item->loc, NULL, name, message, hint);
    finding->severity = RL_SEVERITY_ERROR;
    return finding;
}

static void judge_numbers(const struct rl_tables *tables, const struct rl_ir_global *global, bool of_module)
{
    const struct rl_init_item *first[LAST_TYPE_SLOT + 1] = { NULL };
    int64_t last = of_module ? LAST_MODULE_SLOT : LAST_TYPE_SLOT;
    struct rl_row row;
    for (uint32_t at = 0; rl_next_row(global, &at, &row);) {
        int64_t number;
        const struct rl_init_item *item = rl_row_field(&row, "slot");
        if (!item || !rl_row_number(&row, "slot", &number) || number == 0)
            continue;
        if (number < 0 || number > last) {
            if (tables->python < 0x030f)
                report_slot(tables, item, global->name, rl_arena_printf(tables->arena, "`%s` has a slot %d, which does not exist", global->name, (int)number),
                            "name the slot by its macro");
            continue;
        }
        const char *name = of_module ? rl_module_slot_by_number(number) : rl_slot_by_number(number);
        if (first[number] && !(of_module && number == MOD_EXEC))
            report_slot(tables, item, name,
                        rl_arena_printf(tables->arena, "`%s` has %s twice, first at line %u", global->name, name, first[number]->loc.line),
                        "keep one of them")->severity = of_module ? RL_SEVERITY_ERROR : RL_SEVERITY_WARNING;
        else
            first[number] = item;
    }
}

static void judge_table(const struct rl_tables *tables, const struct rl_filled *filled, uint32_t from, bool of_module)
{
    const struct rl_ir_global *global = rl_tables_named(tables, filled, from);
    enum rl_table_kind kind = global ? rl_table_kind(rl_type_record(global->type)) : RL_TABLE_NONE;
    if (kind != (of_module ? RL_TABLE_MODULE_SLOTS : RL_TABLE_SLOTS))
        return;
    rl_tables_judge_end(tables, global, "slot", "{0, NULL}");
    judge_numbers(tables, global, of_module);
}

/* ---- modules ---------------------------------------------------------------------------------- */

/* What a list says of SLOT; *CERTAIN is false when functions write it. */
static const struct rl_filled *filled_slot(const struct rl_filled *list, const char *slot, bool *certain)
{
    const struct rl_filled *found = NULL;
    for (; list; list = list->next)
        if (strcmp(list->slot, slot) == 0) {
            found = list;
            *certain &= !list->at_run_time;
        }
    return found;
}

/* The first call of one of NAMES with the module's address. */
static const struct rl_inst *call_with(const struct rl_tables *tables, uint32_t global, const char *const *names,
                                       const struct rl_ir_func **func)
{
    for (uint32_t f = 0; f < tables->unit->nfunctions; f++) {
        *func = tables->unit->functions[f];
        for (uint32_t b = 0; b < (*func)->nblocks; b++)
            for (uint32_t i = 0; i < (*func)->blocks[b].ninsts; i++) {
                const struct rl_inst *inst = &(*func)->blocks[b].insts[i];
                const struct rl_place *place = inst->kind == RL_INST_CALL && inst->nargs && inst->arg_places ? inst->arg_places[0] : NULL;
                if (place && place->base == RL_BASE_GLOBAL && place->id == global && place->nsteps == 0 && inst->a.kind == RL_VAL_FUNC &&
                    g_strv_contains(names, inst->a.text))
                    return inst;
            }
    }
    return NULL;
}

static void judge_phases(const struct rl_tables *tables, const struct rl_pymodule *module)
{
    static const char *const creates[] = { "PyModule_Create", "PyModule_Create2", "PyModule_Create2TraceRefs", NULL };
    static const char *const inits[] = { "PyModuleDef_Init", NULL };
    bool certain = true;
    const struct rl_filled *slots = filled_slot(module->slots, "m_slots", &certain), *size = filled_slot(module->slots, "m_size", &certain);
    const struct rl_ir_func *func;
    bool negative = size && size->is_number && size->number < 0;
    if (!certain)
        return;
    const struct rl_inst *call = slots ? call_with(tables, module->global, creates, &func) : NULL;
    if (call)
        rl_tables_report(tables, call->loc, func->name, module->symbol,
                         rl_arena_printf(tables->arena, "`%s` has m_slots: PyModule_Create raises SystemError", module->symbol),
                         "return PyModuleDef_Init(&def) from the init function")->severity = RL_SEVERITY_ERROR;
    if (negative && (slots || call_with(tables, module->global, inits, &func)))
        rl_tables_report(tables, size->loc, NULL, module->symbol,
                         rl_arena_printf(tables->arena, "`%s` is initialised in phases, but m_size is negative: the import raises SystemError", module->symbol),
                         "set m_size to the size of the module's state, or 0")->severity = RL_SEVERITY_ERROR;
}

static void judge_head(const struct rl_tables *tables, const struct rl_pymodule *module)
{
    const struct rl_ir_global *global = &tables->unit->globals[module->global];
    if (!global->init || global->init->nitems == 0 || rl_tables_is_written(tables, global))
        return;
    for (uint32_t i = 0; i < global->init->nitems; i++) {
        const struct rl_init_item *item = &global->init->items[i];
        if (item->npath == 0 || item->path[0].kind != RL_STEP_FIELD || strcmp(item->path[0].field, "m_base") == 0)
            return;
    }
    rl_tables_report(tables, global->loc, NULL, module->symbol,
                     rl_arena_printf(tables->arena, "`%s` does not begin with PyModuleDef_HEAD_INIT", module->symbol),
                     "let PyModuleDef_HEAD_INIT be the first member, or .m_base")->severity = RL_SEVERITY_NOTE;
}

void rl_tables_judge_slots(const struct rl_tables *tables)
{
    for (const struct rl_pytype *type = tables->types->types; type; type = type->next)
        for (const struct rl_filled *at = type->slots; type->heap && at; at = at->next)
            if (strcmp(at->slot, "slots") == 0)
                judge_table(tables, at, type->global, false);
    for (const struct rl_pymodule *module = tables->types->modules; module; module = module->next) {
        for (const struct rl_filled *at = module->slots; at; at = at->next)
            if (strcmp(at->slot, "m_slots") == 0)
                judge_table(tables, at, module->global, true);
        judge_phases(tables, module);
        judge_head(tables, module);
    }
}
