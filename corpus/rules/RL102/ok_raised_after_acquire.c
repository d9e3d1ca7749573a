/* A check that raises comes after the attribute was fetched and gives it back first. */
#include <Python.h>

static PyObject *
stream_write_all(PyObject *self, PyObject *args)
{
    PyObject *stream, *data, *write, *result;

    if (!PyArg_ParseTuple(args, "OO", &stream, &data))
        return NULL;
    write = PyObject_GetAttrString(stream, "write");
    if (write == NULL)
        return NULL;
    if (!PyBytes_Check(data)) {
        PyErr_Format(PyExc_TypeError, "bytes expected, not %.80s",
                     Py_TYPE(data)->tp_name);
        Py_DECREF(write);
        return NULL;
    }
    result = PyObject_CallFunctionObjArgs(write, data, NULL);
    Py_DECREF(write);
    return result;
}

static PyMethodDef stream_methods[] = {
    {"write_all", stream_write_all, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef stream_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "stream",
    .m_size = -1,
    .m_methods = stream_methods,
};

PyMODINIT_FUNC
PyInit_stream(void)
{
    return PyModule_Create(&stream_module);
}
