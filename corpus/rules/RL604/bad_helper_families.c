/* Memory that goes through helpers: returned, handed out, freed, by the right or the wrong family. */
#include <Python.h>
#include <stdlib.h>
#include <string.h>

static char *
duplicate(const char *text)
{
    size_t n = strlen(text) + 1;
    char *copy = PyMem_Malloc(n);

    if (copy == NULL) {
        PyErr_NoMemory();
        return NULL;
    }
    memcpy(copy, text, n);
    return copy;
}

static char *
plain(size_t n)
{
    return malloc(n);
}

static char *
through(const char *text)
{
    return duplicate(text);
}

static int
allocate(size_t n, char **out)
{
    *out = PyMem_Malloc(n);
    if (*out == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    return 0;
}

static void *
must_alloc(size_t n)
{
    void *p = PyMem_RawMalloc(n);
    if (p == NULL)
        Py_FatalError("no memory");
    return p;
}

static void
discard(char *block)
{
    PyMem_Free(block);
}

static PyObject *
lost_after_through(PyObject *self, PyObject *text)
{
    const char *chars = PyUnicode_AsUTF8(text);
    char *copy;
    PyObject *result;

    if (chars == NULL)
        return NULL;
    copy = through(chars);
    if (copy == NULL)
        return NULL;
    result = PyUnicode_FromString(copy);
    if (result == NULL)
        return NULL; // expect: RL604 'copy'
    discard(copy);
    return result;
}

static PyObject *
wrong_family(PyObject *self, PyObject *ignored)
{
    char *buffer = plain(20);

    if (buffer == NULL)
        return PyErr_NoMemory();
    discard(buffer); // expect: RL604 'buffer'
    Py_RETURN_NONE;
}

static PyObject *
lost_out(PyObject *self, PyObject *arg)
{
    char *block;
    long value;

    if (allocate(20, &block) < 0)
        return NULL;
    value = PyLong_AsLong(arg);
    if (value == -1 && PyErr_Occurred())
        return NULL; // expect: RL604 'block'
    snprintf(block, 20, "%ld", value);
    PyObject *result = PyUnicode_FromString(block);
    PyMem_Free(block);
    return result;
}

static PyObject *
lost_must(PyObject *self, PyObject *arg)
{
    char *block = must_alloc(20);
    long value = PyLong_AsLong(arg);

    if (value == -1 && PyErr_Occurred())
        return NULL; // expect: RL604 'block'
    snprintf(block, 20, "%ld", value);
    PyObject *result = PyUnicode_FromString(block);
    PyMem_RawFree(block);
    return result;
}

static PyObject *
freed_twice(PyObject *self, PyObject *ignored)
{
    char *block;

    if (allocate(20, &block) < 0)
        return NULL;
    discard(block);
    PyObject *result = PyUnicode_FromString(block); // expect: RL201 'block'
    return result;
}

static PyMethodDef methods[] = {
    {"lost_after_through", lost_after_through, METH_O, NULL},
    {"wrong_family", wrong_family, METH_NOARGS, NULL},
    {"lost_out", lost_out, METH_O, NULL},
    {"lost_must", lost_must, METH_O, NULL},
    {"freed_twice", freed_twice, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "blocks",
    .m_size = -1,
    .m_methods = methods,
};

PyMODINIT_FUNC
PyInit_blocks(void)
{
    return PyModule_Create(&module);
}
