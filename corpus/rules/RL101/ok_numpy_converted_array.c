/* The array made of the argument is released once its data has been read. */
#include <Python.h>

/* What this file needs of <numpy/arrayobject.h>. */
typedef struct tagPyArrayObject PyArrayObject;
typedef struct _PyArray_Descr PyArray_Descr;
typedef Py_ssize_t npy_intp;

PyObject *PyArray_ContiguousFromAny(PyObject *op, int typenum, int min_depth, int max_depth);
void *PyArray_DATA(PyArrayObject *arr);
npy_intp PyArray_SIZE(PyArrayObject *arr);

static PyObject *
column_sum(PyObject *self, PyObject *obj)
{
    PyArrayObject *array;
    const double *data;
    double sum = 0;
    npy_intp i, n;

    array = (PyArrayObject *)PyArray_ContiguousFromAny(obj, 12, 1, 1);
    if (array == NULL)
        return NULL;
    data = PyArray_DATA(array);
    n = PyArray_SIZE(array);
    for (i = 0; i < n; i++)
        sum += data[i];
    Py_DECREF(array);
    return PyFloat_FromDouble(sum);
}

static PyMethodDef column_methods[] = {
    {"sum", column_sum, METH_O, NULL},
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
