/* A helper of a method clears the field. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *peer;
} SockObject;

static void
sock_dealloc(SockObject *self)
{
    Py_XDECREF(self->peer);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
sock_peer(SockObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->peer == NULL)
        Py_RETURN_NONE;
    return Py_NewRef(self->peer);
}

static PyObject *
sock_connect(SockObject *self, PyObject *peer)
{
    if (!PyUnicode_Check(peer)) {
        PyErr_SetString(PyExc_TypeError, "a str, please");
        return NULL;
    }
    Py_XSETREF(self->peer, Py_NewRef(peer));
    Py_RETURN_NONE;
}

static void
drop_peer(SockObject *self)
{
    Py_CLEAR(self->peer);
}

static PyObject *
sock_shut(SockObject *self, PyObject *Py_UNUSED(ignored))
{
    drop_peer(self);
    Py_RETURN_NONE;
}

static PyMethodDef sock_methods[] = {
    {"shut", (PyCFunction)sock_shut, METH_NOARGS, NULL},
    {"peer", (PyCFunction)sock_peer, METH_NOARGS, NULL},
    {"connect", (PyCFunction)sock_connect, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Sock_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "sock.Sock",
    .tp_basicsize = sizeof(SockObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)sock_dealloc,
    .tp_methods = sock_methods,
};

static struct PyModuleDef sock_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "sock",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_sock(void)
{
    PyObject *module;

    if (PyType_Ready(&Sock_Type) < 0)
        return NULL;
    module = PyModule_Create(&sock_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Sock", (PyObject *)&Sock_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
