/* A helper parses into a struct of the caller's, another one releases all that is in it. */
#include <Python.h>

struct request {
    char *name;
    Py_buffer body;
};

static int
request_parse(struct request *req, PyObject *args)
{
    req->name = NULL;
    if (!PyArg_ParseTuple(args, "esy*", "utf-8", &req->name, &req->body))
        return -1;
    return 0;
}

static void
request_release(struct request *req)
{
    PyMem_Free(req->name);
    PyBuffer_Release(&req->body);
}

static PyObject *
req_name(PyObject *self, PyObject *args)
{
    struct request req;
    PyObject *result;

    if (request_parse(&req, args) < 0)
        return NULL;
    result = PyUnicode_FromString(req.name);
    request_release(&req);
    return result;
}

static PyMethodDef req_methods[] = {
    {"name", req_name, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef req_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "req",
    .m_size = -1,
    .m_methods = req_methods,
};

PyMODINIT_FUNC
PyInit_req(void)
{
    return PyModule_Create(&req_module);
}
