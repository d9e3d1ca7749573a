/* Each round releases the view that it has filled. */
#include <Python.h>

static PyObject *
total_size(PyObject *self, PyObject *list)
{
    Py_ssize_t i, sum = 0;
    Py_buffer view;

    if (!PyList_Check(list)) {
        PyErr_SetString(PyExc_TypeError, "a list, please");
        return NULL;
    }
    for (i = 0; i < PyList_GET_SIZE(list); i++) {
        if (PyObject_GetBuffer(PyList_GET_ITEM(list, i), &view, PyBUF_SIMPLE) < 0)
            return NULL;
        sum += view.len;
        PyBuffer_Release(&view);
    }
    return PyLong_FromSsize_t(sum);
}

static PyMethodDef total_methods[] = {
    {"size", total_size, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef total_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "total",
    .m_size = -1,
    .m_methods = total_methods,
};

PyMODINIT_FUNC
PyInit_total(void)
{
    return PyModule_Create(&total_module);
}
