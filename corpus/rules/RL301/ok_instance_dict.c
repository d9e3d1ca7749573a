/* Something else is put into an object's dictionary. */
#include <Python.h>

static PyObject *
knots_tie(PyObject *self, PyObject *object)
{
    PyObject *dict = PyObject_GenericGetDict(object, NULL);
    if (dict == NULL)
        return NULL;
    int result = PyDict_SetItemString(dict, "me", self);
    Py_DECREF(dict);
    if (result < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef knots_methods[] = {
    {"tie", knots_tie, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef knots_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "knots",
    .m_size = -1,
    .m_methods = knots_methods,
};

PyMODINIT_FUNC
PyInit_knots(void)
{
    return PyModule_Create(&knots_module);
}
