/* A method adds a value to its module and releases it when that fails. */
#include <Python.h>

static PyObject *
env_export(PyObject *self, PyObject *args)
{
    PyObject *value;
    const char *name, *text;

    if (!PyArg_ParseTuple(args, "ss", &name, &text))
        return NULL;
    value = PyUnicode_FromString(text);
    if (value == NULL)
        return NULL;
    if (PyModule_AddObject(self, name, value) != 0) {
        Py_DECREF(value);
        return NULL;
    }
    Py_RETURN_NONE;
}

static PyMethodDef env_methods[] = {
    {"export", env_export, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef env_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "env",
    .m_size = -1,
    .m_methods = env_methods,
};

PyMODINIT_FUNC
PyInit_env(void)
{
    return PyModule_Create(&env_module);
}
