/* Types, records and globals of the text form. */
#include "analyzer/ir/reader.h"

#include <string.h>

/* ---- types from their names alone ------------------------------------------------------ */

static bool is_one_of(const char *name, const char *const *names)
{
    for (; *names; names++)
        if (strcmp(name, *names) == 0)
            return true;
    return false;
}

static void shape_int(struct rl_type *type, const char *name)
{
    type->kind = RL_TYPE_INT;
    type->is_unsigned = g_str_has_prefix(name, "unsigned") || strcmp(name, "size_t") == 0 || g_str_has_prefix(name, "uint");
    type->size = strstr(name, "char") ? 1 : strcmp(name, "int") == 0 || strcmp(name, "unsigned int") == 0 ? 4 : 8;
}

static struct rl_type *part_of(struct rl_reader *r, const char *name, size_t len)
{
    while (len && name[len - 1] == ' ')
        len--;
    return rl_read_type_named(r, rl_arena_intern_len(r->arena, name, len));
}

/* "PyObject *" points to what "PyObject" names. */
static void shape_by_name(struct rl_reader *r, struct rl_type *type, const char *name)
{
    static const char *const ints[] = {"int", "unsigned int", "long", "unsigned long", "char", "unsigned char", "short",
                                       "size_t", "ssize_t", "Py_ssize_t", "Py_hash_t", "_Bool", "bool", "long long",
                                       "uint32_t", "uint64_t", "int32_t", "int64_t", "Py_UCS4", "unsigned long long", NULL};
    static const char *const floats[] = {"float", "double", "long double", NULL};
    size_t len = strlen(name);
    if (g_str_has_prefix(name, "const ") && !strpbrk(name, "*[(")) {
        name = rl_arena_intern(r->arena, name + strlen("const "));
        len = strlen(name);
        type->is_const = true;
    }
    type->name = name;
    if (len > 1 && name[len - 1] == '*') {
        type->kind = RL_TYPE_POINTER;
        type->to = part_of(r, name, len - 1);
    } else if (len > 2 && name[len - 1] == ']' && strrchr(name, '[') != name) {
        const char *open = strrchr(name, '[');
        type->kind = RL_TYPE_ARRAY;
        type->to = part_of(r, name, (size_t)(open - name));
        type->length = open[1] == ']' ? -1 : g_ascii_strtoll(open + 1, NULL, 10);
    } else if (strcmp(name, "void") == 0) {
        type->kind = RL_TYPE_VOID;
    } else if (is_one_of(name, ints)) {
        shape_int(type, name);
    } else if (is_one_of(name, floats)) {
        type->kind = RL_TYPE_FLOAT;
    } else if (strchr(name, '(')) {
        type->kind = strstr(name, "(*") ? RL_TYPE_POINTER : RL_TYPE_FUNCTION;
    } else if (rl_is_identifier(name) || g_str_has_prefix(name, "struct ") || g_str_has_prefix(name, "union ")) {
        const char *space = strchr(name, ' ');
        type->kind = RL_TYPE_RECORD;
        type->record = rl_read_record_named(r, space ? rl_arena_intern(r->arena, space + 1) : name);
    }
}

void rl_read_types_done(struct rl_reader *r)
{
    r->types_done = true;
    for (guint i = 0; i < r->forward->len; i++) {
        const char *label = g_ptr_array_index(r->forward, i);
        struct rl_type *type = g_hash_table_lookup(r->types, label);
        if (!type->name)
            shape_by_name(r, type, label);
    }
}

struct rl_type *rl_read_type_named(struct rl_reader *r, const char *label)
{
    struct rl_type *type = g_hash_table_lookup(r->types, label);
    if (type)
        return type;
    type = rl_new(r->arena, struct rl_type);
    g_hash_table_insert(r->types, (gpointer)label, type);
    if (r->types_done)
        shape_by_name(r, type, label);
    else
        g_ptr_array_add(r->forward, (gpointer)label);
    return type;
}

const struct rl_type *rl_read_type(struct rl_reader *r)
{
    if (rl_read_peek(r) == '"')
        return rl_read_type_named(r, rl_read_quoted(r, '"'));
    size_t len = strspn(r->at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_ *#[]?");
    const char *start = r->at;
    r->at += len;
    while (len && start[len - 1] == ' ')
        len--;
    if (len == 0) {
        rl_read_fail(r, "a type");
        len = 0;
        start = "?";
    }
    const char *label = rl_arena_intern_len(r->arena, start, len);
    return strcmp(label, "none") == 0 ? NULL : rl_read_type_named(r, label);
}

const struct rl_type *rl_read_pointer_to(struct rl_reader *r, const struct rl_type *type)
{
    struct rl_type *pointer = g_hash_table_lookup(r->pointers, type);
    if (pointer)
        return pointer;
    pointer = rl_new(r->arena, struct rl_type);
    pointer->kind = RL_TYPE_POINTER;
    pointer->to = type;
    char *name = rl_pointer_name(type);
    pointer->name = rl_arena_intern(r->arena, name);
    g_free(name);
    g_hash_table_insert(r->pointers, (gpointer)type, pointer);
    return pointer;
}

/* ---- definitions --------------------------------------------------------------------------- */

static void read_type_parts(struct rl_reader *r, struct rl_type *type)
{
    GPtrArray *params = g_ptr_array_new();
    for (;;) {
        if (rl_read_word(r, "size"))
            type->size = rl_read_u32(r);
        else if (rl_read_word(r, "length"))
            type->length = rl_read_int(r);
        else if (rl_read_word(r, "record"))
            type->record = rl_read_record_number(r, rl_read_u32(r));
        else if (rl_read_word(r, "to"))
            type->to = rl_read_type(r);
        else if (rl_read_word(r, "param"))
            g_ptr_array_add(params, (gpointer)rl_read_type(r));
        else if (rl_read_word(r, "!unsigned"))
            type->is_unsigned = true;
        else if (rl_read_word(r, "!variadic"))
            type->variadic = true;
        else if (rl_read_word(r, "!const"))
            type->is_const = true;
        else
            break;
    }
    type->nparams = params->len;
    type->params = rl_arena_memdup(r->arena, params->pdata, params->len * sizeof(gpointer));
    g_ptr_array_free(params, TRUE);
}

void rl_read_type_line(struct rl_reader *r)
{
    static const char *const kinds[] = {
        [RL_TYPE_UNKNOWN] = "unknown", [RL_TYPE_VOID] = "void",   [RL_TYPE_INT] = "int",           [RL_TYPE_FLOAT] = "float",
        [RL_TYPE_POINTER] = "pointer", [RL_TYPE_ARRAY] = "array", [RL_TYPE_FUNCTION] = "function", [RL_TYPE_RECORD] = "record",
    };
    const char *label = rl_read_quoted(r, '"');
    struct rl_type *type = rl_read_type_named(r, label);
    rl_read_expect(r, "=");
    size_t kind = 0;
    while (kind < G_N_ELEMENTS(kinds) && !rl_read_word(r, kinds[kind]))
        kind++;
    if (kind == G_N_ELEMENTS(kinds)) {
        rl_read_fail(r, "a kind of type");
        return;
    }
    const char *hash = strrchr(label, '#'); /* "int#2" is the second type named int */
    *type = (struct rl_type){.kind = (enum rl_type_kind)kind};
    type->name = hash ? rl_arena_intern_len(r->arena, label, (size_t)(hash - label)) : label;
    read_type_parts(r, type);
    rl_read_newline(r);
}

struct rl_record *rl_read_record_number(struct rl_reader *r, uint32_t number)
{
    if (number == 0)
        return NULL;
    if (number > 1000000) {
        rl_read_fail(r, "a record's number");
        return NULL;
    }
    while (r->records->len < number)
        g_ptr_array_add(r->records, rl_new(r->arena, struct rl_record));
    return g_ptr_array_index(r->records, number - 1);
}

struct rl_record *rl_read_record_named(struct rl_reader *r, const char *name)
{
    struct rl_record *record = g_hash_table_lookup(r->record_names, name);
    if (record)
        return record;
    record = rl_new(r->arena, struct rl_record);
    record->name = name;
    g_hash_table_insert(r->record_names, (gpointer)name, record);
    return record;
}

void rl_read_record_line(struct rl_reader *r)
{
    struct rl_record *record = rl_read_record_number(r, rl_read_u32(r));
    if (!record) {
        rl_read_fail(r, "a record's number");
        return;
    }
    record->name = rl_read_quoted(r, '"');
    if (rl_read_word(r, "tag"))
        record->tag = rl_read_quoted(r, '"');
    record->is_union = rl_read_word(r, "!union");
    record->complete = rl_read_word(r, "!complete");
    record->counted = rl_read_word(r, "!counted");
    record->has_bits = rl_read_word(r, "!bits");
    record->loc = rl_read_loc(r);
    rl_read_newline(r);
    GArray *fields = g_array_new(FALSE, TRUE, sizeof(struct rl_field));
    while (rl_read_word(r, "field")) {
        struct rl_field field = {.name = rl_read_quoted(r, '"')};
        field.type = rl_read_type(r);
        g_array_append_val(fields, field);
        rl_read_newline(r);
    }
    record->nfields = fields->len;
    record->fields = rl_read_keep(r, fields);
    g_array_free(fields, TRUE);
    if (!g_hash_table_contains(r->record_names, record->name))
        g_hash_table_insert(r->record_names, (gpointer)record->name, record);
}

/* ---- globals ---------------------------------------------------------------------------------- */

static uint32_t append_global(struct rl_reader *r, const char *name)
{
    struct rl_ir_global global = {.name = name, .type = rl_read_type_named(r, rl_arena_intern(r->arena, "?"))};
    g_array_append_val(r->globals, global);
    return r->globals->len - 1;
}

uint32_t rl_read_global_id(struct rl_reader *r, const char *name, int64_t id)
{
    if (id > 1000000) {
        rl_read_fail(r, "a global's number");
        return 0;
    }
    while (id >= 0 && r->globals->len <= (guint)id) /* a lone function that names one of several */
        append_global(r, name);
    if (id >= 0)
        return (uint32_t)id;
    for (uint32_t i = 0; i < r->globals->len; i++)
        if (strcmp(g_array_index(r->globals, struct rl_ir_global, i).name, name) == 0)
            return i;
    return append_global(r, name);
}
