/* As many views as were filled are released one by one, whether by an exporter or by hand. */
#include <Python.h>

static PyObject *
joiner_join(PyObject *self, PyObject *seq)
{
    Py_ssize_t n, i, nviews = 0, total = 0;
    PyObject *result = NULL;
    Py_buffer *views;

    if (!PyTuple_Check(seq)) {
        PyErr_SetString(PyExc_TypeError, "a tuple is wanted");
        return NULL;
    }
    n = PyTuple_GET_SIZE(seq);
    views = PyMem_New(Py_buffer, n);
    if (views == NULL)
        return PyErr_NoMemory();
    for (i = 0; i < n; i++) {
        PyObject *item = PyTuple_GET_ITEM(seq, i);
        if (PyBytes_CheckExact(item)) {
            views[i].obj = Py_NewRef(item);
            views[i].buf = PyBytes_AS_STRING(item);
            views[i].len = PyBytes_GET_SIZE(item);
        } else if (PyObject_GetBuffer(item, &views[i], PyBUF_SIMPLE) != 0) {
            PyErr_Format(PyExc_TypeError, "item %zd has no bytes", i);
            goto done;
        }
        nviews = i + 1;
        total += views[i].len;
    }
    result = PyLong_FromSsize_t(total);
done:
    for (i = 0; i < nviews; i++)
        PyBuffer_Release(&views[i]);
    PyMem_Free(views);
    return result;
}

static PyMethodDef joiner_methods[] = {
    {"join", joiner_join, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef joiner_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "joiner",
    .m_size = -1,
    .m_methods = joiner_methods,
};

PyMODINIT_FUNC
PyInit_joiner(void)
{
    return PyModule_Create(&joiner_module);
}
