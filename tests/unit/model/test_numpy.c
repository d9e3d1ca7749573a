/* The key facts of NumPy's C API, written by hand from its manual and its API lists.
 *
 * What happens to the arguments is one letter each, as in test_rows.c:
 *   . looked at   k kept   t stolen   n out, new   b out, borrowed   o out, no reference   x in-out
 *   - released   f freed   F freed on success   u kept uncounted   e escapes   + retained
 */
#include <criterion/criterion.h>

#include "analyzer/model/model.h"

#include <string.h>

static const char letters[] = {
    [RL_EFFECT_BORROW] = '.',           [RL_EFFECT_STORES] = 'k',  [RL_EFFECT_STEALS] = 't',
    [RL_EFFECT_STEALS_ON_SUCCESS] = 'T', [RL_EFFECT_RETAINS] = '+', [RL_EFFECT_RELEASES] = '-',
    [RL_EFFECT_OUT_NEW] = 'n',          [RL_EFFECT_OUT_BORROWED] = 'b', [RL_EFFECT_OUT_OTHER] = 'o',
    [RL_EFFECT_INOUT_REPLACES] = 'x',   [RL_EFFECT_FREES] = 'f',   [RL_EFFECT_FREES_ON_SUCCESS] = 'F',
    [RL_EFFECT_ESCAPES] = 'e',          [RL_EFFECT_STORES_UNCOUNTED] = 'u',
};

enum {
    OTHER = RL_RESULT_OTHER,
    NEW = RL_RESULT_NEW,
    BORROWED = RL_RESULT_BORROWED,
    INTERIOR = RL_RESULT_INTERIOR,
    ALLOC = RL_RESULT_ALLOC,
    ITSELF = RL_RESULT_ARGUMENT,
    UNKNOWN = RL_RESULT_UNKNOWN,
    NEVER = RL_FAIL_NEVER,
    ON_NULL = RL_FAIL_NULL,
    MINUS = RL_FAIL_NEGATIVE,
    ZERO = RL_FAIL_ZERO,
};

static const struct {
    const char *name, *args;
    int result, from, failure;
} rows[] = {
    /* new arrays */
    {"PyArray_SimpleNew", "...", NEW, -1, ON_NULL},
    {"PyArray_SimpleNewFromData", "...u", NEW, -1, ON_NULL},
    {"PyArray_SimpleNewFromDescr", "..t", NEW, -1, ON_NULL},
    {"PyArray_New", ".....u...", NEW, -1, ON_NULL},
    {"PyArray_NewFromDescr", ".t...u..", NEW, -1, ON_NULL},
    {"PyArray_NewLikeArray", "..t.", NEW, -1, ON_NULL},
    {"PyArray_Empty", "..t.", NEW, -1, ON_NULL},
    {"PyArray_Zeros", "..t.", NEW, -1, ON_NULL},
    {"PyArray_ZEROS", "....", NEW, -1, ON_NULL},
    {"PyArray_ArangeObj", "....", NEW, -1, ON_NULL},
    {"PyArray_FromBuffer", ".t..", NEW, -1, ON_NULL},
    {"PyArray_FromFile", ".t..", NEW, -1, ON_NULL},
    {"PyArray_FromString", "..t..", NEW, -1, ON_NULL},
    {"PyArray_FromIter", ".t.", NEW, -1, ON_NULL},
    {"PyArray_FromDimsAndDataAndDescr", "..tu", NEW, -1, ON_NULL},
    /* from objects */
    {"PyArray_FromAny", ".t....", NEW, -1, ON_NULL},
    {"PyArray_CheckFromAny", ".t....", NEW, -1, ON_NULL},
    {"PyArray_FromArray", ".t.", NEW, -1, ON_NULL},
    {"PyArray_FromScalar", ".t", NEW, -1, ON_NULL},
    {"PyArray_FROM_OTF", "...", NEW, -1, ON_NULL},
    {"PyArray_FROMANY", ".....", NEW, -1, ON_NULL},
    {"PyArray_ContiguousFromAny", "....", NEW, -1, ON_NULL},
    {"PyArray_EnsureArray", "t", NEW, -1, ON_NULL},
    {"PyArray_EnsureAnyArray", "t", NEW, -1, ON_NULL},
    {"PyArray_FromInterface", ".", UNKNOWN, -1, ON_NULL},
    {"PyArray_AsCArray", "noo.t", OTHER, -1, MINUS},
    {"PyArray_Free", "-.", OTHER, -1, NEVER},
    /* the array's parts, its base */
    {"PyArray_DATA", ".", INTERIOR, 0, NEVER},
    {"PyArray_GETPTR2", "...", INTERIOR, 0, NEVER},
    {"PyArray_DIMS", ".", INTERIOR, 0, NEVER},
    {"PyArray_BASE", ".", BORROWED, 0, NEVER},
    {"PyArray_DESCR", ".", BORROWED, 0, NEVER},
    {"PyArray_DTYPE", ".", BORROWED, 0, NEVER},
    {"PyArray_NDIM", ".", OTHER, -1, NEVER},
    {"PyArray_SetBaseObject", ".t", OTHER, -1, MINUS},
    {"PyArray_SetWritebackIfCopyBase", ".t", OTHER, -1, MINUS},
    {"PyArray_SetUpdateIfCopyBase", ".t", OTHER, -1, MINUS},
    {"PyArray_ResolveWritebackIfCopy", ".", OTHER, -1, MINUS},
    {"PyArray_DiscardWritebackIfCopy", ".", OTHER, -1, NEVER},
    {"PyArray_XDECREF_ERR", "-", OTHER, -1, NEVER},
    /* what comes of an array */
    {"PyArray_Return", "t", NEW, -1, ON_NULL},
    {"PyArray_GETITEM", "..", NEW, -1, ON_NULL},
    {"PyArray_SETITEM", "...", OTHER, -1, MINUS},
    {"PyArray_Copy", ".", NEW, -1, ON_NULL},
    {"PyArray_View", ".t.", NEW, -1, ON_NULL},
    {"PyArray_GetField", ".t.", NEW, -1, ON_NULL},
    {"PyArray_SetField", ".t..", OTHER, -1, MINUS},
    {"PyArray_CastToType", ".t.", NEW, -1, ON_NULL},
    {"PyArray_CopyInto", "..", OTHER, -1, MINUS},
    {"PyArray_Sum", "....", NEW, -1, ON_NULL},
    {"PyArray_Check", ".", OTHER, -1, NEVER},
    /* converters */
    {"PyArray_Converter", ".n", OTHER, -1, ZERO},
    {"PyArray_OutputConverter", ".b", OTHER, -1, ZERO},
    {"PyArray_IntpConverter", ".o", OTHER, -1, ZERO},
    {"PyArray_DescrConverter", ".n", OTHER, -1, ZERO},
    {"PyArray_DescrConverter2", ".n", OTHER, -1, ZERO},
    /* descriptors and scalars */
    {"PyArray_DescrFromType", ".", NEW, -1, ON_NULL},
    {"PyArray_DescrNew", ".", NEW, -1, ON_NULL},
    {"PyArray_DescrFromObject", "..", NEW, -1, ON_NULL},
    {"PyArray_PromoteTypes", "..", NEW, -1, ON_NULL},
    {"PyArray_TypeObjectFromType", ".", NEW, -1, ON_NULL},
    {"PyArray_Scalar", "...", NEW, -1, ON_NULL},
    {"PyArray_RegisterDataType", "e", OTHER, -1, MINUS},
    {"PyDataType_FIELDS", ".", BORROWED, 0, NEVER},
    {"NPY_DT_NewRef", "+", ITSELF, 0, NEVER},
    /* memory */
    {"PyDataMem_NEW", ".", ALLOC, -1, ON_NULL},
    {"PyDataMem_RENEW", "F.", ALLOC, -1, ON_NULL},
    {"PyDataMem_FREE", "f", OTHER, -1, NEVER},
    {"PyDimMem_FREE", "f", OTHER, -1, NEVER},
    /* iterators and universal functions */
    {"PyArray_IterNew", ".", NEW, -1, ON_NULL},
    {"PyArray_MultiIterNew", ".", NEW, -1, ON_NULL},
    {"PyArray_ITER_DATA", ".", INTERIOR, 0, NEVER},
    {"PyArray_MapIterSwapAxes", ".x.", OTHER, -1, NEVER},
    {"NpyIter_New", ".....", ALLOC, -1, ON_NULL},
    {"NpyIter_AdvancedNew", "...........", ALLOC, -1, ON_NULL},
    {"NpyIter_Deallocate", "f", OTHER, -1, ZERO},
    {"NpyIter_GetOperandArray", ".", INTERIOR, 0, NEVER},
    {"NpyIter_GetIterView", "..", NEW, -1, ON_NULL},
    {"NpyIter_Reset", ".o", OTHER, -1, ZERO},
    {"PyUFunc_FromFuncAndData", "uuu....uu.", NEW, -1, ON_NULL},
    {"PyUFunc_RegisterLoopForType", "....u", OTHER, -1, MINUS},
    {"PyUFunc_AddPromoter", ".kk", OTHER, -1, MINUS},
    {"PyUFunc_GetPyValues", ".oon", OTHER, -1, MINUS},
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

TestSuite(numpy, .init = set_up, .fini = tear_down);

Test(numpy, rows)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        const struct rl_api *api = rl_models_find(models, rows[i].name, 0);
        cr_assert(api, "%s has no row", rows[i].name);
        char args[32] = "";
        for (int a = 0; a < api->nargs && a < 31; a++)
            args[a] = letters[api->args[a].effect];
        cr_expect_str_eq(args, rows[i].args, "%s: arguments %s", api->name, args);
        cr_expect_eq((int)api->result, rows[i].result, "%s: result %d", api->name, api->result);
        cr_expect_eq(api->from, rows[i].from, "%s: from %d", api->name, api->from);
        cr_expect_eq((int)api->failure, rows[i].failure, "%s: failure %d", api->name, api->failure);
    }
}

/* The front end takes a call through the table, and what the header builds on one, for one call of this name. */
Test(numpy, macros)
{
    static const char *const names[] = {
        "PyArray_FromAny",      "PyArray_SimpleNew",      "PyArray_FROM_OTF", "PyArray_DescrFromType", "PyArray_Return",
        "PyArray_SetBaseObject", "PyArray_GETCONTIGUOUS", "PyArray_ITER_NEXT", "NpyIter_New",          "PyUFunc_FromFuncAndData",
        "PyDataMem_FREE",       "PyArrayScalar_RETURN_TRUE",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        cr_expect(rl_models_find(models, names[i], 0)->is_macro, "%s", names[i]);
    /* These hide a return, or are assigned to in old code: their expansion says more. */
    static const char *const expanded[] = {"import_array", "import_array1", "import_array2", "import_umath", "PyArray_BASE", "PyArray_IsScalar"};
    for (size_t i = 0; i < G_N_ELEMENTS(expanded); i++)
        cr_expect_not(rl_models_find(models, expanded[i], 0)->is_macro, "%s", expanded[i]);
}

Test(numpy, null)
{
    static const struct {
        const char *name;
        int arg;
        bool allowed;
    } nulls[] = {
        {"PyArray_FromAny", 0, false},   {"PyArray_FromAny", 1, true},  {"PyArray_NewFromDescr", 1, true}, {"PyArray_Return", 0, true},
        {"PyArray_EnsureArray", 0, true}, {"PyArray_DATA", 0, false},    {"PyArray_XDECREF_ERR", 0, true},  {"PyArray_Sum", 3, true},
        {"PyDataMem_FREE", 0, true},     {"PyArray_View", 1, true},     {"NpyIter_Deallocate", 0, true},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(nulls); i++) {
        const struct rl_api_arg *arg = &rl_models_find(models, nulls[i].name, 0)->args[nulls[i].arg];
        cr_expect(arg->null_known, "%s", nulls[i].name);
        cr_expect_eq(arg->null, nulls[i].allowed ? RL_NULL_MAYBE : RL_NULL_NEVER, "%s", nulls[i].name);
    }
}

Test(numpy, who_keeps_what_is_stolen)
{
    cr_expect_eq(rl_models_find(models, "PyArray_SetBaseObject", 0)->args[1].into, 0);
    cr_expect_eq(rl_models_find(models, "PyArray_SetWritebackIfCopyBase", 0)->args[1].into, 0);
    cr_expect_eq(rl_models_find(models, "PyArray_FromAny", 0)->args[1].into, -1);
}

Test(numpy, families)
{
    cr_expect_str_eq(rl_models_find(models, "NpyIter_New", 0)->family, "NpyIter_Deallocate");
    cr_expect_str_eq(rl_models_find(models, "NpyIter_Copy", 0)->family, "NpyIter_Deallocate");
    cr_expect_str_eq(rl_models_find(models, "NpyIter_Deallocate", 0)->args[0].family, "NpyIter_Deallocate");
    cr_expect_str_eq(rl_models_find(models, "PyDataMem_NEW", 0)->family, "PyDataMem_FREE");
    cr_expect_str_eq(rl_models_find(models, "PyDimMem_NEW", 0)->family, "PyArray_free");
    cr_expect_str_eq(rl_models_find(models, "PyDimMem_FREE", 0)->args[0].family, "PyArray_free");
    cr_expect_str_eq(rl_models_find(models, "PyArray_ConvertToCommonType", 0)->family, "PyDataMem_FREE");
    cr_expect_str_eq(rl_models_find(models, "NpyString_acquire_allocator", 0)->family, "NpyString_release_allocator");
}

Test(numpy, types_and_singletons)
{
    static const char *const types[] = {"PyArrayObject", "PyArray_Descr", "PyArrayIterObject", "PyArrayMultiIterObject",
                                        "PyUFuncObject", "PyArray_DTypeMeta", "PyDoubleScalarObject"};
    for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
        const struct rl_api *api = rl_models_find(models, types[i], 0);
        cr_assert(api, "%s", types[i]);
        cr_expect_eq(api->kind, RL_API_TYPE, "%s", types[i]);
    }
    static const char *const singletons[] = {"PyArray_Type",         "PyArrayDescr_Type",   "PyUFunc_Type", "PyDoubleArrType_Type",
                                             "PyArrayScalar_True", "PyArray_DoubleDType", "PyArrayMultiIter_Type"};
    for (size_t i = 0; i < G_N_ELEMENTS(singletons); i++) {
        const struct rl_api *api = rl_models_find(models, singletons[i], 0);
        cr_assert(api, "%s", singletons[i]);
        cr_expect_eq(api->kind, RL_API_SINGLETON, "%s", singletons[i]);
    }
    cr_expect_null(rl_models_find(models, "NpyIter", 0), "no object: it has no count");
}
