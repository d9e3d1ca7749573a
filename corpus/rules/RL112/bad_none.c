/* None is returned without a reference of its own (it is counted up to Python 3.11). */
#include <Python.h>

static int verbosity;

static PyObject *
log_set_level(PyObject *self, PyObject *args)
{
    int level;

    if (!PyArg_ParseTuple(args, "i", &level))
        return NULL;
    verbosity = level;
    return Py_None; // expect-until 3.12: RL112 'Py_None'
}

static PyObject *
log_get_level(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    return PyLong_FromLong(verbosity);
}

static PyMethodDef log_methods[] = {
    {"set_level", log_set_level, METH_VARARGS, NULL},
    {"get_level", log_get_level, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef log_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "log",
    .m_size = -1,
    .m_methods = log_methods,
};

PyMODINIT_FUNC
PyInit_log(void)
{
    return PyModule_Create(&log_module);
}
