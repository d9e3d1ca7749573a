/* The caller gives its reference away, and where it gave NULL there is nothing to release. */
#include <Python.h>

#define STEALS __attribute__((annotate("reflint::steals")))

typedef struct {
    PyObject *item, *type;
} Kind;

static int
split(PyObject *object, PyObject **item, PyObject **type)
{
    *item = NULL;
    *type = NULL;
    if (object != NULL) {
        if (PyType_Check(object)) {
            *type = Py_NewRef(object);
        } else {
            *type = Py_NewRef((PyObject *)Py_TYPE(object));
            *item = Py_NewRef(object);
        }
    }
    return 0;
}

static PyObject *
describe(STEALS PyObject *object)
{
    Kind kind = {NULL, NULL};
    PyObject *result;
    int status = split(object, &kind.item, &kind.type);

    Py_XDECREF(object);
    if (status < 0)
        return NULL;
    result = kind.item == NULL ? PyUnicode_FromString("a type") : PyObject_Repr(kind.item);
    Py_XDECREF(kind.item);
    Py_XDECREF(kind.type);
    return result;
}

static PyObject *
kind_of(PyObject *module, PyObject *object)
{
    return describe(Py_NewRef(object));
}

static PyMethodDef kind_methods[] = {
    {"kind_of", kind_of, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef kind_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "kind",
    .m_size = -1,
    .m_methods = kind_methods,
};

PyMODINIT_FUNC
PyInit_kind(void)
{
    return PyModule_Create(&kind_module);
}
