/* The names of two attributes are made in the calls that look at them; each has a form that takes the text. */
#include <Python.h>

static PyObject *
describe(PyObject *module, PyObject *obj)
{
    PyObject *title;

    if (PyObject_SetAttr(obj, PyUnicode_FromString("seen"), Py_True) < 0) // expect: RL103 'PyUnicode_FromString', RL801 'PyUnicode_FromString'
        return NULL;
    title = PyObject_GetAttr(obj, PyUnicode_FromString("title")); // expect: RL103 'PyUnicode_FromString', RL801 'PyUnicode_FromString'
    return title;
}

static PyMethodDef methods[] = {
    {"describe", describe, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "names", NULL, -1, methods};

PyMODINIT_FUNC
PyInit_names(void)
{
    return PyModule_Create(&definition);
}
