/* Conditions as branches, && || ?: as values, and constant folding. */
#include "analyzer/ir/lower.h"

/* ---- folding ---------------------------------------------------------------------- */

bool rl_lower_fold_binary(enum rl_op op, int64_t a, int64_t b, int64_t *value)
{
    uint64_t ua = (uint64_t)a, ub = (uint64_t)b;
    switch (op) {
    case RL_OP_ADD: *value = (int64_t)(ua + ub); return true;
    case RL_OP_SUB: *value = (int64_t)(ua - ub); return true;
    case RL_OP_MUL: *value = (int64_t)(ua * ub); return true;
    case RL_OP_DIV: *value = b == 0 || (a == INT64_MIN && b == -1) ? 0 : a / b; return b != 0 && !(a == INT64_MIN && b == -1);
    case RL_OP_REM: *value = b == 0 || b == -1 ? 0 : a % b; return b != 0;
    case RL_OP_SHL: *value = ub < 64 ? (int64_t)(ua << ub) : 0; return ub < 64;
    case RL_OP_SHR: *value = ub < 64 ? a >> ub : 0; return ub < 64;
    case RL_OP_AND: *value = a & b; return true;
    case RL_OP_OR: *value = a | b; return true;
    case RL_OP_XOR: *value = a ^ b; return true;
    case RL_OP_EQ: *value = a == b; return true;
    case RL_OP_NE: *value = a != b; return true;
    case RL_OP_LT: *value = a < b; return true;
    case RL_OP_LE: *value = a <= b; return true;
    case RL_OP_GT: *value = a > b; return true;
    case RL_OP_GE: *value = a >= b; return true;
    case RL_OP_LAND: *value = a && b; return true;
    case RL_OP_LOR: *value = a || b; return true;
    case RL_OP_COMMA: *value = b; return true;
    case RL_OP_NONE: case RL_OP_NEG: case RL_OP_NOT: case RL_OP_COMPL: case RL_OP_ADDR: case RL_OP_DEREF:
    case RL_OP_PREINC: case RL_OP_PREDEC: case RL_OP_POSTINC: case RL_OP_POSTDEC: case RL_OP_ARROW: case RL_OP_DOT:
        return false;
    }
    return false;
}

static bool fold(const struct rl_node *node, int64_t *value, int depth);

static bool fold_unary(const struct rl_node *node, int64_t *value, int depth)
{
    if (node->nkids != 1 || (node->op != RL_OP_NEG && node->op != RL_OP_NOT && node->op != RL_OP_COMPL))
        return false;
    int64_t operand;
    if (!fold(node->kids[0], &operand, depth))
        return false;
    if (node->op == RL_OP_NOT)
        *value = !operand;
    else
        *value = node->op == RL_OP_NEG ? (int64_t)(0 - (uint64_t)operand) : ~operand;
    return true;
}

static bool fold_pair(const struct rl_node *node, int64_t *value, int depth)
{
    int64_t a, b;
    if (node->nkids != 2 || !fold(node->kids[0], &a, depth))
        return false;
    if ((node->op == RL_OP_LAND && !a) || (node->op == RL_OP_LOR && a)) {
        *value = a != 0;
        return true;
    }
    return fold(node->kids[1], &b, depth) && rl_lower_fold_binary(node->op, a, b, value);
}

static bool fold_cast(const struct rl_node *node, int64_t *value, int depth)
{
    const struct rl_type *type = node->type;
    if (node->nkids != 1 || !type || type->kind == RL_TYPE_FLOAT || type->kind == RL_TYPE_VOID ||
        !fold(node->kids[0], value, depth))
        return false;
    if (type->kind == RL_TYPE_INT && type->size > 0 && type->size < 8) {
        uint64_t low = (uint64_t)*value & ((UINT64_C(1) << (type->size * 8)) - 1);
        uint64_t sign = UINT64_C(1) << (type->size * 8 - 1);
        *value = type->is_unsigned ? (int64_t)low : (int64_t)((low ^ sign) - sign);
    }
    return true;
}

static bool fold(const struct rl_node *node, int64_t *value, int depth)
{
    if (!node || depth > 100)
        return false;
    depth++;
    if (node->kind == RL_NODE_INT || (node->kind == RL_NODE_SIZEOF && node->value)) {
        *value = node->value;
        return true;
    }
    if (node->kind == RL_NODE_NAME && node->decl && node->decl->kind == RL_DECL_ENUMERATOR) {
        *value = node->decl->value;
        return true;
    }
    if (node->kind == RL_NODE_UNARY)
        return fold_unary(node, value, depth);
    if (node->kind == RL_NODE_BINARY)
        return fold_pair(node, value, depth);
    if (node->kind == RL_NODE_CAST)
        return fold_cast(node, value, depth);
    int64_t cond;
    if (node->kind == RL_NODE_COND && node->nkids == 3 && fold(node->kids[0], &cond, depth)) {
        if (cond && !node->kids[1]) {
            *value = cond;
            return true;
        }
        return fold(node->kids[cond ? 1 : 2], value, depth);
    }
    return false;
}

bool rl_lower_fold(const struct rl_node *node, int64_t *value)
{
    return fold(node, value, 0);
}

/* ---- branches ------------------------------------------------------------------------ */

static void branch_on(struct rl_lowerer *l, const struct rl_node *node, struct rl_val value, uint32_t if_true, uint32_t if_false)
{
    if (value.kind == RL_VAL_INT || value.kind == RL_VAL_STR || value.kind == RL_VAL_FUNC) {
        bool holds = value.kind != RL_VAL_INT || value.num != 0;
        rl_lower_jump(l, holds ? if_true : if_false, node->loc);
        return;
    }
    uint32_t *targets = rl_new_array(l->arena, 2, uint32_t);
    targets[0] = if_true;
    targets[1] = if_false;
    rl_lower_close(l, (struct rl_term){.kind = RL_TERM_BRANCH,
                                       .loc = node->loc,
                                       .macro = node->macro,
                                       .value = value,
                                       .targets = targets,
                                       .ntargets = 2});
}

/* a && b && c: each operand but the last goes to the next one or to the short cut. */
static void cond_chain(struct rl_lowerer *l, const struct rl_node *node, uint32_t if_true, uint32_t if_false)
{
    enum rl_op op = node->op;
    GPtrArray *operands = g_ptr_array_new();
    for (; node->kind == RL_NODE_BINARY && node->op == op && node->nkids == 2 && node->kids[0]; node = node->kids[0])
        g_ptr_array_add(operands, node->kids[1]);
    g_ptr_array_add(operands, (gpointer)node);
    for (uint32_t i = operands->len; i-- > 0;) {
        const struct rl_node *operand = g_ptr_array_index(operands, i);
        if (i == 0) {
            rl_lower_cond(l, operand, if_true, if_false);
            break;
        }
        uint32_t next = rl_lower_new_block(l);
        rl_lower_cond(l, operand, op == RL_OP_LAND ? next : if_true, op == RL_OP_LAND ? if_false : next);
        rl_lower_enter(l, next);
    }
    g_ptr_array_free(operands, TRUE);
}

static void cond_choice(struct rl_lowerer *l, const struct rl_node *node, uint32_t if_true, uint32_t if_false)
{
    if (!node->kids[1]) { /* a ?: b holds where a || b does */
        uint32_t other = rl_lower_new_block(l);
        rl_lower_cond(l, node->kids[0], if_true, other);
        rl_lower_enter(l, other);
        rl_lower_cond(l, node->kids[2], if_true, if_false);
        return;
    }
    uint32_t then = rl_lower_new_block(l), other = rl_lower_new_block(l);
    rl_lower_cond(l, node->kids[0], then, other);
    rl_lower_enter(l, then);
    rl_lower_cond(l, node->kids[1], if_true, if_false);
    rl_lower_enter(l, other);
    rl_lower_cond(l, node->kids[2], if_true, if_false);
}

static bool is_expect(const struct rl_node *node)
{
    return node->kind == RL_NODE_CALL && node->nkids >= 3 && node->kids[0] && node->kids[0]->kind == RL_NODE_NAME &&
           node->kids[0]->text && g_str_has_prefix(node->kids[0]->text, "__builtin_expect");
}

/* Casts that cannot change whether a value is zero. */
static bool is_transparent_cast(const struct rl_node *node)
{
    if (node->kind != RL_NODE_CAST || node->nkids != 1 || !node->kids[0] || !node->type || !node->kids[0]->type)
        return false;
    const struct rl_type *to = node->type, *from = node->kids[0]->type;
    if (to->kind == RL_TYPE_INT && (from->kind == RL_TYPE_INT || from->kind == RL_TYPE_POINTER))
        return to->size == 0 || to->size >= from->size || g_strcmp0(to->name, "_Bool") == 0;
    return to->kind == RL_TYPE_POINTER || to->kind == RL_TYPE_UNKNOWN;
}

static void cond_of(struct rl_lowerer *l, const struct rl_node *node, uint32_t if_true, uint32_t if_false)
{
    bool swap = false;
    for (;;) {
        if (node->kind == RL_NODE_UNARY && node->op == RL_OP_NOT && node->nkids == 1 && node->kids[0]) {
            swap = !swap;
            node = node->kids[0];
        } else if (is_expect(node)) {
            node = node->kids[1];
        } else if (is_transparent_cast(node)) {
            node = node->kids[0];
        } else {
            break;
        }
    }
    uint32_t yes = swap ? if_false : if_true, no = swap ? if_true : if_false;
    int64_t constant;
    if (rl_lower_fold(node, &constant)) {
        rl_lower_jump(l, constant ? yes : no, node->loc);
    } else if (node->kind == RL_NODE_BINARY && node->nkids == 2 && (node->op == RL_OP_LAND || node->op == RL_OP_LOR)) {
        cond_chain(l, node, yes, no);
    } else if (node->kind == RL_NODE_BINARY && node->nkids == 2 && node->op == RL_OP_COMMA) {
        rl_lower_effect(l, node->kids[0]);
        rl_lower_cond(l, node->kids[1], yes, no);
    } else if (node->kind == RL_NODE_COND && node->nkids == 3) {
        cond_choice(l, node, yes, no);
    } else {
        branch_on(l, node, rl_lower_value(l, node), yes, no);
    }
}

void rl_lower_cond(struct rl_lowerer *l, const struct rl_node *node, uint32_t if_true, uint32_t if_false)
{
    if (!rl_lower_down(l))
        return;
    if (!node) /* lost by a front end: both ways */
        branch_on(l, &(struct rl_node){.kind = RL_NODE_UNKNOWN}, rl_val_opaque(), if_true, if_false);
    else
        cond_of(l, node, if_true, if_false);
    rl_lower_up(l);
}

/* ---- choices as values ------------------------------------------------------------------- */

/* One branch of a choice: evaluated into VAR, or for effect. */
static void choose(struct rl_lowerer *l, const struct rl_node *node, const uint32_t *var, uint32_t join)
{
    if (var) {
        const struct rl_type *type = g_array_index(l->vars, struct rl_var, *var).type;
        rl_lower_store_node(l, rl_lower_var_place(l, *var, type), node, node->loc);
    } else {
        rl_lower_effect(l, node);
    }
    rl_lower_jump(l, join, node->loc);
}

static void gnu_choice(struct rl_lowerer *l, const struct rl_node *node, const uint32_t *var, uint32_t join)
{
    uint32_t first = rl_lower_new_block(l), other = rl_lower_new_block(l);
    struct rl_val value = rl_lower_value(l, node->kids[0]);
    branch_on(l, node->kids[0], value, first, other);
    rl_lower_enter(l, first);
    if (var) {
        const struct rl_type *type = g_array_index(l->vars, struct rl_var, *var).type;
        rl_lower_store(l, rl_lower_var_place(l, *var, type), value, node->loc, node->macro);
    }
    rl_lower_jump(l, join, node->loc);
    rl_lower_enter(l, other);
    choose(l, node->kids[2], var, join);
}

static void choice(struct rl_lowerer *l, const struct rl_node *node, const uint32_t *var, uint32_t join)
{
    if (!node->kids[1]) {
        gnu_choice(l, node, var, join);
        return;
    }
    uint32_t then = rl_lower_new_block(l), other = rl_lower_new_block(l);
    rl_lower_cond(l, node->kids[0], then, other);
    rl_lower_enter(l, then);
    choose(l, node->kids[1], var, join);
    rl_lower_enter(l, other);
    choose(l, node->kids[2], var, join);
}

static void truth(struct rl_lowerer *l, const struct rl_node *node, uint32_t var, uint32_t join)
{
    uint32_t yes = rl_lower_new_block(l), no = rl_lower_new_block(l);
    const struct rl_type *type = g_array_index(l->vars, struct rl_var, var).type;
    rl_lower_cond(l, node, yes, no);
    rl_lower_enter(l, yes);
    rl_lower_store(l, rl_lower_var_place(l, var, type), rl_val_int(1), node->loc, node->macro);
    rl_lower_jump(l, join, node->loc);
    rl_lower_enter(l, no);
    rl_lower_store(l, rl_lower_var_place(l, var, type), rl_val_int(0), node->loc, node->macro);
    rl_lower_jump(l, join, node->loc);
}

/* a && b for effect: b runs where a holds. */
static void logical_effect(struct rl_lowerer *l, const struct rl_node *node, uint32_t join)
{
    uint32_t next = rl_lower_new_block(l);
    bool is_and = node->op == RL_OP_LAND;
    rl_lower_cond(l, node->kids[0], is_and ? next : join, is_and ? join : next);
    rl_lower_enter(l, next);
    rl_lower_effect(l, node->kids[1]);
    rl_lower_jump(l, join, node->loc);
}

struct rl_val rl_lower_choice(struct rl_lowerer *l, const struct rl_node *node, bool wanted)
{
    bool is_cond = node->kind == RL_NODE_COND;
    if (node->nkids != (is_cond ? 3u : 2u) || !node->kids[0] || !node->kids[node->nkids - 1])
        return rl_lower_opaque(l, node);
    int64_t constant;
    if (rl_lower_fold(node, &constant))
        return rl_val_int(constant);
    if (is_cond && node->kids[1] && rl_lower_fold(node->kids[0], &constant)) {
        const struct rl_node *chosen = node->kids[constant ? 1 : 2];
        if (wanted)
            return rl_lower_value(l, chosen);
        rl_lower_effect(l, chosen);
        return rl_val_none();
    }
    const struct rl_type *type = rl_lower_type(l, node);
    wanted = wanted && type->kind != RL_TYPE_VOID;
    uint32_t join = rl_lower_new_block(l), var = wanted ? rl_lower_synthetic(l, type, node->loc) : 0;
    if (is_cond)
        choice(l, node, wanted ? &var : NULL, join);
    else if (wanted)
        truth(l, node, var, join);
    else
        logical_effect(l, node, join);
    rl_lower_enter(l, join);
    return wanted ? rl_lower_load_synthetic(l, var, node) : rl_val_none();
}
