/* A single method definition, and an array whose elements are used one by one, need no sentinel. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *
call(PyObject *self, PyObject *arg)
{
    return PyNumber_Invert(arg);
}

static PyMethodDef one = {"one", call, METH_O, NULL};
static PyMethodDef several[] = {
    {"low", call, METH_O, NULL},
    {"high", call, METH_O, NULL},
};

static PyObject *
function(PyObject *self, PyObject *arg)
{
    int which = PyObject_IsTrue(arg);

    if (which < 0)
        return NULL;
    return which ? PyCFunction_New(&several[1], NULL) : PyCFunction_New(&one, NULL);
}

static PyMethodDef methods[] = {
    {"function", function, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef singles_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "singles",
    .m_size = -1,
    .m_methods = methods,
};

PyMODINIT_FUNC
PyInit_singles(void)
{
    return PyModule_Create(&singles_module);
}
