/* PyArray_SetBaseObject takes a reference to self that nobody owned. */
#include <Python.h>

/* What this file needs of <numpy/arrayobject.h>. */
typedef struct tagPyArrayObject PyArrayObject;
typedef struct _PyArray_Descr PyArray_Descr;
typedef Py_ssize_t npy_intp;

PyObject *PyArray_SimpleNewFromData(int nd, npy_intp const *dims, int typenum, void *data);
int PyArray_SetBaseObject(PyArrayObject *arr, PyObject *obj);

typedef struct {
    PyObject_HEAD
    double samples[64];
} Column;

static PyObject *
column_view(PyObject *self, PyObject *ignored)
{
    npy_intp dims[1] = {64};
    PyObject *array;

    array = PyArray_SimpleNewFromData(1, dims, 12, ((Column *)self)->samples);
    if (array == NULL)
        return NULL;
    if (PyArray_SetBaseObject((PyArrayObject *)array, self) < 0) { // expect: RL114 'self'
        Py_DECREF(array);
        return NULL;
    }
    return array;
}

static PyMethodDef column_methods[] = {
    {"view", column_view, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Column_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "column.Column",
    .tp_basicsize = sizeof(Column),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_methods = column_methods,
};

static struct PyModuleDef column_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "column",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_column(void)
{
    PyObject *module;

    if (PyType_Ready(&Column_Type) < 0)
        return NULL;
    module = PyModule_Create(&column_module);
    if (module == NULL)
        return NULL;
    Py_INCREF(&Column_Type);
    if (PyModule_AddObject(module, "Column", (PyObject *)&Column_Type) < 0) {
        Py_DECREF(&Column_Type);
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
