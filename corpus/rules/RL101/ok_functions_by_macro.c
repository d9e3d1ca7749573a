/* A macro makes whole functions; each of them releases what it owns. */
#include <Python.h>

#define DEFINE_GETTER(NAME, ATTRIBUTE)                                  \
    static PyObject *                                                   \
    get_##NAME(PyObject *self, PyObject *obj)                           \
    {                                                                   \
        PyObject *value = PyObject_GetAttrString(obj, ATTRIBUTE);       \
        PyObject *text;                                                 \
                                                                        \
        if (value == NULL)                                              \
            return NULL;                                                \
        text = PyObject_Repr(value);                                    \
        Py_DECREF(value);                                               \
        return text;                                                    \
    }

DEFINE_GETTER(name, "name")
DEFINE_GETTER(size, "size")
DEFINE_GETTER(owner, "owner")

static PyMethodDef get_methods[] = {
    {"name", get_name, METH_O, NULL},
    {"size", get_size, METH_O, NULL},
    {"owner", get_owner, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef get_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "get",
    .m_size = -1,
    .m_methods = get_methods,
};

PyMODINIT_FUNC
PyInit_get(void)
{
    return PyModule_Create(&get_module);
}
