/* A list takes over the reference to a list that holds it. */
#include <Python.h>

static PyObject *
knots_nest(PyObject *self, PyObject *unused)
{
    PyObject *outer = PyList_New(1);
    if (outer == NULL)
        return NULL;
    PyObject *inner = PyList_New(0);
    if (inner == NULL) {
        Py_DECREF(outer);
        return NULL;
    }
    PyList_SET_ITEM(outer, 0, inner);
    if (PyList_Append(inner, outer) < 0) {    // expect: RL301 'outer'
        Py_DECREF(outer);
        return NULL;
    }
    return outer;
}

static PyMethodDef knots_methods[] = {
    {"nest", knots_nest, METH_NOARGS, NULL},
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
