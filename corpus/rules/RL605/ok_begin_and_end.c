/* One function keeps the thread state in a field, another takes it out again; blocks are interrupted and conditional. */
#include <Python.h>
#include <errno.h>
#include <unistd.h>

typedef struct {
    PyObject_HEAD
    PyThreadState *state;
    int fd;
} Port;

static void
begin_threads(Port *port)
{
    port->state = PyEval_SaveThread();
}

static void
end_threads(Port *port)
{
    PyThreadState *state = port->state;

    port->state = NULL;
    PyEval_RestoreThread(state);
}

static PyObject *
port_wait(PyObject *self, PyObject *unused)
{
    Port *port = (Port *)self;
    char byte;
    ssize_t n;

    begin_threads(port);
    n = read(port->fd, &byte, 1);
    end_threads(port);
    if (n < 0)
        return PyErr_SetFromErrno(PyExc_OSError);
    return PyLong_FromSsize_t(n);
}

static PyObject *
port_copy(PyObject *self, PyObject *args)
{
    int from, to, threads;
    char byte;
    ssize_t n;
    PyThreadState *state = NULL;

    if (!PyArg_ParseTuple(args, "iip", &from, &to, &threads))
        return NULL;
    if (threads)
        state = PyEval_SaveThread();
    while ((n = read(from, &byte, 1)) == 1)
        if (write(to, &byte, 1) != 1)
            break;
    if (state)
        PyEval_RestoreThread(state);
    if (n < 0)
        return PyErr_SetFromErrno(PyExc_OSError);
    Py_RETURN_NONE;
}

static PyObject *
port_poll(PyObject *self, PyObject *args)
{
    int fd;
    char byte;
    ssize_t n;

    if (!PyArg_ParseTuple(args, "i", &fd))
        return NULL;
    Py_BEGIN_ALLOW_THREADS
    for (;;) {
        n = read(fd, &byte, 1);
        if (n >= 0 || errno != EINTR)
            break;
        Py_BLOCK_THREADS
        if (PyErr_CheckSignals() < 0)
            return NULL;
        Py_UNBLOCK_THREADS
    }
    Py_END_ALLOW_THREADS
    if (n < 0)
        return PyErr_SetFromErrno(PyExc_OSError);
    return PyLong_FromSsize_t(n);
}

static int
from_library(void *data)
{
    PyThreadState *state = *(PyThreadState **)data;
    PyObject *line;
    int failed;

    PyEval_RestoreThread(state);
    line = PyUnicode_FromString("called back");
    failed = line == NULL || PySys_SetObject("line", line) < 0;
    Py_XDECREF(line);
    *(PyThreadState **)data = PyEval_SaveThread();
    return failed;
}

extern int library_walk(int (*callback)(void *), void *data);

static PyObject *
port_walk(PyObject *self, PyObject *unused)
{
    PyThreadState *state = PyEval_SaveThread();
    int failed = library_walk(from_library, &state);

    PyEval_RestoreThread(state);
    if (failed)
        return PyErr_NoMemory();
    Py_RETURN_NONE;
}

static PyObject *
port_buffer(PyObject *self, PyObject *args)
{
    Py_ssize_t size;
    char *block;
    ssize_t n = 0;
    PyGILState_STATE gil;

    if (!PyArg_ParseTuple(args, "n", &size))
        return NULL;
    Py_BEGIN_ALLOW_THREADS
    block = PyMem_RawMalloc(size);
    if (block != NULL)
        n = read(0, block, size);
    PyMem_RawFree(block);
    gil = PyGILState_Ensure();
    PySys_WriteStdout("%zd\n", n);
    PyGILState_Release(gil);
    Py_END_ALLOW_THREADS
    return PyLong_FromSsize_t(n);
}

static PyMethodDef port_methods[] = {
    {"wait", port_wait, METH_NOARGS, NULL},
    {"copy", port_copy, METH_VARARGS, NULL},
    {"poll", port_poll, METH_VARARGS, NULL},
    {"walk", port_walk, METH_NOARGS, NULL},
    {"buffer", port_buffer, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef port_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "port",
    .m_size = -1,
    .m_methods = port_methods,
};

PyMODINIT_FUNC
PyInit_port(void)
{
    return PyModule_Create(&port_module);
}
