/* The context is gone before the cause is set. */
#include <Python.h>

static PyObject *
knots_tie(PyObject *self, PyObject *args)
{
    PyObject *first, *second;

    if (!PyArg_ParseTuple(args, "OO:tie", &first, &second))
        return NULL;
    PyException_SetContext(second, Py_NewRef(first));
    PyException_SetContext(second, NULL);
    PyException_SetCause(first, Py_NewRef(second));
    Py_RETURN_NONE;
}

static PyMethodDef knots_methods[] = {
    {"tie", knots_tie, METH_VARARGS, NULL},
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
