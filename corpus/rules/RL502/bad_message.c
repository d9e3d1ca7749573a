/* A string is made for an exception alone. */
#include <Python.h>

static PyObject *
spam_look(PyObject *self, PyObject *obj)
{
    if (obj == Py_None) {
        PyObject *text = PyUnicode_FromString("None is not allowed");

        if (text != NULL) {
            PyErr_SetObject(PyExc_ValueError, text); // expect: RL502 'text'
            Py_DECREF(text);
        }
        return NULL;
    }
    return Py_NewRef(obj);
}

static PyMethodDef spam_methods[] = {
    {"look", spam_look, METH_O, NULL},
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
