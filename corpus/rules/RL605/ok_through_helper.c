/* The helper that sets an exception is called behind the threads block. */
#include <Python.h>
#include <errno.h>
#include <unistd.h>

static void
set_error(int number)
{
    PyObject *text = PyUnicode_FromFormat("no. %d", number);

    if (text == NULL)
        return;
    PyErr_SetObject(PyExc_OSError, text);
    Py_DECREF(text);
}

static PyObject *
file_lock(PyObject *self, PyObject *args)
{
    int fd, result;

    if (!PyArg_ParseTuple(args, "i", &fd))
        return NULL;
    Py_BEGIN_ALLOW_THREADS
    result = lockf(fd, F_LOCK, 0);
    Py_END_ALLOW_THREADS
    if (result < 0)
        set_error(errno);
    if (result < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef file_methods[] = {
    {"lock", file_lock, METH_VARARGS, NULL},
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
