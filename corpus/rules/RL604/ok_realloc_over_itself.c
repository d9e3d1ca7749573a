/* The old address is kept until the block has grown. */
#include <Python.h>
#include <stdio.h>

static PyObject *
read_hosts(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    size_t size = 0, room = 16;
    PyObject *result;
    char *block, *bigger;
    FILE *f;
    int c;

    f = fopen("/etc/hosts", "r");

    if (f == NULL)
        return PyErr_SetFromErrno(PyExc_OSError);
    block = PyMem_Malloc(room);
    if (block == NULL) {
        fclose(f);
        return PyErr_NoMemory();
    }
    while ((c = fgetc(f)) != EOF) {
        if (size == room) {
            room *= 2;
            bigger = PyMem_Realloc(block, room);
            if (bigger == NULL) {
                PyMem_Free(block);
                fclose(f);
                return PyErr_NoMemory();
            }
            block = bigger;
        }
        block[size++] = (char)c;
    }
    fclose(f);
    result = PyBytes_FromStringAndSize(block, (Py_ssize_t)size);
    PyMem_Free(block);
    return result;
}

static PyMethodDef read_methods[] = {
    {"hosts", read_hosts, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef read_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "read",
    .m_size = -1,
    .m_methods = read_methods,
};

PyMODINIT_FUNC
PyInit_read(void)
{
    return PyModule_Create(&read_module);
}
