/* The list is needed behind the section. */
#include <Python.h>

#include <unistd.h>

static PyObject *
spam_wait(PyObject *self, PyObject *obj)
{
    PyObject *list = PySequence_List(obj);
    Py_ssize_t size;

    if (list == NULL)
        return NULL;
    if (PyList_Sort(list) < 0) {
        Py_DECREF(list);
        return NULL;
    }
    Py_BEGIN_ALLOW_THREADS
    sleep(1);
    Py_END_ALLOW_THREADS
    size = PyList_GET_SIZE(list);
    Py_DECREF(list);
    return PyLong_FromSsize_t(size);
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
