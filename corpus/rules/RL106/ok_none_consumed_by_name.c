/* A helper consumes its argument: what is None is dropped by that name. */
#include <Python.h>

static PyObject *last;

/* Takes the reference over. */
static int
keep(PyObject *item)
{
    if (item == Py_None) {
        Py_DECREF(Py_None);
        return 0;
    }
    Py_XSETREF(last, item);
    return 0;
}

static PyObject *
notes_remember(PyObject *self, PyObject *item)
{
    Py_INCREF(item);
    if (keep(item) < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef notes_methods[] = {
    {"remember", (PyCFunction)notes_remember, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef notes_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "notes",
    .m_size = -1,
    .m_methods = notes_methods,
};

PyMODINIT_FUNC
PyInit_notes(void)
{
    return PyModule_Create(&notes_module);
}
