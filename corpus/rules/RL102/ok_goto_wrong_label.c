/* A ladder of labels, where each jump lands on the right rung. */
#include <Python.h>

static PyObject *
shape_from_args(PyObject *self, PyObject *args)
{
    PyObject *width, *height, *shape;
    double w, h;

    if (!PyArg_ParseTuple(args, "dd", &w, &h))
        return NULL;
    width = PyFloat_FromDouble(w);
    if (width == NULL)
        goto error;
    height = PyFloat_FromDouble(h);
    if (height == NULL)
        goto error_width;
    shape = PyTuple_New(2);
    if (shape == NULL)
        goto error_height;
    PyTuple_SET_ITEM(shape, 0, width);
    PyTuple_SET_ITEM(shape, 1, height);
    return shape;

error_height:
    Py_DECREF(height);
error_width:
    Py_DECREF(width);
error:
    return NULL;
}

static PyMethodDef shape_methods[] = {
    {"from_args", shape_from_args, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}
};

static struct PyModuleDef shape_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "shape",
    .m_size = -1,
    .m_methods = shape_methods,
};

PyMODINIT_FUNC
PyInit_shape(void)
{
    return PyModule_Create(&shape_module);
}
