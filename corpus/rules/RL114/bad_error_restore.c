/* PyErr_Restore steals the exception type, which belongs to the interpreter. */
#include <Python.h>

static PyObject *
net_timeout(PyObject *self, PyObject *args)
{
    PyObject *message;
    double seconds;

    if (!PyArg_ParseTuple(args, "d", &seconds))
        return NULL;
    message = PyUnicode_FromFormat("no answer within %d s", (int)seconds);
    if (message == NULL)
        return NULL;
    PyErr_Restore(PyExc_TimeoutError, message, NULL); // expect-until 3.12: RL114 'PyExc_TimeoutError'
    return NULL;
}

static PyMethodDef net_methods[] = {
    {"timeout", net_timeout, METH_VARARGS, NULL},
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
