/* Each path takes the GIL again once. */
#include <Python.h>
#include <errno.h>
#include <unistd.h>

static PyObject *
file_close(PyObject *self, PyObject *args)
{
    PyThreadState *state;
    int fd, result;

    if (!PyArg_ParseTuple(args, "i", &fd))
        return NULL;
    state = PyEval_SaveThread();
    result = close(fd);
    PyEval_RestoreThread(state);
    if (result < 0)
        goto error;
    Py_RETURN_NONE;

error:
    return PyErr_SetFromErrno(PyExc_OSError);
}

static PyMethodDef file_methods[] = {
    {"close", file_close, METH_VARARGS, NULL},
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
