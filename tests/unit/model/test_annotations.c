/* Annotations in a project's own source. */
#include <criterion/criterion.h>

#include "analyzer/base/error.h"
#include "analyzer/model/annotations.h"

static struct rl_arena *arena;

static void set_up(void)
{
    arena = rl_arena_new();
}

static void tear_down(void)
{
    rl_arena_free(arena);
}

TestSuite(annotations, .init = set_up, .fini = tear_down);

#define LIST(...) (const char *const[]){__VA_ARGS__, NULL}

/* `TYPE f(PyObject *a, PyObject *b)` with one text on the function and one on b; NULL for none. */
static bool understood(const char *type, const char *on_function, const char *on_b, struct rl_api *api, GError **error)
{
    const struct rl_annotated_param params[] = {
        {"a", "PyObject *", NULL},
        {"b", "PyObject *", on_b ? (const char *const[]){on_b, NULL} : NULL},
    };
    const struct rl_annotated decl = {
        .name = "f",
        .type = type,
        .file = "own.c",
        .params = params,
        .nparams = 2,
        .annotations = on_function ? LIST(on_function) : NULL,
    };
    return rl_api_from_annotations(arena, &decl, api, error);
}

Test(annotations, reflint_words)
{
    struct rl_api api;
    cr_assert(understood("PyObject *", "reflint::borrowed(\"a\")", "reflint::stores(\"a\")", &api, NULL));
    cr_expect_str_eq(api.name, "f");
    cr_expect_str_eq(api.header, "own.c");
    cr_expect_eq(api.result, RL_RESULT_BORROWED);
    cr_expect_eq(api.from, 0);
    cr_expect_eq(api.args[1].effect, RL_EFFECT_STORES);
    cr_expect_eq(api.args[1].into, 0);
    cr_assert(understood("int", "reflint::error(-1)", "reflint::steals_on_success", &api, NULL));
    cr_expect_eq(api.failure, RL_FAIL_NEGATIVE);
    cr_expect_eq(api.args[1].effect, RL_EFFECT_STEALS_ON_SUCCESS);
    cr_assert(understood("int", NULL, "reflint::steals_on_success", &api, NULL));
    cr_expect_eq(api.failure, RL_FAIL_NEGATIVE);
}

Test(annotations, an_object_result_may_be_left_unsaid)
{
    struct rl_api api;
    cr_assert(understood("PyObject *", NULL, "reflint::nonnull", &api, NULL));
    cr_expect_eq(api.result, RL_RESULT_UNKNOWN);
    cr_expect_eq(api.args[1].null, RL_NULL_NEVER);
}

Test(annotations, nothing_said)
{
    struct rl_api api;
    GError *error = NULL;
    cr_expect_not(understood("PyObject *", NULL, NULL, &api, &error));
    cr_expect_not(understood("PyObject *", "deprecated", "unused", &api, &error));
    cr_expect_null(error);
}

Test(annotations, of_other_tools)
{
    struct rl_api api;
    cr_assert(understood("PyObject *", "cpychecker_returns_borrowed_ref", NULL, &api, NULL));
    cr_expect_eq(api.result, RL_RESULT_BORROWED);
    cr_assert(understood("int", "cpychecker_steals_reference_to_arg(2)", NULL, &api, NULL));
    cr_expect_eq(api.args[1].effect, RL_EFFECT_STEALS);
    cr_expect_eq(api.args[0].effect, RL_EFFECT_BORROW);
    cr_assert(understood("int", "cpychecker_negative_result_sets_exception", NULL, &api, NULL));
    cr_expect_eq(api.failure, RL_FAIL_NEGATIVE);
    cr_expect_eq(api.exception, RL_EXC_ON_FAILURE);
    cr_assert(understood("void", "cpychecker_sets_exception", NULL, &api, NULL));
    cr_expect_eq(api.exception, RL_EXC_ALWAYS);
    cr_assert(understood("PyObject *", "cf_returns_retained", "cf_consumed", &api, NULL));
    cr_expect_eq(api.result, RL_RESULT_NEW);
    cr_expect_eq(api.args[1].effect, RL_EFFECT_STEALS);
    cr_assert(understood("PyObject *", "__cf_returns_not_retained__", "os_returns_retained", &api, NULL));
    cr_expect_eq(api.result, RL_RESULT_BORROWED);
    cr_expect_eq(api.args[1].effect, RL_EFFECT_OUT_NEW);
    cr_assert(understood("PyObject *", "ns_returns_retained", "ns_consumed", &api, NULL));
    cr_expect_eq(api.result, RL_RESULT_NEW);
    cr_expect_eq(api.args[1].effect, RL_EFFECT_STEALS);
}

static void refused(const char *on_function, const char *on_b, const char *expected)
{
    struct rl_api api;
    GError *error = NULL;
    cr_assert_not(understood("int", on_function, on_b, &api, &error));
    cr_assert(g_error_matches(error, RL_ERROR, RL_ERROR_SYNTAX));
    cr_expect_str_eq(error->message, expected, "%s", error->message);
    g_error_free(error);
}

Test(annotations, mistakes)
{
    refused("reflint::nwe", NULL, "own.c: annotations of 'f': expected a known attribute, found 'nwe'; did you mean 'new'?");
    refused("reflint::borrowed(\"c\")", NULL, "own.c: annotations of 'f': expected the name of a parameter, found 'c'");
    refused("reflint::borrowed(\"c", NULL,
            "own.c: annotations of 'f': expected a word and its values, found 'reflint::borrowed(\"c'");
    refused("cpychecker_steals_reference_to_arg(3)", NULL,
            "own.c: annotations of 'f': expected the number of a parameter in 'cpychecker_steals_reference_to_arg(3)'");
    refused(NULL, "reflint::new", "own.c: annotations of 'f': expected an attribute of a parameter; 'new' describes the function");
}
