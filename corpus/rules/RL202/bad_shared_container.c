/* A tuple that somebody else has, too, refuses the item and drops it; the item is filled afterwards. */
#include <Python.h>

static PyObject *
wall_extend(PyObject *self, PyObject *rows)
{
    PyObject *row = PyList_New(1);
    if (row == NULL)
        return NULL;
    PyTuple_SetItem(rows, 0, row);  // expect: RL401 'rows'
    PyList_SetItem(row, 0, Py_NewRef(Py_None)); // expect: RL202 'row'
    Py_RETURN_NONE;
}

static PyMethodDef wall_methods[] = {
    {"extend", wall_extend, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef wall_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "wall",
    .m_size = -1,
    .m_methods = wall_methods,
};

PyMODINIT_FUNC
PyInit_wall(void)
{
    return PyModule_Create(&wall_module);
}
