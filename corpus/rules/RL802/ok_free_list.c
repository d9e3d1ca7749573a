/* The helper sets an exception whenever what it returns is NULL; what it keeps is not. */
#include <Python.h>

static void *kept[8];
static int nkept;

static void *
new_block(void)
{
    void *block;

    if (nkept > 0)
        return kept[--nkept];
    block = PyMem_Malloc(64);
    if (block == NULL)
        PyErr_NoMemory();
    return block;
}

static PyObject *
demo_use(PyObject *self, PyObject *arg)
{
    void *block = new_block();

    if (block == NULL)
        return NULL;
    if (nkept < 8)
        kept[nkept++] = block;
    else
        PyMem_Free(block);
    Py_RETURN_NONE;
}

static PyMethodDef demo_methods[] = {
    {"use", (PyCFunction)demo_use, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef demo_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "demo",
    .m_size = -1,
    .m_methods = demo_methods,
};

PyMODINIT_FUNC
PyInit_demo(void)
{
    return PyModule_Create(&demo_module);
}
