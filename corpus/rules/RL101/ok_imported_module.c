/* The imported module is released as soon as its attribute has been taken. */
#include <Python.h>

static PyObject *
codec_dumps(PyObject *self, PyObject *obj)
{
    PyObject *json, *dumps, *text;

    json = PyImport_ImportModule("json");
    if (json == NULL)
        return NULL;
    dumps = PyObject_GetAttrString(json, "dumps");
    Py_DECREF(json);
    if (dumps == NULL)
        return NULL;
    text = PyObject_CallFunctionObjArgs(dumps, obj, NULL);
    Py_DECREF(dumps);
    return text;
}

static PyMethodDef codec_methods[] = {
    {"dumps", codec_dumps, METH_O, NULL},
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
