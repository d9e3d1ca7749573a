/* `!p++->last` asks what p led to before it moved on: nothing here is NULL. */
#include <Python.h>

struct entry {
    PyObject *item;
    int last;
};

int walk(struct entry *at)
{
    int n = 0;
    if (at != NULL)
        do {
            Py_INCREF(at->item);
            n++;
        } while (!at++->last);
    return n;
}

int walk_back(struct entry *at)
{
    int n = 0;
    if (at != NULL)
        do
            n += at->item == Py_None;
        while (!at--->last);
    return n;
}
