/* Rows of tables, their ends, and findings. */
#include <string.h>

#include "rules/table/table.h"

/* ---- reading --------------------------------------------------------------------------- */

static bool writes(const struct rl_action *action, const struct rl_ir_unit *unit, const struct rl_ir_global *global)
{
    if (action->kind != RL_DO_STORE && action->kind != RL_DO_NULL)
        return false;
    const struct rl_way *root = rl_way_root(action->way);
    return root->kind == RL_WAY_GLOBAL && &unit->globals[root->index] == global;
}

bool rl_tables_is_written(const struct rl_tables *tables, const struct rl_ir_global *global)
{
    for (uint32_t f = 0; f < tables->unit->nfunctions; f++) {
        const struct rl_actions *actions = tables->types->actions[f];
        for (uint32_t i = 0; actions && i < actions->count; i++)
            if (writes(&actions->items[i], tables->unit, global))
                return true;
    }
    return false;
}

const struct rl_ir_global *rl_tables_named(const struct rl_tables *tables, const struct rl_filled *filled, uint32_t from)
{
    if (!filled || !filled->data || filled->at_run_time)
        return NULL;
    int64_t index = rl_global_by_name(tables->unit, filled->data, tables->unit->globals[from].function);
    const struct rl_ir_global *global = index >= 0 ? &tables->unit->globals[index] : NULL;
    return global && global->init && !rl_tables_is_written(tables, global) ? global : NULL;
}

static bool reads_whole(const char *callee)
{
    return strcmp(callee, "PyModule_AddFunctions") == 0 || g_str_has_prefix(callee, "Py_InitModule");
}

static bool names(const struct rl_place *place, uint32_t global)
{
    return place && place->base == RL_BASE_GLOBAL && place->id == global;
}

/* Whether INST uses the table otherwise than to hand it to a call that reads it all. */
static bool uses_otherwise(const struct rl_inst *inst, uint32_t global)
{
    if (inst->kind == RL_INST_ADDR && names(inst->place, global) && inst->place->nsteps == 0)
        return false; /* see the call */
    if (inst->kind != RL_INST_CALL)
        return names(inst->place, global) || names(inst->place2, global);
    for (uint32_t i = 0; inst->arg_places && i < inst->nargs; i++)
        if (names(inst->arg_places[i], global) && (inst->a.kind != RL_VAL_FUNC || !reads_whole(inst->a.text)))
            return true;
    return false;
}

static bool is_used_otherwise(const struct rl_ir_func *func, uint32_t global, uint32_t *addresses, uint32_t *calls)
{
    for (uint32_t b = 0; b < func->nblocks; b++)
        for (uint32_t i = 0; i < func->blocks[b].ninsts; i++) {
            const struct rl_inst *inst = &func->blocks[b].insts[i];
            if (uses_otherwise(inst, global))
                return true;
            *addresses += inst->kind == RL_INST_ADDR && names(inst->place, global);
            for (uint32_t a = 0; inst->kind == RL_INST_CALL && inst->arg_places && a < inst->nargs; a++)
                *calls += names(inst->arg_places[a], global);
        }
    return false;
}

bool rl_tables_is_whole(const struct rl_tables *tables, const struct rl_ir_global *global)
{
    uint32_t index = (uint32_t)(global - tables->unit->globals), addresses = 0, calls = 0;
    for (uint32_t f = 0; f < tables->unit->nfunctions; f++)
        if (is_used_otherwise(tables->unit->functions[f], index, &addresses, &calls))
            return false;
    for (uint32_t g = 0; g < tables->unit->nglobals; g++)
        for (uint32_t i = 0; tables->unit->globals[g].init && i < tables->unit->globals[g].init->nitems; i++)
            if (g_strcmp0(tables->unit->globals[g].init->items[i].address_of, global->name) == 0)
                return false;
    return addresses == calls && (calls > 0 || global->is_static);
}

bool rl_row_number(const struct rl_row *row, const char *field, int64_t *number)
{
    const struct rl_init_item *item = rl_row_field(row, field);
    *number = item && item->value.kind == RL_VAL_INT ? item->value.num : 0;
    return !item || (item->value.kind == RL_VAL_INT && !item->address_of);
}

const char *rl_row_text(const struct rl_row *row, const char *field)
{
    const struct rl_init_item *item = rl_row_field(row, field);
    return item && item->value.kind == RL_VAL_STR ? item->value.text : NULL;
}

bool rl_row_is_zero(const struct rl_row *row, const char *field)
{
    int64_t number;
    return rl_row_number(row, field, &number) && number == 0;
}

/* ---- what every table owes --------------------------------------------------------------- */

/* Whether the fields of the row are known: one value that is no field may be a macro of several rows. */
static bool is_understood(const struct rl_row *row)
{
    for (uint32_t i = 0; i < row->nitems; i++)
        if (row->items[i].npath <= row->skip || row->items[i].path[row->skip].kind != RL_STEP_FIELD)
            return false;
    return true;
}

static int64_t row_index(const struct rl_row *row)
{
    return row->skip ? row->items->path[0].index.num : -1;
}

void rl_tables_judge_end(const struct rl_tables *tables, const struct rl_ir_global *global, const char *key,
                         const char *sentinel)
{
    const struct rl_type *type = global->type;
    int64_t last = -1;
    struct rl_row row;
    if (!type || type->kind != RL_TYPE_ARRAY || type->length <= 0)
        return;
    for (uint32_t at = 0; rl_next_row(global, &at, &row);) {
        const struct rl_init_item *name = rl_row_field(&row, key);
        bool known = name && (name->value.kind == RL_VAL_STR || name->value.kind == RL_VAL_INT);
        if (!is_understood(&row) || !known || row_index(&row) < 0 || rl_row_is_zero(&row, key))
            return;
        last = MAX(last, row_index(&row));
    }
    if (last < 0 || last + 1 != type->length)
        return;
    struct rl_finding *finding = rl_tables_report(
        tables, global->loc, global->function, global->name,
        rl_arena_printf(tables->arena, "`%s` has no sentinel: CPython reads on behind its last row", global->name),
        rl_arena_printf(tables->arena, "end the table with %s", sentinel));
    finding->lacks_row = sentinel;
    finding->severity = RL_SEVERITY_ERROR;
}

void rl_tables_judge_names(const struct rl_tables *tables, const struct rl_ir_global *global, const char *key, const char *what)
{
    GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
    struct rl_row row;
    for (uint32_t at = 0; rl_next_row(global, &at, &row);) {
        const char *name = rl_row_text(&row, key);
        if (!name)
            continue;
        const struct rl_init_item *item = rl_row_field(&row, key), *first = g_hash_table_lookup(seen, name);
        int64_t flags;
        bool replaces = rl_row_number(&row, "ml_flags", &flags) && (flags & 0x40); /* METH_COEXIST */
        if (!first)
            g_hash_table_insert(seen, (gpointer)name, (gpointer)item);
        else if (!replaces)
            rl_tables_report(tables, item->loc, global->function, name,
                             rl_arena_printf(tables->arena, "`%s` has the %s `%s` twice, first at line %u: one of them is never seen", global->name,
                                             what, name, first->loc.line),
                             "rename one of them, or drop it");
    }
    g_hash_table_destroy(seen);
}

/* ---- findings ------------------------------------------------------------------------------ */

struct rl_finding *rl_tables_report(const struct rl_tables *tables, struct rl_loc loc, const char *function, const char *object,
                                    const char *message, const char *hint)
{
    struct rl_finding *finding = rl_new(tables->arena, struct rl_finding);
    finding->loc = loc;
    finding->function = function;
    finding->object = object;
    finding->message = message;
    finding->hint = hint;
    finding->severity = RL_SEVERITY_WARNING;
    finding->has_severity = true;
    finding->confidence = RL_CONFIDENCE_MEDIUM;
    g_ptr_array_add(tables->out, finding);
    return finding;
}
