/* API macros become one call by their name, whatever the header makes of them.
 *
 * Where the macro stands in a file, or in an argument of another macro, its
 * arguments are found as text and then among the expressions of the expansion,
 * by their places.  Where it stands in the body of a user's macro, libclang
 * tells only the #define that its first token was written in: that is enough
 * for macros of at most one parameter.
 *
 * Invariant: a doubt gives NULL, and the caller lowers the expansion as it is.
 */
#include "analyzer/frontend/clang_private.h"
#include "analyzer/model/model.h"

#include <string.h>

struct invocation {
    const struct rl_api *api;
    const char *name;
    struct rl_clang_place at; /* of the name */
    uint32_t end;             /* behind the closing parenthesis */
    struct rl_lex_span args[RL_LEX_MAX_ARGS];
    unsigned nargs;
};

enum match { MATCH_NONE, MATCH_INSIDE, MATCH_BEYOND, MATCH_EXACT };

struct search {
    struct rl_clang *c;
    const struct invocation *call;
    CXCursor found[RL_LEX_MAX_ARGS];
    enum match quality[RL_LEX_MAX_ARGS];
    unsigned missing; /* arguments without an exact fit */
    bool doubtful;    /* the cursor's end does not tell whether it is the macro alone */
    bool outside;     /* something of the cursor was written outside the macro */
};

/* A macro that is one statement or expression; BEGIN and END macros are halves of a block. */
static const struct rl_api *whole_macro(struct rl_clang *c, const char *name)
{
    const struct rl_api *api = rl_clang_api(c, name);
    if (!api || !name || strstr(name, "_BEGIN") || strstr(name, "_END") || strstr(name, "BLOCK_THREADS"))
        return NULL;
    if (api->kind == RL_API_SINGLETON || api->kind == RL_API_STATEMENT)
        return api;
    return api->kind == RL_API_FUNCTION && api->is_macro ? api : NULL;
}

/* ---- the macro stands in a file ------------------------------------------------ */

static bool read_invocation(struct rl_clang *c, struct rl_clang_place at, struct invocation *call)
{
    call->name = rl_clang_word(c, at);
    call->api = call->name ? whole_macro(c, call->name) : NULL;
    if (!call->api)
        return false;
    const char *text = at.file->text;
    uint32_t size = at.file->size;
    call->at = at;
    call->nargs = 0;
    call->end = rl_lex_word(text, size, at.offset);
    if (call->api->kind == RL_API_SINGLETON)
        return true;
    uint32_t open = rl_lex_blank(text, size, call->end);
    if (open < size && text[open] == '(') {
        call->end = rl_lex_arguments(text, size, open, call->args, &call->nargs);
        return call->end != 0;
    }
    return call->api->nargs == 0;
}

static int argument_at(const struct invocation *call, uint32_t offset)
{
    for (unsigned i = 0; i < call->nargs; i++)
        if (offset >= call->args[i].begin && offset < call->args[i].end)
            return (int)i;
    return -1;
}

static enum match compare(const struct invocation *call, unsigned i, uint32_t begin, struct rl_clang_place end)
{
    const struct rl_lex_span *arg = &call->args[i];
    if (end.file != call->at.file || end.offset > arg->end || end.offset <= arg->begin)
        return MATCH_BEYOND; /* libclang gives the end of the outermost macro for ends in a body */
    return begin == arg->begin && end.offset == arg->end ? MATCH_EXACT : MATCH_INSIDE;
}

/* Remembers the outermost expression of each argument, an exact fit above all. */
static enum CXChildVisitResult search_argument(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct search *search = data;
    CXSourceRange range = clang_getCursorExtent(cursor);
    struct rl_clang_place begin = rl_clang_file_place(search->c, clang_getRangeStart(range));
    const struct invocation *call = search->call;
    if (begin.file != call->at.file)
        return CXChildVisit_Recurse;
    if (begin.offset < call->at.offset || begin.offset >= call->end) {
        search->outside = search->outside || rl_clang_is_expr(cursor);
        return CXChildVisit_Recurse;
    }
    int i = argument_at(call, begin.offset);
    if (i < 0 || !rl_clang_is_expr(cursor))
        return CXChildVisit_Recurse;
    enum match match =
        compare(call, (unsigned)i, begin.offset, rl_clang_file_place(search->c, clang_getRangeEnd(range)));
    bool better = search->quality[i] == MATCH_NONE || (match == MATCH_EXACT && search->quality[i] != MATCH_EXACT);
    if (better) {
        search->found[i] = cursor;
        search->quality[i] = match;
    }
    if (match != MATCH_EXACT)
        return CXChildVisit_Recurse;
    if (better && --search->missing == 0 && !search->doubtful)
        return CXChildVisit_Break;
    return CXChildVisit_Continue;
}

static struct rl_node *make_call(struct rl_clang *c, CXCursor cursor, CXSourceRange range, const struct rl_api *api,
                                 const char *name, unsigned nargs)
{
    bool singleton = api->kind == RL_API_SINGLETON;
    struct rl_node *node = rl_clang_node(c, singleton ? RL_NODE_NAME : RL_NODE_CALL, range);
    node->type = rl_clang_is_expr(cursor) ? rl_clang_type(c, clang_getCursorType(cursor)) : c->no_type;
    if (node->macro == name)
        node->macro = NULL;
    if (singleton) {
        node->text = name;
        return node;
    }
    rl_clang_set_kids(c, node, nargs + 1);
    struct rl_node *callee = rl_new(c->arena, struct rl_node);
    *callee = (struct rl_node){.kind = RL_NODE_NAME, .loc = node->loc, .type = c->no_type, .text = name};
    node->kids[0] = callee;
    return node;
}

static bool is_named(const struct rl_decl *decl, const char *name, uint32_t len)
{
    return strlen(decl->name) == len && memcmp(decl->name, name, len) == 0;
}

/* The variable of the function at hand that TEXT names, the newest one first, casts and brackets around it or not; NULL. */
static struct rl_decl *named_variable(const struct rl_clang *c, const char *text, uint32_t end, uint32_t at)
{
    while ((at = rl_lex_blank(text, end, at)) < end && text[at] == '(') {
        uint32_t close = rl_lex_group(text, end, at);
        if (close == 0)
            return NULL;
        bool whole = rl_lex_blank(text, end, close) >= end;
        at = whole ? at + 1 : close; /* else a cast */
        end = whole ? close - 1 : end;
    }
    uint32_t stop = rl_lex_word(text, end, at);
    bool word = stop > at && rl_lex_blank(text, end, stop) >= end;
    for (guint i = word && c->function ? c->locals->len : 0; i-- > 0;)
        if (is_named(c->locals->pdata[i], text + at, stop - at))
            return c->locals->pdata[i];
    for (uint32_t i = 0; word && c->function && i < c->function->nparams; i++)
        if (is_named(c->function->params[i], text + at, stop - at))
            return c->function->params[i];
    return NULL;
}

/* Parameter I is a pointer that is looked at; else (`_Py_ID(name)`) the macro may only want the word. */
static bool takes_pointer(const struct rl_api *api, unsigned i)
{
    const char *type = api && i < api->nargs ? api->args[i].type : NULL;
    return type && (strcmp(type, "void *") == 0 || g_str_has_prefix(type, "Py"));
}

/* An argument that the expansion drops (PyPy's PyObject_GC_UnTrack). */
static struct rl_node *argument_text(struct rl_clang *c, const struct invocation *call, unsigned i)
{
    struct rl_node *node = rl_new(c->arena, struct rl_node);
    const struct rl_lex_span *arg = &call->args[i];
    *node = (struct rl_node){.kind = RL_NODE_UNKNOWN, .type = c->no_type, .loc.file = call->at.file->index};
    struct rl_clang_place end = {call->at.file, arg->end}, begin = {call->at.file, arg->begin};
    rl_clang_line_col(c, begin, &node->loc.line, &node->loc.col);
    rl_clang_line_col(c, end, &node->loc.end_line, &node->loc.end_col);
    node->text = rl_arena_intern_len(c->arena, call->at.file->text + arg->begin, arg->end - arg->begin);
    if (takes_pointer(call->api, i))
        node->decl = named_variable(c, call->at.file->text, arg->end, arg->begin);
    if (node->decl)
        *node = (struct rl_node){.kind = RL_NODE_NAME, .loc = node->loc, .type = node->decl->type, .decl = node->decl, .text = node->decl->name};
    return node;
}

/* Does RANGE end with the macro?  For a token of a macro's body libclang tells the end of the outermost macro. */
static bool covers(struct rl_clang *c, CXCursor cursor, CXSourceRange range, const struct invocation *call)
{
    struct rl_clang_place end = rl_clang_file_place(c, clang_getRangeEnd(range));
    bool nested = !rl_clang_same_place(call->at, rl_clang_expansion_place(c, clang_getRangeStart(range)));
    if (end.file != call->at.file || (end.offset > call->end && (!nested || rl_clang_in_macro(range.end_int_data))))
        return false;
    if (cursor.kind != CXCursor_MemberRefExpr)
        return true;
    /* `Py_TYPE(x)->FIELD` where FIELD is a macro: the member itself must be the macro's. */
    struct rl_clang_place member = rl_clang_file_place(c, clang_getCursorLocation(cursor));
    return member.file == call->at.file && member.offset >= call->at.offset && member.offset < call->end;
}

static struct rl_node *intercept(struct rl_clang *c, CXCursor cursor, CXSourceRange range,
                                 const struct invocation *call)
{
    if (!covers(c, cursor, range, call))
        return NULL;
    struct search search = {.c = c, .call = call, .missing = call->nargs};
    search.doubtful = rl_clang_file_place(c, clang_getRangeEnd(range)).offset > call->end;
    if (search.missing || search.doubtful)
        clang_visitChildren(cursor, search_argument, &search);
    if (search.outside)
        return NULL;
    struct rl_node *node = make_call(c, cursor, range, call->api, call->name, call->nargs);
    if (node->kind == RL_NODE_NAME)
        return node;
    struct rl_clang_place open = c->open_macro;
    c->open_macro = rl_clang_expansion_place(c, clang_getRangeStart(range));
    for (unsigned i = 0; i < call->nargs; i++)
        node->kids[i + 1] =
            search.quality[i] == MATCH_NONE ? argument_text(c, call, i) : rl_clang_expr(c, search.found[i]);
    c->open_macro = open;
    if (!rl_clang_is_expr(cursor))
        c->last_macro = call->at;
    return node;
}

/* ---- the macro stands in a user's macro ------------------------------------------- */

struct spelled {
    struct rl_clang *c;
    struct rl_clang_file *file; /* of the #define */
    struct rl_lex_define define;
    CXCursor found;
};

/* Is CURSOR the whole body of the macro, as far as the body's first token tells? */
static bool is_whole_body(CXCursor cursor, const char *text, const struct rl_lex_define *define)
{
    uint32_t begin = define->body.begin, end = rl_lex_word(text, define->body.end, begin);
    size_t len = end - begin;
    if (len == 0 && text[begin] == '(')
        return cursor.kind == CXCursor_ParenExpr && rl_lex_group(text, define->body.end, begin) == define->body.end;
    if (len == 2 && memcmp(text + begin, "do", 2) == 0)
        return cursor.kind == CXCursor_DoStmt;
    if (len == 2 && memcmp(text + begin, "if", 2) == 0)
        return cursor.kind == CXCursor_IfStmt;
    if (len == 6 && memcmp(text + begin, "return", 6) == 0)
        return cursor.kind == CXCursor_ReturnStmt;
    uint32_t open = rl_lex_blank(text, define->body.end, end);
    bool calls = cursor.kind == CXCursor_CallExpr && open < define->body.end && text[open] == '(' &&
                 rl_lex_group(text, define->body.end, open) == define->body.end;
    if (!calls)
        return false;
    CXString callee = clang_getCursorSpelling(cursor); /* else a call of something that the macro's call gave */
    const char *name = clang_getCString(callee);
    bool same = name && strlen(name) == len && memcmp(name, text + begin, len) == 0;
    clang_disposeString(callee);
    return same;
}

/* The first expression that was not written in the macro, nor in a cast it uses. */
static enum CXChildVisitResult search_spelled(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct spelled *search = data;
    if (!rl_clang_is_expr(cursor))
        return CXChildVisit_Recurse;
    CXSourceLocation begin = clang_getRangeStart(clang_getCursorExtent(cursor));
    struct rl_clang_place place = rl_clang_spelling_place(search->c, begin);
    const struct rl_lex_define *own = &search->define;
    if (!place.file || (place.file == search->file && place.offset >= own->body.begin && place.offset < own->body.end))
        return CXChildVisit_Recurse;
    const char *name = rl_clang_define(search->c, place)->name;
    if (name) {
        const struct rl_api *api = rl_clang_api(search->c, name);
        bool cast = api ? api->result == RL_RESULT_ARGUMENT : g_str_has_prefix(name, "_Py");
        if (cast || strcmp(name, "NULL") == 0)
            return CXChildVisit_Recurse;
    }
    search->found = cursor;
    return CXChildVisit_Break;
}

/* `#define PyArray_Sum (*(PyObject * (*)(...)) PyArray_API[7])`: the arguments stand behind the macro. */
static struct rl_node *callee_name(struct rl_clang *c, CXCursor cursor, CXSourceRange range, const char *name)
{
    struct rl_node *node = rl_clang_node(c, RL_NODE_NAME, range);
    node->type = rl_clang_type(c, clang_getCursorType(cursor));
    node->text = name;
    node->macro = NULL;
    return node;
}

static struct rl_node *intercept_spelled(struct rl_clang *c, CXCursor cursor, CXSourceRange range,
                                         struct rl_clang_place place)
{
    const struct rl_clang_defined *defined = rl_clang_define(c, place);
    const char *name = defined->name;
    const struct rl_api *api = whole_macro(c, name);
    struct spelled search = {.c = c, .file = place.file, .define = defined->define, .found = clang_getNullCursor()};
    if (!api || search.define.nparams > 1 || place.offset != search.define.body.begin)
        return NULL;
    bool names_callee = !search.define.function_like && api->kind == RL_API_FUNCTION && api->nargs > 0;
    if ((api->nargs > 1 && !names_callee) || !is_whole_body(cursor, place.file->text, &search.define))
        return NULL;
    if (names_callee)
        return cursor.kind == CXCursor_ParenExpr ? callee_name(c, cursor, range, name) : NULL;
    unsigned nargs = api->kind == RL_API_SINGLETON ? 0 : search.define.nparams;
    if (nargs) {
        clang_visitChildren(cursor, search_spelled, &search);
        if (clang_Cursor_isNull(search.found))
            return NULL;
    }
    struct rl_node *node = make_call(c, cursor, range, api, name, nargs);
    if (nargs)
        node->kids[1] = rl_clang_expr(c, search.found);
    return node;
}

/* ---- both ------------------------------------------------------------------------------ */

/* Remembers that no cursor which begins here is an API macro. */
static void set_no_api(struct rl_clang *c, CXSourceLocation begin)
{
    rl_clang_origin(c, begin.int_data)->no_api = true;
}

static bool is_open(const struct rl_clang *c, struct rl_clang_place at)
{
    return rl_clang_same_place(at, c->last_macro) || rl_clang_same_place(at, c->open_macro);
}

struct rl_node *rl_clang_macro(struct rl_clang *c, CXCursor cursor, CXSourceRange range)
{
    if (!c->models || !rl_clang_in_macro(range.begin_int_data) || cursor.kind == CXCursor_InitListExpr)
        return NULL;
    if (rl_clang_origin(c, range.begin_int_data)->no_api)
        return NULL;
    CXSourceLocation begin = clang_getRangeStart(range);
    struct rl_clang_place at = rl_clang_file_place(c, begin);
    if (is_open(c, at))
        return NULL; /* the second statement of one macro */
    struct invocation call;
    struct rl_node *node;
    bool any = read_invocation(c, at, &call);
    if (any && (node = intercept(c, cursor, range, &call)) != NULL)
        return node;
    struct rl_clang_place spelled = rl_clang_spelling_place(c, begin);
    if (rl_clang_same_place(at, spelled)) { /* an argument: the body may start with it */
        struct rl_clang_place outermost = rl_clang_expansion_place(c, begin);
        bool outer = !is_open(c, outermost) && read_invocation(c, outermost, &call);
        if (outer && (node = intercept(c, cursor, range, &call)) != NULL)
            return node;
        any = any || outer;
    } else {
        const char *name = rl_clang_define(c, spelled)->name;
        bool elsewhere = !any || name != call.name; /* else the text has told already */
        if (elsewhere && (node = intercept_spelled(c, cursor, range, spelled)) != NULL)
            return node;
        any = any || whole_macro(c, name);
    }
    if (!any)
        set_no_api(c, begin);
    return NULL;
}
