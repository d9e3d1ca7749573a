/* A field that has the name of the function, and calls through it. */
#include <Python.h>

struct lists {
    int (*PyTuple_ClearFreeList)(void);
};

int
clear_through(const struct lists *lists)
{
    return lists->PyTuple_ClearFreeList();
}
