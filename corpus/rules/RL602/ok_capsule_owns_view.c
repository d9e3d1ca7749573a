/* The view lies in a heap block that a capsule owns; its destructor releases it. */
#include <Python.h>

static void
hold_free(PyObject *capsule)
{
    Py_buffer *view = PyCapsule_GetPointer(capsule, "hold.view");

    if (view == NULL) {
        PyErr_WriteUnraisable(capsule);
        return;
    }
    PyBuffer_Release(view);
    PyMem_Free(view);
}

static PyObject *
hold_open(PyObject *self, PyObject *obj)
{
    Py_buffer *view = PyMem_Malloc(sizeof(*view));
    PyObject *capsule;

    if (view == NULL)
        return PyErr_NoMemory();
    if (PyObject_GetBuffer(obj, view, PyBUF_SIMPLE) < 0) {
        PyMem_Free(view);
        return NULL;
    }
    capsule = PyCapsule_New(view, "hold.view", hold_free);
    if (capsule == NULL) {
        PyBuffer_Release(view);
        PyMem_Free(view);
        return NULL;
    }
    return capsule;
}

static PyMethodDef hold_methods[] = {
    {"open", hold_open, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef hold_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "hold",
    .m_size = -1,
    .m_methods = hold_methods,
};

PyMODINIT_FUNC
PyInit_hold(void)
{
    return PyModule_Create(&hold_module);
}
