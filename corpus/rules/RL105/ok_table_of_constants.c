/* A loop adds named constants and releases the one that could not be added. */
#include <Python.h>

static const struct {
    const char *name;
    long value;
} constants[] = {
    {"READ", 1},
    {"WRITE", 2},
    {"APPEND", 4},
};

static int
modes_exec(PyObject *module)
{
    size_t i;

    for (i = 0; i < sizeof(constants) / sizeof(constants[0]); i++) {
        PyObject *number = PyLong_FromLong(constants[i].value);

        if (number == NULL)
            return -1;
        if (PyModule_AddObject(module, constants[i].name, number) < 0) {
            Py_DECREF(number);
            return -1;
        }
    }
    return 0;
}

static PyModuleDef_Slot modes_slots[] = {
    {Py_mod_exec, modes_exec},
    {0, NULL}
};

static struct PyModuleDef modes_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "modes",
    .m_slots = modes_slots,
};

PyMODINIT_FUNC
PyInit_modes(void)
{
    return PyModuleDef_Init(&modes_module);
}
