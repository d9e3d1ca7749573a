/* Statements.  Each kind of the grammar's is one of ours; what is not known becomes its parts.
 *
 * The grammar puts all statements up to the next label into a `case`; the neutral tree, as libclang does, only the next
 * one: the others follow in the block.
 */
#include "analyzer/frontend/treesitter_private.h"

#include <string.h>

static void append(struct rl_ts *t, const struct rl_ts_node *node);

static bool is_stmt(const struct rl_ts_node *node)
{
    return (node->kind >= RL_TS_COMPOUND && node->kind <= RL_TS_ATTRIBUTED_STATEMENT && node->kind != RL_TS_ELSE) ||
           node->kind == RL_TS_DECLARATION || node->kind == RL_TS_ERROR || node->kind == RL_TS_TYPE_DEFINITION ||
           node->kind == RL_TS_FUNCTION_DEFINITION;
}

static struct rl_node *expr_stmt(struct rl_ts *t, struct rl_node *value)
{
    struct rl_node *node = rl_new(t->arena, struct rl_node);
    node->kind = RL_NODE_EXPR_STMT;
    node->loc = value->loc;
    node->macro = value->macro;
    rl_ts_set_kids(t, node, 1);
    node->kids[0] = value;
    return node;
}

/* ---- blocks ------------------------------------------------------------------------ */

/* Statements among KIDS from I on, appended to t->pool. */
static void append_all(struct rl_ts *t, struct rl_ts_kids kids, uint32_t i);

static bool is_colon(const struct rl_ts *t, struct rl_ts_kids kids, uint32_t i)
{
    struct rl_ts_node kid = rl_ts_kid(t, kids, i);
    return kid.field == RL_TS_NO_FIELD && rl_ts_is(t, &kid, ":");
}

/* `case` or `default` at KIDS[I] of a block.  Appends it and the statements behind it; returns the last index used. */
static uint32_t append_case(struct rl_ts *t, struct rl_ts_kids kids, uint32_t i)
{
    struct rl_ts_node node = rl_ts_kid(t, kids, i), value;
    struct rl_ts_kids parts = rl_ts_kids(t, &node);
    bool has_value = rl_ts_find(t, parts, RL_TS_F_VALUE, &value);
    struct rl_node *made = rl_ts_make(t, has_value ? RL_NODE_CASE : RL_NODE_DEFAULT, node.begin, node.end);
    rl_ts_set_kids(t, made, has_value ? 3 : 1);
    if (has_value) {
        struct rl_node *low = rl_ts_expr(t, &value);
        bool range = low->kind == RL_NODE_BINARY && low->op == RL_OP_NONE; /* 1 ... 5 */
        made->kids[0] = range ? low->kids[0] : low;
        made->kids[1] = range ? low->kids[1] : NULL;
    }
    g_ptr_array_add(t->pool, made);
    uint32_t start = t->pool->len, first = 0;
    while (first < parts.count && !is_colon(t, parts, first))
        first++;
    append_all(t, parts, first + 1);
    rl_ts_drop(t, parts);
    struct rl_node **next = &made->kids[made->nkids - 1];
    if (t->pool->len == start && i + 1 < kids.count && rl_ts_kid(t, kids, i + 1).kind == RL_TS_CASE &&
        t->depth < RL_TS_MAX_DEPTH) {
        t->depth++;
        i = append_case(t, kids, i + 1);
        t->depth--;
    }
    if (t->pool->len > start) {
        *next = t->pool->pdata[start];
        g_ptr_array_remove_index(t->pool, start);
    }
    return i;
}

static void append_all(struct rl_ts *t, struct rl_ts_kids kids, uint32_t i)
{
    for (; i < kids.count; i++) {
        struct rl_ts_node kid = rl_ts_kid(t, kids, i);
        if (kid.kind == RL_TS_CASE && t->depth < RL_TS_MAX_DEPTH)
            i = append_case(t, kids, i);
        else
            append(t, &kid);
    }
}

static void append_parts(struct rl_ts *t, const struct rl_ts_node *node)
{
    if (t->depth >= RL_TS_MAX_DEPTH)
        return;
    t->depth++;
    struct rl_ts_kids kids = rl_ts_kids(t, node);
    append_all(t, kids, 0);
    rl_ts_drop(t, kids);
    t->depth--;
}

/* Appends what NODE is: none, one or several statements. */
static void append(struct rl_ts *t, const struct rl_ts_node *node)
{
    switch ((int)node->kind) {
    case RL_TS_DECLARATION: rl_ts_local_declaration(t, node); break;
    case RL_TS_TYPE_DEFINITION: rl_ts_type_definition(t, node); break;
    case RL_TS_FUNCTION_DEFINITION: rl_ts_function(t, node); break;
    case RL_TS_STRUCT:
    case RL_TS_UNION:
    case RL_TS_ENUM: rl_ts_specifier(t, node); break;
    case RL_TS_ERROR: append_parts(t, node); break;
    default:
        if (is_stmt(node))
            g_ptr_array_add(t->pool, rl_ts_stmt(t, node));
        else if (rl_ts_is_expr(node))
            g_ptr_array_add(t->pool, expr_stmt(t, rl_ts_expr(t, node)));
        break;
    }
}

struct rl_node *rl_ts_body(struct rl_ts *t, const struct rl_ts_node *node)
{
    struct rl_node *block = rl_ts_make(t, RL_NODE_COMPOUND, node->begin, node->end);
    uint32_t start = t->pool->len;
    append_parts(t, node);
    rl_ts_take_kids(t, block, start);
    return block;
}

static struct rl_node *block(struct rl_ts *t, const struct rl_ts_node *node)
{
    rl_ts_open_scope(t);
    struct rl_node *made = rl_ts_body(t, node);
    rl_ts_close_scope(t);
    return made;
}

/* ---- parts of statements ---------------------------------------------------------------- */

/* The statement in FIELD, or the first statement that has no field; NULL when there is none. */
static struct rl_node *stmt_in(struct rl_ts *t, struct rl_ts_kids kids, enum rl_ts_field field)
{
    struct rl_ts_node found;
    if (rl_ts_find(t, kids, field, &found))
        return rl_ts_stmt(t, &found);
    return NULL;
}

static struct rl_node *first_stmt(struct rl_ts *t, struct rl_ts_kids kids)
{
    for (uint32_t i = 0; i < kids.count; i++) {
        struct rl_ts_node kid = rl_ts_kid(t, kids, i);
        if (kid.field == RL_TS_NO_FIELD && is_stmt(&kid))
            return rl_ts_stmt(t, &kid);
    }
    return NULL;
}

static struct rl_node *expr_in(struct rl_ts *t, struct rl_ts_kids kids, enum rl_ts_field field)
{
    struct rl_ts_node found;
    return rl_ts_find(t, kids, field, &found) ? rl_ts_expr(t, &found) : NULL;
}

static struct rl_node *first_expr(struct rl_ts *t, struct rl_ts_kids kids)
{
    for (uint32_t i = 0; i < kids.count; i++) {
        struct rl_ts_node kid = rl_ts_kid(t, kids, i);
        if (rl_ts_is_expr(&kid))
            return rl_ts_expr(t, &kid);
    }
    return NULL;
}

/* Never NULL: what the tree must have is there even in broken code. */
static struct rl_node *or_unknown(struct rl_ts *t, struct rl_node *node, uint32_t at)
{
    return node ? node : rl_ts_unknown(t, at, at);
}

static struct rl_node *or_empty(struct rl_ts *t, struct rl_node *node, uint32_t at)
{
    return node ? node : rl_ts_make(t, RL_NODE_EMPTY, at, at);
}

/* ---- one kind each ----------------------------------------------------------------------- */

/* `FOREACH(x, list) {`, which repair shows to the grammar as an `if`: a loop as long as the call says so. */
static struct rl_node *macro_loop(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids)
{
    struct rl_node *loop = rl_ts_make(t, RL_NODE_WHILE, node->begin, node->end);
    struct rl_node *condition = or_unknown(t, expr_in(t, kids, RL_TS_F_CONDITION), node->begin);
    uint32_t size = (uint32_t)t->out.text->len, end = rl_ts_word_end(t->out.text->str, size, node->begin);
    struct rl_node *call = rl_ts_make(t, RL_NODE_CALL, node->begin, end);
    call->type = t->no_type;
    uint32_t count = 1;
    for (const struct rl_node *at = condition; at->kind == RL_NODE_BINARY && at->op == RL_OP_COMMA; at = at->kids[0])
        count++;
    rl_ts_set_kids(t, call, count + 1);
    call->kids[0] = rl_ts_make(t, RL_NODE_NAME, node->begin, end);
    call->kids[0]->type = t->no_type;
    call->kids[0]->text = rl_arena_intern_len(t->arena, rl_ts_at(t, node->begin), end - node->begin);
    for (uint32_t i = count; i > 1; i--) {
        call->kids[i] = condition->kids[1];
        condition = condition->kids[0];
    }
    call->kids[1] = condition;
    rl_ts_set_kids(t, loop, 2);
    loop->kids[0] = call;
    loop->kids[1] = or_empty(t, stmt_in(t, kids, RL_TS_F_CONSEQUENCE), node->end);
    return loop;
}

static struct rl_node *if_stmt(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids)
{
    if (memcmp(rl_ts_at(t, node->begin), "if", 2) != 0 || rl_ts_is_word((unsigned char)*rl_ts_at(t, node->begin + 2)))
        return macro_loop(t, node, kids);
    struct rl_node *made = rl_ts_make(t, RL_NODE_IF, node->begin, node->end);
    rl_ts_set_kids(t, made, 3);
    made->kids[0] = or_unknown(t, expr_in(t, kids, RL_TS_F_CONDITION), node->begin);
    made->kids[1] = or_empty(t, stmt_in(t, kids, RL_TS_F_CONSEQUENCE), node->end);
    struct rl_ts_node clause;
    if (rl_ts_find(t, kids, RL_TS_F_ALTERNATIVE, &clause)) {
        struct rl_ts_kids parts = rl_ts_kids(t, &clause);
        made->kids[2] = first_stmt(t, parts);
        rl_ts_drop(t, parts);
    }
    return made;
}

static struct rl_node *while_stmt(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids, enum rl_node_kind kind)
{
    struct rl_node *made = rl_ts_make(t, kind, node->begin, node->end);
    rl_ts_set_kids(t, made, 2);
    bool body_first = kind == RL_NODE_DO;
    if (body_first)
        made->kids[0] = or_empty(t, stmt_in(t, kids, RL_TS_F_BODY), node->begin);
    made->kids[body_first] = or_unknown(t, expr_in(t, kids, RL_TS_F_CONDITION), node->begin);
    if (!body_first)
        made->kids[1] = or_empty(t, stmt_in(t, kids, RL_TS_F_BODY), node->end);
    return made;
}

static struct rl_node *for_init(struct rl_ts *t, const struct rl_ts_node *node)
{
    if (node->kind != RL_TS_DECLARATION)
        return expr_stmt(t, rl_ts_expr(t, node));
    struct rl_node *list = rl_ts_make(t, RL_NODE_COMPOUND, node->begin, node->end);
    uint32_t start = t->pool->len;
    rl_ts_local_declaration(t, node);
    rl_ts_take_kids(t, list, start);
    return list;
}

static struct rl_node *for_stmt(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids)
{
    struct rl_node *made = rl_ts_make(t, RL_NODE_FOR, node->begin, node->end);
    struct rl_ts_node init;
    rl_ts_set_kids(t, made, 4);
    rl_ts_open_scope(t);
    if (rl_ts_find(t, kids, RL_TS_F_INITIALIZER, &init))
        made->kids[0] = for_init(t, &init);
    made->kids[1] = expr_in(t, kids, RL_TS_F_CONDITION);
    made->kids[2] = expr_in(t, kids, RL_TS_F_UPDATE);
    made->kids[3] = or_empty(t, stmt_in(t, kids, RL_TS_F_BODY), node->end);
    rl_ts_close_scope(t);
    return made;
}

static struct rl_node *label_stmt(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids)
{
    struct rl_node *made = rl_ts_make(t, RL_NODE_LABEL, node->begin, node->end);
    struct rl_ts_node label;
    made->text = rl_ts_find(t, kids, RL_TS_F_LABEL, &label) ? rl_ts_intern(t, &label) : "";
    rl_ts_set_kids(t, made, 1);
    made->kids[0] = first_stmt(t, kids);
    return made;
}

/* `default:` where the grammar gives a label or a case outside a block. */
static struct rl_node *lone_case(struct rl_ts *t, const struct rl_ts_node *node)
{
    struct rl_node *list = rl_ts_make(t, RL_NODE_COMPOUND, node->begin, node->end);
    uint32_t start = t->pool->len, place = t->stack_len;
    rl_ts_push(t, node);
    append_case(t, (struct rl_ts_kids){place, 1}, 0);
    t->stack_len = place;
    rl_ts_take_kids(t, list, start);
    return list;
}

static struct rl_node *goto_stmt(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids)
{
    struct rl_node *made = rl_ts_make(t, RL_NODE_GOTO, node->begin, node->end);
    struct rl_ts_node label;
    made->text = rl_ts_find(t, kids, RL_TS_F_LABEL, &label) ? rl_ts_intern(t, &label) : "";
    return made;
}

static struct rl_node *return_stmt(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids)
{
    struct rl_node *made = rl_ts_make(t, RL_NODE_RETURN, node->begin, node->end);
    rl_ts_set_kids(t, made, 1);
    made->kids[0] = first_expr(t, kids);
    if (made->kids[0] && t->function && t->function->type->to && made->kids[0]->kind == RL_NODE_INT &&
        made->kids[0]->value == 0 && t->function->type->to->kind == RL_TYPE_POINTER && made->kids[0]->type->kind == RL_TYPE_INT)
        made->kids[0]->type = t->function->type->to;
    return made;
}

static void append_operands(struct rl_ts *t, const struct rl_ts_node *node)
{
    struct rl_ts_kids kids = rl_ts_kids(t, node);
    for (uint32_t i = 0; i < kids.count; i++) {
        struct rl_ts_node kid = rl_ts_kid(t, kids, i), value;
        if (kid.kind == RL_TS_ASM_OUTPUTS || kid.kind == RL_TS_ASM_INPUTS)
            append_operands(t, &kid);
        else if ((kid.kind == RL_TS_ASM_OUTPUT || kid.kind == RL_TS_ASM_INPUT) && rl_ts_child(t, &kid, RL_TS_F_VALUE, &value))
            g_ptr_array_add(t->pool, rl_ts_expr(t, &value));
    }
    rl_ts_drop(t, kids);
}

static struct rl_node *expression_stmt(struct rl_ts *t, const struct rl_ts_node *node, struct rl_ts_kids kids)
{
    struct rl_ts_node assembly;
    if (rl_ts_find_kind(t, kids, RL_TS_ASM, &assembly)) {
        struct rl_node *made = rl_ts_make(t, RL_NODE_ASM, node->begin, node->end);
        uint32_t start = t->pool->len;
        append_operands(t, &assembly);
        rl_ts_take_kids(t, made, start);
        return made;
    }
    struct rl_node *value = first_expr(t, kids);
    if (!value)
        return rl_ts_make(t, RL_NODE_EMPTY, node->begin, node->end);
    uint32_t goto_word;
    if (rl_ts_is_hidden_goto(t, node->begin, &goto_word)) {
        struct rl_node *made = rl_ts_make(t, RL_NODE_GOTO_COMPUTED, goto_word, node->end);
        bool deref = value->kind == RL_NODE_UNARY && value->op == RL_OP_DEREF;
        rl_ts_set_kids(t, made, 1);
        made->kids[0] = deref ? value->kids[0] : value;
        return made;
    }
    return expr_stmt(t, value);
}

static struct rl_node *parts_of(struct rl_ts *t, const struct rl_ts_node *node)
{
    struct rl_node *list = rl_ts_make(t, RL_NODE_COMPOUND, node->begin, node->end);
    uint32_t start = t->pool->len;
    append(t, node);
    rl_ts_take_kids(t, list, start);
    return list;
}

static struct rl_node *stmt(struct rl_ts *t, const struct rl_ts_node *node)
{
    if (node->kind == RL_TS_COMPOUND)
        return block(t, node);
    if (node->kind == RL_TS_CASE)
        return lone_case(t, node);
    if (!is_stmt(node) || node->kind == RL_TS_DECLARATION || node->kind == RL_TS_ERROR ||
        node->kind == RL_TS_TYPE_DEFINITION || node->kind == RL_TS_FUNCTION_DEFINITION)
        return parts_of(t, node);
    struct rl_ts_kids kids = rl_ts_kids(t, node);
    struct rl_node *made;
    switch ((int)node->kind) {
    case RL_TS_IF: made = if_stmt(t, node, kids); break;
    case RL_TS_WHILE: made = while_stmt(t, node, kids, RL_NODE_WHILE); break;
    case RL_TS_SWITCH: made = while_stmt(t, node, kids, RL_NODE_SWITCH); break;
    case RL_TS_DO: made = while_stmt(t, node, kids, RL_NODE_DO); break;
    case RL_TS_FOR: made = for_stmt(t, node, kids); break;
    case RL_TS_LABEL: made = label_stmt(t, node, kids); break;
    case RL_TS_GOTO: made = goto_stmt(t, node, kids); break;
    case RL_TS_RETURN: made = return_stmt(t, node, kids); break;
    case RL_TS_BREAK: made = rl_ts_make(t, RL_NODE_BREAK, node->begin, node->end); break;
    case RL_TS_CONTINUE: made = rl_ts_make(t, RL_NODE_CONTINUE, node->begin, node->end); break;
    case RL_TS_ATTRIBUTED_STATEMENT: made = or_empty(t, first_stmt(t, kids), node->begin); break;
    default: made = expression_stmt(t, node, kids); break;
    }
    rl_ts_drop(t, kids);
    return made;
}

struct rl_node *rl_ts_stmt(struct rl_ts *t, const struct rl_ts_node *node)
{
    if (t->depth >= RL_TS_MAX_DEPTH)
        return expr_stmt(t, rl_ts_unknown(t, node->begin, node->end));
    t->depth++;
    struct rl_node *made = stmt(t, node);
    t->depth--;
    return made;
}
