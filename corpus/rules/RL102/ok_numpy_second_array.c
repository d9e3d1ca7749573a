/* Every failure goes through the label that releases both arrays. */
#include <Python.h>

/* What this file needs of <numpy/arrayobject.h>. */
typedef struct tagPyArrayObject PyArrayObject;
typedef struct _PyArray_Descr PyArray_Descr;
typedef Py_ssize_t npy_intp;

PyObject *PyArray_FROM_OTF(PyObject *obj, int typenum, int requirements);
PyObject *PyArray_NewLikeArray(PyArrayObject *prototype, int order, PyArray_Descr *descr, int subok);
PyObject *PyArray_Return(PyArrayObject *arr);
int PyArray_CopyInto(PyArrayObject *dest, PyArrayObject *src);

static PyObject *
column_copy(PyObject *self, PyObject *obj)
{
    PyArrayObject *source, *copy = NULL;

    source = (PyArrayObject *)PyArray_FROM_OTF(obj, 12, 1);
    if (source == NULL)
        return NULL;
    copy = (PyArrayObject *)PyArray_NewLikeArray(source, 0, NULL, 0);
    if (copy == NULL)
        goto fail;
    if (PyArray_CopyInto(copy, source) < 0)
        goto fail;
    Py_DECREF(source);
    return PyArray_Return(copy);

fail:
    Py_DECREF(source);
    Py_XDECREF(copy);
    return NULL;
}

static PyMethodDef column_methods[] = {
    {"copy", column_copy, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef column_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "column",
    .m_size = -1,
    .m_methods = column_methods,
};

PyMODINIT_FUNC
PyInit_column(void)
{
    return PyModule_Create(&column_module);
}
