/* PyMemberDef tables: type codes against the fields at their offsets; and PyStructSequence_Desc. */
#include <string.h>

#include "rules/table/table.h"

enum { RELATIVE_OFFSET = 8, DEEPEST = 6 };

/* What a type code reads and writes: Include/descrobject.h, and structmember.h before 3.12. */
struct code {
    const char *name;
    int64_t size;
    enum { CODE_NUMBER, CODE_FLOAT, CODE_STRING, CODE_INPLACE, CODE_OBJECT } kind;
};

static const struct code codes[] = {
    [0] = { "T_SHORT", 2, CODE_NUMBER },    [1] = { "T_INT", 4, CODE_NUMBER },       [2] = { "T_LONG", 8, CODE_NUMBER },
    [3] = { "T_FLOAT", 4, CODE_FLOAT },     [4] = { "T_DOUBLE", 8, CODE_FLOAT },     [5] = { "T_STRING", 8, CODE_STRING },
    [6] = { "T_OBJECT", 8, CODE_OBJECT },   [7] = { "T_CHAR", 1, CODE_NUMBER },      [8] = { "T_BYTE", 1, CODE_NUMBER },
    [9] = { "T_UBYTE", 1, CODE_NUMBER },    [10] = { "T_USHORT", 2, CODE_NUMBER },   [11] = { "T_UINT", 4, CODE_NUMBER },
    [12] = { "T_ULONG", 8, CODE_NUMBER },   [13] = { "T_STRING_INPLACE", 0, CODE_INPLACE },
    [14] = { "T_BOOL", 1, CODE_NUMBER },    [16] = { "T_OBJECT_EX", 8, CODE_OBJECT },
    [17] = { "T_LONGLONG", 8, CODE_NUMBER }, [18] = { "T_ULONGLONG", 8, CODE_NUMBER }, [19] = { "T_PYSSIZET", 8, CODE_NUMBER },
};

/* The scalar field at OFFSET of RECORD, structs in place looked into; NULL: none, or not known. */
static const struct rl_type *type_at(const struct rl_record *record, int64_t offset, int depth)
{
    if (!record || record->is_union || record->has_bits || depth > DEEPEST)
        return NULL;
    for (uint32_t i = 0; i < record->nfields; i++) {
        const struct rl_type *type = record->fields[i].type;
        int64_t start = rl_record_offset(record, i), size = rl_type_size(type);
        if (start < 0 || !type)
            return NULL;
        if (type->kind == RL_TYPE_RECORD && size > 0 && start <= offset && offset < start + size)
            return type_at(type->record, offset - start, depth + 1);
        if (start == offset)
            return type->kind == RL_TYPE_RECORD ? NULL : type;
    }
    return NULL;
}

/* NULL, or what is wrong with CODE for a field of TYPE. */
static const char *mismatch(const struct code *code, const struct rl_type *type)
{
    int64_t size = rl_type_size(type);
    bool pointer = type->kind == RL_TYPE_POINTER, array = type->kind == RL_TYPE_ARRAY;
    bool text = pointer && type->to && type->to->kind == RL_TYPE_INT && type->to->size == 1;
    bool hidden = pointer && type->to && (type->to->kind == RL_TYPE_VOID || type->to->kind == RL_TYPE_UNKNOWN);
    if (size <= 0 || type->kind == RL_TYPE_UNKNOWN || hidden)
        return NULL;
    switch (code->kind) {
    case CODE_OBJECT:
        if (!pointer)
            return "is no pointer";
        return text || (type->to && type->to->kind == RL_TYPE_FUNCTION) ? "is no object" : NULL;
    case CODE_STRING:
        if (array)
            return "is an array: T_STRING_INPLACE reads it";
        return !pointer ? "is no pointer" : rl_type_is_object(type) ? "is an object, not a `char *`" : NULL;
    case CODE_INPLACE:
        return pointer ? "is a pointer: T_STRING reads it" : NULL;
    case CODE_FLOAT:
        return type->kind != RL_TYPE_FLOAT ? "is no floating-point number" : size != code->size ? "is of another size" : NULL;
    case CODE_NUMBER:
        if (pointer) /* the address itself may be shown, as a number */
            return code->size != size || rl_type_is_object(type) ? "is a pointer" : NULL;
        if (type->kind == RL_TYPE_FLOAT)
            return "is a floating-point number";
        return array ? NULL : size != code->size ? "is of another size" : NULL;
    }
    return NULL;
}

static bool is_offset_of_type(const char *name)
{
    return g_str_has_prefix(name, "__") && g_str_has_suffix(name, "offset__");
}

static void judge_row(const struct rl_tables *tables, const struct rl_pytype *type, const struct rl_row *row)
{
    const char *name = rl_row_text(row, "name");
    const struct rl_init_item *item = rl_row_field(row, "type");
    int64_t number, offset, flags;
    if (!name || is_offset_of_type(name) || !rl_row_number(row, "type", &number) || !rl_row_number(row, "offset", &offset) ||
        !rl_row_number(row, "flags", &flags) || (flags & RELATIVE_OFFSET) || number < 0 || number >= (int64_t)G_N_ELEMENTS(codes))
        return;
    const struct code *code = &codes[number];
    const struct rl_type *field = code->name ? type_at(type->record, offset, 0) : NULL;
    const char *wrong = field ? mismatch(code, field) : NULL;
    if (!wrong)
        return;
    struct rl_finding *finding = rl_tables_report(
        tables, item ? item->loc : row->items->loc, NULL, name,
        rl_arena_printf(tables->arena, "`%s` is read as %s (%d bytes), but the field's type `%s` %s", name, code->name, (int)code->size,
                        field->name, wrong),
        "use the type code of the field's type");
    if (code->kind == CODE_INPLACE)
        finding->message = rl_arena_printf(tables->arena, "`%s` is read as T_STRING_INPLACE, but the field's type `%s` %s", name, field->name, wrong);
    bool reads_only = flags & 1;
    int64_t size = rl_type_size(field);
    bool harmless = code->kind == CODE_NUMBER && field->kind == RL_TYPE_INT && (reads_only ? code->size < size : code->size <= size);
    finding->severity = harmless ? RL_SEVERITY_WARNING : RL_SEVERITY_ERROR;
}

/* Packing and alignment attributes move fields where their types do not tell. */
static bool layout_is_known(const struct rl_pytype *type)
{
    return type->record && type->record->complete && type->basicsize > 0 && rl_record_size(type->record) == type->basicsize;
}

static void judge_members(const struct rl_tables *tables, const struct rl_pytype *type, const struct rl_ir_global *global)
{
    struct rl_row row;
    rl_tables_judge_end(tables, global, "name", "{NULL}");
    rl_tables_judge_names(tables, global, "name", "member");
    for (uint32_t at = 0; layout_is_known(type) && rl_next_row(global, &at, &row);)
        judge_row(tables, type, &row);
}

/* ---- named tuples ------------------------------------------------------------------------------ */

static int64_t rows_before_end(const struct rl_ir_global *fields)
{
    struct rl_row row;
    int64_t count = 0;
    for (uint32_t at = 0; rl_next_row(fields, &at, &row); count++)
        if (rl_row_is_zero(&row, "name"))
            break;
        else if (!rl_row_field(&row, "name"))
            return INT64_MAX;
    return count;
}

static const struct rl_init_item *item_of(const struct rl_ir_global *global, const char *field)
{
    for (uint32_t i = 0; global->init && i < global->init->nitems; i++) {
        const struct rl_init_item *item = &global->init->items[i];
        if (item->npath == 1 && item->path[0].kind == RL_STEP_FIELD && strcmp(item->path[0].field, field) == 0)
            return item;
    }
    return NULL;
}

static void judge_sequence(const struct rl_tables *tables, const struct rl_ir_global *desc)
{
    const struct rl_init_item *fields = item_of(desc, "fields"), *shown = item_of(desc, "n_in_sequence");
    int64_t index = fields && fields->address_of ? rl_global_by_name(tables->unit, fields->address_of, desc->function) : -1;
    if (index < 0 || rl_tables_is_written(tables, desc))
        return;
    const struct rl_ir_global *table = &tables->unit->globals[index];
    if (rl_table_kind(rl_type_record(table->type)) != RL_TABLE_SEQUENCE_FIELDS || !table->init || rl_tables_is_written(tables, table))
        return;
    rl_tables_judge_end(tables, table, "name", "{NULL}");
    int64_t count = rows_before_end(table);
    if (!shown || shown->value.kind != RL_VAL_INT || shown->value.num <= count)
        return;
    struct rl_finding *finding = rl_tables_report(
        tables, shown->loc, NULL, desc->name,
        rl_arena_printf(tables->arena, "`%s` shows %d fields, but `%s` has %d", desc->name, (int)shown->value.num, table->name, (int)count),
        "let n_in_sequence be at most the number of fields");
    finding->severity = RL_SEVERITY_ERROR;
}

void rl_tables_judge_members(const struct rl_tables *tables)
{
    for (const struct rl_pytype *type = tables->types->types; type; type = type->next)
        for (const struct rl_filled *at = type->slots; at; at = at->next) {
            const struct rl_ir_global *global = strcmp(at->slot, "tp_members") == 0 ? rl_tables_named(tables, at, type->global) : NULL;
            if (global && rl_table_kind(rl_type_record(global->type)) == RL_TABLE_MEMBERS)
                judge_members(tables, type, global);
        }
    for (uint32_t g = 0; g < tables->unit->nglobals; g++) {
        const struct rl_ir_global *global = &tables->unit->globals[g];
        const struct rl_record *record = global->type && global->type->kind == RL_TYPE_RECORD ? global->type->record : NULL;
        if (record && (g_strcmp0(record->name, "PyStructSequence_Desc") == 0))
            judge_sequence(tables, global);
    }
}
