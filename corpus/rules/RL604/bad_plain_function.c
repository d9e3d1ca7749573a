/* A function of plain C in a file that counts references is looked at like the others. */
#include <Python.h>
#include <stdlib.h>
#include <string.h>

static int last;

int
board_best(const int *scores, int n)
{
    int *sorted = malloc(sizeof(int) * (size_t)n);
    if (sorted == NULL)
        return -1;
    memcpy(sorted, scores, sizeof(int) * (size_t)n);
    last = sorted[0];
    return last; // expect: RL604 'sorted'
}

PyObject *
board_last(PyObject *self, PyObject *ignored)
{
    return PyLong_FromLong(last);
}
