/* The tuple owns what was put into it: the variable lets go of it. */
#include <Python.h>

int
call_with_text(PyObject *function, const char *text, Py_ssize_t size)
{
    PyObject *item = NULL, *args = NULL, *result = NULL;
    int status = -1;

    item = PyBytes_FromStringAndSize(text, size);
    if (item == NULL)
        goto done;
    args = PyTuple_New(1);
    if (args == NULL)
        goto done;
    PyTuple_SET_ITEM(args, 0, item);
    item = NULL;
    result = PyObject_CallObject(function, args);
    if (result != NULL)
        status = 0;
done:
    Py_XDECREF(item);
    Py_XDECREF(args);
    Py_XDECREF(result);
    return status;
}
