/* The message is freed when the exception has a copy. */
#include <Python.h>

static PyObject *
complain_complain(PyObject *self, PyObject *obj)
{
    char *message = PyMem_Malloc(64);

    if (message == NULL)
        return PyErr_NoMemory();
    PyOS_snprintf(message, 64, "no use for the object at %p", (void *)obj);
    PyErr_SetString(PyExc_ValueError, message);
    PyMem_Free(message);
    return NULL;
}

static PyMethodDef complain_methods[] = {
    {"complain", complain_complain, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef complain_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "complain",
    .m_size = -1,
    .m_methods = complain_methods,
};

PyMODINIT_FUNC
PyInit_complain(void)
{
    return PyModule_Create(&complain_module);
}
