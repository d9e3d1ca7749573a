/* Types: made from the words of the source, of the prelude, and of the models.  What nobody declares is taken from its
 * name: PySomething is an object of Python, with a head and no other fields. */
#include "analyzer/frontend/treesitter_private.h"

#include <string.h>

enum { MAX_STARS = 8, LONGEST_OPERAND = 10000 /* bytes of what typeof() holds */ };

/* ---- making --------------------------------------------------------------------------- */

static struct rl_type *new_type(struct rl_ts *t, enum rl_type_kind kind, const char *name)
{
    struct rl_type *type = rl_new(t->arena, struct rl_type);
    type->kind = kind;
    type->name = rl_arena_intern(t->arena, name);
    return type;
}

const struct rl_type *rl_ts_pointer_to(struct rl_ts *t, const struct rl_type *type)
{
    struct rl_type *pointer = g_hash_table_lookup(t->pointers, type);
    if (pointer)
        return pointer;
    pointer = new_type(t, RL_TYPE_POINTER, "");
    pointer->to = type;
    pointer->name = rl_ts_derived_name(t, pointer);
    g_hash_table_insert(t->pointers, (gpointer)type, pointer);
    return pointer;
}

const struct rl_type *rl_ts_const_of(struct rl_ts *t, const struct rl_type *type)
{
    if (type->is_const || type->kind == RL_TYPE_FUNCTION || type->kind == RL_TYPE_ARRAY)
        return type;
    struct rl_type *changed = g_hash_table_lookup(t->consts, type);
    if (changed)
        return changed;
    changed = rl_arena_memdup(t->arena, type, sizeof(*type));
    changed->is_const = true;
    g_hash_table_insert(t->consts, (gpointer)type, changed);
    return changed;
}

const struct rl_type *rl_ts_array_of(struct rl_ts *t, const struct rl_type *type, int64_t length)
{
    struct rl_type *array = new_type(t, RL_TYPE_ARRAY, "");
    array->to = type;
    array->length = length;
    array->name = rl_ts_derived_name(t, array);
    return array;
}

const struct rl_type *rl_ts_function_of(struct rl_ts *t, const struct rl_type *result, const struct rl_type **params,
                                        uint32_t nparams, bool variadic)
{
    struct rl_type *function = new_type(t, RL_TYPE_FUNCTION, "");
    function->to = result;
    function->params = params;
    function->nparams = nparams;
    function->variadic = variadic;
    function->name = rl_ts_derived_name(t, function);
    return function;
}

/* ---- basic types ------------------------------------------------------------------------- */

static const struct {
    const char *name;
    enum rl_type_kind kind;
    uint32_t size;
    bool is_unsigned;
} basics[] = {
    {"void", RL_TYPE_VOID, 0, false},
    {"int", RL_TYPE_INT, 4, false},
    {"char", RL_TYPE_INT, 1, false},
    {"long", RL_TYPE_INT, 8, false},
    {"short", RL_TYPE_INT, 2, false},
    {"unsigned int", RL_TYPE_INT, 4, true},
    {"unsigned char", RL_TYPE_INT, 1, true},
    {"signed char", RL_TYPE_INT, 1, false},
    {"unsigned long", RL_TYPE_INT, 8, true},
    {"unsigned short", RL_TYPE_INT, 2, true},
    {"long long", RL_TYPE_INT, 8, false},
    {"unsigned long long", RL_TYPE_INT, 8, true},
    {"float", RL_TYPE_FLOAT, 4, false},
    {"double", RL_TYPE_FLOAT, 8, false},
    {"long double", RL_TYPE_FLOAT, 16, false},
    {"bool", RL_TYPE_INT, 1, true},
    {"size_t", RL_TYPE_INT, 8, true},
    {"ssize_t", RL_TYPE_INT, 8, false},
    {"ptrdiff_t", RL_TYPE_INT, 8, false},
    {"intptr_t", RL_TYPE_INT, 8, false},
    {"uintptr_t", RL_TYPE_INT, 8, true},
    {"int8_t", RL_TYPE_INT, 1, false},
    {"int16_t", RL_TYPE_INT, 2, false},
    {"int32_t", RL_TYPE_INT, 4, false},
    {"int64_t", RL_TYPE_INT, 8, false},
    {"uint8_t", RL_TYPE_INT, 1, true},
    {"uint16_t", RL_TYPE_INT, 2, true},
    {"uint32_t", RL_TYPE_INT, 4, true},
    {"uint64_t", RL_TYPE_INT, 8, true},
    {"off_t", RL_TYPE_INT, 8, false},
    {"time_t", RL_TYPE_INT, 8, false},
    {"wchar_t", RL_TYPE_INT, 4, false},
    {"char16_t", RL_TYPE_INT, 2, true},
    {"char32_t", RL_TYPE_INT, 4, true},
};

static const struct rl_type *basic(struct rl_ts *t, const char *name)
{
    return g_hash_table_lookup(t->typedefs, rl_arena_intern(t->arena, name));
}

void rl_ts_types_init(struct rl_ts *t)
{
    t->no_type = new_type(t, RL_TYPE_UNKNOWN, "");
    for (size_t i = 0; i < G_N_ELEMENTS(basics); i++) {
        struct rl_type *type = new_type(t, basics[i].kind, basics[i].name);
        type->size = basics[i].size;
        type->is_unsigned = basics[i].is_unsigned;
        g_hash_table_insert(t->typedefs, (gpointer)type->name, type);
    }
    t->void_type = basic(t, "void");
    t->int_type = basic(t, "int");
    t->uint_type = basic(t, "unsigned int");
    t->long_type = basic(t, "long");
    t->ulong_type = basic(t, "unsigned long");
    t->char_type = basic(t, "char");
    t->double_type = basic(t, "double");
    t->float_type = basic(t, "float");
    t->size_type = t->ulong_type;
    t->void_pointer = rl_ts_pointer_to(t, t->void_type);
}

/* "long unsigned int long" -> unsigned long long */
static const struct rl_type *sized(struct rl_ts *t, const char *text, uint32_t size)
{
    unsigned longs = 0;
    bool is_unsigned = false, is_signed = false, is_short = false, is_char = false, is_double = false;
    for (uint32_t at = 0; at < size;) {
        uint32_t end = rl_ts_word_end(text, size, at), len = end - at;
        longs += rl_ts_equal(text + at, len, "long");
        is_unsigned = is_unsigned || rl_ts_equal(text + at, len, "unsigned");
        is_signed = is_signed || rl_ts_equal(text + at, len, "signed");
        is_short = is_short || rl_ts_equal(text + at, len, "short");
        is_char = is_char || rl_ts_equal(text + at, len, "char");
        is_double = is_double || rl_ts_equal(text + at, len, "double");
        at = end > at ? end : at + 1;
    }
    if (is_double)
        return basic(t, "long double");
    if (is_char)
        return basic(t, is_unsigned ? "unsigned char" : is_signed ? "signed char" : "char");
    if (is_short)
        return basic(t, is_unsigned ? "unsigned short" : "short");
    if (longs > 1)
        return basic(t, is_unsigned ? "unsigned long long" : "long long");
    if (longs == 1)
        return is_unsigned ? t->ulong_type : t->long_type;
    return is_unsigned ? t->uint_type : t->int_type;
}

/* ---- records --------------------------------------------------------------------------------- */

static struct rl_record *new_record(struct rl_ts *t, const char *tag, bool is_union)
{
    struct rl_record *record = rl_new(t->arena, struct rl_record);
    record->tag = tag;
    record->name = tag ? tag : rl_arena_intern(t->arena, "");
    record->is_union = is_union;
    g_ptr_array_add(t->record_list, record);
    return record;
}

static const struct rl_type *record_type(struct rl_ts *t, struct rl_record *record, const char *name)
{
    struct rl_type *type = new_type(t, RL_TYPE_RECORD, name);
    type->record = record;
    return type;
}

/* The type `struct TAG`. */
static const struct rl_type *tagged(struct rl_ts *t, const char *tag, bool is_union)
{
    const struct rl_type *known = g_hash_table_lookup(t->tags, tag);
    if (known)
        return known;
    struct rl_record *record = new_record(t, tag, is_union);
    const char *name = rl_arena_printf(t->arena, "%s %s", is_union ? "union" : "struct", tag);
    const struct rl_type *type = record_type(t, record, name);
    g_hash_table_insert(t->tags, (gpointer)tag, (gpointer)type);
    return type;
}

static void add_field(GArray *fields, const char *name, const struct rl_type *type)
{
    struct rl_field field = {name, type};
    g_array_append_val(fields, field);
}

static void read_field(struct rl_ts *t, const struct rl_ts_node *node, struct rl_record *record, GArray *fields)
{
    struct rl_ts_kids kids = rl_ts_kids(t, node);
    struct rl_ts_specs specs;
    rl_ts_specs(t, kids, &specs);
    bool any = false;
    for (uint32_t i = 0; i < kids.count; i++) {
        struct rl_ts_node kid = rl_ts_kid(t, kids, i);
        record->has_bits |= kid.kind == RL_TS_BIT_FIELD;
        if (kid.field != RL_TS_F_DECLARATOR)
            continue;
        struct rl_ts_declarator declarator;
        rl_ts_declarator(t, &kid, specs.type, &declarator);
        if (declarator.name)
            add_field(fields, declarator.name, declarator.type);
        any = true;
    }
    if (!any && specs.type->kind == RL_TYPE_RECORD && *specs.type->record->name == '\0')
        add_field(fields, rl_arena_intern(t->arena, ""), specs.type);
    rl_ts_drop(t, kids);
}

static void read_fields(struct rl_ts *t, const struct rl_ts_node *body, struct rl_record *record)
{
    GArray *fields = g_array_new(FALSE, FALSE, sizeof(struct rl_field));
    struct rl_ts_kids kids = rl_ts_kids(t, body);
    for (uint32_t i = 0; i < kids.count; i++) {
        struct rl_ts_node kid = rl_ts_kid(t, kids, i);
        if (kid.kind == RL_TS_FIELD_DECLARATION)
            read_field(t, &kid, record, fields);
    }
    rl_ts_drop(t, kids);
    record->nfields = fields->len;
    record->fields = rl_arena_memdup(t->arena, fields->data, fields->len * sizeof(struct rl_field));
    record->complete = true;
    g_array_free(fields, TRUE);
}

static const struct rl_type *record_specifier(struct rl_ts *t, const struct rl_ts_node *node)
{
    bool is_union = node->kind == RL_TS_UNION;
    struct rl_ts_kids kids = rl_ts_kids(t, node);
    struct rl_ts_node name, body;
    const struct rl_type *type;
    if (rl_ts_find(t, kids, RL_TS_F_NAME, &name)) {
        type = tagged(t, rl_ts_intern(t, &name), is_union);
    } else {
        struct rl_record *record = new_record(t, NULL, is_union);
        type = record_type(t, record, is_union ? "union (anonymous)" : "struct (anonymous)");
    }
    if (rl_ts_find(t, kids, RL_TS_F_BODY, &body) && t->depth < RL_TS_MAX_DEPTH) {
        t->depth++;
        type->record->loc = rl_ts_loc(t, node->begin, node->end, NULL);
        read_fields(t, &body, type->record);
        t->depth--;
    }
    rl_ts_drop(t, kids);
    return type;
}

/* The record of an object that no source declares. */
static const struct rl_type *object_type(struct rl_ts *t, const char *name)
{
    struct rl_record *record = new_record(t, NULL, false);
    record->name = name;
    const struct rl_type *object = g_hash_table_lookup(t->typedefs, rl_arena_intern(t->arena, "PyObject"));
    record->fields = rl_new(t->arena, struct rl_field);
    record->fields[0] = (struct rl_field){rl_arena_intern(t->arena, "ob_base"), object ? object : t->no_type};
    record->nfields = 1;
    const struct rl_type *type = record_type(t, record, name);
    g_hash_table_insert(t->typedefs, (gpointer)name, (gpointer)type);
    return type;
}

const struct rl_type *rl_ts_field_type(const struct rl_type *type, const char *name)
{
    if (!type || type->kind != RL_TYPE_RECORD)
        return NULL;
    const struct rl_record *record = type->record;
    for (uint32_t i = 0; i < record->nfields; i++) {
        const struct rl_field *field = &record->fields[i];
        if (field->name == name)
            return field->type;
        if (*field->name == '\0' && field->type != type) {
            const struct rl_type *inner = rl_ts_field_type(field->type, name);
            if (inner)
                return inner;
        }
    }
    return NULL;
}

static uint32_t record_size(const struct rl_record *record, uint32_t *align)
{
    uint64_t size = 0;
    *align = 1;
    if (!record->complete)
        return 0;
    for (uint32_t i = 0; i < record->nfields; i++) {
        uint32_t own = 1, part = rl_ts_size_of(record->fields[i].type, &own);
        if (part == 0)
            return 0;
        *align = MAX(*align, own);
        size = record->is_union ? MAX(size, part) : (size + own - 1) / own * own + part;
    }
    size = (size + *align - 1) / *align * *align;
    return size < UINT32_MAX / 2 ? (uint32_t)size : 0;
}

uint32_t rl_ts_size_of(const struct rl_type *type, uint32_t *align)
{
    uint32_t size = 0;
    switch (type->kind) {
    case RL_TYPE_VOID: size = 1; break;
    case RL_TYPE_INT:
    case RL_TYPE_FLOAT: size = type->size; break;
    case RL_TYPE_POINTER: size = 8; break;
    case RL_TYPE_ARRAY: {
        uint64_t whole = type->length > 0 ? (uint64_t)type->length * rl_ts_size_of(type->to, align) : 0;
        return type->length < INT32_MAX && whole < INT32_MAX ? (uint32_t)whole : 0;
    }
    case RL_TYPE_RECORD: return record_size(type->record, align);
    case RL_TYPE_FUNCTION:
    case RL_TYPE_UNKNOWN: break;
    }
    *align = MAX(size, 1u);
    return size;
}

/* ---- enums -------------------------------------------------------------------------------------- */

static void read_enumerators(struct rl_ts *t, struct rl_type *type, const struct rl_ts_node *body)
{
    int64_t next = 0;
    struct rl_ts_kids kids = rl_ts_kids(t, body);
    int64_t *values = rl_new_array(t->arena, kids.count, int64_t);
    type->nenumerators = 0;
    type->enumerators = values;
    for (uint32_t i = 0; i < kids.count; i++) {
        struct rl_ts_node kid = rl_ts_kid(t, kids, i), name, value;
        if (kid.kind != RL_TS_ENUMERATOR || !rl_ts_child(t, &kid, RL_TS_F_NAME, &name))
            continue;
        if (rl_ts_child(t, &kid, RL_TS_F_VALUE, &value) && !rl_ts_fold(rl_ts_expr(t, &value), &next))
            next = 0;
        struct rl_decl *decl = rl_new(t->arena, struct rl_decl);
        decl->kind = RL_DECL_ENUMERATOR;
        decl->name = rl_ts_intern(t, &name);
        decl->type = t->int_type;
        decl->loc = rl_ts_loc(t, name.begin, name.end, NULL);
        decl->value = values[type->nenumerators++] = next;
        next = (int64_t)((uint64_t)next + 1);
        rl_ts_declare(t, decl);
    }
    rl_ts_drop(t, kids);
}

static struct rl_type *named_enum(struct rl_ts *t, const char *tag)
{
    const char *name = rl_arena_intern(t->arena, rl_arena_printf(t->arena, "enum %s", tag));
    struct rl_type *type = g_hash_table_lookup(t->tags, name);
    if (type)
        return type;
    type = new_type(t, RL_TYPE_INT, name);
    type->size = 4;
    type->is_unsigned = true;
    g_hash_table_insert(t->tags, (gpointer)name, type);
    return type;
}

static const struct rl_type *enum_specifier(struct rl_ts *t, const struct rl_ts_node *node)
{
    struct rl_ts_kids kids = rl_ts_kids(t, node);
    struct rl_ts_node name, body;
    struct rl_type *type;
    if (rl_ts_find(t, kids, RL_TS_F_NAME, &name))
        type = named_enum(t, rl_ts_intern(t, &name));
    else
        type = rl_arena_memdup(t->arena, t->uint_type, sizeof(*type));
    if (rl_ts_find(t, kids, RL_TS_F_BODY, &body))
        read_enumerators(t, type, &body);
    rl_ts_drop(t, kids);
    return type;
}

/* ---- names of types --------------------------------------------------------------------------------- */

void rl_ts_add_typedef(struct rl_ts *t, const char *name, const struct rl_type *type)
{
    if (type->kind == RL_TYPE_RECORD && (*type->record->name == '\0' || type->record->name == type->record->tag) &&
        !g_str_has_suffix(type->name, "*"))
        type->record->name = name;
    const struct rl_api *api = type->kind == RL_TYPE_RECORD ? rl_ts_api(t, name) : NULL;
    if (api && api->kind == RL_API_TYPE)
        type->record->counted = true;
    struct rl_type *named = rl_arena_memdup(t->arena, type, sizeof(*type));
    named->name = name;
    named->is_const = type->is_const;
    g_hash_table_insert(t->typedefs, (gpointer)name, named);
}

bool rl_ts_is_type_name(struct rl_ts *t, const char *name) { return g_hash_table_lookup(t->typedefs, name) != NULL; }

/* Does the name alone say that it is a struct with a counted head? */
static bool is_object_name(struct rl_ts *t, const char *name)
{
    const struct rl_api *api = rl_ts_api(t, name);
    if (api)
        return api->kind == RL_API_TYPE;
    static const char *const endings[] = {"Def", "Func", "Proc", "Spec", "Slot", "State", "Config", "Status", "Mutex",
                                          "Flags", "Methods", "Procs", "Entry", "CAPI", "_CAPI", "Callback", "Enum"};
    if (!g_str_has_prefix(name, "Py") || name[2] == '_')
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(name, endings[i]))
            return false;
    return true;
}

const struct rl_type *rl_ts_named_type(struct rl_ts *t, const char *name)
{
    const struct rl_type *type = g_hash_table_lookup(t->typedefs, name);
    if (type)
        return type;
    if (is_object_name(t, name))
        return object_type(t, name);
    struct rl_type *unknown = new_type(t, RL_TYPE_UNKNOWN, name);
    g_hash_table_insert(t->api_types, (gpointer)name, unknown);
    return unknown;
}

/* typeof(x) where x is a name, with any number of & and * before it. */
static const struct rl_type *type_of_operand(struct rl_ts *t, uint32_t at, uint32_t end)
{
    const char *text = t->out.text->str;
    int pointers = 0;
    while (at < end && (rl_ts_is_blank((unsigned char)text[at]) || strchr("(&*", text[at]))) {
        pointers += (text[at] == '&') - (text[at] == '*');
        at++;
    }
    uint32_t word = rl_ts_word_end(text, end, at), rest = word;
    while (rest < end && (rl_ts_is_blank((unsigned char)text[rest]) || text[rest] == ')'))
        rest++;
    if (rest < end)
        return rl_ts_type_of_text(t, text + at, end - at);
    const char *name = rl_arena_intern_len(t->arena, text + at, word - at);
    const struct rl_decl *decl = rl_ts_lookup(t, name);
    const struct rl_type *type = decl ? decl->type : rl_ts_named_type(t, name);
    for (; pointers > 0; pointers--)
        type = rl_ts_pointer_to(t, type);
    for (; pointers < 0; pointers++)
        type = type->to ? type->to : t->no_type;
    return type;
}

static const struct rl_type *type_word(struct rl_ts *t, const struct rl_ts_node *node)
{
    uint32_t len = node->end - node->begin;
    const char *word = rl_ts_at(t, node->begin);
    if (rl_ts_equal(word, len, "typeof") || rl_ts_equal(word, len, "__typeof__") || rl_ts_equal(word, len, "__typeof") ||
        rl_ts_equal(word, len, "__auto_type") || rl_ts_equal(word, len, "_Py_TYPEOF")) {
        uint32_t size = MIN((uint32_t)t->out.text->len, node->end + LONGEST_OPERAND);
        uint32_t open = rl_ts_skip_blank(t->out.text->str, size, node->end);
        uint32_t end = open < size && t->out.text->str[open] == '(' ? rl_ts_group_end(t->out.text->str, size, open) : 0;
        return end ? type_of_operand(t, open + 1, end - 1) : t->no_type;
    }
    return rl_ts_named_type(t, rl_ts_intern(t, node));
}

const struct rl_type *rl_ts_specifier(struct rl_ts *t, const struct rl_ts_node *node)
{
    switch ((int)node->kind) {
    case RL_TS_STRUCT:
    case RL_TS_UNION: return record_specifier(t, node);
    case RL_TS_ENUM: return enum_specifier(t, node);
    case RL_TS_SIZED_TYPE: return sized(t, rl_ts_at(t, node->begin), node->end - node->begin);
    case RL_TS_PRIMITIVE_TYPE:
    case RL_TS_IDENTIFIER:
    case RL_TS_TYPE_IDENTIFIER: return type_word(t, node);
    default: return t->no_type;
    }
}

/* ---- types in text ------------------------------------------------------------------------------------- */

static const struct rl_type *parse_text(struct rl_ts *t, const char *text, uint32_t size)
{
    bool is_const = false, is_struct = false, is_union = false, words = false;
    unsigned stars = 0;
    const struct rl_type *type = NULL;
    for (uint32_t at = 0; at < size;) {
        uint32_t end = rl_ts_word_end(text, size, at), len = end - at;
        const char *word = text + at;
        at = end > at ? end : at + 1;
        if (*word == '*') {
            if (++stars > MAX_STARS)
                return t->no_type;
            if (!type)
                type = sized(t, text, size);
            if (is_const && !type->to)
                type = rl_ts_const_of(t, type);
            type = rl_ts_pointer_to(t, type);
        } else if (*word == '[' && type) {
            return rl_ts_pointer_to(t, type);
        } else if (len == 0) {
            if (!rl_ts_is_blank((unsigned char)*word))
                return t->no_type;
        } else if (rl_ts_equal(word, len, "const")) {
            is_const = is_const || !type || !type->to;
        } else if (rl_ts_equal(word, len, "struct") || rl_ts_equal(word, len, "union") || rl_ts_equal(word, len, "enum")) {
            is_struct = true;
            is_union = *word == 'u';
        } else if (rl_ts_equal(word, len, "unsigned") || rl_ts_equal(word, len, "signed") || rl_ts_equal(word, len, "long") ||
                   rl_ts_equal(word, len, "short")) {
            words = true;
            type = sized(t, text, size);
        } else if (!words && (!type || !type->to)) {
            const char *name = rl_arena_intern_len(t->arena, word, len);
            type = is_struct ? tagged(t, name, is_union) : rl_ts_named_type(t, name);
        }
    }
    if (!type)
        return t->no_type;
    return is_const && !type->to ? rl_ts_const_of(t, type) : type;
}

const struct rl_type *rl_ts_type_of_text(struct rl_ts *t, const char *text, uint32_t size)
{
    return parse_text(t, text, size);
}
