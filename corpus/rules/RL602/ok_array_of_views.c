/* A row of views is filled, and then released up to where it got. */
#include <Python.h>

#define MAX_VIEWS 16

static PyObject *
gather_total(PyObject *self, PyObject *list)
{
    Py_buffer views[MAX_VIEWS];
    Py_ssize_t i, n, filled = 0, sum = 0;
    PyObject *result = NULL;

    if (!PyList_Check(list) || PyList_GET_SIZE(list) > MAX_VIEWS) {
        PyErr_SetString(PyExc_TypeError, "a short list, please");
        return NULL;
    }
    n = PyList_GET_SIZE(list);
    for (; filled < n; filled++) {
        if (PyObject_GetBuffer(PyList_GET_ITEM(list, filled), &views[filled], PyBUF_SIMPLE) < 0)
            goto done;
        sum += views[filled].len;
    }
    result = PyLong_FromSsize_t(sum);
done:
    for (i = 0; i < filled; i++)
        PyBuffer_Release(&views[i]);
    return result;
}

static PyMethodDef gather_methods[] = {
    {"total", gather_total, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef gather_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "gather",
    .m_size = -1,
    .m_methods = gather_methods,
};

PyMODINIT_FUNC
PyInit_gather(void)
{
    return PyModule_Create(&gather_module);
}
