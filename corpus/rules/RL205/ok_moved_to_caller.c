/* The field gives its reference to the caller, and forgets it. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    PyObject *item;
} MailObject;

static void
mail_dealloc(MailObject *self)
{
    Py_XDECREF(self->item);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *
mail_put(MailObject *self, PyObject *item)
{
    if (!PyUnicode_Check(item)) {
        PyErr_SetString(PyExc_TypeError, "a str, please");
        return NULL;
    }
    if (self->item != NULL) {
        PyErr_SetString(PyExc_RuntimeError, "full");
        return NULL;
    }
    self->item = Py_NewRef(item);
    Py_RETURN_NONE;
}

static PyObject *
mail_take(MailObject *self, PyObject *Py_UNUSED(ignored))
{
    PyObject *item = self->item;

    if (item == NULL)
        Py_RETURN_NONE;
    self->item = NULL;
    return item;
}

static PyMethodDef mail_methods[] = {
    {"take", (PyCFunction)mail_take, METH_NOARGS, NULL},
    {"put", (PyCFunction)mail_put, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static PyTypeObject Mail_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "mail.Mail",
    .tp_basicsize = sizeof(MailObject),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = PyType_GenericNew,
    .tp_dealloc = (destructor)mail_dealloc,
    .tp_methods = mail_methods,
};

static struct PyModuleDef mail_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "mail",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_mail(void)
{
    PyObject *module;

    if (PyType_Ready(&Mail_Type) < 0)
        return NULL;
    module = PyModule_Create(&mail_module);
    if (module == NULL)
        return NULL;
    if (PyModule_AddObjectRef(module, "Mail", (PyObject *)&Mail_Type) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
