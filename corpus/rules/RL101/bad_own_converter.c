/* The converter gives a new reference, and nobody releases it. */
#include <Python.h>

static int
as_text(PyObject *obj, void *out)
{
    PyObject *text = PyObject_Str(obj);
    if (text == NULL)
        return 0;
    *(PyObject **)out = text;
    return 1;
}

PyObject *
label_length(PyObject *self, PyObject *args)
{
    PyObject *label = NULL;
    Py_ssize_t size;

    if (!PyArg_ParseTuple(args, "|O&", as_text, &label))
        return NULL;
    if (label == NULL)
        return PyLong_FromLong(0);
    size = PyUnicode_GET_LENGTH(label);
    return PyLong_FromSsize_t(size); // expect: RL101 'label'
}
