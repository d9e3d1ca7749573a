/* A count that is not 0 comes with memory, 0 with none; and a block that is returned inside a struct is the caller's. */
#include <Python.h>

#include <math.h>

typedef struct {
    double *values;
    Py_ssize_t size;
} Block;

static Block
block_make(Py_ssize_t size)
{
    Block block;

    block.values = malloc((size_t)size * sizeof(double));
    block.size = block.values == NULL ? 0 : size;
    return block;
}

/* The number of weights, 0: out of memory. */
static int
weights_make(double support, double **weights)
{
    int count = (int)ceil(support) * 2 + 1;
    double *made = malloc((size_t)count * sizeof(double));

    if (made == NULL)
        return 0;
    for (int i = 0; i < count; i++)
        made[i] = support / count;
    *weights = made;
    return count;
}

static PyObject *
weigh(PyObject *module, PyObject *arg)
{
    double support = PyFloat_AsDouble(arg), *weights, total = 0;
    int count;

    if (support == -1.0 && PyErr_Occurred())
        return NULL;
    count = weights_make(support, &weights);
    if (count == 0)
        return PyErr_NoMemory();
    for (int i = 0; i < count; i++)
        total += weights[i];
    free(weights);
    return PyFloat_FromDouble(total);
}

static PyObject *
blocks(PyObject *module, PyObject *arg)
{
    Py_ssize_t size = PyLong_AsSsize_t(arg);
    Block block;

    if (size == -1 && PyErr_Occurred())
        return NULL;
    block = block_make(size);
    free(block.values);
    return PyLong_FromSsize_t(block.size);
}

static PyMethodDef weight_methods[] = {
    {"weigh", weigh, METH_O, NULL},
    {"blocks", blocks, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef weight_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "weights",
    .m_size = -1,
    .m_methods = weight_methods,
};

PyMODINIT_FUNC
PyInit_weights(void)
{
    return PyModule_Create(&weight_module);
}
