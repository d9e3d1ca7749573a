/* `break` leaves the loop with the item still owned, and nothing releases it behind the loop. */
#include <Python.h>

static PyObject *
spam_index_of_none(PyObject *self, PyObject *seq)
{
    PyObject *item;
    Py_ssize_t i, n, found = -1;

    n = PySequence_Size(seq);
    if (n < 0)
        return NULL;
    for (i = 0; i < n; i++) {
        item = PySequence_GetItem(seq, i);
        if (item == NULL)
            return NULL;
        if (item == Py_None) {
            found = i;
            break;
        }
        Py_DECREF(item);
    }
    return PyLong_FromSsize_t(found); // expect-until 3.12: RL101 'item'
}

static PyMethodDef spam_methods[] = {
    {"index_of_none", spam_index_of_none, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef spam_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "spam",
    .m_size = -1,
    .m_methods = spam_methods,
};

PyMODINIT_FUNC
PyInit_spam(void)
{
    return PyModule_Create(&spam_module);
}
