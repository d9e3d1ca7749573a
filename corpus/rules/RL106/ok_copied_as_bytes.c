/* The reference goes where the bytes of the pointer are copied to. */
#include <Python.h>

#include <string.h>

static void
put(char *at, PyObject *object, int count)
{
    for (int i = 0; i < count; i++) {
        Py_INCREF(object);
        memcpy(at, &object, sizeof(object));
        at += sizeof(object);
    }
}

static PyObject *
fill(PyObject *module, PyObject *args)
{
    PyObject *capsule, *blank;
    Py_ssize_t count;
    char *data;

    if (!PyArg_ParseTuple(args, "On", &capsule, &count))
        return NULL;
    data = PyCapsule_GetPointer(capsule, "fill.slots");
    if (data == NULL)
        return NULL;
    blank = PyUnicode_FromString("blank");
    if (blank == NULL)
        return NULL;
    for (Py_ssize_t i = 0; i < count; i++)
        put(data + 2 * i * (Py_ssize_t)sizeof(PyObject *), blank, 2);
    Py_DECREF(blank);
    Py_RETURN_NONE;
}

static PyMethodDef fill_methods[] = {
    {"fill", fill, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef fill_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "fill",
    .m_size = -1,
    .m_methods = fill_methods,
};

PyMODINIT_FUNC
PyInit_fill(void)
{
    return PyModule_Create(&fill_module);
}
