/* The borrowed referent of a weak reference is retained while it is used, and released after. */
#include <Python.h>

static PyObject *
proxy_call(PyObject *self, PyObject *args)
{
    PyObject *ref, *target, *result;

    if (!PyArg_ParseTuple(args, "O", &ref))
        return NULL;
    if (!PyWeakref_CheckRef(ref)) {
        PyErr_SetString(PyExc_TypeError, "weak reference expected");
        return NULL;
    }
    target = PyWeakref_GET_OBJECT(ref);
    if (target == Py_None)
        Py_RETURN_NONE;
    Py_INCREF(target);
    result = PyObject_CallNoArgs(target);
    Py_DECREF(target);
    return result;
}

static PyObject *
proxy_make(PyObject *self, PyObject *obj)
{
    return PyWeakref_NewRef(obj, NULL);
}

static PyMethodDef proxy_methods[] = {
    {"call", proxy_call, METH_VARARGS, NULL},
    {"make", proxy_make, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef proxy_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "proxy",
    .m_size = -1,
    .m_methods = proxy_methods,
};

PyMODINIT_FUNC
PyInit_proxy(void)
{
    return PyModule_Create(&proxy_module);
}
