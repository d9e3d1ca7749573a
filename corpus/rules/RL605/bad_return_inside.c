/* An error returns from inside of the threads block. */
#include <Python.h>
#include <errno.h>
#include <unistd.h>

static PyObject *
file_drain(PyObject *self, PyObject *args)
{
    int fd, failed = 0;
    char buffer[512];

    if (!PyArg_ParseTuple(args, "i", &fd))
        return NULL;
    Py_BEGIN_ALLOW_THREADS
    for (;;) {
        ssize_t n = read(fd, buffer, sizeof(buffer));
        if (n == 0)
            break;
        if (n < 0)
            return NULL; // expect: RL605 '_save', RL802 'file_drain'
    }
    Py_END_ALLOW_THREADS
    if (failed)
        return PyErr_SetFromErrno(PyExc_OSError);
    Py_RETURN_NONE;
}

static PyMethodDef file_methods[] = {
    {"drain", file_drain, METH_VARARGS, NULL},
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
