/* The key facts of the calls that matter most, written by hand from the manual and CPython's source.
 *
 * What happens to the arguments is one letter each:
 *   . looked at      k kept (stores)   t stolen   T stolen on success   + retained   - released
 *   n out, new       N out, new when the result is above 0
 *                    b out, borrowed   o out, no reference              x in-out     y in-out, kept on failure
 *   c cleared        r replaced        v visited  i made an object      d destroyed  e escapes
 *   f freed          F freed on success           B buffer acquired     R released   u kept uncounted
 */
#include <criterion/criterion.h>

#include "analyzer/model/model.h"

#include <string.h>

static const char letters[] = {
    [RL_EFFECT_BORROW] = '.',          [RL_EFFECT_STORES] = 'k',
    [RL_EFFECT_STEALS] = 't',          [RL_EFFECT_STEALS_ON_SUCCESS] = 'T',
    [RL_EFFECT_RETAINS] = '+',         [RL_EFFECT_RETAINS_ON_SUCCESS] = '?',
    [RL_EFFECT_RELEASES] = '-',        [RL_EFFECT_CLEARS] = 'c',
    [RL_EFFECT_REPLACES] = 'r',        [RL_EFFECT_OUT_NEW] = 'n',
    [RL_EFFECT_OUT_BORROWED] = 'b',    [RL_EFFECT_OUT_OTHER] = 'o',
    [RL_EFFECT_OUT_ALLOC] = 'a',       [RL_EFFECT_INOUT_REPLACES] = 'x',
    [RL_EFFECT_INOUT_KEEPS] = 'y',     [RL_EFFECT_INIT_NEW] = 'i',
    [RL_EFFECT_FREES] = 'f',           [RL_EFFECT_FREES_ON_SUCCESS] = 'F',
    [RL_EFFECT_DESTROYS] = 'd',        [RL_EFFECT_BUFFER_ACQUIRE] = 'B',
    [RL_EFFECT_BUFFER_RELEASE] = 'R',  [RL_EFFECT_ESCAPES] = 'e',
    [RL_EFFECT_STORES_UNCOUNTED] = 'u', [RL_EFFECT_VISITS] = 'v', [RL_EFFECT_EMPTIES] = '.', [RL_EFFECT_DROPS] = '.',
    [RL_EFFECT_OUT_FOUND] = 'N',
};

enum {
    OTHER = RL_RESULT_OTHER,
    NEW = RL_RESULT_NEW,
    BORROWED = RL_RESULT_BORROWED,
    INTERIOR = RL_RESULT_INTERIOR,
    ALLOC = RL_RESULT_ALLOC,
    ALWAYS_NULL = RL_RESULT_NULL,
    ITSELF = RL_RESULT_ARGUMENT,
    NEVER = RL_FAIL_NEVER,
    ON_NULL = RL_FAIL_NULL,
    MINUS = RL_FAIL_NEGATIVE,
    ZERO = RL_FAIL_ZERO,
    NONZERO = RL_FAIL_NONZERO,
    AMBIGUOUS = RL_FAIL_AMBIGUOUS,
    QUIET = RL_EXC_NONE,
    SETS = RL_EXC_ON_FAILURE,
    MAY_SET = RL_EXC_MAYBE,
    RAISES = RL_EXC_ALWAYS,
    CLEARS = RL_EXC_CLEARS,
    TESTS = RL_EXC_TESTS,
};

static const struct {
    const char *name, *args;
    int result, from, failure, exception;
} rows[] = {
    /* counts */
    {"Py_INCREF", "+", OTHER, -1, NEVER, QUIET},
    {"Py_XINCREF", "+", OTHER, -1, NEVER, QUIET},
    {"Py_IncRef", "+", OTHER, -1, NEVER, QUIET},
    {"Py_DECREF", "-", OTHER, -1, NEVER, QUIET},
    {"Py_XDECREF", "-", OTHER, -1, NEVER, QUIET},
    {"Py_NewRef", "+", ITSELF, 0, NEVER, QUIET},
    {"Py_XNewRef", "+", ITSELF, 0, NEVER, QUIET},
    {"Py_CLEAR", "c", OTHER, -1, NEVER, QUIET},
    {"Py_SETREF", "rt", OTHER, -1, NEVER, QUIET},
    {"Py_XSETREF", "rt", OTHER, -1, NEVER, QUIET},
    {"Py_VISIT", "v", OTHER, -1, NEVER, QUIET},
    {"Py_TYPE", ".", BORROWED, 0, NEVER, QUIET},
    {"Py_SET_TYPE", ".e", OTHER, -1, NEVER, QUIET},
    {"Py_SET_REFCNT", "e.", OTHER, -1, NEVER, QUIET},
    /* lists and tuples */
    {"PyList_New", ".", NEW, -1, ON_NULL, SETS},
    {"PyList_GetItem", "..", BORROWED, 0, ON_NULL, SETS},
    {"PyList_GetItemRef", "..", NEW, -1, ON_NULL, SETS},
    {"PyList_GET_ITEM", "..", BORROWED, 0, NEVER, QUIET},
    {"PyList_SetItem", "..t", OTHER, -1, MINUS, SETS},
    {"PyList_SET_ITEM", "..t", OTHER, -1, NEVER, QUIET},
    {"PyList_Append", ".k", OTHER, -1, MINUS, SETS},
    {"PyList_Insert", "..k", OTHER, -1, MINUS, SETS},
    {"PyList_GetSlice", "...", NEW, -1, ON_NULL, SETS},
    {"PyList_AsTuple", ".", NEW, -1, ON_NULL, SETS},
    {"PyTuple_New", ".", NEW, -1, ON_NULL, SETS},
    {"PyTuple_Pack", ".", NEW, -1, ON_NULL, SETS},
    {"PyTuple_GetItem", "..", BORROWED, 0, ON_NULL, SETS},
    {"PyTuple_GET_ITEM", "..", BORROWED, 0, NEVER, QUIET},
    {"PyTuple_SetItem", "..t", OTHER, -1, MINUS, SETS},
    {"PyTuple_SET_ITEM", "..t", OTHER, -1, NEVER, QUIET},
    {"_PyTuple_Resize", "x.", OTHER, -1, MINUS, SETS},
    {"PyStructSequence_SetItem", "..t", OTHER, -1, NEVER, QUIET},
    {"PyStructSequence_SET_ITEM", "..t", OTHER, -1, NEVER, QUIET},
    {"PyStructSequence_GetItem", "..", BORROWED, 0, NEVER, QUIET},
    /* dictionaries and sets */
    {"PyDict_New", "", NEW, -1, ON_NULL, SETS},
    {"PyDict_SetItem", ".kk", OTHER, -1, MINUS, SETS},
    {"PyDict_SetItemString", "..k", OTHER, -1, MINUS, SETS},
    {"PyDict_GetItem", "..", BORROWED, 0, NEVER, QUIET},
    {"PyDict_GetItemString", "..", BORROWED, 0, NEVER, QUIET},
    {"PyDict_GetItemWithError", "..", BORROWED, 0, AMBIGUOUS, SETS},
    {"PyDict_GetItemRef", "..N", OTHER, -1, MINUS, SETS},
    {"PyDict_SetDefault", ".kk", BORROWED, 0, ON_NULL, SETS},
    {"PyDict_SetDefaultRef", ".kkn", OTHER, -1, MINUS, SETS},
    {"PyDict_Pop", "..N", OTHER, -1, MINUS, SETS},
    {"PyDict_Next", ".obb", OTHER, -1, NEVER, QUIET},
    {"PyDict_Keys", ".", NEW, -1, ON_NULL, SETS},
    {"PyDict_Copy", ".", NEW, -1, ON_NULL, SETS},
    {"PyDict_Contains", "..", OTHER, -1, MINUS, SETS},
    {"PySet_New", ".", NEW, -1, ON_NULL, SETS},
    {"PySet_Add", ".k", OTHER, -1, MINUS, SETS},
    {"PySet_Pop", ".", NEW, -1, ON_NULL, SETS},
    /* objects */
    {"PyObject_GetAttr", "..", NEW, -1, ON_NULL, SETS},
    {"PyObject_GetAttrString", "..", NEW, -1, ON_NULL, SETS},
    {"PyObject_GetOptionalAttr", "..N", OTHER, -1, MINUS, SETS},
    {"_PyObject_LookupAttr", "..N", OTHER, -1, MINUS, SETS},
    {"PyObject_SetAttr", "..k", OTHER, -1, MINUS, SETS},
    {"PyObject_SetAttrString", "..k", OTHER, -1, MINUS, SETS},
    {"PyObject_GetItem", "..", NEW, -1, ON_NULL, SETS},
    {"PyObject_SetItem", "..k", OTHER, -1, MINUS, SETS},
    {"PyObject_Str", ".", NEW, -1, ON_NULL, SETS},
    {"PyObject_Repr", ".", NEW, -1, ON_NULL, SETS},
    {"PyObject_IsTrue", ".", OTHER, -1, MINUS, SETS},
    {"PyObject_RichCompare", "...", NEW, -1, ON_NULL, SETS},
    {"PyObject_RichCompareBool", "...", OTHER, -1, MINUS, SETS},
    {"PyObject_Hash", ".", OTHER, -1, MINUS, SETS},
    {"PyObject_Type", ".", NEW, -1, ON_NULL, SETS},
    {"PyObject_GetIter", ".", NEW, -1, ON_NULL, SETS},
    {"PyIter_Next", ".", NEW, -1, AMBIGUOUS, SETS},
    {"PyIter_NextItem", ".N", OTHER, -1, MINUS, SETS},
    {"PySequence_GetItem", "..", NEW, -1, ON_NULL, SETS},
    {"PySequence_SetItem", "..k", OTHER, -1, MINUS, SETS},
    {"PySequence_Fast", "..", NEW, -1, ON_NULL, SETS},
    {"PySequence_Fast_GET_ITEM", "..", BORROWED, 0, NEVER, QUIET},
    {"PyMapping_GetItemString", "..", NEW, -1, ON_NULL, SETS},
    {"PyMapping_SetItemString", "..k", OTHER, -1, MINUS, SETS},
    {"PyNumber_Add", "..", NEW, -1, ON_NULL, SETS},
    {"PyNumber_InPlaceAdd", "..", NEW, -1, ON_NULL, SETS},
    {"PyNumber_Long", ".", NEW, -1, ON_NULL, SETS},
    {"PyNumber_AsSsize_t", "..", OTHER, -1, AMBIGUOUS, SETS},
    {"PySlice_New", "kkk", NEW, -1, ON_NULL, SETS},
    {"PyObject_CallObject", "..", NEW, -1, ON_NULL, SETS},
    {"PyObject_CallNoArgs", ".", NEW, -1, ON_NULL, SETS},
    {"PyObject_CallFunction", "..", NEW, -1, ON_NULL, SETS},
    {"PyObject_CallFunctionObjArgs", ".", NEW, -1, ON_NULL, SETS},
    {"PyObject_CallMethod", "...", NEW, -1, ON_NULL, SETS},
    {"PyObject_Vectorcall", "....", NEW, -1, ON_NULL, SETS},
    {"PyEval_CallObjectWithKeywords", "...", NEW, -1, ON_NULL, SETS},
    /* numbers */
    {"PyLong_FromLong", ".", NEW, -1, ON_NULL, SETS},
    {"PyLong_AsLong", ".", OTHER, -1, AMBIGUOUS, SETS},
    {"PyLong_AsUnsignedLong", ".", OTHER, -1, AMBIGUOUS, SETS},
    {"PyFloat_FromDouble", ".", NEW, -1, ON_NULL, SETS},
    {"PyFloat_AsDouble", ".", OTHER, -1, AMBIGUOUS, SETS},
    {"PyFloat_AS_DOUBLE", ".", OTHER, -1, NEVER, QUIET},
    {"PyBool_FromLong", ".", NEW, -1, NEVER, QUIET},
    {"PyInt_FromLong", ".", NEW, -1, ON_NULL, SETS},
    {"PyInt_AsLong", ".", OTHER, -1, AMBIGUOUS, SETS},
    /* text and bytes */
    {"PyUnicode_FromString", ".", NEW, -1, ON_NULL, SETS},
    {"PyUnicode_FromFormat", ".", NEW, -1, ON_NULL, SETS},
    {"PyUnicode_AsUTF8", ".", INTERIOR, 0, ON_NULL, SETS},
    {"PyUnicode_AsUTF8String", ".", NEW, -1, ON_NULL, SETS},
    {"PyUnicode_AsWideCharString", ".o", ALLOC, -1, ON_NULL, SETS},
    {"PyUnicode_Append", "x.", OTHER, -1, NEVER, MAY_SET},
    {"PyUnicode_AppendAndDel", "xt", OTHER, -1, NEVER, MAY_SET},
    {"PyUnicode_Resize", "y.", OTHER, -1, MINUS, SETS},
    {"PyUnicode_InternInPlace", ".", OTHER, -1, NEVER, QUIET},
    {"PyUnicode_FSConverter", ".n", OTHER, -1, ZERO, SETS},
    {"PyUnicodeWriter_Create", ".", ALLOC, -1, ON_NULL, SETS},
    {"PyUnicodeWriter_Finish", "f", NEW, -1, ON_NULL, SETS},
    {"PyUnicodeWriter_Discard", "f", OTHER, -1, NEVER, QUIET},
    {"PyBytes_FromStringAndSize", "..", NEW, -1, ON_NULL, SETS},
    {"PyBytes_AsString", ".", INTERIOR, 0, AMBIGUOUS, SETS},
    {"PyBytes_AsStringAndSize", ".oo", OTHER, -1, MINUS, SETS},
    {"PyBytes_Concat", "x.", OTHER, -1, NEVER, MAY_SET},
    {"PyBytes_ConcatAndDel", "xt", OTHER, -1, NEVER, MAY_SET},
    {"_PyBytes_Resize", "x.", OTHER, -1, MINUS, SETS},
    {"PyString_FromString", ".", NEW, -1, ON_NULL, SETS},
    {"PyString_AsString", ".", INTERIOR, 0, AMBIGUOUS, SETS},
    {"PyString_ConcatAndDel", "xt", OTHER, -1, NEVER, MAY_SET},
    {"_PyString_Resize", "x.", OTHER, -1, MINUS, SETS},
    /* arguments */
    {"PyArg_ParseTuple", "..", OTHER, -1, ZERO, SETS},
    {"PyArg_ParseTupleAndKeywords", "....", OTHER, -1, ZERO, SETS},
    {"PyArg_UnpackTuple", "....", OTHER, -1, ZERO, SETS},
    {"Py_BuildValue", ".", NEW, -1, ON_NULL, SETS},
    /* exceptions */
    {"PyErr_SetString", "k.", OTHER, -1, NEVER, RAISES},
    {"PyErr_SetObject", "kk", OTHER, -1, NEVER, RAISES},
    {"PyErr_Format", "k.", ALWAYS_NULL, -1, NEVER, RAISES},
    {"PyErr_NoMemory", "", ALWAYS_NULL, -1, NEVER, RAISES},
    {"PyErr_SetFromErrno", "k", ALWAYS_NULL, -1, NEVER, RAISES},
    {"PyErr_BadArgument", "", OTHER, -1, NEVER, RAISES},
    {"PyErr_BadInternalCall", "", OTHER, -1, NEVER, RAISES},
    {"PyErr_Occurred", "", BORROWED, -1, NEVER, TESTS},
    {"PyErr_Clear", "", OTHER, -1, NEVER, CLEARS},
    {"PyErr_Print", "", OTHER, -1, NEVER, CLEARS},
    {"PyErr_WriteUnraisable", ".", OTHER, -1, NEVER, CLEARS},
    {"PyErr_Fetch", "nnn", OTHER, -1, NEVER, CLEARS},
    {"PyErr_Restore", "ttt", OTHER, -1, NEVER, RL_EXC_RESTORES},
    {"PyErr_NormalizeException", "xxx", OTHER, -1, NEVER, QUIET},
    {"PyErr_GetRaisedException", "", NEW, -1, NEVER, CLEARS},
    {"PyErr_SetRaisedException", "t", OTHER, -1, NEVER, RL_EXC_RESTORES},
    {"PyErr_NewException", "...", NEW, -1, ON_NULL, SETS},
    {"PyErr_WarnEx", "...", OTHER, -1, MINUS, SETS},
    {"PyException_SetCause", ".t", OTHER, -1, NEVER, QUIET},
    {"PyException_SetContext", ".t", OTHER, -1, NEVER, QUIET},
    {"PyException_SetTraceback", ".k", OTHER, -1, MINUS, SETS},
    {"PyException_GetTraceback", ".", NEW, -1, NEVER, QUIET},
    /* modules, imports, capsules, weak references */
    {"PyModule_Create2", "..", NEW, -1, ON_NULL, SETS},
    {"PyModule_Add", "..t", OTHER, -1, MINUS, SETS},
    {"PyModule_AddObject", "..T", OTHER, -1, MINUS, SETS},
    {"PyModule_AddObjectRef", "..k", OTHER, -1, MINUS, SETS},
    {"PyModule_AddType", ".k", OTHER, -1, MINUS, SETS},
    {"PyModule_GetDict", ".", BORROWED, 0, NEVER, QUIET},
    {"PyImport_ImportModule", ".", NEW, -1, ON_NULL, SETS},
    {"PyImport_AddModule", ".", BORROWED, -1, ON_NULL, SETS},
    {"PyImport_AddModuleRef", ".", NEW, -1, ON_NULL, SETS},
    {"PyImport_GetModuleDict", "", BORROWED, -1, NEVER, QUIET},
    {"PyEval_GetBuiltins", "", BORROWED, -1, NEVER, QUIET},
    {"PySys_GetObject", ".", BORROWED, -1, NEVER, QUIET},
    {"PySys_SetObject", ".k", OTHER, -1, MINUS, SETS},
    {"PyCapsule_New", "u..", NEW, -1, ON_NULL, SETS},
    {"PyCapsule_GetPointer", "..", OTHER, -1, ON_NULL, SETS},
    {"PyCObject_FromVoidPtr", "u.", NEW, -1, ON_NULL, SETS},
    {"PyWeakref_NewRef", ".k", NEW, -1, ON_NULL, SETS},
    {"PyWeakref_GetObject", ".", BORROWED, -1, ON_NULL, SETS},
    {"PyWeakref_GetRef", ".N", OTHER, -1, MINUS, SETS},
    {"PyContextVar_Get", "..n", OTHER, -1, MINUS, SETS},
    {"Py_InitModule3", "...", BORROWED, -1, ON_NULL, SETS},
    /* types, cells, generators */
    {"PyType_Ready", ".", OTHER, -1, MINUS, SETS},
    {"PyType_GenericAlloc", "..", NEW, -1, ON_NULL, SETS},
    {"PyType_GenericNew", "...", NEW, -1, ON_NULL, SETS},
    {"PyType_FromSpec", ".", NEW, -1, ON_NULL, SETS},
    {"PyCell_New", "k", NEW, -1, ON_NULL, SETS},
    {"PyCell_Get", ".", NEW, -1, AMBIGUOUS, SETS},
    {"PyCell_GET", ".", BORROWED, 0, NEVER, QUIET},
    {"PyCell_Set", ".k", OTHER, -1, MINUS, SETS},
    {"PyCell_SET", ".t", OTHER, -1, NEVER, QUIET},
    {"PyGen_New", "t", NEW, -1, ON_NULL, SETS},
    {"PyMethod_New", "kk", NEW, -1, ON_NULL, SETS},
    /* memory, buffers, the collector, the GIL */
    {"PyMem_Malloc", ".", ALLOC, -1, ON_NULL, QUIET},
    {"PyMem_Realloc", "F.", ALLOC, -1, ON_NULL, QUIET},
    {"PyMem_Free", "f", OTHER, -1, NEVER, QUIET},
    {"PyMem_RawMalloc", ".", ALLOC, -1, ON_NULL, QUIET},
    {"PyObject_Malloc", ".", ALLOC, -1, ON_NULL, QUIET},
    {"PyObject_Free", "f", OTHER, -1, NEVER, QUIET},
    {"PyObject_New", "..", NEW, -1, ON_NULL, SETS},
    {"_PyObject_New", ".", NEW, -1, ON_NULL, SETS},
    {"PyObject_GC_New", "..", NEW, -1, ON_NULL, SETS},
    {"PyObject_GC_Resize", ".T.", NEW, -1, ON_NULL, SETS},
    {"PyObject_Init", "i.", ITSELF, 0, ON_NULL, SETS},
    {"PyObject_Del", "d", OTHER, -1, NEVER, QUIET},
    {"PyObject_GC_Del", "d", OTHER, -1, NEVER, QUIET},
    {"PyObject_GetBuffer", ".B.", OTHER, -1, MINUS, SETS},
    {"PyBuffer_Release", "R", OTHER, -1, NEVER, QUIET},
    {"PyMemoryView_FromObject", "k", NEW, -1, ON_NULL, SETS},
    {"Py_EnterRecursiveCall", ".", OTHER, -1, NONZERO, SETS},
};

static struct rl_models *models;

static void set_up(void)
{
    models = rl_models_new();
}

static void tear_down(void)
{
    rl_models_free(models);
}

TestSuite(rows, .init = set_up, .fini = tear_down);

static char *effects(const struct rl_api *api)
{
    char *text = g_malloc0((size_t)api->nargs + 1);
    for (int i = 0; i < api->nargs; i++)
        text[i] = letters[api->args[i].effect];
    return text;
}

Test(rows, key_facts)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        const struct rl_api *api = rl_models_find(models, rows[i].name, 0);
        cr_expect(api, "%s is missing", rows[i].name);
        if (!api)
            continue;
        char *args = effects(api);
        cr_expect_str_eq(args, rows[i].args, "arguments of %s: %s, expected %s", rows[i].name, args, rows[i].args);
        cr_expect_eq((int)api->result, rows[i].result, "result of %s: %d", rows[i].name, (int)api->result);
        cr_expect_eq(api->from, rows[i].from, "owner of %s: %d", rows[i].name, api->from);
        cr_expect_eq((int)api->failure, rows[i].failure, "failure of %s: %d", rows[i].name, (int)api->failure);
        cr_expect_eq((int)api->exception, rows[i].exception, "exception of %s: %d", rows[i].name, (int)api->exception);
        g_free(args);
    }
}

Test(rows, thieves_and_keepers_know_the_container)
{
    static const struct {
        const char *name;
        int arg, into;
    } kept[] = {
        {"PyList_SetItem", 2, 0}, {"PyList_Append", 1, 0},      {"PyTuple_SET_ITEM", 2, 0}, {"PyDict_SetItem", 1, 0},
        {"PyDict_SetItem", 2, 0}, {"PyModule_AddObject", 2, 0}, {"PySet_Add", 1, 0},        {"PyObject_SetAttr", 2, 0},
        {"PyCell_Set", 1, 0},     {"PyErr_SetObject", 1, -1},   {"PySlice_New", 0, -1},     {"PyErr_Restore", 1, -1},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
        cr_expect_eq(rl_models_find(models, kept[i].name, 0)->args[kept[i].arg].into, kept[i].into, "%s", kept[i].name);
}

Test(rows, variable_arguments)
{
    static const struct {
        const char *name;
        int varargs, format;
    } variable[] = {
        {"PyArg_ParseTuple", RL_VARARGS_PARSE, 1},
        {"PyArg_ParseTupleAndKeywords", RL_VARARGS_PARSE, 2},
        {"PyArg_Parse", RL_VARARGS_PARSE, 1},
        {"PyArg_UnpackTuple", RL_VARARGS_OUT_BORROWED, -1},
        {"Py_BuildValue", RL_VARARGS_BUILD, 0},
        {"PyObject_CallFunction", RL_VARARGS_BUILD, 1},
        {"PyObject_CallMethod", RL_VARARGS_BUILD, 2},
        {"PyEval_CallFunction", RL_VARARGS_BUILD, 1},
        {"PyErr_Format", RL_VARARGS_PRINTF, 1},
        {"PyUnicode_FromFormat", RL_VARARGS_PRINTF, 0},
        {"PyObject_CallFunctionObjArgs", RL_VARARGS_OBJECTS_BORROW, -1},
        {"PyObject_CallMethodObjArgs", RL_VARARGS_OBJECTS_BORROW, -1},
        {"PyTuple_Pack", RL_VARARGS_OBJECTS_STORE, -1},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(variable); i++) {
        const struct rl_api *api = rl_models_find(models, variable[i].name, 0);
        cr_assert(api, "%s", variable[i].name);
        cr_expect_eq((int)api->varargs, variable[i].varargs, "%s", variable[i].name);
        cr_expect_eq(api->format, variable[i].format, "%s", variable[i].name);
    }
}

/* NEVER: crashes; MAYBE: allowed; what is not known is not stated. */
Test(rows, null_arguments)
{
    static const struct {
        const char *name;
        int arg, null; /* -1: not stated */
    } nulls[] = {
        {"Py_INCREF", 0, RL_NULL_NEVER},      {"Py_DECREF", 0, RL_NULL_NEVER},        {"Py_XDECREF", 0, RL_NULL_MAYBE},
        {"Py_CLEAR", 0, RL_NULL_MAYBE},       {"PyObject_IsTrue", 0, RL_NULL_NEVER},  {"PyObject_Str", 0, RL_NULL_MAYBE},
        {"PyObject_Repr", 0, RL_NULL_MAYBE},  {"PyObject_GetIter", 0, RL_NULL_NEVER}, {"PyUnicode_AsUTF8", 0, RL_NULL_NEVER},
        {"PyList_GetItem", 0, RL_NULL_NEVER}, {"PyList_SetItem", 2, RL_NULL_MAYBE},   {"PyList_Append", 1, -1},
        {"PyDict_SetItem", 2, RL_NULL_NEVER}, {"PyTuple_SET_ITEM", 0, RL_NULL_NEVER}, {"PyLong_AsLong", 0, -1},
        {"PyNumber_Add", 0, RL_NULL_NEVER},   {"PyObject_SetAttr", 2, RL_NULL_MAYBE}, {"PyModule_AddObject", 2, RL_NULL_MAYBE},
        {"PyObject_Call", 2, RL_NULL_MAYBE},  {"PyObject_Call", 0, RL_NULL_NEVER},    {"PyErr_Restore", 0, RL_NULL_MAYBE},
        {"PyMem_Free", 0, RL_NULL_MAYBE},     {"PyObject_GetItem", 0, -1},            {"Py_TYPE", 0, RL_NULL_NEVER},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(nulls); i++) {
        const struct rl_api_arg *arg = &rl_models_find(models, nulls[i].name, 0)->args[nulls[i].arg];
        int null = arg->null_known ? (int)arg->null : -1;
        cr_expect_eq(null, nulls[i].null, "%s, argument %d: %d", nulls[i].name, nulls[i].arg, null);
    }
}

Test(rows, memory_families)
{
    cr_expect_str_eq(rl_models_find(models, "PyMem_Malloc", 0)->family, "PyMem_Free");
    cr_expect_str_eq(rl_models_find(models, "PyMem_New", 0)->family, "PyMem_Free");
    cr_expect_str_eq(rl_models_find(models, "PyMem_RawMalloc", 0)->family, "PyMem_RawFree");
    cr_expect_str_eq(rl_models_find(models, "PyObject_Malloc", 0)->family, "PyObject_Free");
    cr_expect_str_eq(rl_models_find(models, "PyMem_Del", 0)->args[0].family, "PyMem_Free");
    cr_expect_str_eq(rl_models_find(models, "PyMem_RawFree", 0)->args[0].family, "PyMem_RawFree");
    cr_expect_str_eq(rl_models_find(models, "PyObject_FREE", 0)->args[0].family, "PyObject_Free");
    cr_expect_str_eq(rl_models_find(models, "PyGILState_Ensure", 0)->family, "PyGILState_Release");
    cr_expect_eq(rl_models_find(models, "PyGILState_Ensure", 0)->result, RL_RESULT_OTHER);
}

Test(rows, singletons_types_and_statements)
{
    static const char *const singletons[] = {
        "Py_None", "Py_True", "Py_NotImplemented", "Py_Ellipsis", "_Py_NoneStruct", "_Py_TrueStruct",
        "PyExc_ValueError", "PyExc_StopIteration", "PyList_Type", "PyType_Type", "PyBaseObject_Type", "PyUnicode_Type",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(singletons); i++) {
        const struct rl_api *api = rl_models_find(models, singletons[i], 0);
        cr_assert(api, "%s", singletons[i]);
        cr_expect_eq(api->kind, RL_API_SINGLETON, "%s", singletons[i]);
        cr_expect(api->immortal, "%s", singletons[i]);
    }
    static const char *const types[] = {"PyObject", "PyVarObject", "PyTypeObject", "PyListObject", "PyCFunctionObject", "PyStringObject"};
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
        const struct rl_api *api = rl_models_find(models, types[i], 0);
        cr_assert(api, "%s", types[i]);
        cr_expect_eq(api->kind, RL_API_TYPE, "%s", types[i]);
    }
    static const char *const statements[] = {"Py_CLEAR", "Py_SETREF", "Py_VISIT", "Py_RETURN_NONE", "Py_BEGIN_ALLOW_THREADS", "Py_UNREACHABLE"};
    for (size_t i = 0; i < G_N_ELEMENTS(statements); i++)
        cr_expect_eq(rl_models_find(models, statements[i], 0)->kind, RL_API_STATEMENT, "%s", statements[i]);
    cr_expect_str_eq(rl_models_find(models, "Py_RETURN_TRUE", 0)->returns, "Py_True");
    cr_expect(rl_models_find(models, "Py_FatalError", 0)->noreturn);
    cr_expect(rl_models_find(models, "Py_UNREACHABLE", 0)->noreturn);
    cr_expect_not(rl_models_find(models, "PyMem_RawFree", 0)->needs_gil);
    cr_expect(rl_models_find(models, "PyList_Append", 0)->needs_gil);
    cr_expect_eq(rl_models_find(models, "PyList_Append", 0)->gil, RL_GIL_STAYS);
    cr_expect_eq(rl_models_find(models, "PyEval_SaveThread", 0)->gil, RL_GIL_DETACHES);
    cr_expect_eq(rl_models_find(models, "PyGILState_Release", 0)->gil, RL_GIL_RELEASES);
}
