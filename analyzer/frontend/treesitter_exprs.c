/* Expressions, with the types that the declarations and the models give.  Parentheses vanish.  What the grammar cannot
 * tell apart without types (a cast or a call, a cast or an operator) is decided here, where names are known. */
#include "analyzer/frontend/treesitter_private.h"

#include <string.h>

struct rl_node *rl_ts_typed(struct rl_ts *t, enum rl_node_kind kind, const struct rl_ts_node *node, const struct rl_type *type)
{
    struct rl_node *made = rl_ts_make(t, kind, node->begin, node->end);
    made->type = type;
    return made;
}

struct rl_node *rl_ts_unknown(struct rl_ts *t, uint32_t begin, uint32_t end)
{
    struct rl_node *made = rl_ts_make(t, RL_NODE_UNKNOWN, begin, end);
    made->type = t->no_type;
    return made;
}

bool rl_ts_is_expr(const struct rl_ts_node *node)
{
    return (node->kind >= RL_TS_IDENTIFIER && node->kind <= RL_TS_ASM && node->kind != RL_TS_ARGUMENTS &&
            node->kind != RL_TS_STATEMENT_IDENTIFIER && node->kind != RL_TS_FIELD_IDENTIFIER) ||
           node->kind == RL_TS_INITIALIZERS;
}

/* Appends the expressions among the children of NODE to t->pool. */
void rl_ts_append_exprs(struct rl_ts *t, const struct rl_ts_node *node)
{
    struct rl_ts_kids kids = rl_ts_kids(t, node);
    for (uint32_t i = 0; i < kids.count; i++) {
        struct rl_ts_node kid = rl_ts_kid(t, kids, i);
        if (rl_ts_is_expr(&kid))
            g_ptr_array_add(t->pool, rl_ts_expr(t, &kid));
        else if (kid.kind == RL_TS_ERROR && t->depth < RL_TS_MAX_DEPTH) {
            t->depth++;
            rl_ts_append_exprs(t, &kid);
            t->depth--;
        }
    }
    rl_ts_drop(t, kids);
}

static struct rl_node *parts(struct rl_ts *t, const struct rl_ts_node *node)
{
    struct rl_node *made = rl_ts_unknown(t, node->begin, node->end);
    uint32_t start = t->pool->len;
    rl_ts_append_exprs(t, node);
    rl_ts_take_kids(t, made, start);
    return made;
}

struct rl_node *rl_ts_expr_in(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids, enum rl_ts_field field)
{
    struct rl_ts_node found;
    if (rl_ts_find(t, kids, field, &found))
        return rl_ts_expr(t, &found);
    return rl_ts_unknown(t, node->end, node->end);
}

/* ---- operators ---------------------------------------------------------------------------- */

static enum rl_op operator_of(const char *text, uint32_t size)
{
    static const struct {
        const char *text;
        enum rl_op op;
    } ops[] = {
        {"+", RL_OP_ADD},  {"-", RL_OP_SUB},  {"*", RL_OP_MUL},  {"/", RL_OP_DIV},   {"%", RL_OP_REM},   {"<<", RL_OP_SHL},
        {">>", RL_OP_SHR}, {"&", RL_OP_AND},  {"|", RL_OP_OR},   {"^", RL_OP_XOR},   {"==", RL_OP_EQ},   {"!=", RL_OP_NE},
        {"<", RL_OP_LT},   {"<=", RL_OP_LE},  {">", RL_OP_GT},   {">=", RL_OP_GE},   {"&&", RL_OP_LAND}, {"||", RL_OP_LOR},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ops); i++)
        if (rl_ts_equal(text, size, ops[i].text))
            return ops[i].op;
    return RL_OP_NONE;
}

static bool is_pointer(const struct rl_type *type) { return type->kind == RL_TYPE_POINTER || type->kind == RL_TYPE_ARRAY; }

static const struct rl_type *value_type(struct rl_ts *t, const struct rl_type *type)
{
    return type->kind == RL_TYPE_ARRAY ? rl_ts_pointer_to(t, type->to) : type;
}

static const struct rl_type *promoted(struct rl_ts *t, const struct rl_type *type)
{
    return type->kind == RL_TYPE_INT && type->size && type->size < 4 ? t->int_type : type;
}

/* The usual arithmetic conversions. */
static const struct rl_type *arithmetic(struct rl_ts *t, const struct rl_type *a, const struct rl_type *b)
{
    if (a->kind == RL_TYPE_UNKNOWN || b->kind == RL_TYPE_UNKNOWN)
        return a->kind == RL_TYPE_UNKNOWN ? b : a;
    if (a->kind == RL_TYPE_FLOAT || b->kind == RL_TYPE_FLOAT)
        return a->kind != RL_TYPE_FLOAT ? b : b->kind != RL_TYPE_FLOAT ? a : a->size >= b->size ? a : b;
    a = promoted(t, a);
    b = promoted(t, b);
    if (a->size != b->size)
        return a->size > b->size ? a : b;
    return b->is_unsigned && !a->is_unsigned ? b : a;
}

static const struct rl_type *binary_type(struct rl_ts *t, enum rl_op op, const struct rl_type *a, const struct rl_type *b)
{
    if (op >= RL_OP_EQ && op <= RL_OP_LOR)
        return t->int_type;
    if (op == RL_OP_COMMA)
        return b;
    if (is_pointer(a) && is_pointer(b))
        return t->long_type;
    if (is_pointer(a))
        return value_type(t, a);
    if (is_pointer(b))
        return value_type(t, b);
    return op == RL_OP_SHL || op == RL_OP_SHR ? promoted(t, a) : arithmetic(t, a, b);
}

static struct rl_node *join(struct rl_ts *t, enum rl_op op, struct rl_node *left, struct rl_node *right, uint32_t begin,
                            uint32_t end)
{
    struct rl_node *made = rl_ts_make(t, RL_NODE_BINARY, begin, end);
    made->op = op;
    bool pointer_left = left->type->kind == RL_TYPE_POINTER, pointer_right = right->type->kind == RL_TYPE_POINTER;
    if (op == RL_OP_EQ || op == RL_OP_NE) { /* p == 0 */
        if (pointer_left && right->kind == RL_NODE_INT && right->value == 0 && !pointer_right)
            right->type = left->type;
        else if (pointer_right && left->kind == RL_NODE_INT && left->value == 0 && !pointer_left)
            left->type = right->type;
    }
    made->type = binary_type(t, op, left->type, right->type);
    rl_ts_set_kids(t, made, 2);
    made->kids[0] = left;
    made->kids[1] = right;
    return made;
}

/* a + b + c ...: the left spine without recursion, for chains of thousands. */
static struct rl_node *binary(struct rl_ts *t, const struct rl_ts_node *node)
{
    GArray *spine = g_array_new(FALSE, FALSE, sizeof(struct rl_ts_node)); /* operators' right sides and operators */
    struct rl_ts_node at = *node;
    while (at.kind == RL_TS_BINARY) {
        struct rl_ts_kids kids = rl_ts_kids(t, &at);
        struct rl_ts_node left, op, right;
        bool whole = rl_ts_find(t, kids, RL_TS_F_LEFT, &left) && rl_ts_find(t, kids, RL_TS_F_OPERATOR, &op) &&
                     rl_ts_find(t, kids, RL_TS_F_RIGHT, &right);
        rl_ts_drop(t, kids);
        if (!whole)
            break;
        g_array_append_val(spine, right);
        g_array_append_val(spine, op);
        at = left;
    }
    struct rl_node *value = at.kind == RL_TS_BINARY ? parts(t, &at) : rl_ts_expr(t, &at);
    for (uint32_t i = spine->len; i >= 2; i -= 2) {
        struct rl_ts_node op = g_array_index(spine, struct rl_ts_node, i - 1);
        struct rl_ts_node right = g_array_index(spine, struct rl_ts_node, i - 2);
        value = join(t, operator_of(rl_ts_at(t, op.begin), op.end - op.begin), value, rl_ts_expr(t, &right), node->begin, right.end);
    }
    g_array_free(spine, TRUE);
    return value;
}

/* The grammar nests commas to the right, C to the left. */
static struct rl_node *comma(struct rl_ts *t, const struct rl_ts_node *node)
{
    struct rl_ts_node at = *node, left, right;
    struct rl_node *value = NULL;
    while (at.kind == RL_TS_COMMA) {
        struct rl_ts_kids kids = rl_ts_kids(t, &at);
        bool whole = rl_ts_find(t, kids, RL_TS_F_LEFT, &left) && rl_ts_find(t, kids, RL_TS_F_RIGHT, &right);
        rl_ts_drop(t, kids);
        if (!whole)
            return value ? value : parts(t, &at);
        struct rl_node *part = rl_ts_expr(t, &left);
        value = value ? join(t, RL_OP_COMMA, value, part, node->begin, left.end) : part;
        at = right;
    }
    return value ? join(t, RL_OP_COMMA, value, rl_ts_expr(t, &at), node->begin, at.end) : rl_ts_expr(t, &at);
}

static struct rl_node *assignment(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids)
{
    struct rl_node *made = rl_ts_typed(t, RL_NODE_ASSIGN, node, t->no_type);
    struct rl_ts_node op;
    rl_ts_set_kids(t, made, 2);
    made->kids[0] = rl_ts_expr_in(t, node, kids, RL_TS_F_LEFT);
    made->kids[1] = rl_ts_expr_in(t, node, kids, RL_TS_F_RIGHT);
    made->type = made->kids[0]->type;
    struct rl_node *right = made->kids[1];
    if (right->kind == RL_NODE_INT && right->value == 0 && right->type->kind == RL_TYPE_INT && made->type->kind == RL_TYPE_POINTER)
        right->type = made->type;
    if (rl_ts_find(t, kids, RL_TS_F_OPERATOR, &op) && op.end - op.begin > 1)
        made->op = operator_of(rl_ts_at(t, op.begin), op.end - op.begin - 1);
    return made;
}

static struct rl_node *wrap(struct rl_ts *t, const struct rl_ts_node *node, enum rl_op op, struct rl_node *operand,
                            const struct rl_type *type)
{
    struct rl_node *made = rl_ts_typed(t, RL_NODE_UNARY, node, type);
    made->op = op;
    rl_ts_set_kids(t, made, 1);
    made->kids[0] = operand;
    return made;
}

static struct rl_node *unary(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids)
{
    struct rl_node *operand = rl_ts_expr_in(t, node, kids, RL_TS_F_ARGUMENT);
    switch (*rl_ts_at(t, node->begin)) {
    case '!': return wrap(t, node, RL_OP_NOT, operand, t->int_type);
    case '~': return wrap(t, node, RL_OP_COMPL, operand, promoted(t, operand->type));
    case '-': return wrap(t, node, RL_OP_NEG, operand, promoted(t, operand->type));
    default: return operand;
    }
}

static struct rl_node *dereference(struct rl_ts *t, const struct rl_ts_node *node, struct rl_node *operand)
{
    const struct rl_type *type = operand->type;
    bool points = is_pointer(type);
    return wrap(t, node, RL_OP_DEREF, operand, points ? type->to : type->kind == RL_TYPE_FUNCTION ? type : t->no_type);
}

static struct rl_node *pointer(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids)
{
    const char *text = rl_ts_at(t, node->begin);
    struct rl_ts_node label;
    if (text[0] == '&' && text[1] == '&' && rl_ts_find(t, kids, RL_TS_F_ARGUMENT, &label)) {
        struct rl_node *made = rl_ts_typed(t, RL_NODE_LABEL_ADDR, node, t->void_pointer);
        made->text = rl_ts_intern(t, &label);
        return made;
    }
    struct rl_node *operand = rl_ts_expr_in(t, node, kids, RL_TS_F_ARGUMENT);
    if (text[0] == '*')
        return dereference(t, node, operand);
    if (operand->kind == RL_NODE_CALL && operand->kids[0]->kind == RL_NODE_NAME)
        return operand; /* `&_Py_ID(name)`: a macro that stands for an object, as no function does */
    const struct rl_type *type = operand->type->kind == RL_TYPE_UNKNOWN && *operand->type->name == '\0'
                                     ? t->no_type
                                     : rl_ts_pointer_to(t, operand->type);
    return wrap(t, node, RL_OP_ADDR, operand, type);
}

static struct rl_node *update(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids)
{
    struct rl_node *operand = rl_ts_expr_in(t, node, kids, RL_TS_F_ARGUMENT);
    const char *text = rl_ts_at(t, node->begin);
    bool before = (text[0] == '+' && text[1] == '+') || (text[0] == '-' && text[1] == '-');
    bool up = before ? text[0] == '+' : *rl_ts_at(t, node->end - 1) == '+';
    enum rl_op op = before ? up ? RL_OP_PREINC : RL_OP_PREDEC : up ? RL_OP_POSTINC : RL_OP_POSTDEC;
    return wrap(t, node, op, operand, operand->type);
}

static bool is_null(const struct rl_node *node) { return node->kind == RL_NODE_INT && node->value == 0; }

static struct rl_node *conditional(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids)
{
    struct rl_node *made = rl_ts_typed(t, RL_NODE_COND, node, t->no_type);
    struct rl_ts_node yes;
    rl_ts_set_kids(t, made, 3);
    made->kids[0] = rl_ts_expr_in(t, node, kids, RL_TS_F_CONDITION);
    if (rl_ts_find(t, kids, RL_TS_F_CONSEQUENCE, &yes))
        made->kids[1] = rl_ts_expr(t, &yes);
    made->kids[2] = rl_ts_expr_in(t, node, kids, RL_TS_F_ALTERNATIVE);
    const struct rl_node *a = made->kids[1] ? made->kids[1] : made->kids[0], *b = made->kids[2];
    if (is_pointer(a->type) || is_pointer(b->type))
        made->type = value_type(t, is_pointer(a->type) && !(is_null(a) && is_pointer(b->type)) ? a->type : b->type);
    else
        made->type = a->type->kind == RL_TYPE_INT || a->type->kind == RL_TYPE_FLOAT ? arithmetic(t, a->type, b->type) : a->type;
    return made;
}

/* ---- places ----------------------------------------------------------------------------------- */

static struct rl_node *member(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids)
{
    struct rl_node *made = rl_ts_typed(t, RL_NODE_MEMBER, node, t->no_type);
    struct rl_ts_node name, op;
    made->op = rl_ts_find(t, kids, RL_TS_F_OPERATOR, &op) && rl_ts_is(t, &op, ".") ? RL_OP_DOT : RL_OP_ARROW;
    made->text = rl_ts_find(t, kids, RL_TS_F_FIELD, &name) ? rl_ts_intern(t, &name) : "";
    rl_ts_set_kids(t, made, 1);
    made->kids[0] = rl_ts_expr_in(t, node, kids, RL_TS_F_ARGUMENT);
    return made;
}

static struct rl_node *subscript(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids)
{
    struct rl_node *made = rl_ts_typed(t, RL_NODE_INDEX, node, t->no_type);
    rl_ts_set_kids(t, made, 2);
    made->kids[0] = rl_ts_expr_in(t, node, kids, RL_TS_F_ARGUMENT);
    made->kids[1] = rl_ts_expr_in(t, node, kids, RL_TS_F_INDEX);
    return made;
}

static void set_postfix_type(struct rl_ts *t, struct rl_node *made)
{
    const struct rl_type *operand = made->kids[0]->type, *type = operand;
    if (made->kind == RL_NODE_MEMBER)
        type = rl_ts_field_type(is_pointer(operand) ? operand->to : operand, made->text);
    else if (made->kind == RL_NODE_INDEX)
        type = is_pointer(operand) ? operand->to : NULL;
    made->type = type ? type : t->no_type;
}

/* MADE is `x++`, `x.f`, `x->f` or `x[i]`.  The grammar takes an operator before x first: `!p++->f` is `((!p)++)->f` to it. */
static struct rl_node *postfix(struct rl_ts *t, struct rl_node *made)
{
    struct rl_node *before = made->kids[0];
    bool prefix = made->op == RL_OP_PREINC || made->op == RL_OP_PREDEC;
    bool wrong = before->kind == RL_NODE_UNARY && (before->op == RL_OP_NOT || before->op == RL_OP_NEG || before->op == RL_OP_COMPL);
    if (wrong && !prefix) {
        made->kids[0] = before->kids[0];
        before->kids[0] = made;
        before->loc = made->loc;
        made->loc.line = made->kids[0]->loc.line;
        made->loc.col = made->kids[0]->loc.col;
    }
    set_postfix_type(t, made);
    if (!wrong || prefix)
        return made;
    if (before->op != RL_OP_NOT)
        before->type = promoted(t, made->type);
    return before;
}

/* ---- casts -------------------------------------------------------------------------------------- */

/* `(NAME)` of a cast, when NAME is no type but a variable or function: its node's stretch. */
static bool is_value_in_parens(struct rl_ts *t, const struct rl_ts_node *type, struct rl_ts_node *name)
{
    if (type->kind != RL_TS_TYPE_DESCRIPTOR)
        return false;
    struct rl_ts_kids kids = rl_ts_kids(t, type);
    *name = kids.count == 1 ? rl_ts_kid(t, kids, 0) : *type;
    rl_ts_drop(t, kids);
    if (name->kind != RL_TS_TYPE_IDENTIFIER)
        return false;
    const char *word = rl_ts_intern(t, name);
    if (rl_ts_lookup(t, word))
        return true;
    const struct rl_api *api = rl_ts_is_type_name(t, word) ? NULL : rl_ts_api(t, word);
    return api && api->kind != RL_API_TYPE;
}

static struct rl_node *value_named(struct rl_ts *t, const struct rl_ts_node *name)
{
    struct rl_ts_node as_name = *name;
    as_name.kind = RL_TS_IDENTIFIER;
    return rl_ts_expr(t, &as_name);
}

/* `(f)(x, y)` and `(a) - b`, which the grammar takes for casts. */
static struct rl_node *not_a_cast(struct rl_ts *t, const struct rl_ts_node *node, const struct rl_ts_node *name,
                                  const struct rl_ts_node *value)
{
    struct rl_node *first = value_named(t, name);
    char sign = *rl_ts_at(t, value->begin);
    if (value->kind == RL_TS_PAREN) {
        struct rl_node *made = rl_ts_typed(t, RL_NODE_CALL, node, t->no_type);
        uint32_t start = t->pool->len;
        g_ptr_array_add(t->pool, first);
        struct rl_node *arguments = rl_ts_expr(t, value);
        uint32_t at = t->pool->len;
        for (; arguments->kind == RL_NODE_BINARY && arguments->op == RL_OP_COMMA; arguments = arguments->kids[0])
            g_ptr_array_insert(t->pool, (gint)at, arguments->kids[1]);
        g_ptr_array_insert(t->pool, (gint)at, arguments);
        return rl_ts_finish_call(t, made, start, rl_ts_callee_api(t, first));
    }
    bool is_unary = value->kind == RL_TS_UNARY || value->kind == RL_TS_POINTER;
    if (!is_unary || sign == '!' || sign == '~')
        return NULL;
    struct rl_ts_node operand;
    if (!rl_ts_child(t, value, RL_TS_F_ARGUMENT, &operand))
        return NULL;
    return join(t, operator_of(&sign, 1), first, rl_ts_expr(t, &operand), node->begin, node->end);
}

static struct rl_node *cast(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids)
{
    struct rl_ts_node type, value, name;
    if (!rl_ts_find(t, kids, RL_TS_F_TYPE, &type) || !rl_ts_find(t, kids, RL_TS_F_VALUE, &value))
        return parts(t, node);
    if (is_value_in_parens(t, &type, &name)) {
        struct rl_node *made = not_a_cast(t, node, &name, &value);
        if (made)
            return made;
    }
    struct rl_node *made = rl_ts_typed(t, RL_NODE_CAST, node, rl_ts_type_descriptor(t, &type));
    struct rl_node *operand = rl_ts_expr(t, &value);
    if (is_null(operand) && made->type->kind == RL_TYPE_POINTER) {
        made->kind = RL_NODE_INT; /* NULL */
        made->macro = NULL;
        return made;
    }
    rl_ts_set_kids(t, made, 1);
    made->kids[0] = operand;
    return made;
}

/* ---- the rest ------------------------------------------------------------------------------------- */

/* `(NAME)` of a value, when NAME is a type: its node. */
static bool is_type_in_parens(struct rl_ts *t, const struct rl_ts_node *value, struct rl_ts_node *name)
{
    if (value->kind != RL_TS_PAREN)
        return false;
    struct rl_ts_kids kids = rl_ts_kids(t, value);
    bool found = rl_ts_find_kind(t, kids, RL_TS_IDENTIFIER, name);
    rl_ts_drop(t, kids);
    if (!found)
        return false;
    const char *word = rl_ts_intern(t, name);
    return !rl_ts_lookup(t, word) && rl_ts_is_type_name(t, word);
}

static struct rl_node *size_of(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids)
{
    struct rl_node *made = rl_ts_typed(t, RL_NODE_SIZEOF, node, t->ulong_type);
    struct rl_ts_node operand, name;
    const struct rl_type *type = t->no_type;
    if (rl_ts_find(t, kids, RL_TS_F_TYPE, &operand))
        type = is_value_in_parens(t, &operand, &name) ? value_named(t, &name)->type : rl_ts_type_descriptor(t, &operand);
    else if (rl_ts_find(t, kids, RL_TS_F_VALUE, &operand))
        type = is_type_in_parens(t, &operand, &name) ? rl_ts_specifier(t, &name) : rl_ts_expr(t, &operand)->type;
    uint32_t align = 1;
    uint32_t size = rl_ts_size_of(type, &align);
    made->value = node->kind == RL_TS_ALIGNOF && size ? align : size;
    return made;
}

static struct rl_node *offset_of(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids)
{
    struct rl_node *made = rl_ts_typed(t, RL_NODE_SIZEOF, node, t->ulong_type);
    struct rl_ts_node type, name;
    if (rl_ts_find(t, kids, RL_TS_F_TYPE, &type) && rl_ts_find(t, kids, RL_TS_F_MEMBER, &name)) {
        char *text = g_strdup_printf("offsetof(%.*s, %.*s)", (int)(type.end - type.begin), rl_ts_at(t, type.begin),
                                     (int)(name.end - name.begin), rl_ts_at(t, name.begin));
        made->text = rl_arena_intern(t->arena, text);
        g_free(text);
    }
    return made;
}

static struct rl_node *paren(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids)
{
    for (uint32_t i = 0; i < kids.count; i++) {
        struct rl_ts_node kid = rl_ts_kid(t, kids, i);
        if (kid.kind == RL_TS_COMPOUND) {
            struct rl_node *made = rl_ts_typed(t, RL_NODE_STMT_EXPR, node, t->void_type);
            rl_ts_set_kids(t, made, 1);
            made->kids[0] = rl_ts_stmt(t, &kid);
            const struct rl_node *body = made->kids[0];
            const struct rl_node *last = body->nkids ? body->kids[body->nkids - 1] : NULL;
            if (last && last->kind == RL_NODE_EXPR_STMT)
                made->type = last->kids[0]->type;
            return made;
        }
        if (rl_ts_is_expr(&kid))
            return rl_ts_expr(t, &kid);
    }
    return parts(t, node);
}

static struct rl_node *compound_literal(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids)
{
    struct rl_node *made = rl_ts_typed(t, RL_NODE_COMPOUND_LITERAL, node, t->no_type);
    struct rl_ts_node type, value;
    if (rl_ts_find(t, kids, RL_TS_F_TYPE, &type))
        made->type = rl_ts_type_descriptor(t, &type);
    if (!rl_ts_find(t, kids, RL_TS_F_VALUE, &value))
        return parts(t, node);
    rl_ts_set_kids(t, made, 1);
    made->kids[0] = rl_ts_init(t, &value, made->type);
    return made;
}

static bool same_type(const struct rl_type *a, const struct rl_type *b)
{
    return a == b || (a->kind == b->kind && a->name == b->name && *a->name);
}

/* _Generic: the association whose type is the control's, else the default. */
static struct rl_node *generic(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids)
{
    const struct rl_type *control = NULL;
    struct rl_ts_node chosen = *node;
    bool matches = false, selects = false;
    for (uint32_t i = 0; i < kids.count; i++) {
        struct rl_ts_node kid = rl_ts_kid(t, kids, i);
        if (kid.kind == RL_TS_TYPE_DESCRIPTOR) {
            bool is_default = rl_ts_is(t, &kid, "default");
            const struct rl_type *type = is_default ? NULL : rl_ts_type_descriptor(t, &kid);
            matches = control && !selects && (is_default ? chosen.kind == RL_TS_GENERIC : same_type(type, control));
            selects = selects || (matches && !is_default);
        } else if (rl_ts_is_expr(&kid)) {
            if (!control)
                control = value_type(t, rl_ts_expr(t, &kid)->type);
            else if (matches)
                chosen = kid;
            matches = false;
        }
    }
    return chosen.kind == RL_TS_GENERIC ? parts(t, node) : rl_ts_expr(t, &chosen);
}

static struct rl_node *constant(struct rl_ts *t, const struct rl_ts_node *node, int64_t value, const struct rl_type *type)
{
    struct rl_node *made = rl_ts_typed(t, RL_NODE_INT, node, type);
    made->value = value;
    return made;
}

static struct rl_node *null(struct rl_ts *t, const struct rl_ts_node *node)
{
    struct rl_node *made = constant(t, node, 0, t->void_pointer);
    made->macro = NULL;
    return made;
}

static struct rl_node *compound(struct rl_ts *t, const struct rl_ts_node *node)
{
    struct rl_ts_kids kids = rl_ts_kids(t, node);
    struct rl_node *made;
    switch ((int)node->kind) {
    case RL_TS_PAREN:
    case RL_TS_EXTENSION: made = paren(t, node, kids); break;
    case RL_TS_CALL: made = rl_ts_call(t, node, kids); break;
    case RL_TS_FIELD_EXPRESSION: made = postfix(t, member(t, node, kids)); break;
    case RL_TS_SUBSCRIPT: made = postfix(t, subscript(t, node, kids)); break;
    case RL_TS_ASSIGNMENT: made = assignment(t, node, kids); break;
    case RL_TS_UNARY: made = unary(t, node, kids); break;
    case RL_TS_POINTER: made = pointer(t, node, kids); break;
    case RL_TS_UPDATE: made = postfix(t, update(t, node, kids)); break;
    case RL_TS_CONDITIONAL: made = conditional(t, node, kids); break;
    case RL_TS_CAST: made = cast(t, node, kids); break;
    case RL_TS_SIZEOF:
    case RL_TS_ALIGNOF: made = size_of(t, node, kids); break;
    case RL_TS_OFFSETOF: made = offset_of(t, node, kids); break;
    case RL_TS_COMPOUND_LITERAL: made = compound_literal(t, node, kids); break;
    case RL_TS_GENERIC: made = generic(t, node, kids); break;
    default: made = parts(t, node); break;
    }
    rl_ts_drop(t, kids);
    return made;
}

static struct rl_node *expr(struct rl_ts *t, const struct rl_ts_node *node)
{
    switch ((int)node->kind) {
    case RL_TS_IDENTIFIER: return rl_ts_bare_macro(t, rl_ts_identifier(t, node, false));
    case RL_TS_NUMBER: return rl_ts_number(t, node);
    case RL_TS_CHARACTER: return rl_ts_character(t, node);
    case RL_TS_STRING:
    case RL_TS_STRINGS: return rl_ts_string(t, node);
    case RL_TS_NULL: return null(t, node);
    case RL_TS_TRUE_WORD: return constant(t, node, 1, t->int_type);
    case RL_TS_FALSE_WORD: return constant(t, node, 0, t->int_type);
    case RL_TS_BINARY: return binary(t, node);
    case RL_TS_COMMA: return comma(t, node);
    case RL_TS_INITIALIZERS: return rl_ts_init(t, node, t->no_type);
    default: return compound(t, node);
    }
}

struct rl_node *rl_ts_expr(struct rl_ts *t, const struct rl_ts_node *node)
{
    if (t->depth >= RL_TS_MAX_DEPTH)
        return rl_ts_unknown(t, node->begin, node->end);
    t->depth++;
    struct rl_node *made = expr(t, node);
    t->depth--;
    return made;
}
