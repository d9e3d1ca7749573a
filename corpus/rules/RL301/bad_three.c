/* The cycle goes through three containers. */
#include <Python.h>

static PyObject *
knots_ring(PyObject *self, PyObject *args)
{
    PyObject *a, *b, *c;

    if (!PyArg_ParseTuple(args, "O!O!O!:ring", &PyList_Type, &a, &PyList_Type, &b, &PyDict_Type, &c))
        return NULL;
    if (PyList_Append(a, b) < 0)
        return NULL;
    if (PyList_Append(b, c) < 0)
        return NULL;
    if (PyDict_SetItemString(c, "first", a) < 0)    // expect: RL301 'a'
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef knots_methods[] = {
    {"ring", knots_ring, METH_VARARGS, NULL},
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
