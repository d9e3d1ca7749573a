/* The release hides in a comma expression inside a ternary. */
#include <Python.h>

static PyObject *
spam_filled(PyObject *self, PyObject *args)
{
    PyObject *list, *item;

    if (!PyArg_ParseTuple(args, "O", &item))
        return NULL;
    list = PyList_New(0);
    if (list == NULL)
        return NULL;
    return PyList_Append(list, item) == 0 ? list : (Py_DECREF(list), NULL);
}

static PyMethodDef spam_methods[] = {
    {"filled", spam_filled, METH_VARARGS, NULL},
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
