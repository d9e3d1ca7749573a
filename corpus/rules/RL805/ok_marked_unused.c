/* A cast to void and an assignment to itself read nothing. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
marked(PyObject *self, PyObject *args)
{
    PyObject *later;
    PyObject *quiet = quiet;

    (void)later;
    later = args;
    quiet = later;
    return Py_NewRef(quiet);
}
