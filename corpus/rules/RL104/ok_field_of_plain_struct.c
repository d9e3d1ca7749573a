/* A field of a plain C struct is emptied before it is filled a second time. */
#include <Python.h>

struct request {
    PyObject *headers;
    int retries;
};

static PyObject *
http_prepare(PyObject *self, PyObject *args)
{
    struct request req = {NULL, 0};
    PyObject *extra = NULL;

    if (!PyArg_ParseTuple(args, "i|O!", &req.retries, &PyDict_Type, &extra))
        return NULL;
    req.headers = PyDict_New();
    if (req.headers == NULL)
        return NULL;
    if (extra != NULL) {
        Py_DECREF(req.headers);
        req.headers = PyDict_Copy(extra);
        if (req.headers == NULL)
            return NULL;
    }
    return Py_BuildValue("(iN)", req.retries, req.headers);
}

static PyMethodDef http_methods[] = {
    {"prepare", http_prepare, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef http_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "http",
    .m_size = -1,
    .m_methods = http_methods,
};

PyMODINIT_FUNC
PyInit_http(void)
{
    return PyModule_Create(&http_module);
}
