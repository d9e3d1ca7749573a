/* One of two branches reads the length of the text after its release. */
#include <Python.h>

static PyObject *
text_width(PyObject *self, PyObject *args)
{
    PyObject *obj, *text;
    Py_ssize_t width;
    int quoted = 0;

    if (!PyArg_ParseTuple(args, "O|p", &obj, &quoted))
        return NULL;
    text = PyObject_Str(obj);
    if (text == NULL)
        return NULL;
    if (!quoted) {
        Py_DECREF(text);
        width = PyUnicode_GET_LENGTH(text); // expect: RL201 'text'
        return PyLong_FromSsize_t(width);
    }
    width = PyUnicode_GET_LENGTH(text) + 2;
    Py_DECREF(text);
    return PyLong_FromSsize_t(width);
}

static PyMethodDef text_methods[] = {
    {"width", text_width, METH_VARARGS, NULL},
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
