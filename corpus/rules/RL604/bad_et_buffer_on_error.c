/* The name from "et" is freed on the good path only. */
#include <Python.h>
#include <stdio.h>

static PyObject *
files_size(PyObject *self, PyObject *args)
{
    char *name = NULL;
    long size;
    FILE *f;

    if (!PyArg_ParseTuple(args, "et", Py_FileSystemDefaultEncoding, &name))
        return NULL;
    f = fopen(name, "rb");
    if (f == NULL) {
        PyErr_SetFromErrnoWithFilename(PyExc_OSError, name);
        return NULL; // expect: RL604 'name'
    }
    fseek(f, 0, SEEK_END);
    size = ftell(f);
    fclose(f);
    PyMem_Free(name);
    return PyLong_FromLong(size);
}

static PyMethodDef files_methods[] = {
    {"size", files_size, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef files_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "files",
    .m_size = -1,
    .m_methods = files_methods,
};

PyMODINIT_FUNC
PyInit_files(void)
{
    return PyModule_Create(&files_module);
}
