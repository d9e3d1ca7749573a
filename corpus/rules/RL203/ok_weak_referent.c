/* What a weak reference shows belongs to others, not to the weak reference. */
#include <Python.h>

static PyObject *
weak_repr(PyObject *self, PyObject *object)
{
    PyObject *weak = PyWeakref_NewRef(object, NULL), *seen;

    if (weak == NULL)
        return NULL;
    seen = PyWeakref_GetObject(weak);
    Py_DECREF(weak);
    return PyObject_Repr(seen);
}

static PyMethodDef weak_methods[] = {
    {"repr", weak_repr, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef weak_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "weak",
    .m_size = -1,
    .m_methods = weak_methods,
};

PyMODINIT_FUNC
PyInit_weak(void)
{
    return PyModule_Create(&weak_module);
}
