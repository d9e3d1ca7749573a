/* Keyword arguments are accepted and never looked at. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *
area(PyObject *self, PyObject *args)
{
    int width, height;

    if (!PyArg_ParseTuple(args, "ii:area", &width, &height))
        return NULL;
    return PyLong_FromLong((long)width * height);
}

static PyMethodDef methods[] = {
    {"area", (PyCFunction)(void (*)(void))area, METH_VARARGS | METH_KEYWORDS, NULL},    // expect: RL903 'area'
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef areas_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "areas",
    .m_size = -1,
    .m_methods = methods,
};

PyMODINIT_FUNC
PyInit_areas(void)
{
    return PyModule_Create(&areas_module);
}
