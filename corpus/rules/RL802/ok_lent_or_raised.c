/* NULL from find_type means that an exception is set, or that a field was never filled: who calls it cannot tell. */
#include <Python.h>

typedef struct {
    PyObject_HEAD
    Py_ssize_t size;
} ctype;

typedef struct {
    PyObject_HEAD
    ctype *type;
} cdata;

typedef struct {
    PyObject_HEAD
    PyObject *cache;
} library;

static PyTypeObject ctype_type, cdata_type;

static ctype *find_type(library *self, PyObject *arg, int accept)
{
    if ((accept & 1) && PyUnicode_Check(arg)) {
        PyObject *found = PyDict_GetItem(self->cache, arg);
        if (found == NULL) {
            PyErr_SetObject(PyExc_KeyError, arg);
            return NULL;
        }
        if (Py_TYPE(found) == &ctype_type)
            return (ctype *)found;
        return (ctype *)PyTuple_GET_ITEM(found, 0);
    }
    if ((accept & 2) && Py_TYPE(arg) == &ctype_type)
        return (ctype *)arg;
    if ((accept & 4) && Py_TYPE(arg) == &cdata_type)
        return ((cdata *)arg)->type;
    PyErr_SetString(PyExc_TypeError, "no type");
    return NULL;
}

static PyObject *size_of(library *self, PyObject *arg)
{
    Py_ssize_t size;
    if (Py_TYPE(arg) == &cdata_type) {
        size = 0;
    } else {
        ctype *type = find_type(self, arg, 7);
        if (type == NULL)
            return NULL;
        size = type->size;
    }
    return PyLong_FromSsize_t(size);
}

static PyMethodDef library_methods[] = {
    {"size_of", (PyCFunction)size_of, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};
