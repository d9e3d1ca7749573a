/* The helper leaves the exception to its caller. */
#include <Python.h>

static const char *
find_slot(const char *name)
{
    if (strcmp(name, "red") == 0)
        return "#ff0000";
    if (strcmp(name, "green") == 0)
        return "#00ff00";
    return NULL;
}

static PyObject *
demo_colour(PyObject *self, PyObject *arg)
{
    const char *name = PyUnicode_AsUTF8(arg), *found;

    if (name == NULL)
        return NULL;
    found = find_slot(name);
    if (found == NULL) {
        PyErr_SetString(PyExc_ValueError, "no such colour");
        return NULL;
    }
    return PyUnicode_FromString(found);
}

static PyMethodDef demo_methods[] = {
    {"colour", (PyCFunction)demo_colour, METH_O, NULL},
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
