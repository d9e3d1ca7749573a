/* There is no form of the call for what the object is made of. */
#include <Python.h>

static PyObject *
spam_add(PyObject *self, PyObject *obj)
{
    PyObject *text = PyUnicode_FromFormat("%R!", obj), *result;

    if (text == NULL)
        return NULL;
    result = PyObject_GetAttr(obj, text);
    Py_DECREF(text);
    return result;
}

static PyMethodDef spam_methods[] = {
    {"add", spam_add, METH_O, NULL},
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
