/* Finding rows: versions, aliases, a project's own models above the shipped ones; and the text for people. */
#include <criterion/criterion.h>

#include "analyzer/model/model.h"
#include "analyzer/model/slot.h"

#include <string.h>

enum { V38 = 0x0308, V39 = 0x0309, V311 = 0x030b, V312 = 0x030c, V313 = 0x030d, V315 = 0x030f };

static struct rl_models *models;

static void set_up(void)
{
    models = rl_models_new();
}

static void tear_down(void)
{
    rl_models_free(models);
}

static void load(const char *text)
{
    GError *error = NULL;
    rl_models_load_text(models, "own.h", text, strlen(text), &error);
    cr_assert_null(error, "%s", error ? error->message : "");
}

TestSuite(models, .init = set_up, .fini = tear_down);

Test(models, the_table_is_sorted)
{
    cr_assert_gt(rl_builtin_apis_count, 1800);
    for (size_t i = 1; i < rl_builtin_apis_count; i++) {
        const struct rl_api *x = &rl_builtin_apis[i - 1], *y = &rl_builtin_apis[i];
        int order = strcmp(x->name, y->name);
        cr_expect(order < 0 || (order == 0 && x->until && x->until <= y->since), "%s, %s", x->name, y->name);
    }
}

Test(models, indexes_stay_inside)
{
    for (size_t i = 0; i < rl_builtin_apis_count; i++) {
        const struct rl_api *api = &rl_builtin_apis[i];
        cr_expect_lt(api->from, api->nargs, "%s", api->name);
        cr_expect_lt(api->format, api->nargs, "%s", api->name);
        cr_expect(api->result != RL_RESULT_ALLOC || api->family, "%s", api->name);
        for (int a = 0; a < api->nargs; a++) {
            cr_expect_lt(api->args[a].into, api->nargs, "%s", api->name);
            cr_expect_neq(api->args[a].into, a, "%s", api->name);
        }
    }
}

Test(models, unknown_names)
{
    cr_expect_null(rl_models_find(models, "PyList_Frobnicate", 0));
    cr_expect_null(rl_models_find(models, "", 0));
    cr_expect_null(rl_models_find(models, "zzz", V311));
}

Test(models, a_row_for_each_range)
{
    const struct rl_api *old = rl_models_find(models, "_Py_DECREF", V38);
    const struct rl_api *new = rl_models_find(models, "_Py_DECREF", V39);
    cr_assert(old && new);
    cr_expect_eq(old->nargs, 3);
    cr_expect_eq(old->args[2].effect, RL_EFFECT_RELEASES);
    cr_expect_eq(new->nargs, 1);
    cr_expect_eq(rl_models_find(models, "_Py_DECREF", 0), new);
    GPtrArray *all = rl_models_all(models, "_Py_DECREF");
    cr_expect_eq(all->len, 2);
    g_ptr_array_free(all, TRUE);
}

Test(models, the_nearest_range_where_none_holds)
{
    load("[[reflint::new, reflint::until(\"3.9\")]] PyObject *f(void);\n"
         "[[reflint::borrowed, reflint::since(\"3.11\"), reflint::until(\"3.13\")]] PyObject *f(void);\n");
    cr_expect_eq(rl_models_find(models, "f", V38)->result, RL_RESULT_NEW);
    cr_expect_eq(rl_models_find(models, "f", V39)->result, RL_RESULT_NEW);
    cr_expect_eq(rl_models_find(models, "f", V311)->result, RL_RESULT_BORROWED);
    cr_expect_eq(rl_models_find(models, "f", V313)->result, RL_RESULT_BORROWED);
    cr_expect_eq(rl_models_find(models, "f", V315)->result, RL_RESULT_BORROWED);
    cr_expect_eq(rl_models_find(models, "f", 0)->result, RL_RESULT_BORROWED);
    /* A backport of a later name, and a name of Python 2. */
    cr_expect(rl_models_find(models, "Py_NewRef", V38));
    cr_expect(rl_models_find(models, "PyString_FromString", V313));
}

Test(models, aliases_lead_to_the_row)
{
    static const char *const pairs[][2] = {
        {"_Py_NewRef", "Py_NewRef"},
        {"_Py_XDECREF", "Py_XDECREF"},
        {"_PyArg_ParseTuple_SizeT", "PyArg_ParseTuple"},
        {"_Py_BuildValue_SizeT", "Py_BuildValue"},
        {"_PyObject_CallMethod_SizeT", "PyObject_CallMethod"},
        {"_PyObject_CallNoArg", "PyObject_CallNoArgs"},
        {"_PyUnicode_AsString", "PyUnicode_AsUTF8"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        const struct rl_api *api = rl_models_find(models, pairs[i][0], V311);
        cr_assert(api, "%s", pairs[i][0]);
        cr_expect_str_eq(api->name, pairs[i][1]);
    }
    load("[[reflint::new, reflint::alias(\"_my_make\", \"my_MAKE\")]] PyObject *my_make(void);");
    cr_expect_str_eq(rl_models_find(models, "my_MAKE", 0)->name, "my_make");
}

Test(models, own_rows_win)
{
    cr_expect_eq(rl_models_find(models, "PyList_New", V311)->result, RL_RESULT_NEW);
    load("[[reflint::borrowed]] PyObject *PyList_New(Py_ssize_t len);\n[[reflint::new]] PyObject *my_own(void);\n");
    cr_expect_eq(rl_models_find(models, "PyList_New", V311)->result, RL_RESULT_BORROWED);
    cr_expect_eq(rl_models_find(models, "PyTuple_New", V311)->result, RL_RESULT_NEW);
    load("[[reflint::unknown]] PyObject *PyList_New(Py_ssize_t len);\n");
    cr_expect_eq(rl_models_find(models, "PyList_New", V311)->result, RL_RESULT_UNKNOWN);
    GPtrArray *names = rl_models_names(models);
    guint own = 0, shipped = 0;
    for (guint i = 0; i < names->len; i++) {
        own += strcmp(g_ptr_array_index(names, i), "my_own") == 0;
        shipped += strcmp(g_ptr_array_index(names, i), "PyList_New") == 0;
        cr_expect(i == 0 || strcmp(g_ptr_array_index(names, i - 1), g_ptr_array_index(names, i)) < 0);
    }
    cr_expect_eq(own, 1);
    cr_expect_eq(shipped, 1);
    g_ptr_array_free(names, TRUE);
}

Test(models, traits)
{
    cr_expect(rl_models_find(models, "PyTuple_New", V311)->traits & RL_TRAIT_FRESH);
    cr_expect_eq(rl_models_find(models, "PyList_New", V311)->traits, RL_TRAIT_FRESH | RL_TRAIT_CONTAINER);
    cr_expect(rl_models_find(models, "PyTuple_SET_ITEM", V311)->args[0].traits & RL_ARG_FILLED);
    cr_expect(rl_models_find(models, "PyList_SetItem", V311)->args[0].traits & RL_ARG_UNSHARED);
    cr_expect(rl_models_find(models, "PyGC_Disable", V311)->traits & RL_TRAIT_GC_OFF);
    cr_expect_str_eq(rl_models_find(models, "PyList_GetItem", V313)->strong, "PyList_GetItemRef");
    cr_expect_str_eq(rl_models_find(models, "PyObject_GetAttr", V311)->args[1].instead, "PyObject_GetAttrString");
    load("[[reflint::fresh, reflint::strong(\"own_ref\"), reflint::borrowed(\"o\")]] PyObject *own_get([[reflint::shows, reflint::walks]] PyObject *o,\n"
         "    [[reflint::instead(\"a\", \"b\")]] PyObject *key);");
    const struct rl_api *own = rl_models_find(models, "own_get", V311);
    cr_expect_eq(own->traits, RL_TRAIT_FRESH);
    cr_expect_str_eq(own->strong, "own_ref");
    cr_expect_eq(own->args[0].traits, RL_ARG_SHOWN | RL_ARG_WALKED);
    cr_expect_str_eq(own->args[1].made_by, "a");
    GError *error = NULL;
    const char *one = "int f([[reflint::instead(\"a\")]] PyObject *o);";
    cr_expect_not(rl_models_load_text(models, "own.h", one, strlen(one), &error));
    cr_expect(error && strstr(error->message, "expected two functions"));
    g_clear_error(&error);
}

Test(models, what_the_collectors_rules_ask)
{
    const struct rl_api *list = rl_models_type(models, "PyList_Type"), *untrack = rl_models_find(models, "_PyObject_GC_UNTRACK", V311);
    cr_assert(list && untrack);
    cr_expect_eq(list->traits, RL_TRAIT_COLLECTED | RL_TRAIT_CLEARED);
    cr_expect(untrack->args[0].traits & RL_ARG_UNTRACKED);
    cr_expect_null(rl_models_type(models, "PyList_New"), "no type");
    cr_expect(rl_models_type(models, rl_models_find(models, "PyLong_FromLong", V311)->makes)->traits & RL_TRAIT_LEAF);
    cr_expect_str_eq(rl_models_find(models, "PyException_SetContext", V311)->args[1].part, "__context__");
    cr_expect(rl_slot_find("setter")->call.args[1].traits & RL_ARG_CHOSEN);
    g_autofree char *method = rl_models_type_name(rl_models_type(models, "PyCFunction_Type")), *name = rl_models_type_name(list);
    cr_expect_str_eq(method, "builtin_function_or_method");
    cr_expect_str_eq(name, "list");
    cr_expect_str_eq(rl_models_method(models, "PyList_Type", "append")->name, "PyList_Append");
    cr_expect_null(rl_models_method(models, "PyDict_Type", "append"));
    load("[[reflint::makes(\"PyList_Type\"), reflint::new]] PyObject *own_list([[reflint::part(\"head\"), reflint::stores]] PyObject *o,\n"
         "    [[reflint::untracks, reflint::expects(\"PySet_Type\")]] PyObject *p);\n"
         "[[reflint::singleton, reflint::leaf, reflint::named(\"stone\")]] extern PyTypeObject Own_Type;\n"
         "[[reflint::checks(\"Own_Type\")]] int own_is(PyObject *o);\n[[reflint::gives(state)]] void *own_state(PyObject *m);");
    const struct rl_api *own = rl_models_find(models, "own_list", V311);
    cr_expect_str_eq(own->makes, "PyList_Type");
    cr_expect_str_eq(own->args[0].part, "head");
    cr_expect_eq(own->args[1].traits, RL_ARG_UNTRACKED);
    cr_expect_str_eq(own->args[1].expects, "PySet_Type");
    cr_expect_str_eq(rl_models_find(models, "own_is", V311)->checks, "Own_Type");
    cr_expect_eq(rl_models_find(models, "own_state", V311)->gives, RL_GIVES_STATE);
    cr_expect_eq(rl_models_type(models, "Own_Type")->traits, RL_TRAIT_LEAF);
    g_autofree char *stone = rl_models_type_name(rl_models_type(models, "Own_Type")), *text = rl_api_describe(own);
    cr_expect_str_eq(stone, "stone");
    cr_expect(strstr(text, "makes      PyList_Type") && strstr(text, "as head") && strstr(text, "untracked by the collector"), "%s", text);
}

Test(models, an_own_row_for_some_versions_leaves_the_others)
{
    load("[[reflint::borrowed, reflint::since(\"3.13\")]] PyObject *PyList_New(Py_ssize_t len);");
    cr_expect_eq(rl_models_find(models, "PyList_New", V311)->result, RL_RESULT_NEW);
    cr_expect_eq(rl_models_find(models, "PyList_New", V313)->result, RL_RESULT_BORROWED);
}

Test(models, added_rows_are_copied)
{
    char name[] = "added", type[] = "PyObject *", arg_name[] = "o";
    struct rl_api_arg arg = {.name = arg_name, .type = type, .effect = RL_EFFECT_STEALS, .into = -1};
    struct rl_api api = {.name = name, .type = type, .args = &arg, .nargs = 1, .result = RL_RESULT_NEW, .from = -1, .format = -1};
    rl_models_add(models, &api);
    name[0] = arg_name[0] = type[0] = '?';
    arg.effect = RL_EFFECT_BORROW;
    const struct rl_api *found = rl_models_find(models, "added", 0);
    cr_assert(found);
    cr_expect_str_eq(found->type, "PyObject *");
    cr_expect_str_eq(found->args[0].name, "o");
    cr_expect_eq(found->args[0].effect, RL_EFFECT_STEALS);
}

/* ---- slots ------------------------------------------------------------------------- */

Test(slots, what_a_slot_owes)
{
    const struct rl_slot *slot = rl_slot_find("tp_repr");
    cr_assert(slot);
    cr_expect_str_eq(slot->table, "PyTypeObject");
    cr_expect_eq(slot->call.result, RL_RESULT_NEW);
    cr_expect_eq(slot->call.failure, RL_FAIL_NULL);
    cr_expect_eq(rl_slot_find("Py_tp_repr"), slot);
    cr_expect_eq(rl_slot_find("tp_iternext")->call.failure, RL_FAIL_AMBIGUOUS);
    cr_expect_eq(rl_slot_find("tp_init")->call.failure, RL_FAIL_NEGATIVE);
    cr_expect_eq(rl_slot_find("tp_init")->call.args[2].null, RL_NULL_MAYBE);
    cr_expect_eq(rl_slot_find("tp_dealloc")->call.args[0].effect, RL_EFFECT_DESTROYS);
    cr_expect_eq(rl_slot_find("am_send")->call.args[2].effect, RL_EFFECT_OUT_NEW);
    cr_expect_eq(rl_slot_find("tp_setattro")->call.args[2].null, RL_NULL_MAYBE);
    cr_expect_eq(rl_slot_find("PyCFunction")->call.result, RL_RESULT_NEW);
    cr_expect_eq(rl_slot_find("Py_mod_exec")->call.failure, RL_FAIL_NEGATIVE);
    cr_expect(rl_slot_find("tp_base")->is_field);
    cr_expect_eq(rl_slot_find("tp_base")->call.result, RL_RESULT_NEW);
    cr_expect_not(rl_slot_find("nb_add")->is_field);
    cr_expect_null(rl_slot_find("tp_nothing"));
}

/* ---- text -------------------------------------------------------------------------- */

static void described(const char *name, int version, const char *expected)
{
    char *text = rl_api_describe(rl_models_find(models, name, version));
    cr_expect_str_eq(text, expected, "%s", text);
    g_free(text);
}

Test(models, text_for_people)
{
    described("PyList_SetItem", 0,
              "PyList_SetItem (cpython_list_tuple.h)\n"
              "  int PyList_SetItem(PyObject *list, Py_ssize_t index, PyObject *item)\n"
              "  result     no reference; -1 on failure\n"
              "  list       borrowed; lets go of what the next argument names; must not be NULL; while it is new and nobody else has it, "
              "the call is not thought to fail\n"
              "  item       stolen, on failure too, by list; may be NULL\n"
              "  exception  set on failure\n"
              "  runs code  through the destructor of an object it releases\n"
              "  note       takes the reference also when it fails; releases the old item\n");
    described("PyArg_ParseTuple", 0,
              "PyArg_ParseTuple (cpython_args.h)\n"
              "  int PyArg_ParseTuple(PyObject *args, const char *format, ...)\n"
              "  result     no reference; 0 on failure\n"
              "  args       borrowed; must not be NULL\n"
              "  ...        as the PyArg_Parse format says\n"
              "  exception  set on failure\n"
              "  runs code  any Python code\n");
    described("PyMem_Realloc", 0,
              "PyMem_Realloc (cpython_memory.h)\n"
              "  void *PyMem_Realloc(void *p, size_t n)\n"
              "  result     memory, to be released by PyMem_Free; NULL on failure\n"
              "  p          memory: freed on success; on failure still the caller's (PyMem_Free); may be NULL\n");
    described("Py_RETURN_NONE", 0,
              "Py_RETURN_NONE (cpython_object.h)\n"
              "  void Py_RETURN_NONE\n"
              "  control    returns Py_None from the caller\n");
    described("Py_None", 0,
              "Py_None (cpython_singletons.h)\n"
              "  PyObject *Py_None\n"
              "  lives      for ever: borrowed; not counted from 3.12 on\n");
    described("PyObject", 0,
              "PyObject (cpython_singletons.h)\n"
              "  struct PyObject PyObject\n"
              "  is         an object: it starts with a counted head\n");
    described("_Py_DECREF", V38,
              "_Py_DECREF (cpython_object.h)\n"
              "  void _Py_DECREF(const char *filename, int lineno, PyObject *o)\n"
              "  o          -1; must not be NULL\n"
              "  runs code  through the destructor of an object it releases\n"
              "  versions   until 3.9\n"
              "  note       what Py_DECREF expands to in 3.8\n");
}
