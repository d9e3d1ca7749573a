/* Two helpers that call each other: one forgets what the other one gave when it fails itself. */
#include <Python.h>

static PyObject *copy_any(PyObject *value, int depth);

static PyObject *
copy_list(PyObject *list, int depth)
{
    Py_ssize_t i;
    PyObject *copy = PyList_New(0);

    if (copy == NULL)
        return NULL;
    for (i = 0; i < PyList_GET_SIZE(list); i++) {
        PyObject *item = copy_any(PyList_GET_ITEM(list, i), depth + 1);
        if (item == NULL) {
            Py_DECREF(copy);
            return NULL;
        }
        if (PyList_Append(copy, item) < 0) {
            Py_DECREF(copy);
            return NULL; // expect: RL102 'item'
        }
        Py_DECREF(item);
    }
    return copy;
}

static PyObject *
copy_any(PyObject *value, int depth)
{
    if (depth > 100) {
        PyErr_SetString(PyExc_RecursionError, "nested too deeply");
        return NULL;
    }
    if (PyList_Check(value))
        return copy_list(value, depth);
    Py_INCREF(value);
    return value;
}

static PyObject *
copy_run(PyObject *self, PyObject *value)
{
    return copy_any(value, 0);
}

static PyMethodDef copy_methods[] = {
    {"run", copy_run, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef copy_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "copy",
    .m_size = -1,
    .m_methods = copy_methods,
};

PyMODINIT_FUNC
PyInit_copy(void)
{
    return PyModule_Create(&copy_module);
}
