/* Every way out passes one label, where the variables that may be NULL are released. */
#include <Python.h>

static PyObject *
codec_roundtrip(PyObject *self, PyObject *args)
{
    PyObject *obj, *module = NULL, *text = NULL, *back = NULL, *result = NULL;
    int equal;

    if (!PyArg_ParseTuple(args, "O", &obj))
        return NULL;
    module = PyImport_ImportModule("json");
    if (module == NULL)
        goto done;
    text = PyObject_CallMethod(module, "dumps", "O", obj);
    if (text == NULL)
        goto done;
    back = PyObject_CallMethod(module, "loads", "O", text);
    if (back == NULL)
        goto done;
    equal = PyObject_RichCompareBool(obj, back, Py_EQ);
    if (equal < 0)
        goto done;
    result = PyBool_FromLong(equal);
done:
    Py_XDECREF(back);
    Py_XDECREF(text);
    Py_XDECREF(module);
    return result;
}

static PyMethodDef codec_methods[] = {
    {"roundtrip", codec_roundtrip, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef codec_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "codec",
    .m_size = -1,
    .m_methods = codec_methods,
};

PyMODINIT_FUNC
PyInit_codec(void)
{
    return PyModule_Create(&codec_module);
}
