/* Whatever the result is, it is retained: a quotient is new already. */
#include <Python.h>

static PyObject *
ratio_divide(PyObject *self, PyObject *args)
{
    PyObject *left, *right, *result = Py_NotImplemented;

    if (!PyArg_ParseTuple(args, "OO", &left, &right))
        return NULL;
    if (PyLong_Check(right))
        result = PyNumber_FloorDivide(left, right);
    if (result == NULL)
        return NULL;
    Py_INCREF(result);
    return result; // expect: RL106 'result'
}

static PyMethodDef ratio_methods[] = {
    {"divide", (PyCFunction)ratio_divide, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef ratio_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "ratio",
    .m_size = -1,
    .m_methods = ratio_methods,
};

PyMODINIT_FUNC
PyInit_ratio(void)
{
    return PyModule_Create(&ratio_module);
}
