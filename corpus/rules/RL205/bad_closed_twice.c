/* A method releases the field and leaves the pointer in it; the destructor releases it again. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *file;
} ReaderObject;

static void
reader_dealloc(ReaderObject *self)
{
    Py_XDECREF(self->file);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
reader_file(ReaderObject *self, PyObject *Py_UNUSED(ignored))
{
    if (self->file == NULL)
        Py_RETURN_NONE;
    return Py_NewRef(self->file);
}

static PyObject *
reader_open(ReaderObject *self, PyObject *file)
{
    if (!PyUnicode_Check(file)) {
        PyErr_SetString(PyExc_TypeError, "a str, please");
        return NULL;
    }
    Py_XSETREF(self->file, Py_NewRef(file));
    Py_RETURN_NONE;
}

static PyObject *
reader_close(ReaderObject *self, PyObject *Py_UNUSED(ignored))
{
    Py_XDECREF(self->file); // expect: RL205 'self->file'
    Py_RETURN_NONE;
}

static PyMethodDef reader_methods[] = {
    {"close", (PyCFunction)reader_close, METH_NOARGS, NULL},
    {"file", (PyCFunction)reader_file, METH_NOARGS, NULL},
    {"open", (PyCFunction)reader_open, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Reader_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "reader.Reader",
    .tp_basicsize = sizeof(ReaderObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)reader_dealloc,
    .tp_methods = reader_methods,
};

static struct PyModuleDef reader_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "reader",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_reader(void)
{
    PyObject *module;

    if (PyType_Ready(&Reader_Type) < 0)
        return NULL;
    module = PyModule_Create(&reader_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Reader", (PyObject *)&Reader_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
