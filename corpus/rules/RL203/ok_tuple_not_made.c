/* A tuple that is to keep a borrowed key is not made: the dictionary keeps it still. */
#include <Python.h>

static PyObject *
names_pairs(PyObject *self, PyObject *dict)
{
    PyObject *key, *value, *pairs = PyList_New(0);
    Py_ssize_t pos = 0;

    if (pairs == NULL)
        return NULL;
    while (PyDict_Next(dict, &pos, &key, &value)) {
        PyObject *pair = PyTuple_Pack(2, key, value);

        if (pair == NULL || PyList_Append(pairs, pair) < 0)
            PyErr_Clear();
        Py_XDECREF(pair);
        if (PySequence_Contains(pairs, key) < 0) {
            Py_DECREF(pairs);
            return NULL;
        }
    }
    return pairs;
}

static PyMethodDef names_methods[] = {
    {"pairs", (PyCFunction)names_pairs, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef names_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "names",
    .m_size = -1,
    .m_methods = names_methods,
};

PyMODINIT_FUNC
PyInit_names(void)
{
    return PyModule_Create(&names_module);
}
