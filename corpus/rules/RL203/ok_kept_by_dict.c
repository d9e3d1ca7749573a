/* The str is released, but the dict that it went into keeps it and its UTF-8. */
#include <Python.h>

static PyObject *
intern_intern(PyObject *self, PyObject *args)
{
    PyObject *dict, *obj, *repr;
    const char *text;

    if (!PyArg_ParseTuple(args, "O!O", &PyDict_Type, &dict, &obj))
        return NULL;
    repr = PyObject_Repr(obj);
    if (repr == NULL)
        return NULL;
    text = PyUnicode_AsUTF8(repr);
    if (text == NULL || PyDict_SetItem(dict, repr, Py_None) < 0) {
        Py_DECREF(repr);
        return NULL;
    }
    Py_DECREF(repr);
    return PyLong_FromLong(text[0]);
}

static PyMethodDef intern_methods[] = {
    {"intern", intern_intern, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef intern_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "intern",
    .m_size = -1,
    .m_methods = intern_methods,
};

PyMODINIT_FUNC
PyInit_intern(void)
{
    return PyModule_Create(&intern_module);
}
