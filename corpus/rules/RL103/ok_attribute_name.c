/* The forms that take the text of an attribute's name make no object that could be lost. */
#include <Python.h>

static PyObject *
describe(PyObject *module, PyObject *obj)
{
    PyObject *title;

    if (PyObject_SetAttrString(obj, "seen", Py_True) < 0)
        return NULL;
    title = PyObject_GetAttrString(obj, "title");
    return title;
}

static PyMethodDef methods[] = {
    {"describe", describe, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "names", NULL, -1, methods};

PyMODINIT_FUNC
PyInit_names(void)
{
    return PyModule_Create(&definition);
}
