/* "es#" fills an array that is given to it; nothing is allocated. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *
tag_tag(PyObject *self, PyObject *args)
{
    char room[32], *tag = room;
    Py_ssize_t size = sizeof(room);

    if (!PyArg_ParseTuple(args, "es#", "ascii", &tag, &size))
        return NULL;
    return PyLong_FromSsize_t(size);
}

static PyMethodDef tag_methods[] = {
    {"tag", tag_tag, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef tag_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "tag",
    .m_size = -1,
    .m_methods = tag_methods,
};

PyMODINIT_FUNC
PyInit_tag(void)
{
    return PyModule_Create(&tag_module);
}
