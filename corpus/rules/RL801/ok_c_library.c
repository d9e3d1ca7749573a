/* The text is looked at before it goes to the C library. */
#include <Python.h>
#include <string.h>

static PyObject *
text_is_yes(PyObject *self, PyObject *object)
{
    const char *text = PyUnicode_AsUTF8(object);

    if (text == NULL)
        return NULL;
    return PyBool_FromLong(strcmp(text, "yes") == 0);
}

static PyMethodDef text_methods[] = {
    {"is_yes", text_is_yes, METH_O, NULL},
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
