/* A void helper lets go of the result of a call where it ends. */
#include <Python.h>

static void
notify(PyObject *callback, long progress)
{
    PyObject *result;

    if (callback == NULL)
        return;
    result = PyObject_CallFunction(callback, "l", progress);
    if (result == NULL)
        PyErr_WriteUnraisable(callback);
} // expect: RL101 'result'

static PyObject *
worker_run(PyObject *self, PyObject *args)
{
    PyObject *callback = NULL;
    long i, rounds;

    if (!PyArg_ParseTuple(args, "l|O", &rounds, &callback))
        return NULL;
    for (i = 0; i < rounds; i++)
        notify(callback, i);
    Py_RETURN_NONE;
}

static PyMethodDef worker_methods[] = {
    {"run", worker_run, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef worker_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "worker",
    .m_size = -1,
    .m_methods = worker_methods,
};

PyMODINIT_FUNC
PyInit_worker(void)
{
    return PyModule_Create(&worker_module);
}
