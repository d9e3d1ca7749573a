/* The loop that empties an array goes as far as the one that filled it; and a parameter that is written as an array is the caller's. */
#include <Python.h>

enum { MOST = 8 };

static int
fill(PyObject *sequence, PyObject *items[MOST], int *count)
{
    Py_ssize_t size = PySequence_Size(sequence);

    *count = 0;
    if (size < 0)
        return -1;
    items[0] = PySequence_List(sequence);
    if (items[0] == NULL)
        return -1;
    *count = 1;
    return 0;
}

static PyObject *
measure(PyObject *module, PyObject *sequence)
{
    PyObject *items[MOST];
    Py_ssize_t total = 0;
    int count;

    if (fill(sequence, items, &count) < 0)
        return NULL;
    for (int i = 0; i < count; i++)
        total += PyList_GET_SIZE(items[i]);
    for (int i = 0; i < count; i++)
        Py_DECREF(items[i]);
    return PyLong_FromSsize_t(total);
}

static PyObject *
middle(PyObject *module, PyObject *arg)
{
    Py_ssize_t count = PyLong_AsSsize_t(arg), at = count / 2;
    PyObject **parts, *result = NULL;

    if (count <= 0)
        return PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
    parts = PyMem_Calloc((size_t)count, sizeof(PyObject *));
    if (parts == NULL)
        return PyErr_NoMemory();
    parts[at] = PyDict_New();
    if (parts[at] == NULL)
        goto done;
    if (PyDict_SetItem(parts[at], arg, module) < 0)
        goto done;
    result = PyObject_Repr(parts[at]);
done:
    for (Py_ssize_t i = 0; i < count; i++)
        Py_XDECREF(parts[i]);
    PyMem_Free(parts);
    return result;
}

static PyMethodDef array_methods[] = {
    {"measure", measure, METH_O, NULL},
    {"middle", middle, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef array_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "arrays",
    .m_size = -1,
    .m_methods = array_methods,
};

PyMODINIT_FUNC
PyInit_arrays(void)
{
    return PyModule_Create(&array_module);
}
