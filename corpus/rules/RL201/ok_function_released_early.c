/* A bound method is called and then released. */
#include <Python.h>

static PyObject *
db_commit(PyObject *self, PyObject *args)
{
    PyObject *connection, *commit, *result;

    if (!PyArg_ParseTuple(args, "O", &connection))
        return NULL;
    commit = PyObject_GetAttrString(connection, "commit");
    if (commit == NULL)
        return NULL;
    result = PyObject_CallObject(commit, NULL);
    Py_DECREF(commit);
    return result;
}

static PyMethodDef db_methods[] = {
    {"commit", db_commit, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef db_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "db",
    .m_size = -1,
    .m_methods = db_methods,
};

PyMODINIT_FUNC
PyInit_db(void)
{
    return PyModule_Create(&db_module);
}
