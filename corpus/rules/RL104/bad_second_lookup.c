/* A second lookup overwrites the result of the first, which nobody has released. */
#include <Python.h>

static PyObject *
spam_label_length(PyObject *self, PyObject *obj)
{
    PyObject *attr;
    Py_ssize_t length;

    attr = PyObject_GetAttrString(obj, "label");
    if (attr == NULL)
        return NULL;
    if (attr == Py_None) {
        attr = PyObject_GetAttrString(obj, "name"); // expect-until 3.12: RL104 'attr'
        if (attr == NULL)
            return NULL;
    }
    length = PyObject_Size(attr);
    Py_DECREF(attr);
    if (length < 0)
        return NULL;
    return PyLong_FromSsize_t(length);
}

static PyMethodDef spam_methods[] = {
    {"label_length", spam_label_length, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef spam_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "spam",
    .m_size = -1,
    .m_methods = spam_methods,
};

PyMODINIT_FUNC
PyInit_spam(void)
{
    return PyModule_Create(&spam_module);
}
