/* Which exception is raised is told by a number; for one of them the exception has been raised before. */
#include <Python.h>

enum { NO_GROUP = -1, NO_MEMORY = -2, INTERRUPTED = -3 };

static void
set_error(int status, const char *name)
{
    PyErr_Clear();
    switch (status) {
    case NO_MEMORY:
        PyErr_NoMemory();
        break;
    case INTERRUPTED:
        break;
    default:
        PyErr_Format(PyExc_IndexError, "no group %s", name);
        break;
    }
}

static PyObject *
group(PyObject *module, PyObject *arg)
{
    long index = PyLong_AsLong(arg);

    if (index == -1 && PyErr_Occurred())
        return NULL;
    if (index < 0) {
        set_error(NO_GROUP, "below 0");
        return NULL;
    }
    return PyLong_FromLong(index);
}

static PyMethodDef group_methods[] = {
    {"group", group, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef group_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "group",
    .m_size = -1,
    .m_methods = group_methods,
};

PyMODINIT_FUNC
PyInit_group(void)
{
    return PyModule_Create(&group_module);
}
