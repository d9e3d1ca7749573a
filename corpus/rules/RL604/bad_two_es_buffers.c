/* Two strings of "es": the second is lost when they differ in length. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *
ham_distance(PyObject *self, PyObject *args)
{
    char *a = NULL, *b = NULL;
    Py_ssize_t na, nb;
    long distance = 0;

    if (!PyArg_ParseTuple(args, "es#es#", "utf-8", &a, &na, "utf-8", &b, &nb))
        return NULL;
    if (na != nb) {
        PyErr_SetString(PyExc_ValueError, "lengths differ");
        PyMem_Free(a);
        return NULL; // expect: RL604 'b'
    }
    for (Py_ssize_t i = 0; i < na; i++)
        distance += a[i] != b[i];
    PyMem_Free(b);
    PyMem_Free(a);
    return PyLong_FromLong(distance);
}

static PyMethodDef ham_methods[] = {
    {"distance", ham_distance, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef ham_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "ham",
    .m_size = -1,
    .m_methods = ham_methods,
};

PyMODINIT_FUNC
PyInit_ham(void)
{
    return PyModule_Create(&ham_module);
}
