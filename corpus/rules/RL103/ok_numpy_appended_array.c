/* PyList_Append keeps a reference of its own: the one that PyArray_Return gives is released. */
#include <Python.h>

/* What this file needs of <numpy/arrayobject.h>. */
typedef struct tagPyArrayObject PyArrayObject;
typedef struct _PyArray_Descr PyArray_Descr;
typedef Py_ssize_t npy_intp;

PyObject *PyArray_Copy(PyArrayObject *old);
PyObject *PyArray_Return(PyArrayObject *arr);

static PyObject *
column_twice(PyObject *self, PyObject *obj)
{
    PyObject *list, *copy;
    int i;

    list = PyList_New(0);
    if (list == NULL)
        return NULL;
    for (i = 0; i < 2; i++) {
        copy = PyArray_Copy((PyArrayObject *)obj);
        if (copy == NULL) {
            Py_DECREF(list);
            return NULL;
        }
        copy = PyArray_Return((PyArrayObject *)copy);
        if (copy == NULL || PyList_Append(list, copy) < 0) {
            Py_XDECREF(copy);
            Py_DECREF(list);
            return NULL;
        }
        Py_DECREF(copy);
    }
    return list;
}

static PyMethodDef column_methods[] = {
    {"twice", column_twice, METH_O, NULL},
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
