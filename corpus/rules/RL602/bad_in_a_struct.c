/* The view is part of a struct on the stack, and is lost with it. */
#include <Python.h>

struct request {
    Py_buffer body;
    int port;
};

static PyObject *
send_send(PyObject *self, PyObject *args)
{
    struct request req;
    PyObject *result;

    if (!PyArg_ParseTuple(args, "y*i", &req.body, &req.port))
        return NULL;
    if (req.port < 0 || req.port > 65535) {
        PyErr_Format(PyExc_ValueError, "port %d", req.port);
        return NULL; // expect: RL602 'req.body'
    }
    result = PyLong_FromSsize_t(req.body.len);
    PyBuffer_Release(&req.body);
    return result;
}

static PyMethodDef send_methods[] = {
    {"send", send_send, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef send_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "send",
    .m_size = -1,
    .m_methods = send_methods,
};

PyMODINIT_FUNC
PyInit_send(void)
{
    return PyModule_Create(&send_module);
}
