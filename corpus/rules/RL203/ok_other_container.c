/* The item moves into another list before the first one goes. */
#include <Python.h>

static PyObject *
moves_move(PyObject *self, PyObject *func)
{
    PyObject *from, *to, *item;

    from = PyObject_CallNoArgs(func);
    if (from == NULL)
        return NULL;
    to = PyList_New(0);
    if (to == NULL) {
        Py_DECREF(from);
        return NULL;
    }
    item = PyList_GetItem(from, 0);
    if (item == NULL || PyList_Append(to, item) < 0) {
        Py_DECREF(from);
        Py_DECREF(to);
        return NULL;
    }
    Py_DECREF(from);
    if (PyObject_IsTrue(item) < 0) {
        Py_DECREF(to);
        return NULL;
    }
    return to;
}

static PyMethodDef moves_methods[] = {
    {"move", moves_move, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef moves_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "moves",
    .m_size = -1,
    .m_methods = moves_methods,
};

PyMODINIT_FUNC
PyInit_moves(void)
{
    return PyModule_Create(&moves_module);
}
