/* A copy that some names need is never freed. */
#include <Python.h>
#include <string.h>

const char *keys_name(int key);

static PyObject *
keys_all(PyObject *self, PyObject *unused)
{
    PyObject *list = PyList_New(0);

    if (list == NULL)
        return NULL;
    for (int key = 0; key < 9; key++) {
        char *name = (char *)keys_name(key), *plain;
        PyObject *item;

        if (name == NULL)
            continue;
        if (name[0] == '(') {
            plain = PyMem_Malloc(strlen(name) + 1);
            if (plain == NULL) {
                Py_DECREF(list);
                return PyErr_NoMemory();
            }
            strcpy(plain, name + 1);
        } else {
            plain = name;
        }
        item = PyUnicode_FromString(plain);
        if (item == NULL || PyList_Append(list, item) < 0) {
            Py_XDECREF(item);
            Py_DECREF(list);
            return NULL;
        }
        Py_DECREF(item);
    }    // expect: RL604 'plain'
    return list;
}

static PyMethodDef keys_methods[] = {
    {"all", keys_all, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef keys_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "keys",
    .m_size = -1,
    .m_methods = keys_methods,
};

PyMODINIT_FUNC
PyInit_keys(void)
{
    return PyModule_Create(&keys_module);
}
