/* The reader of the text form: what a person writes, and what it says about mistakes. */
#include <criterion/criterion.h>

#include "analyzer/base/error.h"
#include "analyzer/ir/ir.h"

#define HEAD "func f(p : PyObject *, n : int) : PyObject *\n"

static void expect_error(const char *text, const char *expected)
{
    struct rl_arena *arena = rl_arena_new();
    GError *error = NULL;
    cr_assert_null(rl_ir_read_text(arena, text, &error), "was read: %s", text);
    cr_assert(g_error_matches(error, RL_ERROR, RL_ERROR_SYNTAX));
    cr_assert(strstr(error->message, expected), "'%s' is not in: %s", expected, error->message);
    g_error_free(error);
    rl_arena_free(arena);
}

Test(ir_text, a_function_alone)
{
    struct rl_arena *arena = rl_arena_new();
    GError *error = NULL;
    struct rl_ir_unit *unit = rl_ir_read_text(arena,
                                              "// written by hand\n"
                                              "func f(self : box *, n : Py_ssize_t) : PyObject *\n"
                                              "  var list : PyObject *\n"
                                              "b0:\n"
                                              "  t0 = call PyList_New(0) : PyObject * @3:4\n"
                                              "  store list = t0\n"
                                              "  branch t0 ? b2 : b1\n"
                                              "b1:\n"
                                              "  return NULL\n"
                                              "b2:\n"
                                              "  t1 = load self\n"
                                              "  store t1->items[2] : PyObject * = t0\n"
                                              "  t2 = load @Py_None : PyObject *\n"
                                              "  t3 = addr list -> PyObject **\n"
                                              "  call g(t3, t2)\n"
                                              "  return t0\n",
                                              &error);
    cr_assert(unit, "%s", error ? error->message : "");
    const struct rl_ir_func *func = unit->functions[0];
    cr_assert_eq(func->nparams, 2);
    cr_assert_eq(func->nvars, 3);
    cr_assert(rl_type_is_object(func->vars[2].type));
    cr_assert_not(rl_type_is_object(func->vars[0].type));
    cr_assert(func->vars[2].address_taken);
    const struct rl_inst *call = &func->blocks[0].insts[0];
    cr_assert_str_eq(call->a.text, "PyList_New");
    cr_assert_eq(call->loc.line, 3);
    cr_assert(rl_type_is_object(call->type));
    const struct rl_inst *store = &func->blocks[2].insts[1];
    cr_assert_eq(store->place->nsteps, 2);
    cr_assert_str_eq(store->place->steps[0].record->name, "box");
    const struct rl_inst *last = &func->blocks[2].insts[4];
    cr_assert_str_eq(last->arg_places[0]->spelling, "list");
    cr_assert_eq(last->arg_places[1]->base, RL_BASE_GLOBAL);
    cr_assert_str_eq(unit->globals[0].name, "Py_None");
    rl_arena_free(arena);
}

Test(ir_text, values_and_places)
{
    struct rl_val text = {.kind = RL_VAL_STR, .text = "a\"b\n"}, number = {.kind = RL_VAL_INT, .num = -5};
    char *quoted = rl_val_text(text), *minus = rl_val_text(number);
    cr_assert_str_eq(quoted, "\"a\\\"b\\n\"");
    cr_assert_str_eq(minus, "-5");
    struct rl_step steps[] = {{.kind = RL_STEP_FIELD, .field = "items"},
                              {.kind = RL_STEP_INDEX, .index = {.kind = RL_VAL_TEMP, .id = 3}}};
    struct rl_place place = {
        .base = RL_BASE_MEM, .mem = {.kind = RL_VAL_TEMP, .id = 1}, .steps = steps, .nsteps = G_N_ELEMENTS(steps)};
    char *memory = rl_place_text(NULL, NULL, &place);
    cr_assert_str_eq(memory, "t1->items[t3]");
    g_free(quoted);
    g_free(minus);
    g_free(memory);
}

Test(ir_text, mistakes_in_words)
{
    expect_error("fun f() : int\n", "line 1: expected func");
    expect_error(HEAD "b0:\n  frob t1\n", "line 3: expected a value");
    expect_error(HEAD "b0:\n  store x = 1\n  return\n", "a variable that is declared above");
    expect_error(HEAD "b0:\n  t0 = load p extra\n  return\n", "the end of the line");
    expect_error(HEAD "b1:\n  return\n", "blocks numbered in order");
    expect_error(HEAD "b0:\n  return \"abc\n", "a closing quote");
    expect_error(HEAD "b0:\n  t0 = 1 @@ 2\n", "an operator");
    expect_error(HEAD "b0:\n  t99999999 = load p\n  return\n", "a temporary's number");
}

Test(ir_text, broken_invariants)
{
    expect_error(HEAD, "no blocks");
    expect_error(HEAD "b0:\n  t0 = load p\n", "expected a value");
    expect_error(HEAD "b0:\n  jump b7\n", "target that is no block");
    expect_error(HEAD "b0:\n  return\nb1:\n  return\n", "unreachable block");
    expect_error(HEAD "b0:\n  return t0\n", "never assigned");
    expect_error(HEAD "b0:\n  store n = t0\n  t0 = load n\n  return\n", "used where it is not assigned");
    expect_error(HEAD "b0:\n  t0 = load n\n  t0 = load p\n  return\n", "assigned twice");
    expect_error(HEAD "b0:\n  t0 = load p\n  branch t0 ? b1 : b2\nb1:\n  t1 = load n\n  jump b2\nb2:\n  return t1\n",
                 "used where it is not assigned");
    expect_error(HEAD "b0:\n  call die() !noreturn\n  return\n", "code behind a call that does not return");
    expect_error(HEAD "b0:\n  jump b2\nb1:\n  return\nb2:\n  jump b1\n", "reverse post-order");
}
