/* The exporter in the view tells whether there is something to release. */
#include <Python.h>

static PyObject *
maybe_size(PyObject *self, PyObject *obj)
{
    Py_ssize_t size = 0;
    Py_buffer view;

    view.obj = NULL;
    if (obj != Py_None && PyObject_GetBuffer(obj, &view, PyBUF_SIMPLE) < 0)
        return NULL;
    if (view.obj != NULL) {
        size = view.len;
        PyBuffer_Release(&view);
    }
    return PyLong_FromSsize_t(size);
}

static PyMethodDef maybe_methods[] = {
    {"size", maybe_size, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef maybe_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "maybe",
    .m_size = -1,
    .m_methods = maybe_methods,
};

PyMODINIT_FUNC
PyInit_maybe(void)
{
    return PyModule_Create(&maybe_module);
}
