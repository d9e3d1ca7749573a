/* `#` without PY_SSIZE_T_CLEAN: from 3.10 to 3.12 the call raises SystemError. */
#include <Python.h> // frontend: clang (whether another header defined PY_SSIZE_T_CLEAN)

PyObject *
lengths_without_macro(PyObject *self, PyObject *args)
{
    const char *data;
    Py_ssize_t size;

    if (!PyArg_ParseTuple(args, "s#", &data, &size))  // expect-until 3.13: RL901 'PyArg_ParseTuple'
        return NULL;
    return PyUnicode_FromStringAndSize(data, size);
}
