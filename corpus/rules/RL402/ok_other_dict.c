/* What changes is not what is walked over. */
#include <Python.h>

static PyObject *
spam_move(PyObject *self, PyObject *args)
{
    PyObject *from, *to, *key, *value;
    Py_ssize_t pos = 0;

    if (!PyArg_ParseTuple(args, "O!O!", &PyDict_Type, &from, &PyDict_Type, &to))
        return NULL;
    while (PyDict_Next(from, &pos, &key, &value)) {
        if (PyDict_SetItem(to, key, value) < 0)
            return NULL;
    }
    PyDict_Clear(from);
    Py_RETURN_NONE;
}

static PyMethodDef spam_methods[] = {
    {"move", spam_move, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef spam_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "spam",
    .m_size = -1,
    .m_methods = spam_methods,
};

PyMODINIT_FUNC
PyInit_spam(void)
{
    return PyModule_Create(&spam_module);
}
