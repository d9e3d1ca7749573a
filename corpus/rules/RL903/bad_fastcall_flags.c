/* METH_FASTCALL passes an array and a count; the function takes a tuple and a dictionary. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *
join(PyObject *self, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"left", "right", NULL};
    PyObject *left, *right;

    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "UU:join", names, &left, &right))
        return NULL;
    return PyUnicode_Concat(left, right);
}

static PyMethodDef methods[] = {
    {"join", (PyCFunction)(void (*)(void))join, METH_FASTCALL, NULL},    // expect: RL903 'join'
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef joins_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "joins",
    .m_size = -1,
    .m_methods = methods,
};

PyMODINIT_FUNC
PyInit_joins(void)
{
    return PyModule_Create(&joins_module);
}
