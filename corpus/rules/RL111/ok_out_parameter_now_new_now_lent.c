/* The helper stores now a borrowed and now a new reference: a flag, or the value itself, says which. */
#include <Python.h>

static int
as_text(PyObject *names, PyObject *key, PyObject **text, int *owned)
{
    *owned = 0;
    *text = PyDict_GetItemWithError(names, key);
    if (*text != NULL)
        return 0;
    if (PyErr_Occurred())
        return -1;
    *text = PyObject_Str(key);
    if (*text == NULL)
        return -1;
    *owned = 1;
    return 0;
}

/* The same without a flag: what is lent is of another type. */
static int
as_number(PyObject *row, PyObject **number)
{
    *number = PyTuple_GetItem(row, 0);
    if (*number == NULL)
        return -1;
    if (!PyLong_Check(*number)) {
        *number = PyNumber_Long(*number);
        if (*number == NULL)
            return -1;
    }
    return 0;
}

static PyObject *
text_length(PyObject *self, PyObject *key)
{
    PyObject *names = PyDict_New(), *text;
    int owned;

    if (names == NULL)
        return NULL;
    if (as_text(names, key, &text, &owned) < 0) {
        Py_DECREF(names);
        return NULL;
    }
    Py_ssize_t length = PyUnicode_GetLength(text);
    if (owned)
        Py_DECREF(text);
    Py_DECREF(names);
    return PyLong_FromSsize_t(length);
}

static PyObject *
text_number(PyObject *self, PyObject *row)
{
    PyObject *number;

    if (as_number(row, &number) < 0)
        return NULL;
    long value = PyLong_AsLong(number);
    if (number != PyTuple_GET_ITEM(row, 0))
        Py_DECREF(number);
    if (value == -1 && PyErr_Occurred())
        return NULL;
    return PyLong_FromLong(value + 1);
}

static PyMethodDef text_methods[] = {
    {"length", text_length, METH_O, NULL},
    {"number", text_number, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef text_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "text",
    .m_size = -1,
    .m_methods = text_methods,
};

PyMODINIT_FUNC
PyInit_text(void)
{
    return PyModule_Create(&text_module);
}
