/* The list is taken out of itself again. */
#include <Python.h>

static PyObject *
knots_bag(PyObject *self, PyObject *item)
{
    PyObject *bag = PyList_New(0);

    if (bag == NULL)
        return NULL;
    if (PyList_Append(bag, bag) < 0 || PyList_SetSlice(bag, 0, 1, NULL) < 0) {
        Py_DECREF(bag);
        return NULL;
    }
    return bag;
}

static PyMethodDef knots_methods[] = {
    {"bag", knots_bag, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef knots_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "knots",
    .m_size = -1,
    .m_methods = knots_methods,
};

PyMODINIT_FUNC
PyInit_knots(void)
{
    return PyModule_Create(&knots_module);
}
