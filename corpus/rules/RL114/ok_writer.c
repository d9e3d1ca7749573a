/* A resize that fails has consumed what the writer held, and the writer is freed next. */
#include <Python.h>

typedef struct {
    PyObject *obj;
    char small[16];
} Writer;

static Writer *
writer_new(Py_ssize_t size)
{
    Writer *writer = PyMem_Malloc(sizeof(Writer));

    if (writer == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    writer->obj = PyBytes_FromStringAndSize(NULL, size);
    if (writer->obj == NULL) {
        PyMem_Free(writer);
        return NULL;
    }
    return writer;
}

static void
writer_discard(Writer *writer)
{
    Py_XDECREF(writer->obj);
    PyMem_Free(writer);
}

static PyObject *
writer_finish(Writer *writer, Py_ssize_t size)
{
    PyObject *result;

    if (size != PyBytes_GET_SIZE(writer->obj) && _PyBytes_Resize(&writer->obj, size) < 0) {
        writer_discard(writer);
        return NULL;
    }
    result = writer->obj;
    writer->obj = NULL;
    writer_discard(writer);
    return result;
}

static PyObject *
make(PyObject *module, PyObject *Py_UNUSED(args))
{
    Writer *writer = writer_new(100);

    if (writer == NULL)
        return NULL;
    PyBytes_AS_STRING(writer->obj)[0] = 'x';
    return writer_finish(writer, 1);
}

static PyMethodDef writer_methods[] = {
    {"make", make, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef writer_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "writer",
    .m_size = -1,
    .m_methods = writer_methods,
};

PyMODINIT_FUNC
PyInit_writer(void)
{
    return PyModule_Create(&writer_module);
}
