/* A global points to a borrowed argument only while the function that set it runs. */
#include <Python.h>

static PyObject *current = NULL;

static PyObject *
ctx_name(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    if (current == NULL)
        Py_RETURN_NONE;
    return PyObject_Str(current);
}

static PyObject *
ctx_run(PyObject *self, PyObject *args)
{
    PyObject *saved = current, *func, *context, *result;

    if (!PyArg_ParseTuple(args, "OO", &func, &context))
        return NULL;
    current = context;
    result = PyObject_CallNoArgs(func);
    current = saved;
    return result;
}

static PyMethodDef ctx_methods[] = {
    {"name", ctx_name, METH_NOARGS, NULL},
    {"run", ctx_run, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef ctx_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "ctx",
    .m_size = -1,
    .m_methods = ctx_methods,
};

PyMODINIT_FUNC
PyInit_ctx(void)
{
    return PyModule_Create(&ctx_module);
}
