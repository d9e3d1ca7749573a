/* Text where a method call takes objects only. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
write_all(PyObject *file, PyObject *name)
{
    return PyObject_CallMethodObjArgs(file, name, "text", NULL);  // expect: RL902 '"text"'
}
