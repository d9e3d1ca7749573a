/* One converter gives a new reference, which is released; the other lends the argument. */
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

static int
as_sequence(PyObject *obj, PyObject **out)
{
    if (!PySequence_Check(obj)) {
        PyErr_SetString(PyExc_TypeError, "a sequence is needed");
        return 0;
    }
    *out = obj;
    return 1;
}

PyObject *
label_length(PyObject *self, PyObject *args)
{
    PyObject *label = NULL, *parts;
    Py_ssize_t size;

    if (!PyArg_ParseTuple(args, "O&|O&", as_sequence, &parts, as_text, &label))
        return NULL;
    size = PySequence_Size(parts);
    if (size >= 0 && label != NULL)
        size += PyUnicode_GET_LENGTH(label);
    Py_XDECREF(label);
    return size < 0 ? NULL : PyLong_FromSsize_t(size);
}
