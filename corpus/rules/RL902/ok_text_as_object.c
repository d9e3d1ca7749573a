/* Text, text with a length, objects of several types, and NULL. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

struct node {
    PyObject_HEAD
    PyObject *next;
};

PyObject *
named(const char *name, char buffer[8], Py_ssize_t size, struct node *node, PyListObject *list, const unsigned char *raw)
{
    return Py_BuildValue("{s:O,s:O,s:s#,s:z,s:s}", "node", node, "list", list, "text", buffer, size, name, NULL, "raw", raw);
}
