/* Calls: who is called, with what, and what the compiler's own functions mean. */
#include "analyzer/ir/lower.h"

#include <string.h>

/* A name that is called directly, or NULL when the callee is computed. */
static const char *direct_name(const struct rl_node *callee)
{
    for (;;) {
        callee = rl_lower_strip_casts(callee);
        if (callee && callee->kind == RL_NODE_UNARY && callee->nkids == 1 &&
            (callee->op == RL_OP_DEREF || callee->op == RL_OP_ADDR))
            callee = callee->kids[0];
        else
            break;
    }
    if (!callee || callee->kind != RL_NODE_NAME || !callee->text)
        return NULL;
    return !callee->decl || callee->decl->kind == RL_DECL_FUNCTION ? callee->text : NULL;
}

static bool declared_noreturn(const struct rl_node *callee)
{
    while (callee && (callee->kind == RL_NODE_CAST || callee->kind == RL_NODE_UNARY) && callee->nkids == 1)
        callee = callee->kids[0];
    return callee && callee->kind == RL_NODE_NAME && callee->decl && callee->decl->noreturn;
}

/* C's own functions that never return, for sources read without their headers. */
static bool known_noreturn(const char *name)
{
    static const char *const names[] = {
        "abort",   "exit",       "_exit",         "_Exit",          "quick_exit",          "longjmp",
        "siglongjmp", "__assert_fail", "__builtin_trap", "__builtin_unreachable", "__builtin_abort",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

/* assert(x) seen unexpanded: execution goes on only where x holds. */
static struct rl_val lower_assert(struct rl_lowerer *l, const struct rl_node *node)
{
    uint32_t holds = rl_lower_new_block(l), fails = rl_lower_new_block(l);
    rl_lower_cond(l, node->kids[1], holds, fails);
    rl_lower_enter(l, fails);
    rl_lower_close(l, (struct rl_term){.kind = RL_TERM_UNREACHABLE, .loc = node->loc, .macro = node->macro});
    rl_lower_enter(l, holds);
    return rl_val_none();
}

/* __builtin_expect(x, c) is x. */
static bool is_expect(const char *name, uint32_t nkids)
{
    return nkids >= 3 && g_str_has_prefix(name, "__builtin_expect");
}

/* The callee takes arguments that no prototype converts. */
static bool is_variadic(const struct rl_node *callee)
{
    const struct rl_type *type = callee->type;
    if (type && type->kind == RL_TYPE_POINTER)
        type = type->to;
    return !type || type->kind != RL_TYPE_FUNCTION || type->variadic;
}

static void lower_args(struct rl_lowerer *l, const struct rl_node *node, struct rl_inst *inst)
{
    inst->nargs = node->nkids - 1;
    inst->args = rl_new_array(l->arena, inst->nargs, struct rl_val);
    for (uint32_t i = 0; i < inst->nargs; i++)
        inst->args[i] = rl_lower_value(l, node->kids[i + 1]);
    if (!is_variadic(node->kids[0]))
        return;
    inst->arg_types = rl_new_array(l->arena, inst->nargs, const struct rl_type *);
    for (uint32_t i = 0; i < inst->nargs; i++)
        inst->arg_types[i] = rl_lower_type(l, node->kids[i + 1]);
}

static struct rl_val emit_call(struct rl_lowerer *l, const struct rl_node *node, const char *name, bool discarded)
{
    struct rl_inst inst = {.kind = RL_INST_CALL,
                           .dst = RL_NO_TEMP,
                           .loc = node->loc,
                           .macro = node->macro,
                           .type = rl_lower_type(l, node),
                           .discarded = discarded};
    inst.a = name ? rl_val_func(name) : rl_lower_value(l, node->kids[0]);
    lower_args(l, node, &inst);
    bool is_void = inst.type->kind == RL_TYPE_VOID;
    if (is_void)
        inst.discarded = false;
    else if (!discarded)
        inst.dst = rl_lower_temp(l);
    inst.noreturn = declared_noreturn(node->kids[0]) || (name && known_noreturn(name));
    rl_lower_emit(l, inst);
    if (inst.noreturn)
        rl_lower_close(l, (struct rl_term){.kind = RL_TERM_UNREACHABLE, .loc = node->loc, .macro = node->macro});
    return inst.dst == RL_NO_TEMP ? rl_val_none() : rl_val_temp(inst.dst);
}

struct rl_val rl_lower_call(struct rl_lowerer *l, const struct rl_node *node, bool discarded)
{
    if (node->nkids == 0 || !node->kids[0])
        return rl_lower_opaque(l, node);
    const char *name = direct_name(node->kids[0]);
    if (name && is_expect(name, node->nkids)) {
        if (discarded) {
            rl_lower_effect(l, node->kids[1]);
            return rl_val_none();
        }
        return rl_lower_value(l, node->kids[1]);
    }
    if (name && node->nkids == 2 && strcmp(name, "assert") == 0)
        return lower_assert(l, node);
    return emit_call(l, node, name, discarded);
}
