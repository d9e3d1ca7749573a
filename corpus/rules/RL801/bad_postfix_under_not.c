/* `!p++->last` looks behind p, which is NULL on one way. */
#include <Python.h>

struct entry {
    PyObject *item;
    int last;
};

int is_last(struct entry *at, PyObject *item)
{
    struct entry *own = NULL;
    if (at != NULL)
        own = at;
    Py_INCREF(item);
    if (own == NULL)
        return !own++->last; // expect: RL801 'own'
    own->item = item;
    return 1;
}
