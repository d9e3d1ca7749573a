/* The view goes by address to a helper that releases it. */
#include <Python.h>

static PyObject *
finish(Py_buffer *view, long value)
{
    PyBuffer_Release(view);
    return PyLong_FromLong(value);
}

static PyObject *
tail_last(PyObject *self, PyObject *args)
{
    Py_buffer view;

    if (!PyArg_ParseTuple(args, "y*", &view))
        return NULL;
    if (view.len == 0)
        return finish(&view, -1);
    return finish(&view, ((const unsigned char *)view.buf)[view.len - 1]);
}

static PyMethodDef tail_methods[] = {
    {"last", tail_last, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef tail_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "tail",
    .m_size = -1,
    .m_methods = tail_methods,
};

PyMODINIT_FUNC
PyInit_tail(void)
{
    return PyModule_Create(&tail_module);
}
