/* A tuple that was built is not None, which stands in for it where it could not be built. */
#include <Python.h>

static PyObject *
conflict(PyObject *module, PyObject *args)
{
    int mine, theirs;
    PyObject *reason;

    if (!PyArg_ParseTuple(args, "ii", &mine, &theirs))
        return NULL;
    reason = Py_BuildValue("ii", mine, theirs);
    if (reason == NULL) {
        PyErr_Clear();
        reason = Py_None;
    }
    PyErr_SetObject(PyExc_ValueError, reason);
    if (reason != Py_None)
        Py_DECREF(reason);
    return NULL;
}

static PyMethodDef conflict_methods[] = {
    {"conflict", conflict, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef conflict_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "conflict",
    .m_size = -1,
    .m_methods = conflict_methods,
};

PyMODINIT_FUNC
PyInit_conflict(void)
{
    return PyModule_Create(&conflict_module);
}
