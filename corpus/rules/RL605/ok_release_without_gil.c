/* The bytes are released after the GIL is taken again. */
#include <Python.h>
#include <errno.h>
#include <unistd.h>

static PyObject *
file_write(PyObject *self, PyObject *args)
{
    PyObject *line, *bytes;
    int fd;
    ssize_t n;

    if (!PyArg_ParseTuple(args, "iU", &fd, &line))
        return NULL;
    bytes = PyUnicode_AsUTF8String(line);
    if (bytes == NULL)
        return NULL;
    Py_BEGIN_ALLOW_THREADS
    n = write(fd, PyBytes_AS_STRING(bytes), PyBytes_GET_SIZE(bytes));
    Py_END_ALLOW_THREADS
    Py_DECREF(bytes);
    return PyLong_FromSsize_t(n);
}

static PyMethodDef file_methods[] = {
    {"write", file_write, METH_VARARGS, NULL},
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
