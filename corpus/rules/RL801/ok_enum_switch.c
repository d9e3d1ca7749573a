/* A switch that names every enumerator has no other way out, so the result is always made. */
#include <Python.h>

typedef enum { MODE_ONE = 1, MODE_TWO, MODE_BOTH } mode_kind;

struct mode {
    mode_kind kind;
};

static PyObject *
mode_value(const struct mode *mode)
{
    PyObject *result = NULL;

    switch (mode->kind) {
    case MODE_ONE:
        result = PyLong_FromLong(1);
        break;
    case MODE_TWO:
        result = PyLong_FromLong(2);
        break;
    case MODE_BOTH:
        result = Py_BuildValue("(ii)", 1, 2);
        break;
    }
    if (result == NULL && PyErr_Occurred())
        return NULL;
    if (PyObject_SetAttrString(result, "kind", Py_None) < 0) {
        Py_DECREF(result);
        return NULL;
    }
    return result;
}

PyObject *
mode_get(int which)
{
    struct mode mode = {which ? MODE_ONE : MODE_TWO};

    return mode_value(&mode);
}
