/* The clean-up on the error path saves the exception, calls code and restores it. */
#include <Python.h>

static PyObject *
file_read_all(PyObject *self, PyObject *path)
{
    PyObject *file, *data, *status;
    PyObject *type, *value, *traceback;

    file = PyObject_CallMethod(path, "open", "s", "rb");
    if (file == NULL)
        return NULL;
    data = PyObject_CallMethod(file, "read", NULL);
    if (data == NULL) {
        PyErr_Fetch(&type, &value, &traceback);
        status = PyObject_CallMethod(file, "close", NULL);
        if (status == NULL)
            PyErr_WriteUnraisable(file);
        else
            Py_DECREF(status);
        PyErr_Restore(type, value, traceback);
        Py_DECREF(file);
        return NULL;
    }
    status = PyObject_CallMethod(file, "close", NULL);
    Py_DECREF(file);
    if (status == NULL) {
        Py_DECREF(data);
        return NULL;
    }
    Py_DECREF(status);
    return data;
}

static PyMethodDef file_methods[] = {
    {"read_all", file_read_all, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef file_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "file",
    .m_size = -1,
    .m_methods = file_methods,
};

PyMODINIT_FUNC
PyInit_file(void)
{
    return PyModule_Create(&file_module);
}
