/* A module that cannot be imported is answered with None, and the ImportError stays. */
#include <Python.h>

static PyObject *
demo_json(PyObject *self, PyObject *unused)
{
    PyObject *module = PyImport_ImportModule("json");

    if (module == NULL) {
        Py_RETURN_NONE; // expect: RL803 'demo_json'
    }
    return module;
}

static PyMethodDef demo_methods[] = {
    {"json", (PyCFunction)demo_json, METH_NOARGS, NULL},
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
