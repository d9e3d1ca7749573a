/* Statements: sequences, branches, loops, returns, and the scopes they open. */
#include "analyzer/ir/lower.h"

struct rl_loc rl_lower_end_of(struct rl_loc loc)
{
    if (!loc.end_line || loc.end_col < 2)
        return loc;
    return (struct rl_loc){
        .file = loc.file, .line = loc.end_line, .col = loc.end_col - 1, .end_line = loc.end_line, .end_col = loc.end_col};
}

/* ---- declarations and scopes ---------------------------------------------------------- */

static void call_cleanup(struct rl_lowerer *l, const struct rl_live *live, struct rl_loc loc)
{
    struct rl_node at = {.kind = RL_NODE_NAME, .loc = loc};
    const struct rl_type *type = g_array_index(l->vars, struct rl_var, live->var).type;
    struct rl_val *args = rl_new_array(l->arena, 1, struct rl_val);
    args[0] = rl_lower_addr(l, rl_lower_var_place(l, live->var, type), rl_lower_pointer_to(l, type), &at);
    rl_lower_emit(l, (struct rl_inst){.kind = RL_INST_CALL,
                                      .dst = RL_NO_TEMP,
                                      .loc = loc,
                                      .type = l->void_type,
                                      .a = rl_val_func(live->decl->cleanup),
                                      .args = args,
                                      .nargs = 1,
                                      .null_checked = true});
}

void rl_lower_leave(struct rl_lowerer *l, const struct rl_live *until, struct rl_loc loc, bool cleanup_only)
{
    for (const struct rl_live *live = l->live; live != until && live && l->current != RL_NO_BLOCK; live = live->outer) {
        if (live->decl->cleanup)
            call_cleanup(l, live, loc);
        if (cleanup_only)
            continue;
        const struct rl_type *type = g_array_index(l->vars, struct rl_var, live->var).type;
        rl_lower_emit(l, (struct rl_inst){.kind = RL_INST_SCOPE_END,
                                          .dst = RL_NO_TEMP,
                                          .loc = loc,
                                          .type = type,
                                          .place = rl_lower_var_place(l, live->var, type)});
    }
}

static void open_variable(struct rl_lowerer *l, const struct rl_decl *decl, uint32_t var)
{
    struct rl_live *live = rl_new(l->arena, struct rl_live);
    live->outer = l->live;
    live->decl = decl;
    live->var = var;
    live->depth = l->live ? l->live->depth + 1 : 1;
    l->live = live;
}

static void lower_static_local(struct rl_lowerer *l, const struct rl_node *node)
{
    const struct rl_decl *decl = node->decl;
    const struct rl_type *type = decl->type ? decl->type : l->unknown_type;
    uint32_t id = rl_lower_global(l, decl->name, type, decl);
    const struct rl_node *source = node->nkids ? node->kids[0] : g_hash_table_lookup(l->static_inits, decl);
    /* Even when the unit's list has it already: labels whose address it takes become known. */
    struct rl_init *init = source ? rl_lower_static_init(l, type, source) : NULL;
    struct rl_ir_global *global = &g_array_index(l->globals, struct rl_ir_global, id);
    global->function = l->func->name;
    if (init)
        global->init = init;
}

static void lower_decl(struct rl_lowerer *l, const struct rl_node *node)
{
    const struct rl_decl *decl = node->decl;
    const struct rl_node *init = node->nkids ? node->kids[0] : NULL;
    if (!decl || !decl->name) {
        rl_lower_effect(l, init);
        return;
    }
    if (decl->kind == RL_DECL_STATIC_LOCAL)
        lower_static_local(l, node);
    if (decl->kind != RL_DECL_LOCAL)
        return;
    uint32_t var = rl_lower_add_var(l, decl);
    if (init)
        rl_lower_init(l, rl_lower_var_place(l, var, g_array_index(l->vars, struct rl_var, var).type), init, decl->loc);
    open_variable(l, decl, var);
}

static void lower_compound(struct rl_lowerer *l, const struct rl_node *node)
{
    struct rl_live *outside = l->live;
    for (uint32_t i = 0; i < node->nkids; i++)
        rl_lower_stmt(l, node->kids[i]);
    rl_lower_leave(l, outside, rl_lower_end_of(node->loc), false);
    l->live = outside;
}

struct rl_val rl_lower_stmt_expr(struct rl_lowerer *l, const struct rl_node *node, bool wanted)
{
    const struct rl_node *body = node->nkids ? node->kids[0] : NULL;
    if (!body || body->kind != RL_NODE_COMPOUND || body->nkids == 0)
        return rl_val_none();
    struct rl_live *outside = l->live;
    for (uint32_t i = 0; i + 1 < body->nkids; i++)
        rl_lower_stmt(l, body->kids[i]);
    struct rl_val value = rl_val_none();
    const struct rl_node *last = rl_lower_prefixes(l, body->kids[body->nkids - 1]);
    bool is_void = node->type && node->type->kind == RL_TYPE_VOID;
    if (last && last->kind == RL_NODE_EXPR_STMT && last->nkids && wanted && !is_void)
        value = rl_lower_value(l, last->kids[0]);
    else
        rl_lower_stmt(l, last);
    rl_lower_leave(l, outside, rl_lower_end_of(body->loc), false);
    l->live = outside;
    return value;
}

/* ---- branches and loops ------------------------------------------------------------------ */

static const struct rl_node *kid(const struct rl_node *node, uint32_t i)
{
    return i < node->nkids ? node->kids[i] : NULL;
}

/* else-if chains are followed here, not by recursion: generated code has thousands. */
static void lower_if(struct rl_lowerer *l, const struct rl_node *node)
{
    uint32_t end = rl_lower_new_block(l);
    for (;;) {
        uint32_t then = rl_lower_new_block(l);
        const struct rl_node *other = kid(node, 2);
        uint32_t otherwise = other ? rl_lower_new_block(l) : end;
        rl_lower_cond(l, kid(node, 0), then, otherwise);
        rl_lower_enter(l, then);
        rl_lower_stmt(l, kid(node, 1));
        rl_lower_jump(l, end, node->loc);
        if (!other)
            break;
        rl_lower_enter(l, otherwise);
        if (other->kind != RL_NODE_IF) {
            rl_lower_stmt(l, other);
            rl_lower_jump(l, end, node->loc);
            break;
        }
        node = other;
    }
    rl_lower_enter(l, end);
}

static void lower_loop_body(struct rl_lowerer *l, const struct rl_node *body, uint32_t on_break, uint32_t on_continue)
{
    struct rl_target target = {l->target, on_break, on_continue, l->live, l->live};
    l->target = &target;
    rl_lower_stmt(l, body);
    l->target = target.outer;
}

static void lower_while(struct rl_lowerer *l, const struct rl_node *node)
{
    uint32_t head = rl_lower_new_block(l), body = rl_lower_new_block(l), end = rl_lower_new_block(l);
    rl_lower_fall_into(l, head, node->loc);
    rl_lower_cond(l, kid(node, 0), body, end);
    rl_lower_enter(l, body);
    lower_loop_body(l, kid(node, 1), end, head);
    rl_lower_jump(l, head, node->loc);
    rl_lower_enter(l, end);
}

static void lower_do(struct rl_lowerer *l, const struct rl_node *node)
{
    uint32_t body = rl_lower_new_block(l), check = rl_lower_new_block(l), end = rl_lower_new_block(l);
    rl_lower_fall_into(l, body, node->loc);
    lower_loop_body(l, kid(node, 0), end, check);
    rl_lower_fall_into(l, check, node->loc);
    rl_lower_cond(l, kid(node, 1), body, end);
    rl_lower_enter(l, end);
}

static void lower_for(struct rl_lowerer *l, const struct rl_node *node)
{
    struct rl_live *outside = l->live;
    const struct rl_node *init = kid(node, 0);
    if (init && init->kind == RL_NODE_COMPOUND) /* its declarations live as long as the loop */
        for (uint32_t i = 0; i < init->nkids; i++)
            rl_lower_stmt(l, init->kids[i]);
    else
        rl_lower_stmt(l, init);
    uint32_t head = rl_lower_new_block(l), body = rl_lower_new_block(l);
    uint32_t step = rl_lower_new_block(l), end = rl_lower_new_block(l);
    rl_lower_fall_into(l, head, node->loc);
    if (kid(node, 1))
        rl_lower_cond(l, kid(node, 1), body, end);
    else
        rl_lower_jump(l, body, node->loc);
    rl_lower_enter(l, body);
    lower_loop_body(l, kid(node, 3), end, step);
    rl_lower_fall_into(l, step, node->loc);
    rl_lower_stmt(l, kid(node, 2));
    rl_lower_jump(l, head, node->loc);
    rl_lower_enter(l, end);
    rl_lower_leave(l, outside, rl_lower_end_of(node->loc), false);
    l->live = outside;
}

/* ---- the rest ------------------------------------------------------------------------------- */

static void lower_return(struct rl_lowerer *l, const struct rl_node *node)
{
    const struct rl_node *result = kid(node, 0);
    struct rl_val value = rl_val_none();
    if (result && result->type && result->type->kind == RL_TYPE_VOID)
        rl_lower_effect(l, result);
    else if (result)
        value = rl_lower_value(l, result);
    rl_lower_leave(l, NULL, node->loc, true);
    rl_lower_close(l, (struct rl_term){.kind = RL_TERM_RETURN, .loc = node->loc, .macro = node->macro, .value = value});
}

/* Assembly reads its operands and may change those that are numbers. */
static void lower_asm(struct rl_lowerer *l, const struct rl_node *node)
{
    rl_lower_opaque(l, node);
    for (uint32_t i = 0; i < node->nkids; i++) {
        const struct rl_node *operand = node->kids[i];
        bool is_number = operand && operand->type && (operand->type->kind == RL_TYPE_INT || operand->type->kind == RL_TYPE_FLOAT);
        if (is_number && rl_lower_is_lvalue(operand))
            rl_lower_store(l, rl_lower_place(l, operand), rl_val_opaque(), node->loc, node->macro);
    }
}

static void lower_expr_stmt(struct rl_lowerer *l, const struct rl_node *node)
{
    rl_lower_effect(l, kid(node, 0));
}

static void lower_nothing(struct rl_lowerer *l, const struct rl_node *node)
{
    (void)l;
    (void)node;
}

static void lower_prefixed(struct rl_lowerer *l, const struct rl_node *node)
{
    rl_lower_stmt(l, rl_lower_prefixes(l, node));
}

typedef void stmt_fn(struct rl_lowerer *l, const struct rl_node *node);
static stmt_fn *const lower_kind[] = {
    [RL_NODE_COMPOUND] = lower_compound,
    [RL_NODE_DECL] = lower_decl,
    [RL_NODE_EXPR_STMT] = lower_expr_stmt,
    [RL_NODE_IF] = lower_if,
    [RL_NODE_WHILE] = lower_while,
    [RL_NODE_DO] = lower_do,
    [RL_NODE_FOR] = lower_for,
    [RL_NODE_SWITCH] = rl_lower_switch,
    [RL_NODE_CASE] = lower_prefixed,
    [RL_NODE_DEFAULT] = lower_prefixed,
    [RL_NODE_LABEL] = lower_prefixed,
    [RL_NODE_GOTO] = rl_lower_goto,
    [RL_NODE_GOTO_COMPUTED] = rl_lower_goto_computed,
    [RL_NODE_BREAK] = rl_lower_break,
    [RL_NODE_CONTINUE] = rl_lower_continue,
    [RL_NODE_RETURN] = lower_return,
    [RL_NODE_ASM] = lower_asm,
    [RL_NODE_EMPTY] = lower_nothing,
};

void rl_lower_stmt(struct rl_lowerer *l, const struct rl_node *node)
{
    if (!node || !rl_lower_down(l))
        return;
    stmt_fn *lower = (size_t)node->kind < G_N_ELEMENTS(lower_kind) ? lower_kind[node->kind] : NULL;
    if (lower)
        lower(l, node);
    else
        rl_lower_effect(l, node); /* an expression where a statement stands: a for loop's step */
    rl_lower_up(l);
}

void rl_lower_body(struct rl_lowerer *l, const struct rl_node *body)
{
    struct rl_loc end = rl_lower_end_of(body->loc);
    if (body->kind == RL_NODE_COMPOUND)
        for (uint32_t i = 0; i < body->nkids; i++)
            rl_lower_stmt(l, body->kids[i]);
    else
        rl_lower_stmt(l, body);
    rl_lower_leave(l, NULL, end, true);
    rl_lower_close(l, (struct rl_term){.kind = RL_TERM_RETURN, .loc = end});
}
