/* import_array() hides a return: the module that exists by then leaks there. */
#include <Python.h>

/* What this file needs of <numpy/arrayobject.h>. */
int _import_array(void);
#define import_array()                                                                          \
    {                                                                                           \
        if (_import_array() < 0) {                                                              \
            PyErr_Print();                                                                      \
            PyErr_SetString(PyExc_ImportError, "numpy.core.multiarray failed to import");       \
            return NULL;                                                                        \
        }                                                                                       \
    }

static struct PyModuleDef column_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "column",
    .m_size = -1,
};

PyMODINIT_FUNC
PyInit_column(void)
{
    PyObject *module;

    module = PyModule_Create(&column_module);
    if (module == NULL)
        return NULL;
    import_array(); // expect: RL102 'module'
    if (PyModule_AddIntConstant(module, "DEPTH", 2) < 0) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
