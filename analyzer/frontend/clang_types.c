/* Types and records.
 *
 * A type is read once (keyed by libclang's QualType) and shared.  A record is
 * made when a type first names it; its fields are read later, from a queue, so
 * that records which hold each other do not recurse.
 */
#include "analyzer/frontend/clang_private.h"
#include "analyzer/model/model.h"

#include <string.h>

struct rl_clang_unfilled {
    struct rl_record *record;
    CXType type;
};

/* The type behind typedefs, `struct` spellings and attributes. */
static CXType desugar(CXType type)
{
    for (;;) {
        CXType next;
        switch ((int)type.kind) {
        case CXType_Elaborated:
            next = clang_Type_getNamedType(type);
            break;
        case CXType_Typedef:
            next = clang_getTypedefDeclUnderlyingType(clang_getTypeDeclaration(type));
            break;
        case CXType_Attributed:
            next = clang_Type_getModifiedType(type);
            break;
        case CXType_Atomic:
            next = clang_Type_getValueType(type);
            break;
        case CXType_Unexposed:
        case CXType_Auto:
            next = clang_getCanonicalType(type);
            break;
        default:
            return type;
        }
        if (next.kind == CXType_Invalid || next.data[0] == type.data[0])
            return type;
        type = next;
    }
}

const char *rl_clang_given_name(struct rl_clang *c, CXCursor cursor)
{
    CXString spelling = clang_getCursorSpelling(cursor);
    const char *text = clang_getCString(spelling);
    if (text && !strchr(text, '(')) /* else "(anonymous union at ...)" */
        return rl_clang_intern(c, spelling);
    clang_disposeString(spelling);
    return rl_arena_intern(c->arena, "");
}

static const char *record_name(struct rl_clang *c, CXCursor cursor, const char *tag)
{
    const char *name = g_hash_table_lookup(c->typedefs, cursor.data[0]);
    return name ? name : tag ? tag : rl_arena_intern(c->arena, "");
}

/* `typedef struct { ... } name;`: libclang gives the typedef's name for the tag. */
static bool is_nameless(CXCursor cursor)
{
    CXString name = clang_getTypeSpelling(clang_getCursorType(cursor));
    const char *text = clang_getCString(name);
    bool nameless = !text || (!g_str_has_prefix(text, "struct ") && !g_str_has_prefix(text, "union "));
    clang_disposeString(name);
    return nameless;
}

static bool is_counted(struct rl_clang *c, const char *name)
{
    const struct rl_api *api = name && *name ? rl_clang_api(c, name) : NULL;
    return api && api->kind == RL_API_TYPE;
}

static struct rl_record *record_of(struct rl_clang *c, CXType type)
{
    CXCursor cursor = clang_getTypeDeclaration(type);
    struct rl_record *record = g_hash_table_lookup(c->records, cursor.data[0]);
    if (record)
        return record;
    record = rl_new(c->arena, struct rl_record);
    g_hash_table_insert(c->records, (gpointer)cursor.data[0], record);
    const char *tag = rl_clang_given_name(c, cursor);
    record->tag = *tag && !is_nameless(cursor) ? tag : NULL;
    record->name = record_name(c, cursor, record->tag);
    record->is_union = cursor.kind == CXCursor_UnionDecl;
    record->counted = is_counted(c, record->name) || is_counted(c, record->tag);
    record->loc = rl_clang_loc(c, clang_getCursorExtent(cursor));
    struct rl_clang_unfilled *unfilled = rl_new(c->arena, struct rl_clang_unfilled);
    *unfilled = (struct rl_clang_unfilled){record, type};
    g_queue_push_tail(&c->unfilled, unfilled);
    g_ptr_array_add(c->record_list, record);
    return record;
}

static uint32_t size_of(CXType type)
{
    long long size = clang_Type_getSizeOf(type);
    return size > 0 ? (uint32_t)size : 0;
}

static void set_enumerators(struct rl_clang *c, struct rl_type *type, CXCursor declaration)
{
    struct rl_clang_kids kids = rl_clang_kids(c, declaration);
    int64_t *values = rl_new_array(c->arena, kids.count, int64_t);
    for (uint32_t i = 0; i < kids.count; i++)
        if (rl_clang_kid(c, kids, i).kind == CXCursor_EnumConstantDecl)
            values[type->nenumerators++] = clang_getEnumConstantDeclValue(rl_clang_kid(c, kids, i));
    type->enumerators = values;
    rl_clang_drop(c, kids);
}

static void set_integer(struct rl_clang *c, struct rl_type *type, CXType source)
{
    CXType plain = source;
    if (source.kind == CXType_Enum) {
        CXCursor declaration = clang_getTypeDeclaration(source);
        plain = clang_getEnumDeclIntegerType(declaration);
        set_enumerators(c, type, declaration);
    }
    plain = clang_getCanonicalType(plain);
    type->kind = RL_TYPE_INT;
    type->size = size_of(plain);
    type->is_unsigned = plain.kind == CXType_Bool || (plain.kind >= CXType_Char_U && plain.kind <= CXType_UInt128);
}

static void set_function(struct rl_clang *c, struct rl_type *type, CXType source)
{
    type->kind = RL_TYPE_FUNCTION;
    type->to = rl_clang_type(c, clang_getResultType(source));
    type->variadic = source.kind == CXType_FunctionNoProto || clang_isFunctionTypeVariadic(source);
    int count = clang_getNumArgTypes(source);
    type->nparams = count > 0 ? (uint32_t)count : 0;
    type->params = rl_new_array(c->arena, type->nparams, const struct rl_type *);
    for (uint32_t i = 0; i < type->nparams; i++)
        type->params[i] = rl_clang_type(c, clang_getArgType(source, i));
}

static void set_array(struct rl_clang *c, struct rl_type *type, CXType source)
{
    type->kind = RL_TYPE_ARRAY;
    type->to = rl_clang_type(c, clang_getArrayElementType(source));
    type->length = source.kind == CXType_ConstantArray ? clang_getArraySize(source) : -1;
}

static void set_kind(struct rl_clang *c, struct rl_type *type, CXType source)
{
    switch ((int)source.kind) {
    case CXType_Void:
        type->kind = RL_TYPE_VOID;
        break;
    case CXType_Bool:
    case CXType_Char_U:
    case CXType_UChar:
    case CXType_Char16:
    case CXType_Char32:
    case CXType_UShort:
    case CXType_UInt:
    case CXType_ULong:
    case CXType_ULongLong:
    case CXType_UInt128:
    case CXType_Char_S:
    case CXType_SChar:
    case CXType_WChar:
    case CXType_Short:
    case CXType_Int:
    case CXType_Long:
    case CXType_LongLong:
    case CXType_Int128:
    case CXType_Enum:
        set_integer(c, type, source);
        break;
    case CXType_Float:
    case CXType_Double:
    case CXType_LongDouble:
    case CXType_Float128:
    case CXType_Half:
    case CXType_Float16:
    case CXType_Complex:
        type->kind = RL_TYPE_FLOAT;
        type->size = size_of(source);
        break;
    case CXType_Pointer:
    case CXType_BlockPointer:
        type->kind = RL_TYPE_POINTER;
        type->to = rl_clang_type(c, clang_getPointeeType(source));
        break;
    case CXType_ConstantArray:
    case CXType_IncompleteArray:
    case CXType_VariableArray:
    case CXType_DependentSizedArray:
        set_array(c, type, source);
        break;
    case CXType_FunctionProto:
    case CXType_FunctionNoProto:
        set_function(c, type, source);
        break;
    case CXType_Record:
        type->kind = RL_TYPE_RECORD;
        type->record = record_of(c, source);
        break;
    default:
        type->kind = RL_TYPE_UNKNOWN;
        break;
    }
}

/* The type as written; "(unnamed struct at FILE:1:2)" would change with the folder. */
static const char *type_name(struct rl_clang *c, CXType type)
{
    CXString spelling = clang_getTypeSpelling(clang_getUnqualifiedType(type));
    const char *text = clang_getCString(spelling);
    const char *begin = text ? strstr(text, "(unnamed ") : NULL;
    begin = begin || !text ? begin : strstr(text, "(anonymous ");
    const char *end = begin ? strchr(begin, ')') : NULL;
    if (!end)
        return rl_clang_intern(c, spelling);
    char *name = g_strdup_printf("%.*s(anonymous)%s", (int)(begin - text), text, end + 1);
    const char *interned = rl_arena_intern(c->arena, name);
    g_free(name);
    clang_disposeString(spelling);
    return interned;
}

const struct rl_type *rl_clang_type(struct rl_clang *c, CXType source)
{
    if (source.kind == CXType_Invalid || source.kind == CXType_Dependent || !source.data[0])
        return c->no_type;
    struct rl_type *type = g_hash_table_lookup(c->types, source.data[0]);
    if (type)
        return type;
    type = rl_new(c->arena, struct rl_type);
    g_hash_table_insert(c->types, source.data[0], type);
    type->name = type_name(c, source);
    type->is_const = clang_isConstQualifiedType(source) != 0;
    set_kind(c, type, desugar(source));
    return type;
}

void rl_clang_note_typedef(struct rl_clang *c, CXCursor cursor)
{
    CXType type = clang_getTypedefDeclUnderlyingType(cursor);
    if (type.kind == CXType_Elaborated)
        type = clang_Type_getNamedType(type);
    if (type.kind != CXType_Record)
        return;
    gconstpointer key = clang_getTypeDeclaration(type).data[0];
    if (!g_hash_table_contains(c->typedefs, key))
        g_hash_table_insert(c->typedefs, (gpointer)key, (gpointer)rl_clang_intern(c, clang_getCursorSpelling(cursor)));
}

struct field_reader {
    struct rl_clang *c;
    GArray *fields;
    bool has_bits;
};

static enum CXVisitorResult read_field(CXCursor cursor, CXClientData data)
{
    struct field_reader *reader = data;
    struct rl_field field = {
        .name = rl_clang_given_name(reader->c, cursor),
        .type = rl_clang_type(reader->c, clang_getCursorType(cursor)),
    };
    g_array_append_val(reader->fields, field);
    reader->has_bits |= clang_Cursor_isBitField(cursor) != 0;
    return CXVisit_Continue;
}

void rl_clang_fill_records(struct rl_clang *c)
{
    struct field_reader reader = {c, g_array_new(FALSE, FALSE, sizeof(struct rl_field)), false};
    struct rl_clang_unfilled *unfilled;
    while ((unfilled = g_queue_pop_head(&c->unfilled)) != NULL) {
        struct rl_record *record = unfilled->record;
        g_array_set_size(reader.fields, 0);
        reader.has_bits = false;
        clang_Type_visitFields(unfilled->type, read_field, &reader);
        record->complete = clang_Type_getSizeOf(unfilled->type) >= 0;
        record->has_bits = reader.has_bits;
        record->nfields = reader.fields->len;
        if (record->nfields)
            record->fields =
                rl_arena_memdup(c->arena, reader.fields->data, reader.fields->len * sizeof(struct rl_field));
    }
    g_array_free(reader.fields, TRUE);
}
