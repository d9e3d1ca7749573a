/* The exception is set after the GIL is taken again. */
#include <Python.h>
#include <errno.h>
#include <unistd.h>

static PyObject *
file_sync(PyObject *self, PyObject *args)
{
    PyThreadState *state;
    int fd;

    if (!PyArg_ParseTuple(args, "i", &fd))
        return NULL;
    state = PyEval_SaveThread();
    if (fsync(fd) < 0) {
        PyEval_RestoreThread(state);
        PyErr_SetFromErrno(PyExc_OSError);
        return NULL;
    }
    PyEval_RestoreThread(state);
    Py_RETURN_NONE;
}

static PyMethodDef file_methods[] = {
    {"sync", file_sync, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef file_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "file",
    .m_size = -1,
    .m_methods = file_methods,
};

PyMODINIT_FUNC
PyInit_file(void)
{
    return PyModule_Create(&file_module);
}
