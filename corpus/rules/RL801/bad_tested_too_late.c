/* The tuple is filled first and tested for NULL afterwards. */
#include <Python.h>

static PyObject *
geo_origin(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    PyObject *zero, *point;

    zero = PyFloat_FromDouble(0.0);
    if (zero == NULL)
        return NULL;
    point = PyTuple_New(2);
    PyTuple_SET_ITEM(point, 0, Py_NewRef(zero)); // expect: RL801 'point'
    PyTuple_SET_ITEM(point, 1, zero);
    if (point == NULL)
        return NULL;
    return point;
}

static PyMethodDef geo_methods[] = {
    {"origin", geo_origin, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef geo_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "geo",
    .m_size = -1,
    .m_methods = geo_methods,
};

PyMODINIT_FUNC
PyInit_geo(void)
{
    return PyModule_Create(&geo_module);
}
