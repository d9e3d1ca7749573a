/* A string is replaced by a longer one made from it; Py_SETREF releases the shorter one. */
#include <Python.h>

static PyObject *
path_of(PyObject *self, PyObject *args)
{
    PyObject *path;
    const char *dir, *ext;

    if (!PyArg_ParseTuple(args, "ss", &dir, &ext))
        return NULL;
    path = PyUnicode_FromFormat("%s/data", dir);
    if (path == NULL)
        return NULL;
    if (ext[0] != '\0')
        Py_SETREF(path, PyUnicode_FromFormat("%U.%s", path, ext));
    return path;
}

static PyMethodDef path_methods[] = {
    {"of", path_of, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef path_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "path",
    .m_size = -1,
    .m_methods = path_methods,
};

PyMODINIT_FUNC
PyInit_path(void)
{
    return PyModule_Create(&path_module);
}
