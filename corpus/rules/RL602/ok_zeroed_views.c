/* One clean-up for all paths: a zeroed view may be released, too. */
#include <Python.h>

static PyObject *
join_join(PyObject *self, PyObject *args)
{
    PyObject *a, *b, *result = NULL;
    Py_buffer left = {NULL}, right = {NULL};

    if (!PyArg_ParseTuple(args, "OO", &a, &b))
        return NULL;
    if (PyObject_GetBuffer(a, &left, PyBUF_SIMPLE) < 0)
        goto done;
    if (PyObject_GetBuffer(b, &right, PyBUF_SIMPLE) < 0)
        goto done;
    result = PyBytes_FromStringAndSize(NULL, left.len + right.len);
    if (result == NULL)
        goto done;
    memcpy(PyBytes_AS_STRING(result), left.buf, (size_t)left.len);
    memcpy(PyBytes_AS_STRING(result) + left.len, right.buf, (size_t)right.len);
done:
    PyBuffer_Release(&left);
    PyBuffer_Release(&right);
    return result;
}

static PyMethodDef join_methods[] = {
    {"join", join_join, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef join_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "join",
    .m_size = -1,
    .m_methods = join_methods,
};

PyMODINIT_FUNC
PyInit_join(void)
{
    return PyModule_Create(&join_module);
}
