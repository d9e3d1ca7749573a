/* The copy is released first. */
#include <Python.h>

#include <unistd.h>

static PyObject *
spam_wait(PyObject *self, PyObject *obj)
{
    PyObject *big;
    int status = -1;

    big = PySequence_List(obj);
    if (big == NULL)
        return NULL;
    status = PyList_Sort(big);
    Py_DECREF(big);
    if (status < 0) {
        return NULL;
    }
    Py_BEGIN_ALLOW_THREADS
    sleep(1);
    Py_END_ALLOW_THREADS
    return PyLong_FromLong(status);
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
