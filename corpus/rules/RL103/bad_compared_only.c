/* The result of a call is only compared with None. */
#include <Python.h>

static PyObject *
queue_is_drained(PyObject *self, PyObject *queue)
{
    int drained;

    drained = PyObject_CallMethod(queue, "peek", NULL) == Py_None; // expect: RL103 'PyObject_CallMethod'
    if (PyErr_Occurred())
        return NULL;
    return PyBool_FromLong(drained);
}

static PyMethodDef queue_methods[] = {
    {"is_drained", queue_is_drained, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef queue_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "queue",
    .m_size = -1,
    .m_methods = queue_methods,
};

PyMODINIT_FUNC
PyInit_queue(void)
{
    return PyModule_Create(&queue_module);
}
