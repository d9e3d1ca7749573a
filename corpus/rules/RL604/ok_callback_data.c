/* A library keeps the block until it calls back, and the callback frees it. */
#include <Python.h>

struct note {
    int number;
};

static int
run_later(void *data)
{
    struct note *note = data;

    PySys_WriteStderr("note %d\n", note->number);
    PyMem_Free(note);
    return 0;
}

static PyObject *
exitlog_later(PyObject *self, PyObject *args)
{
    struct note *note;
    int number;

    if (!PyArg_ParseTuple(args, "i", &number))
        return NULL;
    note = PyMem_Malloc(sizeof(*note));
    if (note == NULL)
        return PyErr_NoMemory();
    note->number = number;
    if (Py_AddPendingCall(run_later, note) < 0) {
        PyMem_Free(note);
        PyErr_SetString(PyExc_RuntimeError, "too many pending calls");
        return NULL;
    }
    Py_RETURN_NONE;
}

static PyMethodDef exitlog_methods[] = {
    {"later", exitlog_later, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef exitlog_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "exitlog",
    .m_size = -1,
    .m_methods = exitlog_methods,
};

PyMODINIT_FUNC
PyInit_exitlog(void)
{
    return PyModule_Create(&exitlog_module);
}
