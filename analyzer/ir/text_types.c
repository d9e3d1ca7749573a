/* Types in the text and serial forms: a table of all of them, and what follows from what. */
#include <string.h>

#include "analyzer/ir/text.h"

/* ---- the table ---------------------------------------------------------------------- */

static void add_type(struct rl_type_table *table, const struct rl_type *type);

static void add_record(struct rl_type_table *table, const struct rl_record *record)
{
    if (!record || g_hash_table_contains(table->record_ids, record))
        return;
    g_ptr_array_add(table->records, (gpointer)record);
    g_hash_table_insert(table->record_ids, (gpointer)record, GUINT_TO_POINTER(table->records->len));
}

static char *shape_of(const struct rl_type_table *table, const struct rl_type *type)
{
    GString *shape = g_string_new(NULL);
    g_string_printf(shape, "%d %d%d%d %u %" G_GINT64_FORMAT " %u %u %s", type->kind, type->is_unsigned, type->variadic,
                    type->is_const, type->size, type->length, rl_type_table_id(table, type->to),
                    rl_record_table_id(table, type->record), type->name ? type->name : "");
    for (uint32_t i = 0; i < type->nparams; i++)
        g_string_append_printf(shape, "|%u", rl_type_table_id(table, type->params[i]));
    return g_string_free(shape, FALSE);
}

/* Parts come before the whole; records, which close the circles, only by number. */
static void add_type(struct rl_type_table *table, const struct rl_type *type)
{
    if (!type || g_hash_table_contains(table->ids, type))
        return;
    add_record(table, type->record);
    add_type(table, type->to);
    for (uint32_t i = 0; i < type->nparams; i++)
        add_type(table, type->params[i]);
    char *shape = shape_of(table, type);
    gpointer known = g_hash_table_lookup(table->shapes, shape);
    if (!known) {
        g_ptr_array_add(table->types, (gpointer)type);
        known = GUINT_TO_POINTER(table->types->len);
        g_hash_table_insert(table->shapes, g_steal_pointer(&shape), known);
    }
    g_hash_table_insert(table->ids, (gpointer)type, known);
    g_free(shape);
}

static void add_place(struct rl_type_table *table, const struct rl_place *place)
{
    if (!place)
        return;
    add_type(table, place->type);
    for (uint32_t i = 0; i < place->nsteps; i++)
        add_record(table, place->steps[i].record);
}

static void add_func(struct rl_type_table *table, const struct rl_ir_func *func)
{
    add_type(table, func->result);
    for (uint32_t v = 0; v < func->nvars; v++)
        add_type(table, func->vars[v].type);
    for (uint32_t b = 0; b < func->nblocks; b++) {
        for (uint32_t i = 0; i < func->blocks[b].ninsts; i++) {
            const struct rl_inst *inst = &func->blocks[b].insts[i];
            add_type(table, inst->type);
            add_place(table, inst->place);
            add_place(table, inst->place2);
            for (uint32_t a = 0; inst->arg_types && a < inst->nargs; a++)
                add_type(table, inst->arg_types[a]);
        }
    }
}

static void add_global(struct rl_type_table *table, const struct rl_ir_global *global)
{
    add_type(table, global->type);
    for (uint32_t i = 0; global->init && i < global->init->nitems; i++)
        for (uint32_t s = 0; s < global->init->items[i].npath; s++)
            add_record(table, global->init->items[i].path[s].record);
}

void rl_type_table_init(struct rl_type_table *table, const struct rl_ir_unit *unit)
{
    table->types = g_ptr_array_new();
    table->records = g_ptr_array_new();
    table->ids = g_hash_table_new(NULL, NULL);
    table->shapes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    table->record_ids = g_hash_table_new(NULL, NULL);
    for (uint32_t i = 0; i < unit->nrecords; i++)
        add_record(table, unit->records[i]);
    for (uint32_t i = 0; i < unit->nglobals; i++)
        add_global(table, &unit->globals[i]);
    for (uint32_t i = 0; i < unit->nexterns; i++)
        add_type(table, unit->externs[i].type);
    for (uint32_t i = 0; i < unit->nfunctions; i++)
        add_func(table, unit->functions[i]);
    for (uint32_t r = 0; r < table->records->len; r++) { /* grows while it runs */
        const struct rl_record *record = g_ptr_array_index(table->records, r);
        for (uint32_t f = 0; f < record->nfields; f++)
            add_type(table, record->fields[f].type);
    }
}

void rl_type_table_release(struct rl_type_table *table)
{
    g_ptr_array_free(table->types, TRUE);
    g_ptr_array_free(table->records, TRUE);
    g_hash_table_destroy(table->ids);
    g_hash_table_destroy(table->shapes);
    g_hash_table_destroy(table->record_ids);
}

uint32_t rl_type_table_id(const struct rl_type_table *table, const struct rl_type *type)
{
    return type ? GPOINTER_TO_UINT(g_hash_table_lookup(table->ids, type)) : 0;
}

uint32_t rl_record_table_id(const struct rl_type_table *table, const struct rl_record *record)
{
    return record ? GPOINTER_TO_UINT(g_hash_table_lookup(table->record_ids, record)) : 0;
}

/* ---- what follows from what ------------------------------------------------------------- */

static const struct rl_type *field_type(const struct rl_record *record, const char *name, int depth)
{
    if (!record || depth > 8)
        return NULL;
    for (uint32_t i = 0; i < record->nfields; i++) {
        const struct rl_field *field = &record->fields[i];
        if (!rl_field_is_anonymous(field)) {
            if (name && strcmp(field->name, name) == 0)
                return field->type;
        } else if (field->type && field->type->kind == RL_TYPE_RECORD) {
            const struct rl_type *inner = field_type(field->type->record, name, depth + 1);
            if (inner)
                return inner;
        }
    }
    return NULL;
}

const struct rl_record *rl_ir_step_record(const struct rl_type *type)
{
    return type && type->kind == RL_TYPE_RECORD ? type->record : NULL;
}

const struct rl_type *rl_ir_step_type(const struct rl_type *type, const struct rl_step *step, bool from_mem)
{
    if (step->kind == RL_STEP_FIELD)
        return field_type(step->record, step->field, 0);
    if (from_mem)
        return type;
    return type && (type->kind == RL_TYPE_ARRAY || type->kind == RL_TYPE_POINTER) ? type->to : NULL;
}

static const struct rl_type *base_type(const struct rl_ir_unit *unit, const struct rl_var *vars, uint32_t nvars,
                                       const struct rl_type *const *temps, const struct rl_place *place)
{
    if (place->base == RL_BASE_VAR)
        return place->id < nvars ? vars[place->id].type : NULL;
    if (place->base == RL_BASE_GLOBAL)
        return unit && place->id < unit->nglobals ? unit->globals[place->id].type : NULL;
    const struct rl_type *pointer = place->mem.kind == RL_VAL_TEMP ? temps[place->mem.id] : NULL;
    return pointer && pointer->kind == RL_TYPE_POINTER ? pointer->to : NULL;
}

const struct rl_type *rl_ir_place_type(const struct rl_ir_unit *unit, const struct rl_var *vars, uint32_t nvars,
                                       const struct rl_type *const *temps, const struct rl_place *place)
{
    const struct rl_type *type = base_type(unit, vars, nvars, temps, place);
    for (uint32_t i = 0; i < place->nsteps; i++)
        type = rl_ir_step_type(type, &place->steps[i], i == 0 && place->base == RL_BASE_MEM);
    return type;
}

/* ---- words ---------------------------------------------------------------------------------- */

char *rl_pointer_name(const struct rl_type *to)
{
    const char *name = to && to->name ? to->name : "";
    size_t len = strlen(name);
    bool is_pointer = len && name[len - 1] == '*';
    bool is_const = to && to->is_const && !is_pointer && !g_str_has_prefix(name, "const ");
    return g_strdup_printf("%s%s%s*", is_const ? "const " : "", name, is_pointer ? "" : " ");
}

bool rl_is_identifier(const char *text)
{
    if (!text || !(g_ascii_isalpha(*text) || *text == '_' || *text == '$'))
        return false;
    for (; *text; text++)
        if (!g_ascii_isalnum(*text) && *text != '_' && *text != '$')
            return false;
    return true;
}

bool rl_is_temp_name(const char *text)
{
    if (text[0] != 't' || !text[1])
        return false;
    for (text++; *text; text++)
        if (!g_ascii_isdigit(*text))
            return false;
    return true;
}

const char *rl_op_symbol(enum rl_op op)
{
    static const char *const symbols[] = {
        [RL_OP_ADD] = "+",  [RL_OP_SUB] = "-", [RL_OP_MUL] = "*",  [RL_OP_DIV] = "/",  [RL_OP_REM] = "%",   [RL_OP_SHL] = "<<",
        [RL_OP_SHR] = ">>", [RL_OP_AND] = "&", [RL_OP_OR] = "|",   [RL_OP_XOR] = "^",  [RL_OP_EQ] = "==",   [RL_OP_NE] = "!=",
        [RL_OP_LT] = "<",   [RL_OP_LE] = "<=", [RL_OP_GT] = ">",   [RL_OP_GE] = ">=",  [RL_OP_NEG] = "neg", [RL_OP_NOT] = "not",
        [RL_OP_COMPL] = "compl", [RL_OP_LAND] = "&&", [RL_OP_LOR] = "||", [RL_OP_COMMA] = ",",
    };
    return (size_t)op < G_N_ELEMENTS(symbols) && symbols[op] ? symbols[op] : "??";
}
