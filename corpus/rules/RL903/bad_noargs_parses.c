/* METH_NOARGS passes NULL where the function parses a tuple. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *
wait_for(PyObject *self, PyObject *args)
{
    double seconds;

    if (!PyArg_ParseTuple(args, "d:wait_for", &seconds))
        return NULL;
    return PyFloat_FromDouble(seconds * 2);
}

static PyMethodDef methods[] = {
    {"wait_for", wait_for, METH_NOARGS, NULL},    // expect: RL903 'wait_for'
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef waits_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "waits",
    .m_size = -1,
    .m_methods = methods,
};

PyMODINIT_FUNC
PyInit_waits(void)
{
    return PyModule_Create(&waits_module);
}
