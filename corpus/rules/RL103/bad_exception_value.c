/* PyErr_SetObject does not steal the value that is made inside its argument list. */
#include <Python.h>

static PyObject *
net_fail(PyObject *self, PyObject *args)
{
    int code;

    if (!PyArg_ParseTuple(args, "i", &code))
        return NULL;
    PyErr_SetObject(PyExc_OSError, PyUnicode_FromFormat("error %d", code)); // expect: RL103 'PyUnicode_FromFormat'
    return NULL;
}

static PyMethodDef net_methods[] = {
    {"fail", net_fail, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef net_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "net",
    .m_size = -1,
    .m_methods = net_methods,
};

PyMODINIT_FUNC
PyInit_net(void)
{
    return PyModule_Create(&net_module);
}
