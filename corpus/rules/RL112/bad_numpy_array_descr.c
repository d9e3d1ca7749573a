/* PyArray_DESCR lends the descriptor; it is returned as if it were new. */
#include <Python.h>

/* What this file needs of <numpy/arrayobject.h>. */
typedef struct tagPyArrayObject PyArrayObject;
typedef struct _PyArray_Descr PyArray_Descr;
typedef Py_ssize_t npy_intp;

PyArray_Descr *PyArray_DESCR(PyArrayObject *arr);

static PyObject *
column_dtype(PyObject *self, PyObject *obj)
{
    PyArray_Descr *dtype = PyArray_DESCR((PyArrayObject *)obj);

    return (PyObject *)dtype; // expect: RL112 'dtype'
}

static PyMethodDef column_methods[] = {
    {"dtype", column_dtype, METH_O, NULL},
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
