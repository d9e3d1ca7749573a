/* The section works with a pointer into the bytes. */
#include <Python.h>

#include <unistd.h>

static PyObject *
spam_wait(PyObject *self, PyObject *obj)
{
    PyObject *bytes = PyUnicode_AsUTF8String(obj);
    Py_ssize_t written, size;
    char *data;

    if (bytes == NULL)
        return NULL;
    data = PyBytes_AS_STRING(bytes);
    size = PyBytes_GET_SIZE(bytes);
    Py_BEGIN_ALLOW_THREADS
    written = write(1, data, (size_t)size);
    Py_END_ALLOW_THREADS
    Py_DECREF(bytes);
    return PyLong_FromSsize_t(written);
}

static PyMethodDef spam_methods[] = {
    {"wait", spam_wait, METH_O, NULL},
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
