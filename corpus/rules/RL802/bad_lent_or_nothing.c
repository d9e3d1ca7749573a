/* NULL from find_type means that there is none, and no exception is set. */
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
        if (found == NULL)
            return NULL;
        if (Py_TYPE(found) == &ctype_type)
            return (ctype *)found;
    }
    if ((accept & 2) && Py_TYPE(arg) == &ctype_type)
        return (ctype *)arg;
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
            return NULL; // expect: RL802 'size_of'
        size = type->size;
    }
    return PyLong_FromSsize_t(size);
}

static PyMethodDef library_methods[] = {
    {"size_of", (PyCFunction)size_of, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};
