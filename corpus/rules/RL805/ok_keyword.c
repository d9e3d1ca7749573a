/* Assigned before the parse. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
keyword(PyObject *self, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"text", "size", NULL};
    const char *text;
    Py_ssize_t size;

    size = 1;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "s|n", names, &text, &size))
        return NULL;
    return PyUnicode_FromStringAndSize(text, size);
}
