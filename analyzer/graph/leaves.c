/* Objects that hold no others: they end the ownership graph. */
#include <string.h>

#include "analyzer/graph/edges.h"

bool rl_is_leaf_struct(const char *name)
{
    static const char *const structs[] = {
        "PyUnicodeObject", "PyASCIIObject", "PyCompactUnicodeObject", "PyBytesObject", "PyLongObject", "PyFloatObject",
        "PyComplexObject", "PyByteArrayObject", "PyCodeObject", "PyStringObject", "PyIntObject",
    };
    for (size_t i = 0; name && i < G_N_ELEMENTS(structs); i++)
        if (strcmp(structs[i], name) == 0)
            return true;
    return false;
}

bool rl_makes_leaf(const char *call)
{
    static const char *const prefixes[] = {
        "PyUnicode_", "PyBytes_", "PyLong_", "PyFloat_", "PyBool_", "PyComplex_", "PyByteArray_", "PyString_", "PyInt_",
        "PyNumber_Long", "PyNumber_Float", "PyNumber_Index", "PyObject_Repr", "PyObject_Str", "PyObject_ASCII",
        "PyObject_Bytes", "_PyUnicode_", "_PyLong_", "_PyBytes_", "PyThread_", "PyCapsule_", "PyCode_", "PyWeakref_",
    };
    for (size_t i = 0; call && i < G_N_ELEMENTS(prefixes); i++)
        if (g_str_has_prefix(call, prefixes[i]))
            return true;
    return false;
}
