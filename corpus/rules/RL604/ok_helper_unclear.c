/* Helpers of which callers cannot tell what they did with a block: nothing is said. */
#include <Python.h>
#include <string.h>

struct cache {
    char *spare;
    char *main;
};

static struct cache cache;

static char *
take(size_t n)
{
    char *block = cache.spare;

    if (block != NULL) {
        cache.spare = NULL;
        return block;
    }
    return PyMem_Malloc(n);
}

static void
drop_unless_main(char *block)
{
    if (block != cache.main)
        PyMem_Free(block);
}

static int
grow(char **place, char *initial, size_t n)
{
    char *block;

    if (*place == initial) {
        block = PyMem_Malloc(n);
        if (block != NULL)
            memcpy(block, initial, 10);
    }
    else
        block = PyMem_Realloc(*place, n);
    if (block == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    *place = block;
    return 0;
}

static void
replace(char **place, const char *text)
{
    PyMem_Free(*place);
    *place = _PyMem_Strdup(text);
}

static void
clear(char **place)
{
    PyMem_Free(*place);
    *place = NULL;
}

static PyObject *
unclear_take(PyObject *self, PyObject *ignored)
{
    char *block = take(100);

    if (block == NULL)
        return PyErr_NoMemory();
    cache.main = block;
    Py_RETURN_NONE;
}

static PyObject *
unclear_drop(PyObject *self, PyObject *ignored)
{
    char *block = PyMem_Malloc(10);

    if (block == NULL)
        return PyErr_NoMemory();
    drop_unless_main(block);
    Py_RETURN_NONE;
}

static PyObject *
unclear_grow(PyObject *self, PyObject *list)
{
    char buffer[10], *block = buffer;
    size_t size = sizeof(buffer);

    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(list); i++) {
        if (i % 10 == 9 && grow(&block, buffer, size += 10) < 0)
            goto error;
        block[i] = 'x';
    }
    if (block != buffer)
        PyMem_Free(block);
    Py_RETURN_NONE;
error:
    if (block != buffer)
        PyMem_Free(block);
    return NULL;
}

static PyObject *
unclear_clear(PyObject *self, PyObject *arg)
{
    char *block = PyMem_Malloc(10);

    if (block == NULL)
        return PyErr_NoMemory();
    block[0] = '\0';
    replace(&block, "abc");
    PyObject *result = PyUnicode_FromString(block ? block : "");
    clear(&block);
    return result;
}

static PyMethodDef methods[] = {
    {"take", unclear_take, METH_NOARGS, NULL},
    {"drop", unclear_drop, METH_NOARGS, NULL},
    {"grow", unclear_grow, METH_O, NULL},
    {"clear", unclear_clear, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "unclear",
    .m_size = -1,
    .m_methods = methods,
};

PyMODINIT_FUNC
PyInit_unclear(void)
{
    return PyModule_Create(&module);
}
