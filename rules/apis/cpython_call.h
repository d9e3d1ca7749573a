/* Calling objects: abstract.h and its private spellings. */

/* ---- calls ----------------------------------------------------------------------------------------------- */

[[reflint::new, reflint::runs_code, reflint::until("3.13")]]
PyObject *PyEval_CallFunction(PyObject *callable, [[reflint::format(build)]] const char *format, ...);
[[reflint::new, reflint::runs_code, reflint::until("3.13")]]
PyObject *PyEval_CallMethod(PyObject *obj, const char *name, [[reflint::format(build)]] const char *format, ...);
[[reflint::new, reflint::runs_code, reflint::macro, reflint::until("3.13")]]
PyObject *PyEval_CallObject(PyObject *callable, [[reflint::shows, reflint::nullable]] PyObject *arg);
[[reflint::new, reflint::runs_code, reflint::until("3.13")]]
PyObject *PyEval_CallObjectWithKeywords(PyObject *callable, [[reflint::shows, reflint::nullable]] PyObject *args,
    [[reflint::nullable]] PyObject *kwargs);
[[reflint::new, reflint::runs_code]]
PyObject *PyObject_Call([[reflint::nonnull]] PyObject *callable,
    [[reflint::instead("PyTuple_Pack", "PyObject_CallFunctionObjArgs"), reflint::shows,
    reflint::nonnull]] PyObject *args,
    [[reflint::nullable]] PyObject *kwargs);
[[reflint::runs_code]] void PyObject_CallFinalizer([[reflint::nonnull]] PyObject *op);
[[reflint::runs_code]] int PyObject_CallFinalizerFromDealloc(PyObject *op);
[[reflint::new, reflint::runs_code, reflint::alias("_PyObject_CallFunction_SizeT")]]
PyObject *PyObject_CallFunction(PyObject *callable, [[reflint::format(build)]] const char *format, ...);
[[reflint::new, reflint::runs_code, reflint::objects(borrow)]]
PyObject *PyObject_CallFunctionObjArgs([[reflint::nonnull]] PyObject *callable, ...);
[[reflint::new, reflint::runs_code, reflint::alias("_PyObject_CallMethod_SizeT")]]
PyObject *PyObject_CallMethod(PyObject *obj, const char *name, [[reflint::format(build)]] const char *format, ...);
[[reflint::new, reflint::runs_code, reflint::macro, reflint::alias("_PyObject_CallMethodNoArgs"),
  reflint::since("3.9")]]
PyObject *PyObject_CallMethodNoArgs(PyObject *obj, PyObject *name);
[[reflint::new, reflint::runs_code, reflint::objects(borrow)]]
PyObject *PyObject_CallMethodObjArgs(PyObject *obj, PyObject *name, ...);
[[reflint::new, reflint::runs_code, reflint::macro, reflint::alias("_PyObject_CallMethodOneArg"),
  reflint::since("3.9")]]
PyObject *PyObject_CallMethodOneArg(PyObject *obj, PyObject *name, [[reflint::shows]] PyObject *arg);
[[reflint::new, reflint::runs_code, reflint::alias("_PyObject_CallNoArg", "_PyObject_CallNoArgs"),
  reflint::since("3.9")]]
PyObject *PyObject_CallNoArgs([[reflint::nonnull]] PyObject *callable);
[[reflint::new, reflint::runs_code]]
PyObject *PyObject_CallObject([[reflint::nonnull]] PyObject *callable,
    [[reflint::instead("PyTuple_Pack", "PyObject_CallFunctionObjArgs"), reflint::shows,
    reflint::nullable]] PyObject *args);
[[reflint::new, reflint::runs_code, reflint::alias("_PyObject_CallOneArg"), reflint::since("3.9")]]
PyObject *PyObject_CallOneArg([[reflint::nonnull]] PyObject *callable,
    [[reflint::shows, reflint::nonnull]] PyObject *arg);
[[reflint::alloc("PyObject_Free"), reflint::exception(none), reflint::runs_code, reflint::zeroed]]
void *PyObject_Calloc(size_t nelem, size_t elsize);
[[reflint::new, reflint::runs_code, reflint::alias("_PyObject_Vectorcall")]]
PyObject *PyObject_Vectorcall([[reflint::nonnull]] PyObject *callable, PyObject *const *args, size_t nargsf,
    [[reflint::nullable]] PyObject *kwnames);
[[reflint::new, reflint::runs_code, reflint::alias("_PyObject_VectorcallDict", "_PyObject_FastCallDict"),
  reflint::since("3.9")]]
PyObject *PyObject_VectorcallDict(PyObject *callable, PyObject *const *args, size_t nargsf,
    [[reflint::nullable]] PyObject *kwdict);
[[reflint::new, reflint::runs_code, reflint::alias("_PyObject_VectorcallMethod"), reflint::since("3.9")]]
PyObject *PyObject_VectorcallMethod(PyObject *name, PyObject *const *args, size_t nargsf,
    [[reflint::nullable]] PyObject *kwnames);
[[reflint::new, reflint::runs_code]]
PyObject *PyVectorcall_Call(PyObject *callable, [[reflint::shows]] PyObject *tuple,
    [[reflint::nullable]] PyObject *dict);
[[reflint::interior("op"), reflint::exception(none), reflint::alias("_PyVectorcall_Function"), reflint::since("3.9")]]
vectorcallfunc PyVectorcall_Function(PyObject *op);
[[reflint::macro, reflint::alias("_PyVectorcall_NARGS")]] Py_ssize_t PyVectorcall_NARGS(size_t nargsf);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyFunction_Vectorcall([[reflint::nonnull]] PyObject *func, PyObject *const *stack, size_t nargsf,
    [[reflint::nullable]] PyObject *kwnames);
[[reflint::new, reflint::runs_code, reflint::since("3.10"), reflint::until("3.13")]]
PyObject *_PyObject_CallMethod(PyObject *obj, PyObject *name, [[reflint::format(build)]] const char *format, ...);
[[reflint::new, reflint::runs_code, reflint::alias("_PyObject_CallMethodId_SizeT")]]
PyObject *_PyObject_CallMethodId(PyObject *obj, _Py_Identifier *name, [[reflint::format(build)]] const char *format,
    ...);
[[reflint::new, reflint::runs_code, reflint::macro, reflint::until("3.13")]]
PyObject *_PyObject_CallMethodIdNoArgs(PyObject *self, _Py_Identifier *name);
[[reflint::new, reflint::runs_code, reflint::until("3.13"), reflint::objects(borrow)]]
PyObject *_PyObject_CallMethodIdObjArgs(PyObject *obj, _Py_Identifier *name, ...);
[[reflint::new, reflint::runs_code, reflint::macro, reflint::until("3.13")]]
PyObject *_PyObject_CallMethodIdOneArg(PyObject *self, _Py_Identifier *name, PyObject *arg);
[[reflint::new, reflint::runs_code, reflint::until("3.13")]]
PyObject *_PyObject_FastCall([[reflint::nonnull]] PyObject *func, PyObject *const *args, Py_ssize_t nargs);
[[reflint::new, reflint::runs_code, reflint::macro, reflint::until("3.11")]]
PyObject *_PyObject_FastCallTstate(PyThreadState *tstate, PyObject *func, PyObject *const *args, Py_ssize_t nargs);
[[reflint::new, reflint::runs_code, reflint::until("3.13")]]
PyObject *_PyObject_MakeTpCall(PyThreadState *tstate, PyObject *callable, PyObject *const *args, Py_ssize_t nargs,
    PyObject *keywords);
[[reflint::new, reflint::runs_code, reflint::macro, reflint::until("3.13")]]
PyObject *_PyObject_VectorcallMethodId(_Py_Identifier *name, PyObject *const *args, size_t nargsf, PyObject *kwnames);
[[reflint::new, reflint::runs_code, reflint::macro, reflint::until("3.11")]]
PyObject *_PyObject_VectorcallTstate(PyThreadState *tstate, PyObject *callable, PyObject *const *args, size_t nargsf,
    PyObject *kwnames);
[[reflint::new, reflint::runs_code(maybe)]]
PyObject *_PyStack_AsDict(PyObject *const *values, [[reflint::nonnull]] PyObject *kwnames);
