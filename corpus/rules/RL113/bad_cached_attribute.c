/* A class looked up in a borrowed dict is cached in a static variable without a reference. */
#include <Python.h>

static PyObject *
num_is_decimal(PyObject *self, PyObject *args)
{
    static PyObject *decimal_class = NULL;
    PyObject *obj, *modules, *found;
    int answer;

    if (!PyArg_ParseTuple(args, "OO!", &obj, &PyDict_Type, &modules))
        return NULL;
    if (decimal_class == NULL) {
        found = PyDict_GetItemString(modules, "Decimal");
        if (found == NULL)
            Py_RETURN_FALSE;
        decimal_class = found; // expect: RL113 'found'
    }
    answer = PyObject_IsInstance(obj, decimal_class);
    if (answer < 0)
        return NULL;
    return PyBool_FromLong(answer);
}

static PyMethodDef num_methods[] = {
    {"is_decimal", num_is_decimal, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef num_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "num",
    .m_size = -1,
    .m_methods = num_methods,
};

PyMODINIT_FUNC
PyInit_num(void)
{
    return PyModule_Create(&num_module);
}
