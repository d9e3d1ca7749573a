/* A helper hands on what may be NULL, and the caller does not look. */
#include <Python.h>

static PyObject *
text_of(PyObject *object)
{
    return PyObject_Str(object);
}

static PyObject *
text_length(PyObject *self, PyObject *object)
{
    PyObject *text = text_of(object);
    Py_ssize_t n;

    n = PyUnicode_GET_LENGTH(text); // expect: RL801 'text'
    Py_DECREF(text);
    return PyLong_FromSsize_t(n);
}

static PyMethodDef text_methods[] = {
    {"length", text_length, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef text_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "text",
    .m_size = -1,
    .m_methods = text_methods,
};

PyMODINIT_FUNC
PyInit_text(void)
{
    return PyModule_Create(&text_module);
}
