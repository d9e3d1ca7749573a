/* The value is used before the dict that lends it is released. */
#include <Python.h>

static PyObject *
conf_level(PyObject *self, PyObject *loader)
{
    PyObject *conf, *value;
    long level;

    conf = PyObject_CallNoArgs(loader);
    if (conf == NULL)
        return NULL;
    value = PyDict_GetItemString(conf, "level");
    if (value == NULL) {
        Py_DECREF(conf);
        PyErr_SetString(PyExc_KeyError, "level");
        return NULL;
    }
    level = PyLong_AsLong(value);
    Py_DECREF(conf);
    if (level == -1 && PyErr_Occurred())
        return NULL;
    return PyLong_FromLong(level + 1);
}

static PyMethodDef conf_methods[] = {
    {"level", conf_level, METH_O, NULL},
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
