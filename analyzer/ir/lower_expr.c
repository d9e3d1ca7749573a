/* Expressions as values, or for their effects alone. */
#include "analyzer/ir/lower.h"

static enum rl_type_kind kind_of(const struct rl_node *node)
{
    return node && node->type ? node->type->kind : RL_TYPE_UNKNOWN;
}

/* What is not understood: its parts are evaluated, its value can be anything. */
struct rl_val rl_lower_opaque(struct rl_lowerer *l, const struct rl_node *node)
{
    struct rl_inst inst = {.kind = RL_INST_OPAQUE, .loc = node->loc, .macro = node->macro, .type = rl_lower_type(l, node)};
    inst.args = rl_new_array(l->arena, node->nkids, struct rl_val);
    for (uint32_t i = 0; i < node->nkids; i++)
        if (node->kids[i])
            inst.args[inst.nargs++] = rl_lower_value(l, node->kids[i]);
    inst.dst = rl_lower_temp(l);
    rl_lower_emit(l, inst);
    return rl_val_temp(inst.dst);
}

/* ---- arithmetic ------------------------------------------------------------------- */

struct rl_val rl_lower_binary(struct rl_lowerer *l, const struct rl_node *node, enum rl_op op, struct rl_val a, struct rl_val b)
{
    int64_t folded;
    if (a.kind == RL_VAL_INT && b.kind == RL_VAL_INT && rl_lower_fold_binary(op, a.num, b.num, &folded))
        return rl_val_int(folded);
    uint32_t dst = rl_lower_temp(l);
    rl_lower_emit(l, (struct rl_inst){.kind = RL_INST_BINARY,
                                      .op = op,
                                      .dst = dst,
                                      .loc = node->loc,
                                      .macro = node->macro,
                                      .type = rl_lower_type(l, node),
                                      .a = a,
                                      .b = b});
    return rl_val_temp(dst);
}

static bool is_plain_binary(const struct rl_node *node)
{
    return node && node->kind == RL_NODE_BINARY && node->nkids == 2 && node->op != RL_OP_LAND && node->op != RL_OP_LOR &&
           node->op != RL_OP_COMMA;
}

/* a + b + c ...: down the left spine without recursion, for chains of thousands. */
static struct rl_val value_of_chain(struct rl_lowerer *l, const struct rl_node *node)
{
    GPtrArray *spine = g_ptr_array_new();
    for (; is_plain_binary(node); node = node->kids[0])
        g_ptr_array_add(spine, (gpointer)node);
    struct rl_val value = rl_lower_value(l, node);
    for (uint32_t i = spine->len; i-- > 0 && !l->lost;) {
        const struct rl_node *at = g_ptr_array_index(spine, i);
        value = rl_lower_binary(l, at, at->op, value, rl_lower_value(l, at->kids[1]));
    }
    g_ptr_array_free(spine, TRUE);
    return value;
}

/* Evaluates all but the last operand of a comma chain; returns the last. */
static const struct rl_node *before_last_comma(struct rl_lowerer *l, const struct rl_node *node)
{
    const struct rl_node *last = node->kids[1];
    GPtrArray *effects = g_ptr_array_new();
    for (node = node->kids[0]; node && node->kind == RL_NODE_BINARY && node->op == RL_OP_COMMA && node->nkids == 2;
         node = node->kids[0])
        g_ptr_array_add(effects, node->kids[1]);
    rl_lower_effect(l, node);
    for (uint32_t i = effects->len; i-- > 0;)
        rl_lower_effect(l, g_ptr_array_index(effects, i));
    g_ptr_array_free(effects, TRUE);
    return last;
}

static struct rl_val value_of_binary(struct rl_lowerer *l, const struct rl_node *node)
{
    if (node->nkids != 2)
        return rl_lower_opaque(l, node);
    if (node->op == RL_OP_LAND || node->op == RL_OP_LOR)
        return rl_lower_choice(l, node, true);
    if (node->op == RL_OP_COMMA)
        return rl_lower_value(l, before_last_comma(l, node));
    return value_of_chain(l, node);
}

/* ---- unary operators ------------------------------------------------------------------ */

static struct rl_val value_of_address(struct rl_lowerer *l, const struct rl_node *node)
{
    const struct rl_node *operand = rl_lower_strip_casts(node->kids[0]);
    if (!operand)
        return rl_val_opaque();
    if (kind_of(operand) == RL_TYPE_FUNCTION)
        return rl_lower_value(l, operand);
    if (operand->kind == RL_NODE_STRING)
        return rl_lower_value(l, operand);
    return rl_lower_addr(l, rl_lower_place(l, operand), rl_lower_type(l, node), node);
}

static struct rl_val step_value(struct rl_lowerer *l, const struct rl_node *node)
{
    bool up = node->op == RL_OP_PREINC || node->op == RL_OP_POSTINC;
    bool old = node->op == RL_OP_POSTINC || node->op == RL_OP_POSTDEC;
    struct rl_place *place = rl_lower_place(l, node->kids[0]);
    struct rl_val before = rl_lower_load(l, place, node);
    struct rl_val after = rl_lower_binary(l, node, up ? RL_OP_ADD : RL_OP_SUB, before, rl_val_int(1));
    rl_lower_store(l, place, after, node->loc, node->macro);
    return old ? before : after;
}

static struct rl_val value_of_unary(struct rl_lowerer *l, const struct rl_node *node)
{
    if (node->nkids != 1 || !node->kids[0])
        return rl_lower_opaque(l, node);
    if (node->op == RL_OP_ADDR)
        return value_of_address(l, node);
    if (node->op == RL_OP_DEREF) {
        if (!rl_lower_is_lvalue(node)) /* *function */
            return rl_lower_value(l, node->kids[0]);
        return rl_lower_load(l, rl_lower_place(l, node), node);
    }
    if (node->op == RL_OP_PREINC || node->op == RL_OP_PREDEC || node->op == RL_OP_POSTINC || node->op == RL_OP_POSTDEC)
        return step_value(l, node);
    int64_t folded;
    if (rl_lower_fold(node, &folded))
        return rl_val_int(folded);
    struct rl_val operand = rl_lower_value(l, node->kids[0]);
    if (node->op != RL_OP_NEG && node->op != RL_OP_NOT && node->op != RL_OP_COMPL)
        return operand; /* unary plus and what a front end passes through */
    uint32_t dst = rl_lower_temp(l);
    rl_lower_emit(l, (struct rl_inst){.kind = RL_INST_UNARY,
                                      .op = node->op,
                                      .dst = dst,
                                      .loc = node->loc,
                                      .macro = node->macro,
                                      .type = rl_lower_type(l, node),
                                      .a = operand});
    return rl_val_temp(dst);
}

/* ---- names, members, constants ----------------------------------------------------------- */

/* Names that a file without its headers cannot resolve. */
static bool known_constant(const struct rl_node *node, int64_t *value)
{
    if (node->decl || !node->text)
        return false;
    if (g_str_equal(node->text, "NULL") || g_str_equal(node->text, "false") || g_str_equal(node->text, "nullptr"))
        *value = 0;
    else if (g_str_equal(node->text, "true"))
        *value = 1;
    else
        return false;
    return true;
}

static struct rl_val value_of_name(struct rl_lowerer *l, const struct rl_node *node)
{
    int64_t constant;
    if (known_constant(node, &constant))
        return rl_val_int(constant);
    if (node->decl && node->decl->kind == RL_DECL_ENUMERATOR)
        return rl_val_int(node->decl->value);
    if (!rl_lower_is_lvalue(node))
        return node->text ? rl_val_func(node->text) : rl_val_opaque();
    return rl_lower_load(l, rl_lower_place(l, node), node);
}

static struct rl_val value_of_lvalue(struct rl_lowerer *l, const struct rl_node *node)
{
    if (!rl_lower_is_lvalue(node))
        return rl_lower_opaque(l, node);
    return rl_lower_load(l, rl_lower_place(l, node), node);
}

static struct rl_val value_of_int(struct rl_lowerer *l, const struct rl_node *node)
{
    (void)l;
    return rl_val_int(node->value);
}

static struct rl_val value_of_sizeof(struct rl_lowerer *l, const struct rl_node *node)
{
    (void)l;
    return node->value ? rl_val_int(node->value) : rl_val_opaque();
}

static struct rl_val value_of_string(struct rl_lowerer *l, const struct rl_node *node)
{
    (void)l;
    return rl_val_str(node->text ? node->text : "");
}

static struct rl_val value_unknown(struct rl_lowerer *l, const struct rl_node *node)
{
    (void)l;
    (void)node;
    return rl_val_opaque();
}

/* ---- assignments ----------------------------------------------------------------------------- */

static struct rl_val value_of_assign(struct rl_lowerer *l, const struct rl_node *node)
{
    if (node->nkids != 2 || !node->kids[0] || !node->kids[1])
        return rl_lower_opaque(l, node);
    const struct rl_node *left = node->kids[0], *right = node->kids[1];
    if (node->op == RL_OP_NONE) {
        if (kind_of(right) == RL_TYPE_RECORD) {
            struct rl_place *place = rl_lower_place(l, left);
            rl_lower_store_node(l, place, right, node->loc);
            return rl_val_opaque();
        }
        struct rl_val value = rl_lower_value(l, right);
        rl_lower_store(l, rl_lower_place(l, left), value, node->loc, node->macro);
        return value;
    }
    struct rl_val operand = rl_lower_value(l, right);
    struct rl_place *place = rl_lower_place(l, left);
    struct rl_val before = rl_lower_load(l, place, left);
    struct rl_val after = rl_lower_binary(l, node, node->op, before, operand);
    rl_lower_store(l, place, after, node->loc, node->macro);
    return after;
}

/* A struct's assignment used as a value: what the left side holds now. */
static struct rl_val assign_value(struct rl_lowerer *l, const struct rl_node *node)
{
    struct rl_val value = value_of_assign(l, node);
    if (value.kind == RL_VAL_OPAQUE && node->nkids == 2 && kind_of(node) == RL_TYPE_RECORD && rl_lower_is_lvalue(node->kids[0]))
        return rl_lower_load(l, rl_lower_place(l, node->kids[0]), node);
    return value;
}

/* ---- casts -------------------------------------------------------------------------------------- */

static int64_t truncated(int64_t value, const struct rl_type *type)
{
    if (type->kind != RL_TYPE_INT || type->size == 0 || type->size >= 8)
        return value;
    uint32_t shift = 64 - type->size * 8;
    uint64_t bits = (uint64_t)value << shift;
    return type->is_unsigned ? (int64_t)(bits >> shift) : (int64_t)bits >> shift;
}

/* Between pointers, and where nothing is lost, the value stays the same value. */
static bool keeps_value(const struct rl_type *to, const struct rl_type *from)
{
    if (to->kind == RL_TYPE_UNKNOWN || from->kind == RL_TYPE_UNKNOWN || to->kind == RL_TYPE_RECORD)
        return true;
    bool to_pointer = to->kind == RL_TYPE_POINTER || to->kind == RL_TYPE_ARRAY || to->kind == RL_TYPE_FUNCTION;
    bool from_pointer = from->kind == RL_TYPE_POINTER || from->kind == RL_TYPE_ARRAY || from->kind == RL_TYPE_FUNCTION;
    if (to_pointer || from_pointer)
        return to_pointer && from_pointer;
    if (to->kind != RL_TYPE_INT || from->kind != RL_TYPE_INT)
        return to->kind == from->kind;
    return to->size == 0 || from->size == 0 || (to->size >= from->size && to->is_unsigned == from->is_unsigned) ||
           (to->size > from->size && from->is_unsigned);
}

static struct rl_val value_of_cast(struct rl_lowerer *l, const struct rl_node *node)
{
    if (node->nkids != 1 || !node->kids[0])
        return rl_lower_opaque(l, node);
    const struct rl_type *to = rl_lower_type(l, node), *from = rl_lower_type(l, node->kids[0]);
    if (to->kind == RL_TYPE_VOID) {
        rl_lower_effect(l, node->kids[0]);
        return rl_val_none();
    }
    struct rl_val value = rl_lower_value(l, node->kids[0]);
    if (value.kind == RL_VAL_INT && to->kind != RL_TYPE_FLOAT)
        return rl_val_int(truncated(value.num, to));
    if (value.kind == RL_VAL_OPAQUE || value.kind == RL_VAL_NONE || keeps_value(to, from))
        return value;
    uint32_t dst = rl_lower_temp(l);
    rl_lower_emit(l, (struct rl_inst){
                         .kind = RL_INST_CAST, .dst = dst, .loc = node->loc, .macro = node->macro, .type = to, .a = value});
    return rl_val_temp(dst);
}

/* ---- the rest -------------------------------------------------------------------------------------- */

static struct rl_val value_of_call(struct rl_lowerer *l, const struct rl_node *node)
{
    return rl_lower_call(l, node, false);
}

static struct rl_val value_of_choice(struct rl_lowerer *l, const struct rl_node *node)
{
    return rl_lower_choice(l, node, true);
}

static struct rl_val value_of_stmt_expr(struct rl_lowerer *l, const struct rl_node *node)
{
    return rl_lower_stmt_expr(l, node, true);
}

static struct rl_val value_of_label(struct rl_lowerer *l, const struct rl_node *node)
{
    if (node->text)
        rl_lower_label(l, node->text)->address_taken = true;
    return rl_val_opaque();
}

/* A brace list where a value is wanted: `int x = {5}`, or a struct that a front end did not type. */
static struct rl_val value_of_list(struct rl_lowerer *l, const struct rl_node *node)
{
    return node->nkids == 1 ? rl_lower_value(l, node->kids[0]) : rl_lower_opaque(l, node);
}

typedef struct rl_val value_fn(struct rl_lowerer *l, const struct rl_node *node);
static value_fn *const value_of[] = {
    [RL_NODE_NAME] = value_of_name,
    [RL_NODE_INT] = value_of_int,
    [RL_NODE_FLOAT] = value_unknown,
    [RL_NODE_STRING] = value_of_string,
    [RL_NODE_CALL] = value_of_call,
    [RL_NODE_MEMBER] = value_of_lvalue,
    [RL_NODE_INDEX] = value_of_lvalue,
    [RL_NODE_UNARY] = value_of_unary,
    [RL_NODE_BINARY] = value_of_binary,
    [RL_NODE_ASSIGN] = assign_value,
    [RL_NODE_COND] = value_of_choice,
    [RL_NODE_CAST] = value_of_cast,
    [RL_NODE_SIZEOF] = value_of_sizeof,
    [RL_NODE_STMT_EXPR] = value_of_stmt_expr,
    [RL_NODE_INIT_LIST] = value_of_list,
    [RL_NODE_DESIGNATED] = value_of_list,
    [RL_NODE_COMPOUND_LITERAL] = value_of_lvalue,
    [RL_NODE_LABEL_ADDR] = value_of_label,
    [RL_NODE_UNKNOWN] = rl_lower_opaque,
};

struct rl_val rl_lower_value(struct rl_lowerer *l, const struct rl_node *node)
{
    if (!node || !rl_lower_down(l))
        return rl_val_opaque();
    value_fn *lower = (size_t)node->kind < G_N_ELEMENTS(value_of) ? value_of[node->kind] : NULL;
    struct rl_val value = rl_val_opaque();
    if (lower)
        value = lower(l, node);
    else
        rl_lower_lose(l, "a statement where an expression belongs");
    rl_lower_up(l);
    return value;
}

static void effect_of(struct rl_lowerer *l, const struct rl_node *node)
{
    if (node->kind == RL_NODE_CALL)
        rl_lower_call(l, node, true);
    else if (node->kind == RL_NODE_CAST && node->nkids == 1)
        rl_lower_effect(l, node->kids[0]);
    else if (node->kind == RL_NODE_COND || (node->kind == RL_NODE_BINARY && (node->op == RL_OP_LAND || node->op == RL_OP_LOR)))
        rl_lower_choice(l, node, false);
    else if (node->kind == RL_NODE_BINARY && node->op == RL_OP_COMMA && node->nkids == 2)
        rl_lower_effect(l, before_last_comma(l, node));
    else if (node->kind == RL_NODE_STMT_EXPR)
        rl_lower_stmt_expr(l, node, false);
    else if (node->kind == RL_NODE_ASSIGN)
        value_of_assign(l, node);
    else if (node->kind != RL_NODE_NAME && node->kind != RL_NODE_INT)
        rl_lower_value(l, node);
}

void rl_lower_effect(struct rl_lowerer *l, const struct rl_node *node)
{
    if (!node || !rl_lower_down(l))
        return;
    effect_of(l, node);
    rl_lower_up(l);
}
