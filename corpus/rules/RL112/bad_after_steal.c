/* What was given to a function that takes it over is returned as a new reference. */
#include <Python.h>

static PyObject *last;

static void
queue_push(__attribute__((annotate("reflint::steals"))) PyObject *item)
{
    Py_XSETREF(last, item);
}

static PyObject *
queue_put(PyObject *self, PyObject *value)
{
    PyObject *item = PyObject_Repr(value);

    if (item == NULL)
        return NULL;
    queue_push(item);
    return item; // expect: RL112 'item'
}

static PyMethodDef queue_methods[] = {
    {"put", queue_put, METH_O, NULL},
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
