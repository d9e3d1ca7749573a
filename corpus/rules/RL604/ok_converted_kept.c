/* A text that a format made is kept by a helper of the module; blocks that code which is not known may keep. */
#include <Python.h>
#include <string.h>

extern void pool_adopt(char *block);

static char *current;

static void
remember(char *name)
{
    PyMem_Free(current);
    current = name;
}

static int
adopt(char *block, int twice)
{
    pool_adopt(block);
    return twice ? 1 : 0;
}

static PyObject *
names_set(PyObject *self, PyObject *args)
{
    char *name = NULL;

    if (!PyArg_ParseTuple(args, "es", "utf-8", &name))
        return NULL;
    remember(name);
    Py_RETURN_NONE;
}

static PyObject *
names_adopt(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    char *block = PyMem_Malloc(10);

    if (block == NULL)
        return PyErr_NoMemory();
    memset(block, 0, 10);
    return PyLong_FromLong(adopt(block, 1));
}

static PyMethodDef names_methods[] = {
    {"set", names_set, METH_VARARGS, NULL},
    {"adopt", names_adopt, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef names_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "names",
    .m_size = -1,
    .m_methods = names_methods,
};

PyMODINIT_FUNC
PyInit_names(void)
{
    return PyModule_Create(&names_module);
}
