/* Statements.  Each kind of libclang's is one of ours; what is not known becomes a compound of its children. */
#include "analyzer/frontend/clang_private.h"

#include <string.h>

static enum CXChildVisitResult push_kid(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    bool wanted = (cursor.kind >= CXCursor_FirstExpr && cursor.kind <= CXCursor_LastExpr) ||
                  (cursor.kind >= CXCursor_FirstStmt && cursor.kind <= CXCursor_LastStmt) ||
                  cursor.kind == CXCursor_VarDecl || cursor.kind == CXCursor_LabelRef ||
                  cursor.kind == CXCursor_MemberRef || cursor.kind == CXCursor_EnumConstantDecl;
    if (wanted)
        g_array_append_val((GArray *)data, cursor);
    return CXChildVisit_Continue;
}

struct rl_clang_kids rl_clang_kids(struct rl_clang *c, CXCursor cursor)
{
    struct rl_clang_kids kids = {.start = c->stack->len};
    clang_visitChildren(cursor, push_kid, c->stack);
    kids.count = c->stack->len - kids.start;
    return kids;
}

struct rl_node *rl_clang_node(struct rl_clang *c, enum rl_node_kind kind, CXSourceRange range)
{
    struct rl_node *node = rl_new(c->arena, struct rl_node);
    node->kind = kind;
    node->loc = rl_clang_loc(c, range);
    if (rl_clang_in_macro(range.begin_int_data))
        node->macro = rl_clang_macro_name(c, range);
    return node;
}

void rl_clang_set_kids(struct rl_clang *c, struct rl_node *node, uint32_t count)
{
    node->kids = rl_new_array(c->arena, count, struct rl_node *);
    node->nkids = count;
}

static struct rl_node *kid_stmt(struct rl_clang *c, struct rl_clang_kids kids, uint32_t i)
{
    return i < kids.count ? rl_clang_stmt(c, rl_clang_kid(c, kids, i)) : NULL;
}

static struct rl_node *kid_expr(struct rl_clang *c, struct rl_clang_kids kids, uint32_t i)
{
    return i < kids.count ? rl_clang_expr(c, rl_clang_kid(c, kids, i)) : NULL;
}

static struct rl_node *variable(struct rl_clang *c, CXCursor cursor)
{
    struct rl_node *node = rl_clang_node(c, RL_NODE_DECL, clang_getCursorExtent(cursor));
    node->decl = rl_clang_decl(c, cursor);
    if (node->decl->kind != RL_DECL_LOCAL) {
        rl_clang_global(c, cursor);
        return node;
    }
    CXCursor init = clang_Cursor_getVarDeclInitializer(cursor);
    if (!clang_Cursor_isNull(init)) {
        rl_clang_set_kids(c, node, 1);
        node->kids[0] = rl_clang_expr(c, init);
    }
    return node;
}

/* Appends the statements of CURSOR to LIST; a declaration of several variables is several. */
static void append(struct rl_clang *c, CXCursor cursor, GPtrArray *list)
{
    if (cursor.kind != CXCursor_DeclStmt) {
        g_ptr_array_add(list, rl_clang_stmt(c, cursor));
        return;
    }
    struct rl_clang_kids kids = rl_clang_kids(c, cursor);
    for (uint32_t i = 0; i < kids.count; i++) {
        CXCursor kid = rl_clang_kid(c, kids, i);
        if (kid.kind == CXCursor_VarDecl)
            g_ptr_array_add(list, variable(c, kid));
    }
    rl_clang_drop(c, kids);
}

static void compound(struct rl_clang *c, struct rl_node *node, struct rl_clang_kids kids)
{
    GPtrArray *list = g_ptr_array_sized_new(kids.count);
    for (uint32_t i = 0; i < kids.count; i++)
        append(c, rl_clang_kid(c, kids, i), list);
    rl_clang_set_kids(c, node, list->len);
    if (list->len)
        memcpy(node->kids, list->pdata, list->len * sizeof(*list->pdata));
    g_ptr_array_free(list, TRUE);
}

static struct rl_node *declaration(struct rl_clang *c, CXCursor cursor, CXSourceRange range)
{
    struct rl_node *node = rl_clang_node(c, RL_NODE_COMPOUND, range);
    GPtrArray *list = g_ptr_array_new();
    append(c, cursor, list);
    rl_clang_set_kids(c, node, list->len);
    for (guint i = 0; i < list->len; i++)
        node->kids[i] = list->pdata[i];
    g_ptr_array_free(list, TRUE);
    return node;
}

/* libclang drops the absent parts of a `for`: the source says which they are. */
static bool for_parts(struct rl_clang *c, CXSourceRange range, uint32_t count, bool present[3])
{
    struct rl_clang_place place = rl_clang_spelling_place(c, clang_getRangeStart(range));
    if (!rl_clang_text(c, place.file) || !rl_lex_for(place.file->text, place.file->size, place.offset, present))
        return false;
    return 1u + present[0] + present[1] + present[2] == count;
}

/* The best guess where the source does not help: a declaration comes first, a step changes something. */
static void guess_parts(struct rl_clang *c, struct rl_clang_kids kids, bool present[3])
{
    memset(present, 0, 3 * sizeof(*present));
    uint32_t parts = kids.count - 1, i = 0;
    if (parts == 3) {
        present[0] = present[1] = present[2] = true;
        return;
    }
    if (parts > 0 && rl_clang_kid(c, kids, 0).kind == CXCursor_DeclStmt)
        present[0] = true, i = 1;
    if (parts > i)
        present[1] = true, i++;
    if (parts > i)
        present[2] = true;
}

static void for_loop(struct rl_clang *c, struct rl_node *node, CXSourceRange range, struct rl_clang_kids kids)
{
    rl_clang_set_kids(c, node, 4);
    if (kids.count == 0)
        return;
    bool present[3];
    if (kids.count > 4 || !for_parts(c, range, kids.count, present))
        guess_parts(c, kids, present);
    uint32_t at = 0;
    for (unsigned part = 0; part < 3; part++) {
        if (!present[part] || at + 1 >= kids.count)
            continue;
        CXCursor cursor = rl_clang_kid(c, kids, at++);
        node->kids[part] = part == 0 ? rl_clang_stmt(c, cursor) : rl_clang_expr(c, cursor);
    }
    node->kids[3] = rl_clang_stmt(c, rl_clang_kid(c, kids, kids.count - 1));
}

static void case_label(struct rl_clang *c, struct rl_node *node, struct rl_clang_kids kids)
{
    bool range = kids.count == 3;
    rl_clang_set_kids(c, node, 3);
    node->kids[0] = kid_expr(c, kids, 0);
    node->kids[1] = range ? kid_expr(c, kids, 1) : NULL;
    node->kids[2] = kid_stmt(c, kids, range ? 2 : 1);
}

/* EXPRS leading children are expressions, the rest statements; at least LEAST slots. */
static void mixed(struct rl_clang *c, struct rl_node *node, struct rl_clang_kids kids, uint32_t exprs, uint32_t least)
{
    rl_clang_set_kids(c, node, MAX(kids.count, least));
    for (uint32_t i = 0; i < node->nkids; i++)
        node->kids[i] = i < exprs ? kid_expr(c, kids, i) : kid_stmt(c, kids, i);
}

static void do_loop(struct rl_clang *c, struct rl_node *node, struct rl_clang_kids kids)
{
    rl_clang_set_kids(c, node, 2);
    node->kids[0] = kid_stmt(c, kids, 0);
    node->kids[1] = kid_expr(c, kids, 1);
}

static void jump(struct rl_clang *c, struct rl_node *node, struct rl_clang_kids kids)
{
    node->text = kids.count ? rl_clang_intern(c, clang_getCursorSpelling(rl_clang_kid(c, kids, 0))) : "";
}

static enum rl_node_kind stmt_kind(CXCursor cursor)
{
    switch ((int)cursor.kind) {
    case CXCursor_IfStmt:
        return RL_NODE_IF;
    case CXCursor_WhileStmt:
        return RL_NODE_WHILE;
    case CXCursor_DoStmt:
        return RL_NODE_DO;
    case CXCursor_ForStmt:
        return RL_NODE_FOR;
    case CXCursor_SwitchStmt:
        return RL_NODE_SWITCH;
    case CXCursor_CaseStmt:
        return RL_NODE_CASE;
    case CXCursor_DefaultStmt:
        return RL_NODE_DEFAULT;
    case CXCursor_LabelStmt:
        return RL_NODE_LABEL;
    case CXCursor_GotoStmt:
        return RL_NODE_GOTO;
    case CXCursor_IndirectGotoStmt:
        return RL_NODE_GOTO_COMPUTED;
    case CXCursor_BreakStmt:
        return RL_NODE_BREAK;
    case CXCursor_ContinueStmt:
        return RL_NODE_CONTINUE;
    case CXCursor_ReturnStmt:
        return RL_NODE_RETURN;
    case CXCursor_GCCAsmStmt:
    case CXCursor_MSAsmStmt:
        return RL_NODE_ASM;
    case CXCursor_NullStmt:
        return RL_NODE_EMPTY;
    default:
        return RL_NODE_COMPOUND;
    }
}

static void fill(struct rl_clang *c, CXCursor cursor, CXSourceRange range, struct rl_node *node)
{
    struct rl_clang_kids kids = rl_clang_kids(c, cursor);
    switch ((int)node->kind) {
    case RL_NODE_IF:
        mixed(c, node, kids, 1, 3);
        break;
    case RL_NODE_WHILE:
    case RL_NODE_SWITCH:
        mixed(c, node, kids, 1, 2);
        break;
    case RL_NODE_DO:
        do_loop(c, node, kids);
        break;
    case RL_NODE_FOR:
        for_loop(c, node, range, kids);
        break;
    case RL_NODE_CASE:
        case_label(c, node, kids);
        break;
    case RL_NODE_DEFAULT:
        mixed(c, node, kids, 0, 1);
        break;
    case RL_NODE_LABEL:
        node->text = rl_clang_intern(c, clang_getCursorSpelling(cursor));
        mixed(c, node, kids, 0, 1);
        break;
    case RL_NODE_GOTO:
        jump(c, node, kids);
        break;
    case RL_NODE_GOTO_COMPUTED:
        mixed(c, node, kids, 1, 1);
        break;
    case RL_NODE_RETURN:
        mixed(c, node, kids, 1, 1);
        break;
    case RL_NODE_ASM:
        mixed(c, node, kids, kids.count, 0);
        break;
    case RL_NODE_COMPOUND:
        compound(c, node, kids);
        break;
    default:
        break;
    }
    rl_clang_drop(c, kids);
}

static struct rl_node *expr_stmt(struct rl_clang *c, struct rl_node *value)
{
    struct rl_node *node = rl_new(c->arena, struct rl_node);
    node->kind = RL_NODE_EXPR_STMT;
    node->loc = value->loc;
    node->macro = value->macro;
    rl_clang_set_kids(c, node, 1);
    node->kids[0] = value;
    return node;
}

static struct rl_node *stmt(struct rl_clang *c, CXCursor cursor)
{
    if (rl_clang_is_expr(cursor))
        return expr_stmt(c, rl_clang_expr(c, cursor));
    CXSourceRange range = clang_getCursorExtent(cursor);
    if (cursor.kind == CXCursor_DeclStmt)
        return declaration(c, cursor, range);
    struct rl_node *call = rl_clang_macro(c, cursor, range);
    if (call)
        return expr_stmt(c, call);
    if (cursor.kind == CXCursor_UnexposedStmt) { /* [[fallthrough]]; and other attributes */
        struct rl_clang_kids kids = rl_clang_kids(c, cursor);
        CXCursor only = kids.count == 1 ? rl_clang_kid(c, kids, 0) : clang_getNullCursor();
        rl_clang_drop(c, kids);
        if (!clang_Cursor_isNull(only))
            return rl_clang_stmt(c, only);
    }
    struct rl_node *node = rl_clang_node(c, stmt_kind(cursor), range);
    fill(c, cursor, range, node);
    return node;
}

struct rl_node *rl_clang_stmt(struct rl_clang *c, CXCursor cursor)
{
    struct rl_node *node;
    if (c->depth >= RL_CLANG_MAX_DEPTH) {
        node = rl_clang_node(c, RL_NODE_EXPR_STMT, clang_getCursorExtent(cursor));
        rl_clang_set_kids(c, node, 1);
        node->kids[0] = rl_clang_node(c, RL_NODE_UNKNOWN, clang_getCursorExtent(cursor));
        node->kids[0]->type = c->no_type;
        return node;
    }
    c->depth++;
    node = stmt(c, cursor);
    c->depth--;
    return node;
}
