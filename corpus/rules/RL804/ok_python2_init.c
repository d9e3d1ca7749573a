/* Python 2's init function is no destructor: it may set an exception, which tells that it failed. */
#include <Python.h>

void
initpalette(void)
{
    PyObject *module = PyImport_AddModule("palette");

    PyModule_AddIntConstant(module, "RED", 1);
    PyModule_AddStringConstant(module, "NAME", "palette");
}
