/* The flags say that the function takes keywords. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *
scale(PyObject *self, PyObject *args, PyObject *kwargs)
{
    static char *names[] = {"n", "by", NULL};
    int n, by = 1;

    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "i|i:scale", names, &n, &by))
        return NULL;
    return PyLong_FromLong((long)n * by);
}

static PyMethodDef methods[] = {
    {"scale", (PyCFunction)(void (*)(void))scale, METH_VARARGS | METH_KEYWORDS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef scales_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "scales",
    .m_size = -1,
    .m_methods = methods,
};

PyMODINIT_FUNC
PyInit_scales(void)
{
    return PyModule_Create(&scales_module);
}
