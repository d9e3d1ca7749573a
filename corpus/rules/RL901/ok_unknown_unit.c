/* Every integer and float by its unit; signed and unsigned are one to C. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

PyObject *
unknown_unit(PyObject *self, PyObject *args)
{
    unsigned char b, big_b;
    short h;
    unsigned short big_h;
    int i, c, p;
    unsigned int big_i, flags;
    long l;
    unsigned long k;
    long long big_l;
    uint64_t big_k;
    size_t n;
    float f;
    double d;
    Py_complex z;
    char ch;

PyArg_ParseTuple(args, "bBhHiIilkLKnfdDcCp", &b, &big_b, &h, &big_h, &i, &big_i, &flags, &l, &k, &big_l, &big_k, &n,
                          &f, &d, &z, &ch, &c, &p)
    Py_RETURN_NONE;
}
