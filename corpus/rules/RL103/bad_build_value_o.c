/* A new object goes straight into Py_BuildValue("O"), which takes one more reference. */
#include <Python.h>

static PyObject *
point_polar(PyObject *self, PyObject *args)
{
    double x, y;

    if (!PyArg_ParseTuple(args, "dd", &x, &y))
        return NULL;
    return Py_BuildValue("(Od)", PyFloat_FromDouble(x * x + y * y), x); // expect: RL103 'PyFloat_FromDouble'
}

static PyMethodDef point_methods[] = {
    {"polar", point_polar, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef point_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "point",
    .m_size = -1,
    .m_methods = point_methods,
};

PyMODINIT_FUNC
PyInit_point(void)
{
    return PyModule_Create(&point_module);
}
