/* One static object is retained three times, and two references are given away. */
#include <Python.h>

static PyObject *
rows_blank(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    Py_INCREF(Py_None);
    Py_INCREF(Py_None);
    Py_INCREF(Py_None);
    return Py_BuildValue("(NN)", Py_None, Py_None); // expect-until 3.12: RL106 'Py_None'
}

static PyMethodDef rows_methods[] = {
    {"blank", (PyCFunction)rows_blank, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef rows_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "rows",
    .m_size = -1,
    .m_methods = rows_methods,
};

PyMODINIT_FUNC
PyInit_rows(void)
{
    return PyModule_Create(&rows_module);
}
