/* A helper reads the pointer after the object behind it was released. */
#include <Python.h>

static unsigned long
djb(const char *text)
{
    unsigned long h = 5381;

    while (*text)
        h = h * 33 + (unsigned char)*text++;
    return h;
}

static PyObject *
hash_hash(PyObject *self, PyObject *obj)
{
    PyObject *repr = PyObject_Repr(obj);
    const char *text;
    unsigned long h;

    if (repr == NULL)
        return NULL;
    text = PyUnicode_AsUTF8(repr);
    if (text == NULL) {
        Py_DECREF(repr);
        return NULL;
    }
    Py_DECREF(repr);
    h = djb(text); // expect: RL203 'text'
    return PyLong_FromUnsignedLong(h);
}

static PyMethodDef hash_methods[] = {
    {"hash", hash_hash, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef hash_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "hash",
    .m_size = -1,
    .m_methods = hash_methods,
};

PyMODINIT_FUNC
PyInit_hash(void)
{
    return PyModule_Create(&hash_module);
}
