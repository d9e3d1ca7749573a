/* Behind a failed call, and where there is no exception for certain, the pointers are NULL. */
#include <Python.h>

PyObject *
first_step(PyObject *cls)
{
    PyObject *step, *made = PyObject_CallFunction(cls, NULL);

    if (PyErr_Occurred())
        Py_DECREF(made); // expect: RL801 'made'
    else
        Py_DECREF(made);
    step = PyObject_GetAttrString(cls, "step");
    Py_XDECREF(step);
    Py_RETURN_NONE;
}

void
note_exception(PyObject *log)
{
    PyObject *type, *value, *traceback;

    PyErr_Clear();
    PyErr_Fetch(&type, &value, &traceback);
    Py_INCREF(type); // expect: RL801 'type'
    PyErr_Restore(type, value, traceback);
    if (PyList_Append(log, type) < 0)
        PyErr_Clear();
    Py_DECREF(type);
}
