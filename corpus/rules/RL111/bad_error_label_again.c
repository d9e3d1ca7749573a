/* The error label releases the function object that was released right after its call. */
#include <Python.h>

static PyObject *
codec_encode(PyObject *self, PyObject *args)
{
    PyObject *codec, *encode, *result;

    if (!PyArg_ParseTuple(args, "O", &codec))
        return NULL;
    encode = PyObject_GetAttrString(codec, "encode");
    if (encode == NULL)
        return NULL;
    result = PyObject_CallFunctionObjArgs(encode, NULL);
    Py_DECREF(encode);
    if (result == NULL)
        goto error;
    if (!PyBytes_Check(result)) {
        PyErr_SetString(PyExc_TypeError, "encode() must return bytes");
        goto error;
    }
    return result;

error:
    Py_DECREF(encode); // expect: RL111 'encode'
    Py_XDECREF(result);
    return NULL;
}

static PyMethodDef codec_methods[] = {
    {"encode", codec_encode, METH_VARARGS, NULL},
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
