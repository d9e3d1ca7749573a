/* A helper writes borrowed references into variables; one is retained before it is returned. */
#include <Python.h>

extern int parse_two(PyObject *const *args, Py_ssize_t nargs, PyObject **first, PyObject **second);

static PyObject *
pick(PyObject *self, PyObject *const *args, Py_ssize_t nargs)
{
    PyObject *key = NULL, *fallback = NULL;

    if (parse_two(args, nargs, &key, &fallback) < 0)
        return NULL;
    if (fallback != NULL) {
        Py_INCREF(fallback);
        return fallback;
    }
    return PyObject_GetItem(self, key);
}

PyMethodDef pick_methods[] = {
    {"pick", (PyCFunction)(void (*)(void))pick, METH_FASTCALL, NULL},
    {NULL, NULL, 0, NULL},
};
