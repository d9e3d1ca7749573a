/* Py_FatalError and a project's own noreturn function end the path: nothing is lost on it. */
#include <Python.h>
#include <stdio.h>
#include <stdlib.h>

__attribute__((noreturn)) static void
die(const char *what)
{
    fprintf(stderr, "rt: %s\n", what);
    abort();
}

static PyObject *
rt_sentinels(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    PyObject *first, *second;

    first = PyLong_FromLong(1000);
    if (first == NULL)
        Py_FatalError("rt: no memory for the first sentinel");
    second = PyLong_FromLong(2000);
    if (second == NULL)
        die("no memory for the second sentinel");
    return Py_BuildValue("(NN)", first, second);
}

static PyMethodDef rt_methods[] = {
    {"sentinels", rt_sentinels, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef rt_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "rt",
    .m_size = -1,
    .m_methods = rt_methods,
};

PyMODINIT_FUNC
PyInit_rt(void)
{
    return PyModule_Create(&rt_module);
}
