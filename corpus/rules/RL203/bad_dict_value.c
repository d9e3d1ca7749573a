/* A value is borrowed from a dict that is released before the value is used. */
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
    Py_DECREF(conf);
    if (value == NULL) {
        PyErr_SetString(PyExc_KeyError, "level");
        return NULL;
    }
    level = PyLong_AsLong(value); // expect: RL203 'value'
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
