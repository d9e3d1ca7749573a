/* A helper stores one of its arguments in the other, twice. */
#include <Python.h>

static int
link_to(PyObject *from, PyObject *to)
{
    return PyObject_SetAttrString(from, "next", to);
}

static PyObject *
knots_ring(PyObject *self, PyObject *args)
{
    PyObject *a, *b;

    if (!PyArg_ParseTuple(args, "OO:ring", &a, &b))
        return NULL;
    if (link_to(a, b) < 0)
        return NULL;
    if (link_to(b, a) < 0)    // expect: RL301 'a'
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef knots_methods[] = {
    {"ring", knots_ring, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef knots_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "knots",
    .m_size = -1,
    .m_methods = knots_methods,
};

PyMODINIT_FUNC
PyInit_knots(void)
{
    return PyModule_Create(&knots_module);
}
