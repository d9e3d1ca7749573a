/* Two objects become attributes of each other. */
#include <Python.h>

static PyObject *
knots_join(PyObject *self, PyObject *args)
{
    PyObject *parent, *child;

    if (!PyArg_ParseTuple(args, "OO:join", &parent, &child))
        return NULL;
    if (PyObject_SetAttrString(parent, "child", child) < 0)
        return NULL;
    if (PyObject_SetAttrString(child, "parent", parent) < 0)    // expect: RL301 'parent'
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef knots_methods[] = {
    {"join", knots_join, METH_VARARGS, NULL},
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
