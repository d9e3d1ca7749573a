/* The results used in place are borrowed or not references at all: nothing has to be released. */
#include <Python.h>

static PyObject *
conf_summary(PyObject *self, PyObject *args)
{
    PyObject *table, *names;

    if (!PyArg_ParseTuple(args, "O!O!", &PyDict_Type, &table, &PyTuple_Type, &names))
        return NULL;
    if (PyTuple_GET_SIZE(names) == 0)
        Py_RETURN_NONE;
    if (PyDict_GetItem(table, PyTuple_GET_ITEM(names, 0)) == Py_None)
        Py_RETURN_FALSE;
    return PyBool_FromLong(PyUnicode_Check(PyTuple_GET_ITEM(names, 0)));
}

static PyMethodDef conf_methods[] = {
    {"summary", conf_summary, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef conf_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "conf",
    .m_size = -1,
    .m_methods = conf_methods,
};

PyMODINIT_FUNC
PyInit_conf(void)
{
    return PyModule_Create(&conf_module);
}
