/* The encoded text lives on while the thread sleeps. */
#include <Python.h>

#include <unistd.h>

static PyObject *
spam_wait(PyObject *self, PyObject *obj)
{
    PyObject *big;
    int status = -1;

    big = PyUnicode_AsUTF8String(obj);
    if (big == NULL)
        return NULL;
    status = PyObject_IsTrue(big);
    if (status < 0) {
        Py_DECREF(big);
        return NULL;
    }
    Py_BEGIN_ALLOW_THREADS // expect: RL601 'big'
    sleep(1);
    Py_END_ALLOW_THREADS
    Py_DECREF(big);
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
