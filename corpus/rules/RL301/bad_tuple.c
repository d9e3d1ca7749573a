/* A list is put into a tuple that it holds. */
#include <Python.h>

static PyObject *
knots_entry(PyObject *self, PyObject *key)
{
    PyObject *list = PyList_New(0);
    if (list == NULL)
        return NULL;
    PyObject *entry = PyTuple_Pack(2, key, list);
    if (entry == NULL) {
        Py_DECREF(list);
        return NULL;
    }
    int failed = PyList_Append(list, entry);    // expect: RL301 'list'
    Py_DECREF(entry);
    if (failed) {
        Py_DECREF(list);
        return NULL;
    }
    return list;
}

static PyMethodDef knots_methods[] = {
    {"entry", knots_entry, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef knots_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "knots",
    .m_size = -1,
    .m_methods = knots_methods,
};

PyMODINIT_FUNC
PyInit_knots(void)
{
    return PyModule_Create(&knots_module);
}
