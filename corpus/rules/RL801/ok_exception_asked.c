/* PyErr_Occurred() tells whether the last call has failed: its result needs no test of its own. */
#include <Python.h>

static PyObject *
make_step(PyObject *cls, PyObject **slot)
{
    PyObject *step;

    *slot = PyObject_CallFunction(cls, NULL);
    if (PyErr_Occurred())
        return NULL;
    step = PyObject_GetAttrString(*slot, "step");
    if (step == NULL)
        Py_CLEAR(*slot);
    return step;
}

PyObject *
first_step(PyObject *cls)
{
    PyObject *made = NULL, *step = make_step(cls, &made);

    if (step == NULL)
        return NULL;
    Py_DECREF(made);
    return step;
}

/* The exception is there by contract: PyErr_Fetch hands out its type. */
void
note_exception(PyObject *log)
{
    PyObject *type, *value, *traceback;

    PyErr_Fetch(&type, &value, &traceback);
    Py_INCREF(type);
    PyErr_Restore(type, value, traceback);
    if (PyList_Append(log, type) < 0)
        PyErr_Clear();
    Py_DECREF(type);
}

/* The interpreter never gives tp_new a NULL for its arguments, but this caller may know the type. */
PyObject *
bare_instance(PyTypeObject *type)
{
    return type->tp_new(type, NULL, NULL);
}
