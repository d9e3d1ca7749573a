/* Trees that no snippet makes: too deep, very long, or broken.  They are built by hand. */
#include <criterion/criterion.h>

#include "analyzer/ir/ir.h"

struct tree {
    struct rl_arena *arena;
    struct rl_type int_type, func_type;
    struct rl_decl decl, x;
    struct rl_function function, *functions[1];
    struct rl_unit unit;
};

static struct rl_node *node(struct tree *t, enum rl_node_kind kind, uint32_t nkids, struct rl_node **kids)
{
    struct rl_node *made = rl_new(t->arena, struct rl_node);
    made->kind = kind;
    made->type = &t->int_type;
    made->loc = (struct rl_loc){.line = 1, .col = 1, .end_line = 1, .end_col = 3};
    made->nkids = nkids;
    made->kids = rl_arena_memdup(t->arena, kids, nkids * sizeof(*kids));
    return made;
}

static struct rl_node *one(struct tree *t, enum rl_node_kind kind, struct rl_node *kid)
{
    return node(t, kind, 1, &kid);
}

static struct rl_node *op(struct tree *t, enum rl_op op, struct rl_node *left, struct rl_node *right)
{
    struct rl_node *made = node(t, RL_NODE_BINARY, 2, (struct rl_node *[]){left, right});
    made->op = op;
    return made;
}

static struct rl_node *x(struct tree *t)
{
    struct rl_node *made = node(t, RL_NODE_NAME, 0, NULL);
    made->text = t->x.name;
    made->decl = &t->x;
    return made;
}

static struct rl_node *text(struct tree *t, enum rl_node_kind kind, const char *word)
{
    struct rl_node *made = node(t, kind, 0, NULL);
    made->text = word;
    return made;
}

static void begin(struct tree *t)
{
    *t = (struct tree){.arena = rl_arena_new(), .int_type = {.kind = RL_TYPE_INT, .name = "int", .size = 4}};
    t->func_type = (struct rl_type){.kind = RL_TYPE_FUNCTION, .name = "int ()", .to = &t->int_type};
    t->x = (struct rl_decl){.kind = RL_DECL_LOCAL, .name = "x", .type = &t->int_type};
    t->decl = (struct rl_decl){.kind = RL_DECL_FUNCTION, .name = "f", .type = &t->func_type};
    t->function = (struct rl_function){.decl = &t->decl};
    t->functions[0] = &t->function;
    t->unit = (struct rl_unit){.arena = t->arena, .functions = t->functions, .nfunctions = 1};
}

static const struct rl_ir_func *lower(struct tree *t, struct rl_node *statement)
{
    t->function.body = one(t, RL_NODE_COMPOUND, statement);
    const struct rl_ir_unit *unit = rl_ir_lower(&t->unit);
    cr_assert_eq(unit->nfunctions, 1);
    char *broken = rl_ir_verify(unit->functions[0]);
    cr_assert_null(broken, "%s", broken ? broken : "");
    GBytes *bytes = rl_ir_serialise(unit);
    struct rl_arena *arena = rl_arena_new();
    cr_assert(rl_ir_deserialise(arena, bytes, NULL));
    rl_arena_free(arena);
    g_bytes_unref(bytes);
    return unit->functions[0];
}

static void expect_lost(struct rl_node *(*make)(struct tree *t), const char *reason)
{
    struct tree t;
    begin(&t);
    const struct rl_ir_func *func = lower(&t, make(&t));
    cr_assert_str_eq(func->lost, reason);
    cr_assert_eq(func->nblocks, 0);
    rl_arena_free(t.arena);
}

static void expect_lowered(struct rl_node *(*make)(struct tree *t))
{
    struct tree t;
    begin(&t);
    const struct rl_ir_func *func = lower(&t, make(&t));
    cr_assert_null(func->lost, "%s", func->lost);
    rl_arena_free(t.arena);
}

static struct rl_node *deep_minus(struct tree *t)
{
    struct rl_node *at = x(t);
    for (int i = 0; i < 100000; i++) {
        at = one(t, RL_NODE_UNARY, at);
        at->op = RL_OP_NEG;
    }
    return one(t, RL_NODE_EXPR_STMT, at);
}

static struct rl_node *deep_blocks(struct tree *t)
{
    struct rl_node *at = one(t, RL_NODE_EXPR_STMT, x(t));
    for (int i = 0; i < 100000; i++)
        at = one(t, RL_NODE_COMPOUND, at);
    return at;
}

static struct rl_node *deep_right(struct tree *t)
{
    struct rl_node *at = x(t);
    for (int i = 0; i < 100000; i++)
        at = op(t, RL_OP_LAND, x(t), at);
    return one(t, RL_NODE_RETURN, at);
}

static struct rl_node *below_the_limit(struct tree *t)
{
    struct rl_node *at = x(t);
    for (int i = 0; i < 500; i++)
        at = op(t, i % 2 ? RL_OP_LAND : RL_OP_SUB, x(t), at);
    return one(t, RL_NODE_RETURN, at);
}

static struct rl_node *chain(struct tree *t, enum rl_op with)
{
    struct rl_node *at = x(t);
    for (int i = 0; i < 100000; i++)
        at = op(t, with, at, x(t));
    return one(t, RL_NODE_RETURN, at);
}

static struct rl_node *long_sum(struct tree *t)
{
    return chain(t, RL_OP_ADD);
}

static struct rl_node *long_and(struct tree *t)
{
    return chain(t, RL_OP_LAND);
}

static struct rl_node *long_comma(struct tree *t)
{
    return chain(t, RL_OP_COMMA);
}

static struct rl_node *long_else_if(struct tree *t)
{
    struct rl_node *at = one(t, RL_NODE_RETURN, x(t));
    for (int i = 0; i < 100000; i++)
        at = node(t, RL_NODE_IF, 3, (struct rl_node *[]){x(t), one(t, RL_NODE_RETURN, x(t)), at});
    return at;
}

static struct rl_node *long_cases(struct tree *t)
{
    struct rl_node *at = one(t, RL_NODE_EXPR_STMT, x(t));
    for (int i = 0; i < 100000; i++) {
        struct rl_node *value = node(t, RL_NODE_INT, 0, NULL);
        value->value = i;
        at = node(t, RL_NODE_CASE, 3, (struct rl_node *[]){value, NULL, at});
    }
    return node(t, RL_NODE_SWITCH, 2, (struct rl_node *[]){x(t), at});
}

static struct rl_node *goto_nowhere(struct tree *t)
{
    return text(t, RL_NODE_GOTO, "out");
}

static struct rl_node *label_twice(struct tree *t)
{
    return node(t, RL_NODE_COMPOUND, 2, (struct rl_node *[]){text(t, RL_NODE_LABEL, "a"), text(t, RL_NODE_LABEL, "a")});
}

static struct rl_node *lone_break(struct tree *t)
{
    return node(t, RL_NODE_BREAK, 0, NULL);
}

static struct rl_node *lone_continue(struct tree *t)
{
    return node(t, RL_NODE_CONTINUE, 0, NULL);
}

static struct rl_node *lone_case(struct tree *t)
{
    return node(t, RL_NODE_CASE, 3, (struct rl_node *[]){x(t), NULL, NULL});
}

static struct rl_node *statement_as_value(struct tree *t)
{
    return one(t, RL_NODE_RETURN, node(t, RL_NODE_BREAK, 0, NULL));
}

Test(ir_trees, too_deep_is_lost)
{
    expect_lost(deep_minus, "nested too deeply");
    expect_lost(deep_blocks, "nested too deeply");
    expect_lost(deep_right, "nested too deeply");
}

Test(ir_trees, deep_and_long_are_lowered)
{
    expect_lowered(below_the_limit);
    expect_lowered(long_sum);
    expect_lowered(long_and);
    expect_lowered(long_comma);
    expect_lowered(long_else_if);
    expect_lowered(long_cases);
}

Test(ir_trees, impossible_jumps_are_lost)
{
    expect_lost(goto_nowhere, "goto to missing label 'out'");
    expect_lost(label_twice, "label 'a' is defined twice");
    expect_lost(lone_break, "break outside a loop or switch");
    expect_lost(lone_continue, "continue outside a loop");
    expect_lost(lone_case, "case outside a switch");
    expect_lost(statement_as_value, "a statement where an expression belongs");
}

/* Every kind of node with kids missing: a front end's bug must not crash us. */
Test(ir_trees, missing_kids)
{
    for (int kind = 0; kind <= RL_NODE_UNKNOWN; kind++) {
        for (int operator = 0; operator <= RL_OP_DOT; operator++) {
            for (uint32_t nkids = 0; nkids < 4; nkids++) {
                for (int fill = 0; fill < 2; fill++) {
                    struct tree t;
                    begin(&t);
                    struct rl_node *kids[4] = {0};
                    for (uint32_t i = 0; fill && i < nkids; i++)
                        kids[i] = x(&t);
                    struct rl_node *made = node(&t, (enum rl_node_kind)kind, nkids, kids);
                    made->op = (enum rl_op) operator;
                    lower(&t, kind < RL_NODE_NAME ? made : one(&t, RL_NODE_RETURN, made));
                    rl_arena_free(t.arena);
                }
            }
        }
    }
}

Test(ir_trees, unknown_case_values_are_compared)
{
    struct tree t;
    begin(&t);
    struct rl_node *constant = text(&t, RL_NODE_NAME, "T_INT");
    struct rl_node *body = node(&t, RL_NODE_CASE, 3, (struct rl_node *[]){constant, NULL, one(&t, RL_NODE_RETURN, x(&t))});
    const struct rl_ir_func *func = lower(&t, node(&t, RL_NODE_SWITCH, 2, (struct rl_node *[]){x(&t), body}));
    char *printed = rl_ir_print(NULL, func);
    cr_assert(strstr(printed, "== t1") && strstr(printed, "branch t2"), "%s", printed);
    g_free(printed);
    rl_arena_free(t.arena);
}

Test(ir_trees, hash_ignores_places)
{
    struct tree t;
    begin(&t);
    uint64_t before = lower(&t, deep_minus(&t))->text_hash;
    t.function.body->loc.line = 77;
    t.function.body->kids[0]->loc.line = 78;
    cr_assert_eq(rl_ir_lower(&t.unit)->functions[0]->text_hash, before);
    t.x.name = "y";
    cr_assert_neq(lower(&t, deep_minus(&t))->text_hash, before);
    rl_arena_free(t.arena);
}
