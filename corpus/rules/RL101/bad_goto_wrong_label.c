/* The short cut for an empty input jumps behind the release of what is already held. */
#include <Python.h>

static PyObject *
stats_mean(PyObject *self, PyObject *arg)
{
    PyObject *fast = NULL, *result = NULL;
    Py_ssize_t i, n;
    double sum = 0.0;

    fast = PySequence_Fast(arg, "mean() needs a sequence");
    if (fast == NULL)
        goto done;
    n = PySequence_Fast_GET_SIZE(fast);
    if (n == 0) {
        result = PyFloat_FromDouble(0.0);
        goto done;
    }
    for (i = 0; i < n; i++) {
        double value = PyFloat_AsDouble(PySequence_Fast_GET_ITEM(fast, i));

        if (value == -1.0 && PyErr_Occurred())
            goto release;
        sum += value;
    }
    result = PyFloat_FromDouble(sum / (double)n);
release:
    Py_DECREF(fast);
done:
    return result; // expect: RL101 'fast'
}

static PyMethodDef stats_methods[] = {
    {"mean", stats_mean, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef stats_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "stats",
    .m_size = -1,
    .m_methods = stats_methods,
};

PyMODINIT_FUNC
PyInit_stats(void)
{
    return PyModule_Create(&stats_module);
}
