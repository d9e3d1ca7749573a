/* A helper frees the table and all that lies in it. */
#include <Python.h>

static void
free_table(char **table, Py_ssize_t n)
{
    for (Py_ssize_t i = 0; i < n; i++)
        free(table[i]);
    PyMem_Free(table);
}

static PyObject *
table_sizes(PyObject *self, PyObject *list)
{
    Py_ssize_t i, n;
    size_t sum = 0;
    char **table;

    if (!PyList_Check(list)) {
        PyErr_SetString(PyExc_TypeError, "a list, please");
        return NULL;
    }
    n = PyList_GET_SIZE(list);
    table = PyMem_New(char *, n + 1);
    if (table == NULL)
        return PyErr_NoMemory();
    for (i = 0; i < n; i++) {
        const char *text = PyUnicode_AsUTF8(PyList_GET_ITEM(list, i));

        if (text == NULL) {
            free_table(table, i);
            return NULL;
        }
        table[i] = strdup(text);
        if (table[i] == NULL) {
            free_table(table, i);
            return PyErr_NoMemory();
        }
        sum += strlen(table[i]);
    }
    free_table(table, n);
    return PyLong_FromSize_t(sum);
}

static PyMethodDef table_methods[] = {
    {"sizes", table_sizes, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef table_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "table",
    .m_size = -1,
    .m_methods = table_methods,
};

PyMODINIT_FUNC
PyInit_table(void)
{
    return PyModule_Create(&table_module);
}
