/* The description of a named tuple counts more fields than there are, and they have no end. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyStructSequence_Field point_fields[] = {    // expect: RL903 'point_fields'
    {"x", NULL},
    {"y", NULL},
};

static PyStructSequence_Desc point_desc = {
    .name = "points.Point",
    .fields = point_fields,
    .n_in_sequence = 3,    // expect: RL903 'point_desc'
};

static PyTypeObject *point_type;

static PyObject *
origin(PyObject *self, PyObject *Py_UNUSED(ignored))
{
    if (point_type == NULL) {
        point_type = PyStructSequence_NewType(&point_desc);
        if (point_type == NULL)
            return NULL;
    }
    return PyStructSequence_New(point_type);
}

static PyMethodDef methods[] = {
    {"origin", origin, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef points_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "points",
    .m_size = -1,
    .m_methods = methods,
};

PyMODINIT_FUNC
PyInit_points(void)
{
    return PyModule_Create(&points_module);
}
