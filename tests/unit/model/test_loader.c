/* Reading annotated headers: what is understood, and the exact words of each mistake. */
#include <criterion/criterion.h>

#include "analyzer/base/error.h"
#include "analyzer/model/model.h"

#include <string.h>

static struct rl_models *load(const char *text)
{
    struct rl_models *models = rl_models_new();
    GError *error = NULL;
    rl_models_load_text(models, "my/api.h", text, strlen(text), &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    return models;
}

static void refused(const char *text, const char *expected)
{
    struct rl_models *models = rl_models_new();
    GError *error = NULL;
    bool ok = rl_models_load_text(models, "my/api.h", text, strlen(text), &error);
    cr_assert_not(ok, "accepted: %s", text);
    cr_expect_str_eq(error->message, expected, "%s", error->message);
    cr_expect(g_error_matches(error, RL_ERROR, RL_ERROR_SYNTAX));
    g_error_free(error);
    rl_models_free(models);
}

Test(loader, every_part_of_a_prototype)
{
    struct rl_models *models = load("/* a comment */\n"
                                    "#include <Python.h>\n"
                                    "[[reflint::borrowed(\"box\"), reflint::nullable, reflint::runs_code(gc)]]\n"
                                    "PyObject *my_get(PyObject *box, [[reflint::nonnull]] const char *const *names,\n"
                                    "                 unsigned long flags[], int (*call)(PyObject *, void *));\n");
    const struct rl_api *api = rl_models_find(models, "my_get", 0);
    cr_assert(api);
    cr_expect_str_eq(api->type, "PyObject *");
    cr_expect_str_eq(api->header, "api.h");
    cr_expect_eq(api->result, RL_RESULT_BORROWED);
    cr_expect_eq(api->from, 0);
    cr_expect_eq(api->null, RL_NULL_MAYBE);
    cr_expect_eq(api->failure, RL_FAIL_NEVER);
    cr_expect_eq(api->exception, RL_EXC_NONE);
    cr_expect_eq(api->runs, RL_RUNS_GC);
    cr_assert_eq(api->nargs, 4);
    cr_expect_str_eq(api->args[0].name, "box");
    cr_expect_str_eq(api->args[0].type, "PyObject *");
    cr_expect_not(api->args[0].null_known);
    cr_expect_str_eq(api->args[1].type, "const char *const *");
    cr_expect_eq(api->args[1].null, RL_NULL_NEVER);
    cr_expect(api->args[1].null_known);
    cr_expect_str_eq(api->args[2].name, "flags");
    cr_expect_str_eq(api->args[2].type, "unsigned long []");
    cr_expect_str_eq(api->args[3].name, "call");
    cr_expect_str_eq(api->args[3].type, "int (*)(PyObject *, void *)");
    rl_models_free(models);
}

Test(loader, attributes_behind_the_name_too)
{
    struct rl_models *models = load("int my_put(PyObject *box, PyObject *item [[reflint::steals(\"box\")]]);");
    const struct rl_api *api = rl_models_find(models, "my_put", 0);
    cr_expect_eq(api->args[1].effect, RL_EFFECT_STEALS);
    cr_expect_eq(api->args[1].into, 0);
    cr_expect_str_eq(api->args[1].type, "PyObject *");
    rl_models_free(models);
}

Test(loader, every_effect)
{
    static const struct {
        const char *word;
        enum rl_effect effect;
    } rows[] = {
        {"borrows", RL_EFFECT_BORROW},
        {"stores", RL_EFFECT_STORES},
        {"steals", RL_EFFECT_STEALS},
        {"steals_on_success", RL_EFFECT_STEALS_ON_SUCCESS},
        {"retains", RL_EFFECT_RETAINS},
        {"retains_on_success", RL_EFFECT_RETAINS_ON_SUCCESS},
        {"releases", RL_EFFECT_RELEASES},
        {"clears", RL_EFFECT_CLEARS},
        {"replaces", RL_EFFECT_REPLACES},
        {"visits", RL_EFFECT_VISITS},
        {"empties", RL_EFFECT_EMPTIES},
        {"drops", RL_EFFECT_DROPS},
        {"out", RL_EFFECT_OUT_OTHER},
        {"out_new", RL_EFFECT_OUT_NEW},
        {"out_borrowed", RL_EFFECT_OUT_BORROWED},
        {"out_alloc(\"free\")", RL_EFFECT_OUT_ALLOC},
        {"inout_replaces", RL_EFFECT_INOUT_REPLACES},
        {"inout_keeps", RL_EFFECT_INOUT_KEEPS},
        {"init_new", RL_EFFECT_INIT_NEW},
        {"frees", RL_EFFECT_FREES},
        {"frees_on_success(\"free\")", RL_EFFECT_FREES_ON_SUCCESS},
        {"destroys", RL_EFFECT_DESTROYS},
        {"buffer_acquire", RL_EFFECT_BUFFER_ACQUIRE},
        {"buffer_release", RL_EFFECT_BUFFER_RELEASE},
        {"stores_uncounted", RL_EFFECT_STORES_UNCOUNTED},
        {"escapes", RL_EFFECT_ESCAPES},
        {"contents", RL_EFFECT_CONTENTS},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        char *text = g_strdup_printf("int f(int n, [[reflint::%s]] void *p);", rows[i].word);
        struct rl_models *models = load(text);
        cr_expect_eq(rl_models_find(models, "f", 0)->args[1].effect, rows[i].effect, "%s", rows[i].word);
        rl_models_free(models);
        g_free(text);
    }
}

Test(loader, every_result)
{
    static const struct {
        const char *text;
        enum rl_result result;
        enum rl_nullness null;
        enum rl_failure failure;
        enum rl_exception exception;
    } rows[] = {
        {"[[reflint::new]] PyObject *f(int o);", RL_RESULT_NEW, RL_NULL_MAYBE, RL_FAIL_NULL, RL_EXC_ON_FAILURE},
        {"[[reflint::new, reflint::returns_nonnull]] PyObject *f(int o);", RL_RESULT_NEW, RL_NULL_NEVER, RL_FAIL_NEVER, RL_EXC_NONE},
        {"[[reflint::new, reflint::nullable]] PyObject *f(int o);", RL_RESULT_NEW, RL_NULL_MAYBE, RL_FAIL_NEVER, RL_EXC_NONE},
        {"[[reflint::new, reflint::error(ambiguous)]] PyObject *f(int o);", RL_RESULT_NEW, RL_NULL_MAYBE, RL_FAIL_AMBIGUOUS,
         RL_EXC_ON_FAILURE},
        {"[[reflint::borrowed]] PyObject *f(int o);", RL_RESULT_BORROWED, RL_NULL_MAYBE, RL_FAIL_NULL, RL_EXC_ON_FAILURE},
        {"[[reflint::immortal]] PyObject *f(int o);", RL_RESULT_IMMORTAL, RL_NULL_NEVER, RL_FAIL_NEVER, RL_EXC_NONE},
        {"[[reflint::interior(\"o\")]] char *f(PyObject *o);", RL_RESULT_INTERIOR, RL_NULL_MAYBE, RL_FAIL_NULL, RL_EXC_ON_FAILURE},
        {"[[reflint::alloc(\"free\")]] char *f(int o);", RL_RESULT_ALLOC, RL_NULL_MAYBE, RL_FAIL_NULL, RL_EXC_ON_FAILURE},
        {"[[reflint::returns_null]] PyObject *f(int o);", RL_RESULT_NULL, RL_NULL_ALWAYS, RL_FAIL_NEVER, RL_EXC_ALWAYS},
        {"[[reflint::argument(\"o\")]] PyObject *f(PyObject *o);", RL_RESULT_ARGUMENT, RL_NULL_NEVER, RL_FAIL_NEVER, RL_EXC_NONE},
        {"[[reflint::unknown]] PyObject *f(int o);", RL_RESULT_UNKNOWN, RL_NULL_MAYBE, RL_FAIL_NULL, RL_EXC_ON_FAILURE},
        {"[[reflint::error(-1)]] int f(int o);", RL_RESULT_OTHER, RL_NULL_NEVER, RL_FAIL_NEGATIVE, RL_EXC_ON_FAILURE},
        {"[[reflint::error(0)]] int f(int o);", RL_RESULT_OTHER, RL_NULL_NEVER, RL_FAIL_ZERO, RL_EXC_ON_FAILURE},
        {"[[reflint::error(nonzero), reflint::exception(none)]] int f(int o);", RL_RESULT_OTHER, RL_NULL_NEVER, RL_FAIL_NONZERO,
         RL_EXC_NONE},
        {"int f(int o);", RL_RESULT_OTHER, RL_NULL_NEVER, RL_FAIL_NEVER, RL_EXC_NONE},
        {"int f([[reflint::steals_on_success]] PyObject *o);", RL_RESULT_OTHER, RL_NULL_NEVER, RL_FAIL_NEGATIVE, RL_EXC_ON_FAILURE},
        {"char *f(int o);", RL_RESULT_OTHER, RL_NULL_MAYBE, RL_FAIL_NEVER, RL_EXC_NONE},
        {"[[reflint::plain_c]];\n[[reflint::error(-1)]] int f(int o);", RL_RESULT_OTHER, RL_NULL_NEVER, RL_FAIL_NEGATIVE, RL_EXC_NONE},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct rl_models *models = load(rows[i].text);
        const struct rl_api *api = rl_models_find(models, "f", 0);
        cr_expect_eq(api->result, rows[i].result, "result of %s", rows[i].text);
        cr_expect_eq(api->null, rows[i].null, "null of %s", rows[i].text);
        cr_expect_eq(api->failure, rows[i].failure, "failure of %s", rows[i].text);
        cr_expect_eq(api->exception, rows[i].exception, "exception of %s", rows[i].text);
        rl_models_free(models);
    }
}

Test(loader, singletons_types_and_statements)
{
    struct rl_models *models = load("[[reflint::singleton, reflint::immortal]] extern PyObject *My_None, *My_True;\n"
                                    "typedef struct MyObject MyObject [[reflint::object]];\n"
                                    "typedef int unrelated;\n"
                                    "[[reflint::statement, reflint::returns(\"My_None\")]] void MY_RETURN_NONE(void);\n");
    const struct rl_api *api = rl_models_find(models, "My_True", 0);
    cr_expect_eq(api->kind, RL_API_SINGLETON);
    cr_expect(api->immortal);
    cr_expect_eq(rl_models_find(models, "MyObject", 0)->kind, RL_API_TYPE);
    cr_expect_null(rl_models_find(models, "unrelated", 0));
    api = rl_models_find(models, "MY_RETURN_NONE", 0);
    cr_expect_eq(api->kind, RL_API_STATEMENT);
    cr_expect(api->is_macro);
    cr_expect_str_eq(api->returns, "My_None");
    rl_models_free(models);
}

Test(loader, mistakes_say_where_and_what)
{
    refused("[[reflint::stels]] int f(void);", "my/api.h:1:12: expected a known attribute, found 'stels'; did you mean 'steals'?");
    refused("int f([[reflint::borowed]] PyObject *o);",
            "my/api.h:1:18: expected a known attribute, found 'borowed'; did you mean 'borrowed'?");
    refused("int f([[reflint::xyzzyplugh]] PyObject *o);", "my/api.h:1:18: expected a known attribute, found 'xyzzyplugh'");
    refused("\nint f([[reflint::new]] PyObject *o);",
            "my/api.h:2:18: expected an attribute of a parameter; 'new' describes the function");
    refused("[[reflint::steals]] int f(PyObject *o);",
            "my/api.h:1:12: expected an attribute of the function; 'steals' describes a parameter");
    refused("PyObject *f(PyObject *o);",
            "my/api.h:1:11: expected new, borrowed, argument, returns_null or unknown for the object that 'f' returns");
    refused("[[reflint::borrowed(\"lst\")]] PyObject *f(PyObject *list);",
            "my/api.h:1:12: expected the name of a parameter, found 'lst'");
    refused("int f(PyObject *list, [[reflint::steals(\"tuple\")]] PyObject *o);",
            "my/api.h:1:34: expected the name of a parameter, found 'tuple'");
    refused("[[reflint::error(minus)]] int f(void);",
            "my/api.h:1:12: expected NULL, -1, nonzero, 0, ambiguous or none in 'error'");
    refused("[[reflint::error]] int f(void);", "my/api.h:1:12: expected NULL, -1, nonzero, 0, ambiguous or none in 'error'");
    refused("[[reflint::runs_code(often)]] int f(void);", "my/api.h:1:12: expected yes, no, gc, decref or maybe in 'runs_code'");
    refused("[[reflint::new(\"x\")]] PyObject *f(void);", "my/api.h:1:12: expected no value for 'new'");
    refused("[[reflint::alloc]] char *f(void);", "my/api.h:1:12: expected one value: alloc(\"...\")");
    refused("[[reflint::since(\"three\")]] int f(void);", "my/api.h:1:12: expected a version such as \"3.11\"");
    refused("[[reflint::since(\"3.12\"), reflint::until(\"3.9\")]] int f(void);",
            "my/api.h:1:55: expected since to be lower than until for 'f'");
    refused("[[reflint::new, reflint::borrowed]] PyObject *f(void);",
            "my/api.h:1:26: expected one attribute for the result, found a second");
    refused("int f([[reflint::steals, reflint::stores]] PyObject *o);",
            "my/api.h:1:35: expected one effect for 'o', found a second");
    refused("void f([[reflint::steals_on_success]] PyObject *o);",
            "my/api.h:1:6: expected error(...) for 'f', where 'o' depends on success");
    refused("int f([[reflint::format(parse)]] const char *format);", "my/api.h:1:5: expected '...' in the parameters of 'f'");
    refused("extern int x;", "my/api.h:1:12: expected a function, or [[reflint::singleton]] before a variable");
    refused("int f(void) { return 0; }", "my/api.h:1:1: expected a declaration");
    refused("int f(int, ;", "my/api.h:1:1: expected a C declaration, found 'int f(int, ;'");
}

Test(loader, a_mistake_adds_nothing)
{
    struct rl_models *models = rl_models_new();
    const char *text = "[[reflint::new]] PyObject *my_first(void);\n[[reflint::oops]] int my_second(void);\n";
    cr_expect_not(rl_models_load_text(models, "api.h", text, strlen(text), NULL));
    cr_expect_null(rl_models_find(models, "my_first", 0));
    rl_models_free(models);
}

Test(loader, a_missing_file)
{
    struct rl_models *models = rl_models_new();
    GError *error = NULL;
    cr_expect_not(rl_models_load_file(models, "/nonexistent/api.h", &error));
    cr_assert(g_error_matches(error, RL_ERROR, RL_ERROR_IO));
    cr_expect(g_str_has_prefix(error->message, "/nonexistent/api.h: cannot read the model: "), "%s", error->message);
    g_error_free(error);
    rl_models_free(models);
}
