/* The result of a call is compared with None and then released. */
#include <Python.h>

static PyObject *
queue_is_drained(PyObject *self, PyObject *queue)
{
    int drained;
    PyObject *head = PyObject_CallMethod(queue, "peek", NULL);

    if (head == NULL)
        return NULL;
    drained = head == Py_None;
    Py_DECREF(head);
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
