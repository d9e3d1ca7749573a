/* The definition itself is what comes back: nothing is made. */
#include <Python.h>

static struct PyModuleDef grids_module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "grids",
    .m_size = 0,
};

int
grids_prepare(void)
{
    if (!PyModuleDef_Init(&grids_module))
        return -1;
    return 0;
}

PyMODINIT_FUNC
PyInit_grids(void)
{
    return PyModuleDef_Init(&grids_module);
}
