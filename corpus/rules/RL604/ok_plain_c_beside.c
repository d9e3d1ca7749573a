/* A file of plain C in a project that counts references elsewhere: its memory is for other tools. */
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
    return last;
}
