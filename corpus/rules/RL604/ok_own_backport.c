/* A static function is no API function though it has the name of one: what this backport frees came from PyMem_Malloc. */
#include <Python.h>

#if PY_VERSION_HEX < 0x030E0000
typedef struct PyUnicodeWriter PyUnicodeWriter;
struct text_writer {
    PyObject *text;
};

static inline void PyUnicodeWriter_Discard(PyUnicodeWriter *writer)
{
    PyMem_Free(writer);
}

static inline PyUnicodeWriter *PyUnicodeWriter_Create(Py_ssize_t length)
{
    struct text_writer *writer = PyMem_Malloc(sizeof(*writer));

    if (writer == NULL)
        return (PyUnicodeWriter *)PyErr_NoMemory();
    writer->text = NULL;
    if (length < 0) {
        PyUnicodeWriter_Discard((PyUnicodeWriter *)writer);
        PyErr_SetString(PyExc_ValueError, "length must be positive");
        return NULL;
    }
    return (PyUnicodeWriter *)writer;
}
#endif

PyObject *
write_nothing(PyObject *self, PyObject *args)
{
    PyUnicodeWriter *writer = PyUnicodeWriter_Create(8);

    if (writer == NULL)
        return NULL;
    PyUnicodeWriter_Discard(writer);
    Py_RETURN_NONE;
}
