/* A failed lookup is answered with False, and its exception stays. */
#include <Python.h>

static PyObject *
demo_has(PyObject *self, PyObject *arg)
{
    PyObject *name = PyObject_GetAttrString(arg, "name");

    if (name == NULL) {
        Py_RETURN_FALSE; // expect: RL803 'demo_has'
    }
    Py_DECREF(name);
    Py_RETURN_TRUE;
}

static PyMethodDef demo_methods[] = {
    {"has", (PyCFunction)demo_has, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef demo_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "demo",
    .m_size = -1,
    .m_methods = demo_methods,
};

PyMODINIT_FUNC
PyInit_demo(void)
{
    return PyModule_Create(&demo_module);
}
