/* When the block cannot grow its old address is already gone. */
#include <Python.h>
#include <stdio.h>

static PyObject *
read_hosts(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    size_t size = 0, room = 16;
    PyObject *result;
    char *block;
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
            block = PyMem_Realloc(block, room); // expect: RL604 'block'
            if (block == NULL) {
                fclose(f);
                return PyErr_NoMemory();
            }
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
