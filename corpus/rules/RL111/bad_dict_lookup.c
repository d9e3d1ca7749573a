/* The value found in a dict is borrowed, but one path releases it. */
#include <Python.h>

static PyObject *
conf_check_level(PyObject *self, PyObject *args)
{
    PyObject *table, *level;
    long value;

    if (!PyArg_ParseTuple(args, "O!", &PyDict_Type, &table))
        return NULL;
    level = PyDict_GetItemString(table, "level");
    if (level == NULL)
        Py_RETURN_NONE;
    value = PyLong_AsLong(level);
    if (value == -1 && PyErr_Occurred()) {
        Py_DECREF(level); // expect: RL111 'level'
        return NULL;
    }
    return PyLong_FromLong(value & 7);
}

static PyMethodDef conf_methods[] = {
    {"check_level", conf_check_level, METH_VARARGS, NULL},
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
