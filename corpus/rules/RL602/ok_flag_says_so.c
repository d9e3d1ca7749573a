/* A flag tells whether the view was filled. */
#include <Python.h>

static PyObject *
text_width(PyObject *self, PyObject *obj)
{
    int have_view = 0;
    Py_buffer view;
    Py_ssize_t width;
    PyObject *result = NULL;

    if (PyUnicode_Check(obj)) {
        width = PyUnicode_GET_LENGTH(obj);
    }
    else {
        if (PyObject_GetBuffer(obj, &view, PyBUF_SIMPLE) < 0)
            return NULL;
        have_view = 1;
        width = view.len;
    }
    if (width > 80) {
        PyErr_SetString(PyExc_ValueError, "too wide");
        goto done;
    }
    result = PyLong_FromSsize_t(width);
done:
    if (have_view)
        PyBuffer_Release(&view);
    return result;
}

static PyMethodDef text_methods[] = {
    {"width", text_width, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef text_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "text",
    .m_size = -1,
    .m_methods = text_methods,
};

PyMODINIT_FUNC
PyInit_text(void)
{
    return PyModule_Create(&text_module);
}
