/* PyArray_FromAny takes the descriptor, on failure too: nothing is left to release. */
#include <Python.h>

/* What this file needs of <numpy/arrayobject.h>. */
typedef struct tagPyArrayObject PyArrayObject;
typedef struct _PyArray_Descr PyArray_Descr;
typedef Py_ssize_t npy_intp;

PyArray_Descr *PyArray_DescrFromType(int typenum);
PyObject *PyArray_FromAny(PyObject *op, PyArray_Descr *dtype, int min, int max, int flags, PyObject *context);

static PyObject *
column_doubles(PyObject *self, PyObject *obj)
{
    PyArray_Descr *dtype;
    PyObject *array;

    dtype = PyArray_DescrFromType(12);
    if (dtype == NULL)
        return NULL;
    array = PyArray_FromAny(obj, dtype, 1, 1, 0, NULL);
    if (array == NULL)
        return NULL;
    return array;
}

static PyMethodDef column_methods[] = {
    {"doubles", column_doubles, METH_O, NULL},
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
