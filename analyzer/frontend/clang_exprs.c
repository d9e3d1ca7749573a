/* Expressions.  Parentheses, implicit casts and wrappers without effect vanish; what libclang does not expose is told
 * apart by its type, its children and its first word. */
#include "analyzer/frontend/clang_private.h"
#include "analyzer/model/model.h"

#include <string.h>

static struct rl_node *typed(struct rl_clang *c, enum rl_node_kind kind, CXCursor cursor, CXSourceRange range)
{
    struct rl_node *node = rl_clang_node(c, kind, range);
    node->type = rl_clang_type(c, clang_getCursorType(cursor));
    return node;
}

static void lower_kids(struct rl_clang *c, struct rl_node *node, struct rl_clang_kids kids)
{
    rl_clang_set_kids(c, node, kids.count);
    for (uint32_t i = 0; i < kids.count; i++)
        node->kids[i] = rl_clang_expr(c, rl_clang_kid(c, kids, i));
}

static const char *first_word(struct rl_clang *c, CXSourceRange range)
{
    return rl_clang_word(c, rl_clang_spelling_place(c, clang_getRangeStart(range)));
}

static struct rl_node *name_node(struct rl_clang *c, struct rl_node *node, const char *name)
{
    struct rl_node *callee = rl_new(c->arena, struct rl_node);
    callee->kind = RL_NODE_NAME;
    callee->loc = node->loc;
    callee->type = c->no_type;
    callee->text = name;
    return callee;
}

/* ---- names ------------------------------------------------------------------ */

static void name(struct rl_clang *c, CXCursor cursor, struct rl_node *node)
{
    node->decl = rl_clang_decl(c, clang_getCursorReferenced(cursor));
    node->text = node->decl ? node->decl->name : rl_clang_intern(c, clang_getCursorSpelling(cursor));
    if (node->decl && node->decl->kind == RL_DECL_PARAM && node->type->kind == RL_TYPE_ARRAY)
        node->type = node->decl->type;
    /* `#define PyArg_ParseTuple _PyArg_ParseTuple_SizeT`: the name that the programmer wrote says more. */
    if (node->macro && node->macro != node->text) {
        const struct rl_api *api = rl_clang_api(c, node->macro), *renamed = rl_clang_api(c, node->text);
        if (api && api->kind == RL_API_FUNCTION && !api->is_macro && (!renamed || renamed == api))
            node->text = node->macro;
    }
    if (node->decl && g_str_has_suffix(node->decl->name, "_SizeT"))
        c->unit->ssize_clean = RL_SSIZE_CLEAN;
}

/* An access through an anonymous struct or union has no name: the member inside takes its object. */
static void member(struct rl_clang *c, CXCursor cursor, struct rl_node *node)
{
    node->text = rl_clang_given_name(c, cursor);
    struct rl_clang_kids kids = rl_clang_kids(c, cursor);
    node->op = RL_OP_DOT;
    if (kids.count) {
        CXCursor object = rl_clang_kid(c, kids, 0);
        bool arrow = clang_getCanonicalType(clang_getCursorType(object)).kind == CXType_Pointer;
        node->op = arrow ? RL_OP_ARROW : RL_OP_DOT;
        rl_clang_set_kids(c, node, 1);
        node->kids[0] = rl_clang_expr(c, object);
        struct rl_node *inner = node->kids[0];
        if (!arrow && inner->kind == RL_NODE_MEMBER && *inner->text == '\0') {
            node->op = inner->op;
            node->kids[0] = inner->kids[0];
        }
    }
    if (!kids.count || node->type->kind == RL_TYPE_UNKNOWN)
        node->kind = RL_NODE_UNKNOWN; /* an object whose type clang does not know */
    rl_clang_drop(c, kids);
}

/* ---- operators ---------------------------------------------------------------- */

static enum rl_op binary_op(CXCursor cursor)
{
    static const unsigned char ops[] = {
        [CXBinaryOperator_Mul] = RL_OP_MUL,       [CXBinaryOperator_Div] = RL_OP_DIV,
        [CXBinaryOperator_Rem] = RL_OP_REM,       [CXBinaryOperator_Add] = RL_OP_ADD,
        [CXBinaryOperator_Sub] = RL_OP_SUB,       [CXBinaryOperator_Shl] = RL_OP_SHL,
        [CXBinaryOperator_Shr] = RL_OP_SHR,       [CXBinaryOperator_LT] = RL_OP_LT,
        [CXBinaryOperator_GT] = RL_OP_GT,         [CXBinaryOperator_LE] = RL_OP_LE,
        [CXBinaryOperator_GE] = RL_OP_GE,         [CXBinaryOperator_EQ] = RL_OP_EQ,
        [CXBinaryOperator_NE] = RL_OP_NE,         [CXBinaryOperator_And] = RL_OP_AND,
        [CXBinaryOperator_Xor] = RL_OP_XOR,       [CXBinaryOperator_Or] = RL_OP_OR,
        [CXBinaryOperator_LAnd] = RL_OP_LAND,     [CXBinaryOperator_LOr] = RL_OP_LOR,
        [CXBinaryOperator_MulAssign] = RL_OP_MUL, [CXBinaryOperator_DivAssign] = RL_OP_DIV,
        [CXBinaryOperator_RemAssign] = RL_OP_REM, [CXBinaryOperator_AddAssign] = RL_OP_ADD,
        [CXBinaryOperator_SubAssign] = RL_OP_SUB, [CXBinaryOperator_ShlAssign] = RL_OP_SHL,
        [CXBinaryOperator_ShrAssign] = RL_OP_SHR, [CXBinaryOperator_AndAssign] = RL_OP_AND,
        [CXBinaryOperator_XorAssign] = RL_OP_XOR, [CXBinaryOperator_OrAssign] = RL_OP_OR,
        [CXBinaryOperator_Comma] = RL_OP_COMMA,
    };
    unsigned kind = clang_getCursorBinaryOperatorKind(cursor);
    return kind < G_N_ELEMENTS(ops) ? (enum rl_op)ops[kind] : RL_OP_NONE;
}

static void binary(struct rl_clang *c, CXCursor cursor, struct rl_node *node)
{
    struct rl_clang_kids kids = rl_clang_kids(c, cursor);
    bool assigns = clang_getCursorBinaryOperatorKind(cursor) >= CXBinaryOperator_Assign &&
                   clang_getCursorBinaryOperatorKind(cursor) < CXBinaryOperator_Comma;
    node->kind = kids.count != 2 ? RL_NODE_UNKNOWN : assigns ? RL_NODE_ASSIGN : RL_NODE_BINARY;
    node->op = binary_op(cursor);
    lower_kids(c, node, kids);
    rl_clang_drop(c, kids);
}

/* The operand alone for `+x` and `__extension__ x`. */
static struct rl_node *unary(struct rl_clang *c, CXCursor cursor, CXSourceRange range)
{
    static const unsigned char ops[] = {
        [CXUnaryOperator_PostInc] = RL_OP_POSTINC, [CXUnaryOperator_PostDec] = RL_OP_POSTDEC,
        [CXUnaryOperator_PreInc] = RL_OP_PREINC,   [CXUnaryOperator_PreDec] = RL_OP_PREDEC,
        [CXUnaryOperator_AddrOf] = RL_OP_ADDR,     [CXUnaryOperator_Deref] = RL_OP_DEREF,
        [CXUnaryOperator_Minus] = RL_OP_NEG,       [CXUnaryOperator_Not] = RL_OP_COMPL,
        [CXUnaryOperator_LNot] = RL_OP_NOT,
    };
    unsigned kind = clang_getCursorUnaryOperatorKind(cursor);
    enum rl_op op = kind < G_N_ELEMENTS(ops) ? (enum rl_op)ops[kind] : RL_OP_NONE;
    struct rl_clang_kids kids = rl_clang_kids(c, cursor);
    struct rl_node *node;
    if (op == RL_OP_NONE && kids.count == 1) {
        node = rl_clang_expr(c, rl_clang_kid(c, kids, 0));
    } else {
        node = typed(c, kids.count == 1 ? RL_NODE_UNARY : RL_NODE_UNKNOWN, cursor, range);
        node->op = op;
        lower_kids(c, node, kids);
        struct rl_node *operand = node->nkids ? node->kids[0] : NULL;
        if (op == RL_OP_ADDR && operand && operand->kind == RL_NODE_CALL && operand->type->kind == RL_TYPE_RECORD) {
            operand->type = node->type; /* `&_Py_ID(name)`: an API macro that stands for an object, not a pointer */
            node = operand;
        }
    }
    rl_clang_drop(c, kids);
    return node;
}

static struct rl_node *cast(struct rl_clang *c, CXCursor cursor, CXSourceRange range)
{
    struct rl_clang_kids kids = rl_clang_kids(c, cursor);
    struct rl_node *node = typed(c, kids.count ? RL_NODE_CAST : RL_NODE_UNKNOWN, cursor, range);
    if (kids.count) {
        struct rl_node *operand = rl_clang_expr(c, rl_clang_kid(c, kids, kids.count - 1));
        if (operand->kind == RL_NODE_INT && operand->value == 0 && node->type->kind == RL_TYPE_POINTER) {
            node->kind = RL_NODE_INT; /* NULL */
            node->macro = NULL;
        } else {
            rl_clang_set_kids(c, node, 1);
            node->kids[0] = operand;
        }
    }
    rl_clang_drop(c, kids);
    return node;
}

static void conditional(struct rl_clang *c, CXCursor cursor, struct rl_node *node)
{
    struct rl_clang_kids kids = rl_clang_kids(c, cursor);
    lower_kids(c, node, kids);
    if (kids.count != 3)
        node->kind = RL_NODE_UNKNOWN;
    rl_clang_drop(c, kids);
}

/* ---- calls ---------------------------------------------------------------------- */

/* The callee behind dereferences and address-of, which mean nothing for functions. */
static struct rl_node *callee_of(struct rl_node *callee)
{
    for (;;) {
        bool wraps = callee->kind == RL_NODE_UNARY && callee->nkids == 1 &&
                     (callee->op == RL_OP_DEREF || callee->op == RL_OP_ADDR);
        bool casts = callee->kind == RL_NODE_CAST && callee->nkids == 1;
        struct rl_node *inner = wraps || casts ? callee->kids[0] : NULL;
        if (!inner)
            return callee;
        struct rl_node *end = callee_of(inner);
        if (end->kind == RL_NODE_NAME && end->decl && end->decl->kind == RL_DECL_FUNCTION)
            return end;
        return callee;
    }
}

/* `__sync_fetch_and_add_8` is what the programmer wrote as `__sync_fetch_and_add`. */
static const char *without_size(struct rl_clang *c, const char *name)
{
    const char *last = strrchr(name, '_');
    return strspn(last + 1, "0123456789") == strlen(last + 1)
               ? rl_arena_intern_len(c->arena, name, (size_t)(last - name))
               : name;
}

/* Nothing has declared it, as its header is missing: that it gives an int is clang's guess. */
static bool is_undeclared(const struct rl_node *callee)
{
    const struct rl_type *type = callee->decl && callee->decl->kind == RL_DECL_FUNCTION ? callee->decl->type : NULL;
    return type && type->kind == RL_TYPE_FUNCTION && type->variadic && type->nparams == 0;
}

static struct rl_node *call(struct rl_clang *c, CXCursor cursor, CXSourceRange range)
{
    struct rl_clang_kids kids = rl_clang_kids(c, cursor);
    struct rl_node *node = typed(c, kids.count ? RL_NODE_CALL : RL_NODE_UNKNOWN, cursor, range);
    lower_kids(c, node, kids);
    if (kids.count) {
        node->kids[0] = callee_of(node->kids[0]);
        if (node->type->kind == RL_TYPE_INT && is_undeclared(node->kids[0]))
            node->type = c->no_type;
        const char *text = node->kids[0]->kind == RL_NODE_NAME ? node->kids[0]->text : "";
        bool first_argument = strcmp(text, "__builtin_expect") == 0 || strcmp(text, "__builtin_assume_aligned") == 0 ||
                              strcmp(text, "__builtin_expect_with_probability") == 0;
        if (first_argument && kids.count > 1)
            node = node->kids[1];
        else if (strcmp(text, "__builtin_constant_p") == 0 || strcmp(text, "__builtin_object_size") == 0)
            node->kind = RL_NODE_SIZEOF, node->nkids = 0; /* not evaluated */
        else if (g_str_has_prefix(text, "__sync_"))
            node->kids[0]->text = without_size(c, text);
        else if (node->macro == text)
            node->macro = NULL;
    }
    rl_clang_drop(c, kids);
    return node;
}

static struct rl_node *named_call(struct rl_clang *c, struct rl_node *node, const char *name, struct rl_clang_kids kids)
{
    node->kind = RL_NODE_CALL;
    rl_clang_set_kids(c, node, kids.count + 1);
    node->kids[0] = name_node(c, node, name);
    for (uint32_t i = 0; i < kids.count; i++)
        node->kids[i + 1] = rl_clang_expr(c, rl_clang_kid(c, kids, i));
    if (kids.count == 3) { /* libclang gives pointer, order, value */
        struct rl_node *order = node->kids[2];
        node->kids[2] = node->kids[3];
        node->kids[3] = order;
    }
    return node;
}

/* ---- _Generic ---------------------------------------------------------------------- */

/* Does TEXT, a type of an association, spell TYPE?  Blanks do not count. */
static bool spells(const char *text, struct rl_lex_span span, CXString type)
{
    const char *want = clang_getCString(type);
    uint32_t at = span.begin;
    for (; want && *want; want++) {
        if (*want == ' ')
            continue;
        while (at < span.end && g_ascii_isspace(text[at]))
            at++;
        if (at >= span.end || text[at++] != *want)
            break;
    }
    bool same = want && *want == '\0' && at == span.end;
    clang_disposeString(type);
    return same;
}

/* The association that the source text selects, counted from 1 as the children are; 0: not found. */
static uint32_t selected_by_text(struct rl_clang *c, CXCursor control, CXSourceRange range)
{
    struct rl_clang_place place = rl_clang_spelling_place(c, clang_getRangeStart(range));
    if (!rl_clang_text(c, place.file))
        return 0;
    const char *text = place.file->text;
    uint32_t size = place.file->size;
    struct rl_lex_span args[RL_LEX_MAX_ARGS];
    unsigned nargs;
    uint32_t open = rl_lex_blank(text, size, rl_lex_word(text, size, place.offset));
    if (!rl_lex_arguments(text, size, open, args, &nargs))
        return 0;
    CXType type = clang_getUnqualifiedType(clang_getCursorType(control));
    uint32_t otherwise = 0;
    for (unsigned i = 1; i < nargs; i++) {
        const char *colon = memchr(text + args[i].begin, ':', args[i].end - args[i].begin);
        if (!colon)
            return 0;
        struct rl_lex_span name = {args[i].begin, (uint32_t)(colon - text)};
        while (name.end > name.begin && g_ascii_isspace(text[name.end - 1]))
            name.end--;
        if (name.end - name.begin == 7 && memcmp(text + name.begin, "default", 7) == 0)
            otherwise = i;
        else if (spells(text, name, clang_getTypeSpelling(type)) ||
                 spells(text, name, clang_getTypeSpelling(clang_getCanonicalType(type))))
            return i;
    }
    return otherwise;
}

static struct rl_node *generic(struct rl_clang *c, CXCursor cursor, CXSourceRange range)
{
    struct rl_clang_kids kids = rl_clang_kids(c, cursor);
    CXType type = clang_getCursorType(cursor);
    uint32_t chosen = 0, matches = 0;
    for (uint32_t i = 1; i < kids.count; i++)
        if (clang_equalTypes(clang_getCursorType(rl_clang_kid(c, kids, i)), type))
            chosen = chosen ? chosen : i, matches++;
    if (matches != 1 && kids.count > 1) {
        uint32_t by_text = selected_by_text(c, rl_clang_kid(c, kids, 0), range);
        if (by_text && by_text < kids.count)
            chosen = by_text;
    }
    struct rl_node *node;
    if (chosen)
        node = rl_clang_expr(c, rl_clang_kid(c, kids, chosen));
    else
        node = typed(c, RL_NODE_UNKNOWN, cursor, range);
    rl_clang_drop(c, kids);
    return node;
}

/* ---- what libclang does not name --------------------------------------------------------- */

/* `offsetof(T, f)`: the value, and the text without blanks at the ends of its arguments. */
static struct rl_node *offset_of(struct rl_clang *c, CXCursor cursor, CXSourceRange range)
{
    struct rl_node *node = typed(c, RL_NODE_SIZEOF, cursor, range);
    rl_clang_evaluate(cursor, &node->value);
    struct rl_clang_place place = rl_clang_file_place(c, clang_getRangeStart(range));
    if (!rl_clang_text(c, place.file))
        return node;
    const char *text = place.file->text;
    struct rl_lex_span args[RL_LEX_MAX_ARGS];
    unsigned nargs;
    uint32_t open = rl_lex_blank(text, place.file->size, rl_lex_word(text, place.file->size, place.offset));
    if (!rl_lex_arguments(text, place.file->size, open, args, &nargs) || nargs != 2)
        return node;
    char *spelled = g_strdup_printf("offsetof(%.*s, %.*s)", (int)(args[0].end - args[0].begin), text + args[0].begin,
                                    (int)(args[1].end - args[1].begin), text + args[1].begin);
    node->text = rl_arena_intern(c->arena, spelled);
    g_free(spelled);
    return node;
}

static bool is_va_list(struct rl_clang *c, CXType type)
{
    const struct rl_type *plain = rl_clang_type(c, type);
    if (plain->kind == RL_TYPE_POINTER || plain->kind == RL_TYPE_ARRAY)
        plain = plain->to;
    return plain->kind == RL_TYPE_RECORD && plain->record->tag && strcmp(plain->record->tag, "__va_list_tag") == 0;
}

static struct rl_node *unknown(struct rl_clang *c, CXCursor cursor, CXSourceRange range, struct rl_clang_kids kids)
{
    struct rl_node *node = typed(c, RL_NODE_UNKNOWN, cursor, range);
    lower_kids(c, node, kids);
    return node;
}

/* One child: an implicit cast (nothing to see), va_arg, or an expression that clang could not make sense of. */
static struct rl_node *wrapper(struct rl_clang *c, CXCursor cursor, struct rl_clang_kids kids)
{
    CXCursor kid = rl_clang_kid(c, kids, 0);
    CXType outer = clang_getCursorType(cursor);
    if (outer.kind == CXType_Dependent)
        return unknown(c, cursor, clang_getCursorExtent(cursor), kids);
    CXType inner = clang_getCursorType(kid);
    if (outer.data[0] == inner.data[0])
        return rl_clang_expr(c, kid);
    bool to_pointer = outer.kind == CXType_Pointer || outer.kind == CXType_Elaborated || outer.kind == CXType_Typedef;
    if (is_va_list(c, inner) && !is_va_list(c, outer)) {
        struct rl_node *node = unknown(c, cursor, clang_getCursorExtent(cursor), kids);
        node->text = rl_arena_intern(c->arena, "va_arg");
        return node;
    }
    struct rl_node *node = rl_clang_expr(c, kid);
    if (to_pointer && node->kind == RL_NODE_INT && node->value == 0 && node->type->kind == RL_TYPE_INT) {
        const struct rl_type *type = rl_clang_type(c, outer);
        if (type->kind == RL_TYPE_POINTER)
            node->type = type;
    }
    return node;
}

/* Several children, no name: GNU `a ?: b`, __builtin_choose_expr, __atomic_*, or an error. */
static struct rl_node *nameless(struct rl_clang *c, CXCursor cursor, CXSourceRange range, struct rl_clang_kids kids)
{
    if (kids.count == 4 && clang_equalCursors(rl_clang_kid(c, kids, 0), rl_clang_kid(c, kids, 1))) {
        struct rl_node *node = typed(c, RL_NODE_COND, cursor, range);
        rl_clang_set_kids(c, node, 3);
        node->kids[0] = rl_clang_expr(c, rl_clang_kid(c, kids, 0));
        node->kids[2] = rl_clang_expr(c, rl_clang_kid(c, kids, 3));
        return node;
    }
    const char *word = first_word(c, range);
    if (word && kids.count == 3 && strcmp(word, "__builtin_choose_expr") == 0) {
        int64_t value = 1;
        rl_clang_evaluate(rl_clang_kid(c, kids, 0), &value);
        return rl_clang_expr(c, rl_clang_kid(c, kids, value ? 1 : 2));
    }
    if (word && (g_str_has_prefix(word, "__atomic_") || g_str_has_prefix(word, "__c11_atomic_") ||
                 g_str_has_prefix(word, "__scoped_atomic_")))
        return named_call(c, typed(c, RL_NODE_CALL, cursor, range), word, kids);
    return unknown(c, cursor, range, kids);
}

static struct rl_node *unexposed(struct rl_clang *c, CXCursor cursor)
{
    struct rl_clang_kids kids = rl_clang_kids(c, cursor);
    struct rl_node *node;
    if (kids.count >= 1 && rl_clang_kid(c, kids, 0).kind == CXCursor_MemberRef) {
        node = offset_of(c, cursor, clang_getCursorExtent(cursor));
    } else if (kids.count == 1) {
        node = wrapper(c, cursor, kids);
    } else {
        CXSourceRange range = clang_getCursorExtent(cursor);
        node = rl_clang_macro(c, cursor, range);
        if (!node)
            node = nameless(c, cursor, range, kids);
    }
    rl_clang_drop(c, kids);
    return node;
}

/* ---- the rest --------------------------------------------------------------------------------- */

static struct rl_node *paren(struct rl_clang *c, CXCursor cursor, CXSourceRange range)
{
    struct rl_clang_kids kids = rl_clang_kids(c, cursor);
    struct rl_node *node =
        kids.count == 1 ? rl_clang_expr(c, rl_clang_kid(c, kids, 0)) : typed(c, RL_NODE_UNKNOWN, cursor, range);
    rl_clang_drop(c, kids);
    return node;
}

static void statement_expr(struct rl_clang *c, CXCursor cursor, struct rl_node *node)
{
    struct rl_clang_kids kids = rl_clang_kids(c, cursor);
    rl_clang_set_kids(c, node, kids.count ? 1 : 0);
    if (kids.count)
        node->kids[0] = rl_clang_stmt(c, rl_clang_kid(c, kids, 0));
    rl_clang_drop(c, kids);
}

/* Kinds whose children are all expressions, in the order that the tree wants. */
static void plain(struct rl_clang *c, CXCursor cursor, struct rl_node *node, uint32_t want)
{
    struct rl_clang_kids kids = rl_clang_kids(c, cursor);
    lower_kids(c, node, kids);
    if (kids.count != want)
        node->kind = RL_NODE_UNKNOWN;
    rl_clang_drop(c, kids);
}

static void label_address(struct rl_clang *c, CXCursor cursor, struct rl_node *node)
{
    struct rl_clang_kids kids = rl_clang_kids(c, cursor);
    node->text = kids.count ? rl_clang_intern(c, clang_getCursorSpelling(rl_clang_kid(c, kids, 0))) : "";
    rl_clang_drop(c, kids);
}

static struct rl_node *filled(struct rl_clang *c, CXCursor cursor, CXSourceRange range)
{
    struct rl_node *node = typed(c, RL_NODE_UNKNOWN, cursor, range);
    switch ((int)cursor.kind) {
    case CXCursor_DeclRefExpr:
        node->kind = RL_NODE_NAME, name(c, cursor, node);
        break;
    case CXCursor_MemberRefExpr:
        node->kind = RL_NODE_MEMBER, member(c, cursor, node);
        break;
    case CXCursor_BinaryOperator:
    case CXCursor_CompoundAssignOperator:
        binary(c, cursor, node);
        break;
    case CXCursor_ConditionalOperator:
        node->kind = RL_NODE_COND, conditional(c, cursor, node);
        break;
    case CXCursor_ArraySubscriptExpr:
        node->kind = RL_NODE_INDEX, plain(c, cursor, node, 2);
        break;
    case CXCursor_IntegerLiteral:
    case CXCursor_CharacterLiteral:
    case CXCursor_FloatingLiteral:
    case CXCursor_ImaginaryLiteral:
    case CXCursor_StringLiteral:
        rl_clang_literal(c, cursor, range, node);
        break;
    case CXCursor_UnaryExpr:
        node->kind = RL_NODE_SIZEOF, rl_clang_evaluate(cursor, &node->value);
        break;
    case CXCursor_InitListExpr:
        rl_clang_init_list(c, cursor, node);
        break;
    case CXCursor_CompoundLiteralExpr:
        node->kind = RL_NODE_COMPOUND_LITERAL, plain(c, cursor, node, 1);
        break;
    case CXCursor_StmtExpr:
        node->kind = RL_NODE_STMT_EXPR, statement_expr(c, cursor, node);
        break;
    case CXCursor_AddrLabelExpr:
        node->kind = RL_NODE_LABEL_ADDR, label_address(c, cursor, node);
        break;
    default:
        plain(c, cursor, node, UINT32_MAX);
        break;
    }
    return node;
}

static struct rl_node *expr(struct rl_clang *c, CXCursor cursor)
{
    if (cursor.kind == CXCursor_UnexposedExpr)
        return unexposed(c, cursor);
    CXSourceRange range = clang_getCursorExtent(cursor);
    struct rl_node *node = rl_clang_macro(c, cursor, range);
    if (node)
        return node;
    switch ((int)cursor.kind) {
    case CXCursor_ParenExpr:
        return paren(c, cursor, range);
    case CXCursor_CallExpr:
        return call(c, cursor, range);
    case CXCursor_UnaryOperator:
        return unary(c, cursor, range);
    case CXCursor_CStyleCastExpr:
        return cast(c, cursor, range);
    case CXCursor_GenericSelectionExpr:
        return generic(c, cursor, range);
    default:
        return filled(c, cursor, range);
    }
}

struct rl_node *rl_clang_expr(struct rl_clang *c, CXCursor cursor)
{
    if (!rl_clang_is_expr(cursor) || c->depth >= RL_CLANG_MAX_DEPTH) {
        struct rl_node *node = rl_clang_node(c, RL_NODE_UNKNOWN, clang_getCursorExtent(cursor));
        node->type = c->no_type;
        return node;
    }
    c->depth++;
    struct rl_node *node = expr(c, cursor);
    c->depth--;
    return node;
}
