/* Helpers that fill, release and tell of a view. */
#include <Python.h>

static int
get_bytes(PyObject *obj, Py_buffer *view)
{
    return PyObject_GetBuffer(obj, view, PyBUF_SIMPLE);
}

static void
done(Py_buffer *view)
{
    PyBuffer_Release(view);
}

static const void *
get_text(PyObject *obj, Py_ssize_t *n, int *is_buffer, Py_buffer *view)
{
    view->buf = NULL;
    if (PyUnicode_Check(obj)) {
        *is_buffer = 0;
        return PyUnicode_AsUTF8AndSize(obj, n);
    }
    if (PyObject_GetBuffer(obj, view, PyBUF_SIMPLE) < 0)
        return NULL;
    *is_buffer = 1;
    *n = view->len;
    return view->buf;
}

static PyObject *
pair(PyObject *self, PyObject *obj)
{
    Py_buffer view;
    PyObject *result;

    if (get_bytes(obj, &view) < 0)
        return NULL;
    result = PyBytes_FromStringAndSize(view.buf, view.len);
    done(&view);
    return result;
}

static PyObject *
either(PyObject *self, PyObject *obj)
{
    Py_buffer view;
    Py_ssize_t n;
    int is_buffer;
    const void *chars = get_text(obj, &n, &is_buffer, &view);

    if (chars == NULL)
        return NULL;
    PyObject *result = PyBytes_FromStringAndSize(chars, n);
    if (is_buffer)
        PyBuffer_Release(&view);
    return result;
}

static PyMethodDef methods[] = {
    {"pair", pair, METH_O, NULL},
    {"either", either, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "pairs",
    .m_size = -1,
    .m_methods = methods,
};

PyMODINIT_FUNC
PyInit_pairs(void)
{
    return PyModule_Create(&module);
}
