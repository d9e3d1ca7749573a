/* A recursive helper consumes its argument on every way. */
#include <Python.h>

/* Appends ITEM to LIST `times` times, and releases it. */
static int
append_and_release(PyObject *list, PyObject *item, long times)
{
    if (times == 0) {
        Py_DECREF(item);
        return 0;
    }
    if (PyList_Append(list, item) < 0) {
        Py_DECREF(item);
        return -1;
    }
    return append_and_release(list, item, times - 1);
}

static PyObject *
repeat_run(PyObject *self, PyObject *list)
{
    PyObject *item = PyLong_FromLong(1000);

    if (item == NULL)
        return NULL;
    if (append_and_release(list, item, 3) < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef repeat_methods[] = {
    {"run", repeat_run, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef repeat_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "repeat",
    .m_size = -1,
    .m_methods = repeat_methods,
};

PyMODINIT_FUNC
PyInit_repeat(void)
{
    return PyModule_Create(&repeat_module);
}
