/* Only one branch gives the reference back. */
#include <Python.h>

static PyObject *
spam_pick(PyObject *self, PyObject *obj)
{
    Py_INCREF(obj);
    if (PyLong_Check(obj))
        return obj;
    Py_DECREF(obj);
    Py_RETURN_NONE;
}

static PyMethodDef spam_methods[] = {
    {"pick", spam_pick, METH_O, NULL},
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
