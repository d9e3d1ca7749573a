/* A vector of strings grows as it is filled; one clean-up frees all that is there. */
#include <Python.h>

static PyObject *
collect_collect(PyObject *self, PyObject *obj)
{
    PyObject *iterator, *item, *result = NULL;
    Py_ssize_t size = 0, room = 0;
    char **names = NULL;

    iterator = PyObject_GetIter(obj);
    if (iterator == NULL)
        return NULL;
    while ((item = PyIter_Next(iterator)) != NULL) {
        const char *text = PyUnicode_AsUTF8(item);

        if (size == room) {
            char **bigger = PyMem_Realloc(names, (size_t)(2 * room + 4) * sizeof(*names));

            if (bigger == NULL) {
                Py_DECREF(item);
                PyErr_NoMemory();
                goto done;
            }
            names = bigger;
            room = 2 * room + 4;
        }
        if (text == NULL) {
            Py_DECREF(item);
            goto done;
        }
        names[size] = strdup(text);
        Py_DECREF(item);
        if (names[size] == NULL) {
            PyErr_NoMemory();
            goto done;
        }
        size++;
    }
    if (!PyErr_Occurred())
        result = PyLong_FromSsize_t(size);
done:
    Py_DECREF(iterator);
    while (size > 0)
        free(names[--size]);
    PyMem_Free(names);
    return result;
}

static PyMethodDef collect_methods[] = {
    {"collect", collect_collect, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef collect_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "collect",
    .m_size = -1,
    .m_methods = collect_methods,
};

PyMODINIT_FUNC
PyInit_collect(void)
{
    return PyModule_Create(&collect_module);
}
