/* Each new list holds itself. */
#include <Python.h>

static PyObject *
knots_bags(PyObject *self, PyObject *unused)
{
    PyObject *all = PyList_New(0);

    if (all == NULL)
        return NULL;
    for (int i = 0; i < 10; i++) {
        PyObject *bag = PyList_New(0);
        if (bag == NULL)
            goto error;
        if (PyList_Append(bag, bag) < 0 || PyList_Append(all, bag) < 0) {    // expect: RL302 'bag'
            Py_DECREF(bag);
            goto error;
        }
        Py_DECREF(bag);
    }
    return all;
error:
    Py_DECREF(all);
    return NULL;
}

static PyMethodDef knots_methods[] = {
    {"bags", knots_bags, METH_NOARGS, NULL},
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
