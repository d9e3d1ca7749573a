/* `O&` with PyUnicode_FSConverter leaves a new reference, which is lost where the file cannot be opened. */
#include <Python.h>
#include <fcntl.h>

PyObject *
lock_file(PyObject *self, PyObject *args)
{
    PyObject *path;
    int flags, fd;

    if (!PyArg_ParseTuple(args, "O&i", PyUnicode_FSConverter, &path, &flags))
        return NULL;
    fd = open(PyBytes_AS_STRING(path), flags);
    if (fd < 0)
        return PyErr_SetFromErrno(PyExc_OSError); // expect: RL102 'path'
    Py_DECREF(path);
    return PyLong_FromLong(fd);
}
