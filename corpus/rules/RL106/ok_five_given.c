/* One static object is retained five times, and each reference is given away. */
#include <Python.h>

static PyObject *
rows_blank(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    return Py_BuildValue("(NNNNN)", Py_NewRef(Py_None), Py_NewRef(Py_None), Py_NewRef(Py_None), Py_NewRef(Py_None),
                         Py_NewRef(Py_None));
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
