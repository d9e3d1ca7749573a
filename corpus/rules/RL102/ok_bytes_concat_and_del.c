/* PyBytes_ConcatAndDel releases its right side always and its left side on failure. */
#include <Python.h>

static PyObject *
frame_pack(PyObject *self, PyObject *args)
{
    PyObject *frame;
    int channel, value;

    if (!PyArg_ParseTuple(args, "ii", &channel, &value))
        return NULL;
    frame = PyBytes_FromFormat("%d:", channel);
    if (frame == NULL)
        return NULL;
    PyBytes_ConcatAndDel(&frame, PyBytes_FromFormat("%d;", value));
    return frame;
}

static PyMethodDef frame_methods[] = {
    {"pack", frame_pack, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef frame_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "frame",
    .m_size = -1,
    .m_methods = frame_methods,
};

PyMODINIT_FUNC
PyInit_frame(void)
{
    return PyModule_Create(&frame_module);
}
