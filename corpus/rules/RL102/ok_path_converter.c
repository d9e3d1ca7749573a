/* `O&` with PyUnicode_FSConverter: released on every way out; the optional one stays NULL where it is not given. */
#include <Python.h>
#include <fcntl.h>

PyObject *
lock_file(PyObject *self, PyObject *args)
{
    PyObject *path, *other = NULL;
    int flags, fd;

    if (!PyArg_ParseTuple(args, "O&i|O&", PyUnicode_FSConverter, &path, &flags, PyUnicode_FSDecoder, &other))
        return NULL;
    fd = open(PyBytes_AS_STRING(path), flags);
    Py_DECREF(path);
    Py_XDECREF(other);
    if (fd < 0)
        return PyErr_SetFromErrno(PyExc_OSError);
    return PyLong_FromLong(fd);
}
