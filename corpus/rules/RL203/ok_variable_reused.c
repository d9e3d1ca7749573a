/* The variable points to something else by the time that it is used again. */
#include <Python.h>

static PyObject *
labels_label(PyObject *self, PyObject *obj)
{
    PyObject *repr = PyObject_Repr(obj);
    const char *text;
    int dash;

    if (repr == NULL)
        return NULL;
    text = PyUnicode_AsUTF8(repr);
    if (text == NULL) {
        Py_DECREF(repr);
        return NULL;
    }
    dash = text[0] == '-';
    Py_DECREF(repr);
    text = dash ? "negative" : "positive";
    return PyUnicode_FromString(text);
}

static PyMethodDef labels_methods[] = {
    {"label", labels_label, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef labels_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "labels",
    .m_size = -1,
    .m_methods = labels_methods,
};

PyMODINIT_FUNC
PyInit_labels(void)
{
    return PyModule_Create(&labels_module);
}
