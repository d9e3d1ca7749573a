/* A text that a format made is looked at by code that is not known, and never freed. */
#include <Python.h>

extern int store_open(const char *path, int flags);
extern void *table_at(const char *path);

static int
select_table(void *store, const char *name)
{
    return store == table_at(name) ? 0 : -1;
}

static PyObject *
store_connect(PyObject *self, PyObject *args)
{
    char *path = NULL;
    int handle;

    if (!PyArg_ParseTuple(args, "es", "utf-8", &path))
        return NULL;
    handle = store_open(path, 0);
    return PyLong_FromLong(handle); // expect: RL604 'path'
}

static PyObject *
store_select(PyObject *self, PyObject *args)
{
    char *name = NULL;

    if (!PyArg_ParseTuple(args, "es", "utf-8", &name))
        return NULL;
    if (select_table(self, name) < 0) {
        PyErr_SetString(PyExc_ValueError, "no such table");
        return NULL; // expect: RL604 'name'
    }
    PyMem_Free(name);
    Py_RETURN_NONE;
}

static PyMethodDef store_methods[] = {
    {"connect", store_connect, METH_VARARGS, NULL},
    {"select", store_select, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef store_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "store",
    .m_size = -1,
    .m_methods = store_methods,
};

PyMODINIT_FUNC
PyInit_store(void)
{
    return PyModule_Create(&store_module);
}
