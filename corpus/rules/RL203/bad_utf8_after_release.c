/* The UTF-8 of a str is read after the str was released. */
#include <Python.h>

static PyObject *
lookup_code(PyObject *self, PyObject *obj)
{
    PyObject *text = PyObject_Repr(obj);
    const char *name;

    if (text == NULL)
        return NULL;
    name = PyUnicode_AsUTF8(text);
    Py_DECREF(text);
    if (name == NULL)
        return NULL;
    return PyLong_FromLong(name[0]); // expect: RL203 'name'
}

static PyMethodDef lookup_methods[] = {
    {"code", lookup_code, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef lookup_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "lookup",
    .m_size = -1,
    .m_methods = lookup_methods,
};

PyMODINIT_FUNC
PyInit_lookup(void)
{
    return PyModule_Create(&lookup_module);
}
