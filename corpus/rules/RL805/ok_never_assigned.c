/* Each round stores an item. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
never_assigned(PyObject *self, PyObject *args)
{
    PyObject *list = PyList_New(0), *item;

    if (list == NULL)
        return NULL;
    for (int i = 0; i < 3; i++) {
        item = self;
        if (PyList_Append(list, item) < 0) {
            Py_DECREF(list);
            return NULL;
        }
    }
    return list;
}
