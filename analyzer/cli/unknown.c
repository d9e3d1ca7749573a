#include "analyzer/cli/unknown.h"

#include <string.h>

struct rl_unknown {
    const struct rl_models *models;
    GHashTable *rows;  /* name -> struct rl_unknown_row */
    GHashTable *known; /* names defined or annotated in the units */
};

static void free_row(gpointer data)
{
    struct rl_unknown_row *row = data;
    g_free(row->name);
    g_free(row->prototype);
    g_free(row->place);
    g_free(row);
}

struct rl_unknown *rl_unknown_new(const struct rl_models *models)
{
    struct rl_unknown *unknown = g_new0(struct rl_unknown, 1);
    unknown->models = models;
    unknown->rows = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_row);
    unknown->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return unknown;
}

void rl_unknown_free(struct rl_unknown *unknown)
{
    g_hash_table_destroy(unknown->rows);
    g_hash_table_destroy(unknown->known);
    g_free(unknown);
}

static void learn(struct rl_unknown *unknown, const struct rl_ir_unit *unit)
{
    for (uint32_t i = 0; i < unit->nfunctions; i++)
        g_hash_table_add(unknown->known, g_strdup(unit->functions[i]->name));
    for (uint32_t i = 0; i < unit->nexterns; i++) {
        const struct rl_ir_extern *proto = &unit->externs[i];
        bool annotated = proto->nannotations > 0;
        for (uint32_t j = 0; j < proto->nparams; j++)
            annotated = annotated || (proto->param_annotations && proto->param_annotations[j]);
        if (annotated)
            g_hash_table_add(unknown->known, g_strdup(proto->name));
    }
}

/* An object, or the address of a place for one. */
static bool touches_object(const struct rl_type *type)
{
    if (!type || type->kind != RL_TYPE_POINTER)
        return false;
    return rl_type_is_object(type) || rl_type_is_object(type->to);
}

static const struct rl_type *value_type(const struct rl_type *const *temps, struct rl_val val)
{
    return val.kind == RL_VAL_TEMP ? temps[val.id] : NULL;
}

static bool is_worth(const struct rl_inst *call, const struct rl_type *const *temps)
{
    bool worth = touches_object(call->type);
    for (uint32_t i = 0; i < call->nargs; i++)
        worth = worth || touches_object(value_type(temps, call->args[i]));
    return worth;
}

static const char *type_name(const struct rl_type *type)
{
    return type && type->name ? type->name : "?";
}

static char *prototype_of(const struct rl_inst *call, const struct rl_type *const *temps)
{
    GString *text = g_string_new(call->type ? type_name(call->type) : "void");
    g_string_append_printf(text, " %s(", call->a.text);
    for (uint32_t i = 0; i < call->nargs; i++) {
        const struct rl_type *type = value_type(temps, call->args[i]);
        const char *name = call->args[i].kind == RL_VAL_STR ? "const char *" : call->args[i].kind == RL_VAL_INT ? "int" : type_name(type);
        g_string_append_printf(text, "%s%s", i ? ", " : "", name);
    }
    g_string_append_c(text, ')');
    return g_string_free(text, FALSE);
}

static void count_call(struct rl_unknown *unknown, const struct rl_ir_unit *unit, const struct rl_inst *call,
                       const struct rl_type *const *temps)
{
    struct rl_unknown_row *row = g_hash_table_lookup(unknown->rows, call->a.text);
    if (!row) {
        if (g_str_has_prefix(call->a.text, "__builtin_") || !is_worth(call, temps) ||
            rl_models_find(unknown->models, call->a.text, 0))
            return;
        row = g_new0(struct rl_unknown_row, 1);
        row->name = g_strdup(call->a.text);
        row->prototype = prototype_of(call, temps);
        uint32_t file = call->loc.file < unit->nfiles ? call->loc.file : 0;
        row->place = g_strdup_printf("%s:%u", unit->files[file].path, call->loc.line);
        g_hash_table_insert(unknown->rows, row->name, row);
    }
    row->calls++;
}

static void add_function(struct rl_unknown *unknown, const struct rl_ir_unit *unit, const struct rl_ir_func *func)
{
    const struct rl_type **temps = g_new0(const struct rl_type *, func->ntemps + 1);
    for (uint32_t b = 0; b < func->nblocks; b++)
        for (uint32_t i = 0; i < func->blocks[b].ninsts; i++) {
            const struct rl_inst *inst = &func->blocks[b].insts[i];
            if (inst->dst < func->ntemps)
                temps[inst->dst] = inst->type;
        }
    for (uint32_t b = 0; b < func->nblocks; b++)
        for (uint32_t i = 0; i < func->blocks[b].ninsts; i++) {
            const struct rl_inst *inst = &func->blocks[b].insts[i];
            if (inst->kind == RL_INST_CALL && inst->a.kind == RL_VAL_FUNC)
                count_call(unknown, unit, inst, temps);
        }
    g_free(temps);
}

void rl_unknown_add(struct rl_unknown *unknown, const struct rl_ir_unit *unit)
{
    learn(unknown, unit);
    for (uint32_t i = 0; i < unit->nfunctions; i++)
        if (!unit->functions[i]->lost)
            add_function(unknown, unit, unit->functions[i]);
}

static gint compare_rows(gconstpointer a, gconstpointer b)
{
    const struct rl_unknown_row *x = *(struct rl_unknown_row *const *)a, *y = *(struct rl_unknown_row *const *)b;
    if (x->calls != y->calls)
        return x->calls > y->calls ? -1 : 1;
    return strcmp(x->name, y->name);
}

GPtrArray *rl_unknown_rows(struct rl_unknown *unknown)
{
    GPtrArray *rows = g_ptr_array_new();
    GHashTableIter iter;
    gpointer row;
    g_hash_table_iter_init(&iter, unknown->rows);
    while (g_hash_table_iter_next(&iter, NULL, &row))
        if (!g_hash_table_contains(unknown->known, ((struct rl_unknown_row *)row)->name))
            g_ptr_array_add(rows, row);
    g_ptr_array_sort(rows, compare_rows);
    return rows;
}
