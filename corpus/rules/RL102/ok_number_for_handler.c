/* Small numbers stand for the built-in error handlers: what is none of them is an object, and no object lies so low. */
#include <Python.h>
#include <string.h>

#define HANDLER_STRICT ((PyObject *)(1))
#define HANDLER_REPLACE ((PyObject *)(2))
#define HANDLER_IS_OBJECT(h) ((h) < HANDLER_STRICT || HANDLER_REPLACE < (h))
#define HANDLER_DECREF(h)                   \
    do {                                    \
        if (h != NULL && HANDLER_IS_OBJECT(h)) \
            Py_DECREF(h);                   \
    } while (0)

static PyObject *
find_handler(const char *name)
{
    if (name == NULL || strcmp(name, "strict") == 0)
        return HANDLER_STRICT;
    if (strcmp(name, "replace") == 0)
        return HANDLER_REPLACE;
    return PyUnicode_FromString(name);
}

static PyObject *
codec_decode(PyObject *self, PyObject *args)
{
    const char *name = NULL, *text;
    PyObject *handler, *result;

    if (!PyArg_ParseTuple(args, "s|z", &text, &name))
        return NULL;
    handler = find_handler(name);
    if (handler == NULL)
        return NULL;
    if (text[0] == '\0') {
        PyErr_SetString(PyExc_ValueError, "nothing to decode");
        HANDLER_DECREF(handler);
        return NULL;
    }
    result = HANDLER_IS_OBJECT(handler) ? Py_BuildValue("sO", text, handler) : PyUnicode_FromString(text);
    HANDLER_DECREF(handler);
    return result;
}

static PyMethodDef codec_methods[] = {
    {"decode", codec_decode, METH_VARARGS, NULL},
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
