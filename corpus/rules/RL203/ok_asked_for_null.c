/* After the release the pointer is only compared with NULL. */
#include <Python.h>

static PyObject *
valid_valid(PyObject *self, PyObject *obj)
{
    PyObject *repr = PyObject_Repr(obj);
    const char *text;

    if (repr == NULL)
        return NULL;
    text = PyUnicode_AsUTF8(repr);
    Py_DECREF(repr);
    if (text == NULL) {
        PyErr_Clear();
        Py_RETURN_FALSE;
    }
    Py_RETURN_TRUE;
}

static PyMethodDef valid_methods[] = {
    {"valid", valid_valid, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef valid_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "valid",
    .m_size = -1,
    .m_methods = valid_methods,
};

PyMODINIT_FUNC
PyInit_valid(void)
{
    return PyModule_Create(&valid_module);
}
