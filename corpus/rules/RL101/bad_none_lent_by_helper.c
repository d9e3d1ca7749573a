/* The helper makes a tuple, or lends None: the tuple is not released. */
#include <Python.h>

static PyObject *
uris_of(PyObject *source)
{
    PyObject *list, *tuple;

    if (!PyList_Check(source))
        return Py_None;
    list = PySequence_List(source);
    if (list == NULL)
        return NULL;
    tuple = PyList_AsTuple(list);
    Py_DECREF(list);
    return tuple;
}

static PyObject *
links_collect(PyObject *self, PyObject *source)
{
    PyObject *result, *uris = uris_of(source);

    if (uris == NULL)
        return NULL;
    result = PyDict_New();
    if (result == NULL) {
        if (uris != Py_None)
            Py_DECREF(uris);
        return NULL;
    }
    if (uris != Py_None) {
        int status = PyDict_SetItemString(result, "uris", uris);

        if (status < 0) {
            Py_DECREF(result);
            Py_DECREF(uris);
            return NULL;
        }
    }
    return result; // expect: RL101 'uris'
}

static PyMethodDef links_methods[] = {
    {"collect", (PyCFunction)links_collect, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef links_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "links",
    .m_size = -1,
    .m_methods = links_methods,
};

PyMODINIT_FUNC
PyInit_links(void)
{
    return PyModule_Create(&links_module);
}
