/* The pointer comes from a getter: what is called is the function that it points to, not the getter again. */
#include <Python.h>

PyObject *
relay_run(PyObject *destroy, PyObject *argument)
{
    PyObject *result;
    PyCFunction method = PyCFunction_GET_FUNCTION(destroy);
    PyObject *self = PyCFunction_GET_SELF(destroy);
    result = (*method)(self, argument);
    if (result == NULL)
        return NULL;
    Py_DECREF(result);
    Py_RETURN_NONE;
}
