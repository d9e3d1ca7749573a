/* A macro of the project frees and forgets. */
#include <Python.h>

#define SAFE_FREE(p)       \
    do {                   \
        if ((p) != NULL) { \
            PyMem_Free(p); \
            (p) = NULL;    \
        }                  \
    } while (0)

static PyObject *
cat_cat(PyObject *self, PyObject *args)
{
    char *a = NULL, *b = NULL;
    PyObject *result = NULL;

    if (!PyArg_ParseTuple(args, "eses", "utf-8", &a, "utf-8", &b))
        return NULL;
    if (*a != '\0')
        result = PyUnicode_FromFormat("%s%s", a, b);
    else
        PyErr_SetString(PyExc_ValueError, "empty");
    SAFE_FREE(a);
    SAFE_FREE(b);
    return result;
}

static PyMethodDef cat_methods[] = {
    {"cat", cat_cat, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef cat_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "cat",
    .m_size = -1,
    .m_methods = cat_methods,
};

PyMODINIT_FUNC
PyInit_cat(void)
{
    return PyModule_Create(&cat_module);
}
