/* Memory, object memory and the collector: pymem.h, objimpl.h. */

/* ---- PyMem_Raw*: no GIL needed --------------------------------------------------------------------------- */

[[reflint::alloc("PyMem_RawFree"), reflint::exception(none), reflint::no_gil]]
char *_PyMem_RawStrdup(const char *str);
[[reflint::alloc("PyMem_RawFree"), reflint::exception(none), reflint::no_gil]]
wchar_t *_PyMem_RawWcsdup(const wchar_t *str);
[[reflint::alloc("PyMem_RawFree"), reflint::exception(none), reflint::no_gil, reflint::zeroed]]
void *PyMem_RawCalloc(size_t nelem, size_t elsize);
[[reflint::no_gil]] void PyMem_RawFree([[reflint::frees, reflint::nullable]] void *p);
[[reflint::alloc("PyMem_RawFree"), reflint::exception(none), reflint::no_gil]] void *PyMem_RawMalloc(size_t n);
[[reflint::alloc("PyMem_RawFree"), reflint::exception(none), reflint::no_gil]]
void *PyMem_RawRealloc([[reflint::frees_on_success("PyMem_RawFree"), reflint::nullable]] void *p, size_t n);

/* ---- PyMem_* --------------------------------------------------------------------------------------------- */

[[reflint::alloc("PyMem_Free"), reflint::exception(none), reflint::macro]] TYPE *PyMem_New(TYPE type, size_t n);
[[reflint::alloc("PyMem_Free"), reflint::exception(none), reflint::macro]] TYPE *PyMem_NEW(TYPE type, size_t n);
[[reflint::statement, reflint::note("assigns the place; when it fails the place is NULL and the old block is lost")]]
void PyMem_Resize([[reflint::inout_replaces("PyMem_Free")]] void *place, TYPE type, size_t n);
[[reflint::statement, reflint::note("assigns the place; when it fails the place is NULL and the old block is lost")]]
void PyMem_RESIZE([[reflint::inout_replaces("PyMem_Free")]] void *place, TYPE type, size_t n);
[[reflint::alloc("PyMem_Free"), reflint::exception(none)]] char *_PyMem_Strdup(const char *str);
[[reflint::alloc("PyMem_Free"), reflint::exception(none), reflint::zeroed]]
void *PyMem_Calloc(size_t nelem, size_t elsize);
[[reflint::macro]] void PyMem_DEL([[reflint::frees("PyMem_Free"), reflint::nullable]] void *ptr);
[[reflint::macro]] void PyMem_Del([[reflint::frees("PyMem_Free"), reflint::nullable]] void *p);
[[reflint::macro]] void PyMem_FREE([[reflint::frees("PyMem_Free"), reflint::nullable]] void *ptr);
void PyMem_Free([[reflint::frees, reflint::nullable]] void *p);
void PyMem_GetAllocator(PyMemAllocatorDomain domain, PyMemAllocatorEx *allocator);
[[reflint::alloc("PyMem_Free"), reflint::exception(none), reflint::macro]] void *PyMem_MALLOC(size_t size);
[[reflint::alloc("PyMem_Free"), reflint::exception(none)]] void *PyMem_Malloc(size_t n);
[[reflint::alloc("PyMem_Free"), reflint::exception(none), reflint::macro]]
void *PyMem_REALLOC([[reflint::frees_on_success("PyMem_Free"), reflint::nullable]] void *ptr, size_t size);
[[reflint::alloc("PyMem_Free"), reflint::exception(none)]]
void *PyMem_Realloc([[reflint::frees_on_success("PyMem_Free"), reflint::nullable]] void *p, size_t n);
void PyMem_SetAllocator(PyMemAllocatorDomain domain, PyMemAllocatorEx *allocator);
void PyMem_SetupDebugHooks(void);

/* ---- object memory --------------------------------------------------------------------------------------- */

[[reflint::macro]] void PyObject_FREE([[reflint::frees("PyObject_Free"), reflint::nullable]] void *p);
[[reflint::error(-1), reflint::until("3.10")]]
int PyArena_AddPyObject(PyArena *ptr, [[reflint::steals_on_success]] PyObject *obj);
[[reflint::until("3.10")]] void PyArena_Free(PyArena *ptr);
[[reflint::alloc("PyArena_Free"), reflint::exception(none), reflint::until("3.10")]] PyArena *PyArena_New(void);
void PyObject_Free([[reflint::frees, reflint::nullable]] void *p);
void PyObject_GetArenaAllocator(PyObjectArenaAllocator *allocator);
[[reflint::alloc("PyObject_Free"), reflint::exception(none), reflint::macro]] void *PyObject_MALLOC(size_t n);
[[reflint::alloc("PyObject_Free"), reflint::exception(none)]] void *PyObject_Malloc(size_t n);
[[reflint::alloc("PyObject_Free"), reflint::exception(none), reflint::macro]]
void *PyObject_REALLOC([[reflint::frees_on_success("PyObject_Free"), reflint::nullable]] void *p, size_t n);
[[reflint::alloc("PyObject_Free"), reflint::exception(none)]]
void *PyObject_Realloc([[reflint::frees_on_success("PyObject_Free"), reflint::nullable]] void *p, size_t n);
void PyObject_SetArenaAllocator(PyObjectArenaAllocator *allocator);

/* ---- objects --------------------------------------------------------------------------------------------- */

[[reflint::new, reflint::runs_code(gc), reflint::macro]]
TYPE *PyObject_New(TYPE type, [[reflint::nonnull]] PyTypeObject *typeobj);
[[reflint::new, reflint::runs_code(gc), reflint::macro]]
TYPE *PyObject_NEW(TYPE type, [[reflint::nonnull]] PyTypeObject *typeobj);
[[reflint::new, reflint::runs_code(gc), reflint::macro]]
TYPE *PyObject_NewVar(TYPE type, [[reflint::nonnull]] PyTypeObject *typeobj, Py_ssize_t n);
[[reflint::new, reflint::runs_code(gc), reflint::macro]]
TYPE *PyObject_NEW_VAR(TYPE type, [[reflint::nonnull]] PyTypeObject *typeobj, Py_ssize_t n);
[[reflint::new, reflint::runs_code(gc)]] PyObject *_PyObject_New([[reflint::nonnull]] PyTypeObject *type);
[[reflint::new, reflint::runs_code(gc)]]
PyVarObject *_PyObject_NewVar([[reflint::nonnull]] PyTypeObject *type, Py_ssize_t n);
[[reflint::argument("op"), reflint::error(NULL),
  reflint::note("the memory becomes an object with one reference; NULL sets MemoryError")]]
PyObject *PyObject_Init([[reflint::init_new, reflint::nullable]] PyObject *op,
    [[reflint::nonnull]] PyTypeObject *type);
[[reflint::argument("op"), reflint::nullable, reflint::macro, reflint::alias("_PyObject_INIT", "_PyObject_Init"),
  reflint::note("the memory becomes an object with one reference")]]
PyObject *PyObject_INIT([[reflint::init_new, reflint::nullable]] PyObject *op,
    [[reflint::nonnull]] PyTypeObject *type);
[[reflint::argument("op"), reflint::error(NULL), reflint::note("NULL sets MemoryError")]]
PyVarObject *PyObject_InitVar([[reflint::init_new, reflint::nullable]] PyVarObject *op,
    [[reflint::nonnull]] PyTypeObject *type, Py_ssize_t size);
[[reflint::argument("op"), reflint::nullable, reflint::macro, reflint::alias("_PyObject_INIT_VAR", "_PyObject_InitVar")]]
PyVarObject *PyObject_INIT_VAR([[reflint::init_new, reflint::nullable]] PyVarObject *op,
    [[reflint::nonnull]] PyTypeObject *type, Py_ssize_t size);
[[reflint::macro]] void PyObject_Del([[reflint::destroys, reflint::nullable]] void *op);
[[reflint::macro]] void PyObject_DEL([[reflint::destroys, reflint::nullable]] void *op);

/* ---- the collector --------------------------------------------------------------------------------------- */

[[reflint::new, reflint::runs_code(gc), reflint::macro,
  reflint::note("not tracked yet: PyObject_GC_Track when its fields are set")]]
TYPE *PyObject_GC_New(TYPE type, [[reflint::nonnull]] PyTypeObject *typeobj);
[[reflint::new, reflint::runs_code(gc), reflint::macro]]
TYPE *PyObject_GC_NewVar(TYPE type, [[reflint::nonnull]] PyTypeObject *typeobj, Py_ssize_t n);
[[reflint::new, reflint::macro, reflint::note("on success use the result only; on failure op is still valid")]]
TYPE *PyObject_GC_Resize(TYPE type, [[reflint::steals_on_success, reflint::nonnull]] PyVarObject *op, Py_ssize_t n);
[[reflint::new]]
PyVarObject *_PyObject_GC_Resize([[reflint::steals_on_success, reflint::nonnull]] PyVarObject *op, Py_ssize_t n);
[[reflint::new, reflint::runs_code(gc)]] PyObject *_PyObject_GC_New([[reflint::nonnull]] PyTypeObject *type);
[[reflint::new, reflint::runs_code(gc)]]
PyVarObject *_PyObject_GC_NewVar([[reflint::nonnull]] PyTypeObject *type, Py_ssize_t n);
[[reflint::note("untrack first; does not release the heap type")]]
void PyObject_GC_Del([[reflint::destroys, reflint::nonnull]] void *op);
[[reflint::macro, reflint::alias("_PyObject_GC_TRACK")]]
void PyObject_GC_Track([[reflint::tracks, reflint::nonnull]] void *op);
[[reflint::macro, reflint::alias("_PyObject_GC_UNTRACK")]]
void PyObject_GC_UnTrack([[reflint::untracks, reflint::nonnull]] void *op);
[[reflint::collector(runs), reflint::runs_code]] Py_ssize_t PyGC_Collect(void);
[[reflint::collector(off), reflint::since("3.10")]] int PyGC_Disable(void);
[[reflint::collector(on), reflint::since("3.10")]] int PyGC_Enable(void);
[[reflint::collector(asks), reflint::since("3.10")]] int PyGC_IsEnabled(void);
[[reflint::runs_code]] void PyObject_ClearWeakRefs([[reflint::clears_weakrefs]] PyObject *object);
[[reflint::since("3.9")]] int PyObject_GC_IsFinalized(PyObject *op);
[[reflint::since("3.9")]] int PyObject_GC_IsTracked(PyObject *op);
[[reflint::interior("object"), reflint::returns_nonnull]]
PyObject **PyObject_GET_WEAKREFS_LISTPTR([[reflint::nonnull]] PyObject *object);
int PyObject_IS_GC([[reflint::nonnull]] PyObject *obj);
[[reflint::since("3.13")]] PyRefTracer PyRefTracer_GetTracer([[reflint::out]] void **data);
[[reflint::error(-1), reflint::since("3.13")]] int PyRefTracer_SetTracer(PyRefTracer tracer, void *data);
[[reflint::error(nonzero), reflint::exception(none), reflint::no_gil]]
int PyTraceMalloc_Track(unsigned int domain, uintptr_t ptr, size_t size);
[[reflint::error(nonzero), reflint::exception(none), reflint::no_gil]]
int PyTraceMalloc_Untrack(unsigned int domain, uintptr_t ptr);
[[reflint::since("3.12")]] void PyUnstable_GC_VisitObjects(gcvisitobjects_t callback, void *arg);
[[reflint::new, reflint::since("3.12")]]
PyObject *PyUnstable_Object_GC_NewWithExtraData(PyTypeObject *type, size_t extra_size);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.11"), reflint::zeroed]]
PyObject *_PyObject_GC_Calloc(size_t size);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.11")]] PyObject *_PyObject_GC_Malloc(size_t size);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyTraceMalloc_GetTraceback(unsigned int domain, uintptr_t ptr);
