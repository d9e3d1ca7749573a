/* The helper fails with what the system call gave, a number below 0: its caller tests for -1. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <unistd.h>

static Py_ssize_t
write_text(int fd, const char *text, Py_ssize_t size)
{
    Py_ssize_t written = write(fd, text, (size_t)size);

    if (written < 0)
        PyErr_SetFromErrno(PyExc_OSError);
    return written;
}

static PyObject *
demo_write(PyObject *self, PyObject *args)
{
    int fd;
    const char *text;
    Py_ssize_t size;

    if (!PyArg_ParseTuple(args, "is#", &fd, &text, &size))
        return NULL;
    size = write_text(fd, text, size);
    if (size == -1 && PyErr_Occurred())
        return NULL;
    return PyLong_FromSsize_t(size);
}

static PyMethodDef demo_methods[] = {
    {"write", demo_write, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef demo_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "demo",
    .m_size = -1,
    .m_methods = demo_methods,
};

PyMODINIT_FUNC
PyInit_demo(void)
{
    return PyModule_Create(&demo_module);
}
