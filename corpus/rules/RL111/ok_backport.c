/* A backport of an API that consumes its argument. */
#include <Python.h>

typedef struct PyLongWriter PyLongWriter;

PyObject *
PyLongWriter_Finish(PyLongWriter *writer)
{
    PyObject *number = (PyObject *)writer;

    if (PyObject_Size(number) == 0) {
        Py_DECREF(number);
        return PyLong_FromLong(0);
    }
    return number;
}
