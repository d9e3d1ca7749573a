/* The function promises to take its argument over, and only looks at it. */
#include <Python.h>

__attribute__((annotate("reflint::new")))
static PyObject *
measure(__attribute__((annotate("reflint::steals"))) PyObject *text)
{
    Py_ssize_t n = PyUnicode_GetLength(text);
    if (n < 0)
        return NULL; // expect: RL101 'text'
    return PyLong_FromSsize_t(n);
}

static PyObject *
text_measure(PyObject *self, PyObject *value)
{
    PyObject *text = PyObject_Str(value);

    if (text == NULL)
        return NULL;
    return measure(text);
}

static PyMethodDef text_methods[] = {
    {"measure", text_measure, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef text_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "text",
    .m_size = -1,
    .m_methods = text_methods,
};

PyMODINIT_FUNC
PyInit_text(void)
{
    return PyModule_Create(&text_module);
}
