/* Each round duplicates a string and drops it. */
#include <Python.h>

static PyObject *
words_longest(PyObject *self, PyObject *list)
{
    size_t longest = 0;

    if (!PyList_Check(list)) {
        PyErr_SetString(PyExc_TypeError, "a list, please");
        return NULL;
    }
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(list); i++) {
        const char *text = PyUnicode_AsUTF8(PyList_GET_ITEM(list, i));
        char *copy, *end;

        if (text == NULL)
            return NULL;
        copy = strdup(text);
        if (copy == NULL)
            return PyErr_NoMemory();
        end = strchr(copy, ' ');
        if (end != NULL)
            *end = '\0';
        if (strlen(copy) > longest)
            longest = strlen(copy);
    } // expect: RL604 'copy'
    return PyLong_FromSize_t(longest);
}

static PyMethodDef words_methods[] = {
    {"longest", words_longest, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef words_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "words",
    .m_size = -1,
    .m_methods = words_methods,
};

PyMODINIT_FUNC
PyInit_words(void)
{
    return PyModule_Create(&words_module);
}
