/* One name for a group, an `O!` and an `O&`. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
keywords_counted(PyObject *self, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"", "point", "list", "path", NULL};
    int first, x, y;
    PyObject *list, *path;

PyArg_ParseTupleAndKeywords(args, kwargs, "i(ii)O!O&:plot", names, &first, &x, &y, &PyList_Type, &list,
                                     PyUnicode_FSConverter, &path)
    Py_DECREF(path);
    return PyLong_FromLong(first + x + y);
}
