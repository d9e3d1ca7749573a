/* A helper fills the caller's view; the caller forgets it on one path. */
#include <Python.h>

static int
get_doubles(PyObject *obj, Py_buffer *view)
{
    if (PyObject_GetBuffer(obj, view, PyBUF_FORMAT | PyBUF_ND) < 0)
        return -1;
    if (view->itemsize != sizeof(double)) {
        PyErr_SetString(PyExc_TypeError, "doubles, please");
        PyBuffer_Release(view);
        return -1;
    }
    return 0;
}

static PyObject *
fir_sum(PyObject *self, PyObject *obj)
{
    Py_buffer view;
    double sum = 0.0;
    Py_ssize_t n;

    if (get_doubles(obj, &view) < 0)
        return NULL;
    n = view.len / view.itemsize;
    if (n == 0)
        Py_RETURN_NONE; // expect: RL602 'view'
    for (Py_ssize_t i = 0; i < n; i++)
        sum += ((const double *)view.buf)[i];
    PyBuffer_Release(&view);
    return PyFloat_FromDouble(sum);
}

static PyMethodDef fir_methods[] = {
    {"sum", fir_sum, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef fir_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "fir",
    .m_size = -1,
    .m_methods = fir_methods,
};

PyMODINIT_FUNC
PyInit_fir(void)
{
    return PyModule_Create(&fir_module);
}
