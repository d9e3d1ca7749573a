/* A function with the form of a method releases its receiver, which it only borrows. */
#include <Python.h>

int counter_reset(PyObject *self);
int counter_release(PyObject *self);

int
counter_reset(PyObject *self)
{
    if (PyObject_SetAttrString(self, "count", Py_None) < 0)
        return -1;
    Py_DECREF(self); // expect: RL111 'self'
    return 0;
}

int
counter_release(PyObject *self)
{
    Py_DECREF(self);
    return 0;
}

static PyMethodDef counter_methods[] = {
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef counter_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "counter",
    .m_size = -1,
    .m_methods = counter_methods,
};

PyMODINIT_FUNC
PyInit_counter(void)
{
    return PyModule_Create(&counter_module);
}
