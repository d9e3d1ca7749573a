/* Statement macros hide the goto and the assignment of a failed check. */
#include <Python.h>

#define CHECK(x) if (!(x)) goto error
#define TRY(target, call)                       \
    do {                                        \
        (target) = (call);                      \
        if ((target) == NULL)                   \
            goto error;                         \
    } while (0)

static PyObject *
spam_report(PyObject *self, PyObject *args)
{
    PyObject *obj, *type_name = NULL, *size = NULL, *report = NULL;

    CHECK(PyArg_ParseTuple(args, "O", &obj));
    TRY(type_name, PyObject_Str((PyObject *)Py_TYPE(obj)));
    TRY(size, PyObject_CallMethod(obj, "__sizeof__", NULL));
    TRY(report, PyDict_New());
    CHECK(PyDict_SetItemString(report, "type", type_name) == 0);
    CHECK(PyDict_SetItemString(report, "size", size) == 0);
    Py_DECREF(type_name);
    Py_DECREF(size);
    return report;

error:
    Py_XDECREF(type_name);
    Py_XDECREF(size);
    Py_XDECREF(report);
    return NULL;
}

static PyMethodDef spam_methods[] = {
    {"report", spam_report, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef spam_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "spam",
    .m_size = -1,
    .m_methods = spam_methods,
};

PyMODINIT_FUNC
PyInit_spam(void)
{
    return PyModule_Create(&spam_module);
}
