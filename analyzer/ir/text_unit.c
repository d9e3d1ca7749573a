/* The text form of whole units: files, types, records, globals and externs around the functions. */
#include "analyzer/ir/text.h"

#include <string.h>

static void line_end(struct rl_printer *p)
{
    g_string_append_c(p->out, '\n');
}

static void quoted(struct rl_printer *p, const char *before, const char *text)
{
    g_string_append(p->out, before);
    rl_print_quoted(p->out, text, '"');
}

static void print_files(struct rl_printer *p)
{
    const struct rl_ir_unit *unit = p->unit;
    g_string_append_printf(p->out, "unit %s 0x%04x\n", unit->frontend == RL_FRONTEND_CLANG ? "clang" : "treesitter",
                           (unsigned)unit->target_python);
    for (uint32_t i = 0; i < unit->nfiles; i++) {
        quoted(p, "file ", unit->files[i].path);
        g_string_append(p->out, unit->files[i].is_system ? " !system\n" : "\n");
    }
    for (uint32_t i = 0; i < unit->nincluded; i++) {
        quoted(p, "included ", unit->included[i]);
        line_end(p);
    }
    for (uint32_t i = 0; i < unit->nnotes; i++) {
        quoted(p, "note ", unit->notes[i].text);
        if (unit->notes[i].is_error)
            g_string_append(p->out, " !error");
        rl_print_loc(p, unit->notes[i].loc);
        line_end(p);
    }
}

/* ---- types and records ------------------------------------------------------------------- */

/* A type's name, numbered when an earlier, different type has it. */
static void make_labels(struct rl_printer *p)
{
    GHashTable *counts = g_hash_table_new(g_str_hash, g_str_equal);
    p->labels = g_ptr_array_new_with_free_func(g_free);
    for (uint32_t i = 0; i < p->table.types->len; i++) {
        const struct rl_type *type = g_ptr_array_index(p->table.types, i);
        const char *name = type->name ? type->name : "";
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, name)) + 1;
        g_hash_table_insert(counts, (gpointer)name, GUINT_TO_POINTER(count));
        g_ptr_array_add(p->labels, count == 1 && !strchr(name, '#') ? g_strdup(name) : g_strdup_printf("%s#%u", name, count));
    }
    g_hash_table_destroy(counts);
}

static void print_label(struct rl_printer *p, const struct rl_type *type)
{
    uint32_t id = rl_type_table_id(&p->table, type);
    rl_print_quoted(p->out, id ? g_ptr_array_index(p->labels, id - 1) : "none", '"');
}

static void print_type_line(struct rl_printer *p, const struct rl_type *type)
{
    static const char *const kinds[] = {
        [RL_TYPE_UNKNOWN] = "unknown", [RL_TYPE_VOID] = "void",       [RL_TYPE_INT] = "int",           [RL_TYPE_FLOAT] = "float",
        [RL_TYPE_POINTER] = "pointer", [RL_TYPE_ARRAY] = "array",     [RL_TYPE_FUNCTION] = "function", [RL_TYPE_RECORD] = "record",
    };
    GString *out = p->out;
    g_string_append(out, "type ");
    print_label(p, type);
    g_string_append_printf(out, " = %s", kinds[type->kind]);
    if (type->size)
        g_string_append_printf(out, " size %u", type->size);
    if (type->length)
        g_string_append_printf(out, " length %" G_GINT64_FORMAT, type->length);
    if (type->record)
        g_string_append_printf(out, " record %u", rl_record_table_id(&p->table, type->record));
    if (type->to) {
        g_string_append(out, " to ");
        print_label(p, type->to);
    }
    for (uint32_t i = 0; i < type->nparams; i++) {
        g_string_append(out, " param ");
        print_label(p, type->params[i]);
    }
    g_string_append_printf(out, "%s%s%s\n", type->is_unsigned ? " !unsigned" : "", type->variadic ? " !variadic" : "",
                           type->is_const ? " !const" : "");
}

static void print_record_lines(struct rl_printer *p, const struct rl_record *record, uint32_t id)
{
    GString *out = p->out;
    g_string_append_printf(out, "record %u ", id);
    rl_print_quoted(out, record->name, '"');
    if (record->tag)
        quoted(p, " tag ", record->tag);
    g_string_append_printf(out, "%s%s%s%s", record->is_union ? " !union" : "", record->complete ? " !complete" : "",
                           record->counted ? " !counted" : "", record->has_bits ? " !bits" : "");
    rl_print_loc(p, record->loc);
    line_end(p);
    for (uint32_t i = 0; i < record->nfields; i++) {
        quoted(p, "  field ", record->fields[i].name);
        g_string_append_c(out, ' ');
        print_label(p, record->fields[i].type);
        line_end(p);
    }
}

static bool is_listed(const struct rl_ir_unit *unit, const struct rl_record *record)
{
    for (uint32_t i = 0; i < unit->nrecords; i++)
        if (unit->records[i] == record)
            return true;
    return false;
}

static void print_types(struct rl_printer *p)
{
    for (uint32_t i = 0; i < p->table.types->len; i++)
        print_type_line(p, g_ptr_array_index(p->table.types, i));
    for (uint32_t i = 0; i < p->table.records->len; i++)
        print_record_lines(p, g_ptr_array_index(p->table.records, i), i + 1);
    for (uint32_t i = 0; i < p->table.records->len; i++)
        if (is_listed(p->unit, g_ptr_array_index(p->table.records, i)))
            g_string_append_printf(p->out, "listed %u\n", i + 1);
}

/* ---- globals and externs --------------------------------------------------------------------- */

static void print_init_item(struct rl_printer *p, const struct rl_ir_global *global, const struct rl_init_item *item)
{
    g_string_append(p->out, "  init ");
    rl_print_steps(p, item->path, item->npath, global->type, false);
    g_string_append(p->out, item->npath ? " = " : "= ");
    rl_print_value(p->out, item->value);
    if (item->address_of)
        quoted(p, " of ", item->address_of);
    rl_print_loc(p, item->loc);
    line_end(p);
}

static void print_globals(struct rl_printer *p)
{
    for (uint32_t i = 0; i < p->unit->nglobals; i++) {
        const struct rl_ir_global *global = &p->unit->globals[i];
        g_string_append(p->out, "global ");
        rl_print_name(p->out, global->name);
        g_string_append(p->out, " : ");
        rl_print_type(p, global->type);
        if (global->is_static)
            g_string_append(p->out, " !static");
        if (global->init)
            g_string_append(p->out, " !init");
        if (global->function) {
            g_string_append(p->out, " !in ");
            rl_print_name(p->out, global->function);
        }
        rl_print_loc(p, global->loc);
        line_end(p);
        for (uint32_t r = 0; global->init && r < global->init->nitems; r++)
            print_init_item(p, global, &global->init->items[r]);
    }
}

static void print_extern(struct rl_printer *p, const struct rl_ir_extern *ext)
{
    g_string_append(p->out, "extern ");
    rl_print_name(p->out, ext->name);
    g_string_append(p->out, " : ");
    rl_print_type(p, ext->type);
    rl_print_loc(p, ext->loc);
    line_end(p);
    for (uint32_t i = 0; i < ext->nannotations; i++) {
        quoted(p, "  annotation ", ext->annotations[i]);
        line_end(p);
    }
    for (uint32_t i = 0; i < ext->nparams; i++) {
        quoted(p, "  named ", ext->param_names[i]);
        for (const char **at = ext->param_annotations ? ext->param_annotations[i] : NULL; at && *at; at++)
            quoted(p, " ", *at);
        line_end(p);
    }
}

void rl_print_unit(struct rl_printer *p)
{
    p->full = true;
    rl_type_table_init(&p->table, p->unit);
    make_labels(p);
    print_files(p);
    print_types(p);
    print_globals(p);
    for (uint32_t i = 0; i < p->unit->nexterns; i++)
        print_extern(p, &p->unit->externs[i]);
    for (uint32_t i = 0; i < p->unit->nfunctions; i++)
        rl_print_func(p, p->unit->functions[i]);
    g_ptr_array_free(p->labels, TRUE);
    rl_type_table_release(&p->table);
}
