/* The struct is the function's own: no destructor can look into it. */
#include <Python.h>

struct cursor {
    PyObject *item;
    Py_ssize_t seen;
};

static PyObject *
scan_scan(PyObject *self, PyObject *iterator)
{
    struct cursor cursor = {NULL, 0};

    cursor.item = PyIter_Next(iterator);
    while (cursor.item != NULL) {
        cursor.seen++;
        Py_DECREF(cursor.item);
        cursor.item = PyIter_Next(iterator);
    }
    if (PyErr_Occurred())
        return NULL;
    return PyLong_FromSsize_t(cursor.seen);
}

static PyMethodDef scan_methods[] = {
    {"scan", scan_scan, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef scan_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "scan",
    .m_size = -1,
    .m_methods = scan_methods,
};

PyMODINIT_FUNC
PyInit_scan(void)
{
    return PyModule_Create(&scan_module);
}
