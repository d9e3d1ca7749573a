/* A table's function has the field's name, not that of a function of the file. */
#include <Python.h>

typedef struct {
    char code;
    int (*pack)(PyObject *value, char *into);
} Format;

static int
pack_byte(PyObject *value, char *into)
{
    long number = PyLong_AsLong(value);

    if (number == -1 && PyErr_Occurred())
        return -1;
    *into = (char)number;
    return 0;
}

static const Format formats[] = {{'b', pack_byte}, {0, NULL}};

static PyObject *
pack(PyObject *value, char *into)
{
    return PyBytes_FromFormat("%c%s", into[0], PyBytes_Check(value) ? "b" : "");
}

static PyObject *
packer_pack(PyObject *self, PyObject *value)
{
    char text[2] = "";

    for (const Format *format = formats; format->code != 0; format++) {
        if (format->pack(value, text) < 0)
            return NULL;
    }
    return pack(value, text);
}

static PyMethodDef packer_methods[] = {
    {"pack", packer_pack, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef packer_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "packer",
    .m_size = -1,
    .m_methods = packer_methods,
};

PyMODINIT_FUNC
PyInit_packer(void)
{
    return PyModule_Create(&packer_module);
}
