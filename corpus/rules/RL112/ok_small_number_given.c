/* A small number that is given away was retained before. */
#include <Python.h>

static PyObject *last;

static void
queue_push(__attribute__((annotate("reflint::steals"))) PyObject *item)
{
    Py_XSETREF(last, item);
}

void queue_send(__attribute__((annotate("reflint::steals"))) PyObject *item);

static PyObject *
queue_flush(PyObject *self, PyObject *unused)
{
    PyObject *mark = PyLong_FromLong(42);

    if (mark == NULL)
        return NULL;
    Py_INCREF(mark);
    queue_send(mark);
    return mark;
}

static PyObject *
queue_reset(PyObject *self, PyObject *unused)
{
    queue_push(Py_NewRef(Py_None));
    Py_RETURN_NONE;
}

static PyMethodDef queue_methods[] = {
    {"flush", queue_flush, METH_NOARGS, NULL},
    {"reset", queue_reset, METH_NOARGS, NULL},
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
