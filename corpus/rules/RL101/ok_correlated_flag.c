/* A flag remembers whether the object is owned; the release asks the same flag. */
#include <Python.h>

static PyObject *
text_measure(PyObject *self, PyObject *obj)
{
    PyObject *text;
    Py_ssize_t length;
    int owned = 0;

    if (PyUnicode_Check(obj)) {
        text = obj;
    }
    else {
        text = PyObject_Str(obj);
        if (text == NULL)
            return NULL;
        owned = 1;
    }
    length = PyUnicode_GetLength(text);
    if (owned)
        Py_DECREF(text);
    if (length < 0)
        return NULL;
    return PyLong_FromSsize_t(length);
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
