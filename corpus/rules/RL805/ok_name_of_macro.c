/* A macro may want the word alone: this reads no variable. */
// frontend: clang: tree-sitter does not see that the macro wants the word
#include <Python.h>

#define STATIC_NAME(name) &names.name

static struct {
    PyObject *items;
} names;

PyObject *_Py_ID(const char *name);
#define _Py_ID(name) (names.name)

PyObject *
items_of(PyObject *mapping)
{
    PyObject *items;

    items = PyObject_CallMethodNoArgs(mapping, _Py_ID(items));
    return items;
}

PyObject **
place_of_items(void)
{
    return STATIC_NAME(items);
}
