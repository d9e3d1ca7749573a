/* Declarations: variables, parameters, functions, enumerators; and the walk over the top level. */
#include "analyzer/frontend/clang_private.h"

#include <string.h>

static struct rl_loc name_loc(struct rl_clang *c, CXCursor cursor, const char *name)
{
    struct rl_loc loc = {0};
    struct rl_clang_place place = rl_clang_file_place(c, clang_getCursorLocation(cursor));
    if (!place.file)
        return loc;
    loc.file = place.file->index;
    if (place.file->is_system)
        return loc; /* nobody is told a line there: their texts stay unread */
    rl_clang_line_col(c, place, &loc.line, &loc.col);
    loc.end_line = loc.line;
    loc.end_col = loc.col + (uint32_t)strlen(name);
    return loc;
}

static enum rl_decl_kind variable_kind(CXCursor cursor)
{
    if (clang_getCursorSemanticParent(cursor).kind == CXCursor_TranslationUnit)
        return RL_DECL_GLOBAL;
    switch ((int)clang_Cursor_getStorageClass(cursor)) {
    case CX_SC_Static:
        return RL_DECL_STATIC_LOCAL;
    case CX_SC_Extern:
        return RL_DECL_GLOBAL;
    default:
        return RL_DECL_LOCAL;
    }
}

static void set_params(struct rl_clang *c, struct rl_decl *decl, CXCursor cursor)
{
    int count = clang_Cursor_getNumArguments(cursor);
    decl->nparams = count > 0 ? (uint32_t)count : 0;
    decl->params = rl_new_array(c->arena, decl->nparams, struct rl_decl *);
    for (uint32_t i = 0; i < decl->nparams; i++)
        decl->params[i] = rl_clang_decl(c, clang_Cursor_getArgument(cursor, i));
}

static void set_function(struct rl_clang *c, struct rl_decl *decl, CXCursor cursor)
{
    decl->kind = RL_DECL_FUNCTION;
    decl->is_inline = clang_Cursor_isFunctionInlined(cursor) != 0;
    set_params(c, decl, cursor);
}

static enum rl_decl_kind decl_kind(CXCursor cursor)
{
    switch ((int)cursor.kind) {
    case CXCursor_FunctionDecl:
        return RL_DECL_FUNCTION;
    case CXCursor_ParmDecl:
        return RL_DECL_PARAM;
    case CXCursor_EnumConstantDecl:
        return RL_DECL_ENUMERATOR;
    default:
        return variable_kind(cursor);
    }
}

/* A parameter that is written as an array is a pointer; libclang tells what was written. */
static const struct rl_type *decayed(struct rl_clang *c, const struct rl_type *type)
{
    if (type->kind != RL_TYPE_ARRAY)
        return type;
    struct rl_type *pointer = rl_new(c->arena, struct rl_type);
    pointer->kind = RL_TYPE_POINTER;
    pointer->to = type->to;
    pointer->name = rl_arena_printf(c->arena, g_str_has_suffix(type->to->name, "*") ? "%s*" : "%s *", type->to->name);
    return pointer;
}

static struct rl_decl *make_decl(struct rl_clang *c, CXCursor cursor)
{
    struct rl_decl *decl = rl_new(c->arena, struct rl_decl);
    g_hash_table_insert(c->decls, (gpointer)cursor.data[0], decl);
    decl->kind = decl_kind(cursor);
    decl->name = rl_clang_intern(c, clang_getCursorSpelling(cursor));
    decl->type = rl_clang_type(c, clang_getCursorType(cursor));
    if (decl->kind == RL_DECL_PARAM)
        decl->type = decayed(c, decl->type);
    decl->loc = name_loc(c, cursor, decl->name);
    decl->in_system_header = g_array_index(c->unit_files, struct rl_file, decl->loc.file).is_system;
    if (decl->kind == RL_DECL_ENUMERATOR) {
        decl->value = clang_getEnumConstantDeclValue(cursor);
        return decl;
    }
    if (decl->kind != RL_DECL_PARAM && decl->kind != RL_DECL_LOCAL)
        decl->is_static = clang_Cursor_getStorageClass(cursor) == CX_SC_Static;
    if (decl->kind == RL_DECL_FUNCTION)
        set_function(c, decl, cursor);
    rl_clang_annotate(c, decl, cursor);
    return decl;
}

struct rl_decl *rl_clang_decl(struct rl_clang *c, CXCursor cursor)
{
    if (clang_Cursor_isNull(cursor) || clang_isInvalid(cursor.kind))
        return NULL;
    struct rl_decl *decl = g_hash_table_lookup(c->decls, cursor.data[0]);
    if (decl)
        return decl;
    if (cursor.kind != CXCursor_FunctionDecl && cursor.kind != CXCursor_VarDecl && cursor.kind != CXCursor_ParmDecl &&
        cursor.kind != CXCursor_EnumConstantDecl)
        return NULL;
    if (cursor.kind == CXCursor_ParmDecl || cursor.kind == CXCursor_EnumConstantDecl)
        return make_decl(c, cursor);
    CXCursor first = clang_getCanonicalCursor(cursor);
    decl = g_hash_table_lookup(c->decls, first.data[0]);
    if (!decl) {
        decl = make_decl(c, cursor);
        g_hash_table_insert(c->decls, (gpointer)first.data[0], decl);
        if (decl->kind == RL_DECL_LOCAL)
            g_ptr_array_add(c->locals, decl);
    }
    g_hash_table_insert(c->decls, (gpointer)cursor.data[0], decl);
    return decl;
}

void rl_clang_global(struct rl_clang *c, CXCursor cursor)
{
    CXCursor init = clang_Cursor_getVarDeclInitializer(cursor);
    bool has_init = !clang_Cursor_isNull(init);
    if (!has_init && clang_Cursor_getStorageClass(cursor) == CX_SC_Extern)
        return;
    struct rl_decl *decl = rl_clang_decl(c, cursor);
    if (!decl)
        return;
    struct rl_global *global = g_hash_table_lookup(c->globals, decl);
    if (!global) {
        global = rl_new(c->arena, struct rl_global);
        global->decl = decl;
        g_hash_table_insert(c->globals, decl, global);
        g_ptr_array_add(c->global_list, global);
    }
    if (has_init && !global->init) {
        /* The definition's place and type (`int table[] = {..}`) are the better ones. */
        decl->loc = name_loc(c, cursor, decl->name);
        decl->type = rl_clang_type(c, clang_getCursorType(cursor));
        global->init = rl_clang_expr(c, init);
    }
}

static enum CXChildVisitResult find_body(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    if (cursor.kind == CXCursor_CompoundStmt)
        *(CXCursor *)data = cursor;
    return CXChildVisit_Continue;
}

static bool has_error_inside(const struct rl_clang *c, struct rl_loc loc)
{
    for (guint i = 0; i < c->notes->len; i++) {
        const struct rl_note *note = &g_array_index(c->notes, struct rl_note, i);
        if (note->is_error && note->loc.file == loc.file && note->loc.line >= loc.line &&
            note->loc.line <= loc.end_line)
            return true;
    }
    return false;
}

static void function(struct rl_clang *c, CXCursor cursor)
{
    CXCursor body = clang_getNullCursor();
    clang_visitChildren(cursor, find_body, &body);
    if (clang_Cursor_isNull(body))
        return;
    struct rl_function *fn = rl_new(c->arena, struct rl_function);
    fn->decl = rl_clang_decl(c, cursor);
    set_function(c, fn->decl, cursor);
    fn->decl->loc = name_loc(c, cursor, fn->decl->name);
    rl_clang_annotate(c, fn->decl, cursor);
    fn->loc = rl_clang_loc(c, clang_getCursorExtent(cursor));
    fn->in_header = fn->decl->loc.file != 0;
    fn->has_errors = has_error_inside(c, fn->loc);
    CXSourceLocation brace = clang_getRangeStart(clang_getCursorExtent(body));
    if (rl_clang_in_macro(brace.int_data))
        fn->from_macro = rl_clang_word(c, rl_clang_expansion_place(c, brace));
    c->last_macro = (struct rl_clang_place){0};
    c->function = fn->decl;
    g_ptr_array_set_size(c->locals, 0);
    fn->body = rl_clang_stmt(c, body);
    c->function = NULL;
    g_ptr_array_add(c->function_list, fn);
}

static bool is_annotated(const struct rl_decl *decl)
{
    bool found = decl->nannotations > 0 || decl->noreturn;
    for (uint32_t i = 0; i < decl->nparams; i++)
        found = found || decl->params[i]->nannotations > 0;
    return found;
}

static void prototype(struct rl_clang *c, CXCursor cursor)
{
    if (g_hash_table_contains(c->decls, cursor.data[0]))
        return;
    struct rl_decl *decl = rl_clang_decl(c, cursor);
    if (decl && is_annotated(decl))
        g_ptr_array_add(c->extern_list, decl);
}

static enum CXChildVisitResult collect(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct rl_clang *c = data;
    if (cursor.kind == CXCursor_TypedefDecl) {
        rl_clang_note_typedef(c, cursor);
    } else if (cursor.kind == CXCursor_FunctionDecl || cursor.kind == CXCursor_VarDecl) {
        struct rl_clang_place place = rl_clang_file_place(c, clang_getCursorLocation(cursor));
        if (place.file && !place.file->is_system)
            g_array_append_val(c->stack, cursor);
    }
    return CXChildVisit_Continue;
}

void rl_clang_top_level(struct rl_clang *c)
{
    clang_visitChildren(clang_getTranslationUnitCursor(c->tu), collect, c);
    guint count = c->stack->len;
    for (guint i = 0; i < count; i++) {
        CXCursor cursor = g_array_index(c->stack, CXCursor, i);
        if (cursor.kind == CXCursor_VarDecl)
            rl_clang_global(c, cursor);
        else if (clang_isCursorDefinition(cursor))
            function(c, cursor);
        else
            prototype(c, cursor);
    }
    g_array_set_size(c->stack, 0);
}
