/* Each round has its own owner; the pointer of one round is not used in the next. */
#include <Python.h>

static PyObject *
chars_sum(PyObject *self, PyObject *list)
{
    long sum = 0;

    if (!PyList_Check(list)) {
        PyErr_SetString(PyExc_TypeError, "a list, please");
        return NULL;
    }
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(list); i++) {
        PyObject *repr = PyObject_Repr(PyList_GET_ITEM(list, i));
        const char *text;

        if (repr == NULL)
            return NULL;
        text = PyUnicode_AsUTF8(repr);
        if (text == NULL) {
            Py_DECREF(repr);
            return NULL;
        }
        sum += text[0];
        Py_DECREF(repr);
    }
    return PyLong_FromLong(sum);
}

static PyMethodDef chars_methods[] = {
    {"sum", chars_sum, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef chars_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "chars",
    .m_size = -1,
    .m_methods = chars_methods,
};

PyMODINIT_FUNC
PyInit_chars(void)
{
    return PyModule_Create(&chars_module);
}
