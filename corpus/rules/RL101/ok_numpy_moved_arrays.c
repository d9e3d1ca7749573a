/* NumPy calls that take what they are given, NULL included: a descriptor that may be absent, an object made an array. */
#include <Python.h>

/* What this file needs of <numpy/arrayobject.h>. */
typedef struct tagPyArrayObject PyArrayObject;
typedef struct _PyArray_Descr PyArray_Descr;
typedef Py_ssize_t npy_intp;

int PyArray_DescrConverter2(PyObject *obj, PyArray_Descr **dtype);
PyObject *PyArray_EnsureArray(PyObject *op);
PyObject *PyArray_FromArray(PyArrayObject *op, PyArray_Descr *newtype, int requirements);
PyObject *PyArray_Return(PyArrayObject *arr);
PyObject *PyArray_Sum(PyArrayObject *self, int axis, int rtype, PyArrayObject *out);

static PyObject *
column_total(PyObject *self, PyObject *args)
{
    PyObject *obj, *kind = Py_None;
    PyArrayObject *array, *cast;
    PyArray_Descr *dtype = NULL;
    PyObject *sum;

    if (!PyArg_ParseTuple(args, "O|O", &obj, &kind))
        return NULL;
    if (!PyArray_DescrConverter2(kind, &dtype))
        return NULL;
    array = (PyArrayObject *)PyArray_EnsureArray(PyObject_GetAttrString(obj, "values"));
    if (array == NULL) {
        Py_XDECREF(dtype);
        return NULL;
    }
    cast = (PyArrayObject *)PyArray_FromArray(array, dtype, 0);
    Py_DECREF(array);
    if (cast == NULL)
        return NULL;
    sum = PyArray_Sum(cast, 0, 12, NULL);
    Py_DECREF(cast);
    return PyArray_Return((PyArrayObject *)sum);
}

static PyMethodDef column_methods[] = {
    {"total", column_total, METH_VARARGS, NULL},
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
