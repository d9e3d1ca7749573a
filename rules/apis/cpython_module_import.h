/* Modules, module state, imports, capsules, weak references, context variables. */

/* ---- modules --------------------------------------------------------------------------------------------- */

[[reflint::error(-1), reflint::runs_code(decref), reflint::alias("_PyModule_Add"), reflint::since("3.13"),
  reflint::note("takes the reference always; NULL is fine with an exception set")]]
int PyModule_Add([[reflint::nonnull]] PyObject *module, const char *name,
    [[reflint::steals("module"), reflint::nullable]] PyObject *value);
[[reflint::error(-1), reflint::note("takes the reference only when it succeeds; NULL gives -1")]]
int PyModule_AddObject([[reflint::nonnull]] PyObject *module, const char *name,
    [[reflint::steals_on_success("module"), reflint::nullable]] PyObject *value);
[[reflint::argument("def"), reflint::note("returned from PyInit_<name> for multi-phase initialisation")]]
PyObject *PyModuleDef_Init([[reflint::nonnull]] PyModuleDef *def);
[[reflint::error(-1), reflint::note("never steals; NULL is fine with an exception set"), reflint::since("3.10"),
  reflint::alias("_PyModule_AddObjectRef")]]
int PyModule_AddObjectRef([[reflint::nonnull]] PyObject *module, const char *name,
    [[reflint::stores("module"), reflint::nullable]] PyObject *value);
[[reflint::error(-1), reflint::since("3.15")]] int PyABIInfo_Check(PyABIInfo *info, const char *module_name);
[[reflint::error(-1), reflint::runs_code]]
int PyModule_AddFunctions([[reflint::nonnull]] PyObject *module, PyMethodDef *functions);
[[reflint::error(-1), reflint::runs_code]]
int PyModule_AddIntConstant([[reflint::nonnull]] PyObject *module, const char *name, long value);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyModule_AddIntMacro(PyObject *module, const char *macro);
[[reflint::error(-1), reflint::runs_code]]
int PyModule_AddStringConstant([[reflint::nonnull]] PyObject *module, const char *name, const char *value);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyModule_AddStringMacro(PyObject *module, const char *macro);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.9")]]
int PyModule_AddType([[reflint::nonnull]] PyObject *module,
    [[reflint::stores("module"), reflint::nonnull]] PyTypeObject *type);
[[reflint::macro]] int PyModule_Check([[reflint::nonnull]] PyObject *p);
[[reflint::macro]] int PyModule_CheckExact([[reflint::nonnull]] PyObject *p);
[[reflint::new, reflint::runs_code, reflint::macro]] PyObject *PyModule_Create(PyModuleDef *def);
[[reflint::new, reflint::runs_code, reflint::alias("PyModule_Create2TraceRefs")]]
PyObject *PyModule_Create2(PyModuleDef *def, int module_api_version);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.15")]] int PyModule_Exec(PyObject *module);
[[reflint::error(-1), reflint::runs_code]]
int PyModule_ExecDef([[reflint::nonnull]] PyObject *module, PyModuleDef *def);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyModule_FromDefAndSpec(PyModuleDef *def, PyObject *spec);
[[reflint::new, reflint::runs_code, reflint::alias("PyModule_FromDefAndSpec2TraceRefs")]]
PyObject *PyModule_FromDefAndSpec2(PyModuleDef *def, [[reflint::nonnull]] PyObject *spec, int module_api_version);
[[reflint::new, reflint::runs_code, reflint::since("3.15")]]
PyObject *PyModule_FromSlotsAndSpec(const PySlot *slots, PyObject *spec);
[[reflint::interior("module"), reflint::error(ambiguous)]]
PyModuleDef *PyModule_GetDef([[reflint::nonnull]] PyObject *module);
[[reflint::borrowed("module"), reflint::returns_nonnull]]
PyObject *PyModule_GetDict([[reflint::nonnull]] PyObject *module);
[[reflint::interior("module"), reflint::runs_code(maybe)]]
const char *PyModule_GetFilename([[reflint::nonnull]] PyObject *module);
[[reflint::new, reflint::runs_code(maybe)]]
PyObject *PyModule_GetFilenameObject([[reflint::nonnull]] PyObject *module);
[[reflint::interior("module"), reflint::runs_code(maybe)]]
const char *PyModule_GetName([[reflint::nonnull]] PyObject *module);
[[reflint::new, reflint::runs_code(maybe)]] PyObject *PyModule_GetNameObject([[reflint::nonnull]] PyObject *module);
[[reflint::gives(state), reflint::interior("module"), reflint::error(ambiguous)]]
void *PyModule_GetState([[reflint::nonnull]] PyObject *module);
[[reflint::error(-1), reflint::since("3.15")]]
int PyModule_GetStateSize(PyObject *module, [[reflint::out]] Py_ssize_t *result);
[[reflint::gives(state), reflint::interior("module"), reflint::returns_nonnull, reflint::since("3.15")]]
void *PyModule_GetState_DuringGC(PyObject *module);
[[reflint::error(-1), reflint::since("3.15")]]
int PyModule_GetToken(PyObject *module, [[reflint::out]] void **result);
[[reflint::error(-1), reflint::exception(none), reflint::since("3.15")]]
int PyModule_GetToken_DuringGC(PyObject *module, [[reflint::out]] void **result);
[[reflint::new, reflint::runs_code(gc)]] PyObject *PyModule_New(const char *name);
[[reflint::new, reflint::runs_code(gc)]]
PyObject *PyModule_NewObject([[reflint::stores, reflint::nonnull]] PyObject *name);
[[reflint::error(-1), reflint::runs_code]]
int PyModule_SetDocString([[reflint::nonnull]] PyObject *module, const char *docstring);
[[reflint::error(-1), reflint::runs_code]]
int PyState_AddModule([[reflint::stores, reflint::nonnull]] PyObject *module, PyModuleDef *def);
[[reflint::borrowed, reflint::error(NULL), reflint::exception(none), reflint::runs_code]]
PyObject *PyState_FindModule(PyModuleDef *def);
[[reflint::error(-1), reflint::runs_code]] int PyState_RemoveModule(PyModuleDef *def);
[[reflint::threads, reflint::error(-1), reflint::since("3.13")]]
int PyUnstable_Module_SetGIL(PyObject *module, void *gil);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyModule_CreateInitialized(PyModuleDef *ptr, int apiver);

/* ---- imports --------------------------------------------------------------------------------------------- */

[[reflint::borrowed, reflint::runs_code(maybe)]]
PyObject *PyImport_AddModuleObject([[reflint::nonnull]] PyObject *name);
[[reflint::strong("PyImport_AddModuleRef"), reflint::borrowed, reflint::runs_code(maybe),
  reflint::note("sys.modules owns it")]]
PyObject *PyImport_AddModule(const char *name);
[[reflint::new, reflint::runs_code(maybe), reflint::since("3.13")]] PyObject *PyImport_AddModuleRef(const char *name);
[[reflint::error(-1), reflint::exception(none)]]
int PyImport_AppendInittab(const char *name, PyModInitFunction initfunc);
void PyImport_Cleanup(void);
[[reflint::new, reflint::since("3.15")]]
PyObject *PyImport_CreateModuleFromInitfunc(PyObject *spec, PyModInitFunction initfunc);
[[reflint::new, reflint::runs_code]] PyObject *PyImport_ExecCodeModule(const char *name, PyObject *co);
[[reflint::new, reflint::runs_code]]
PyObject *PyImport_ExecCodeModuleEx(const char *name, PyObject *co, const char *pathname);
[[reflint::new, reflint::runs_code]]
PyObject *PyImport_ExecCodeModuleObject(PyObject *name, PyObject *co, PyObject *pathname, PyObject *cpathname);
[[reflint::new, reflint::runs_code]]
PyObject *PyImport_ExecCodeModuleWithPathnames(const char *name, PyObject *co, const char *pathname,
    const char *cpathname);
[[reflint::error(-1), reflint::exception(none)]] int PyImport_ExtendInittab(_inittab *newtab);
[[reflint::new, reflint::runs_code]] PyObject *PyImport_GetImporter([[reflint::nonnull]] PyObject *path);
[[reflint::new, reflint::nullable, reflint::since("3.15")]] PyObject *PyImport_GetLazyImportsFilter(void);
[[reflint::since("3.15")]] PyImport_LazyImportsMode PyImport_GetLazyImportsMode(void);
[[reflint::error(-1)]] long PyImport_GetMagicNumber(void);
[[reflint::returns_nonnull]] const char *PyImport_GetMagicTag(void);
[[reflint::new, reflint::error(ambiguous), reflint::runs_code(maybe)]]
PyObject *PyImport_GetModule([[reflint::nonnull]] PyObject *name);
[[reflint::borrowed, reflint::returns_nonnull]] PyObject *PyImport_GetModuleDict(void);
[[reflint::new, reflint::runs_code]]
PyObject *PyImport_Import([[reflint::instead("PyUnicode_FromString", "PyImport_ImportModule")]] PyObject *name);
[[reflint::error(-1), reflint::runs_code]] int PyImport_ImportFrozenModule(const char *name);
[[reflint::error(-1), reflint::runs_code]]
int PyImport_ImportFrozenModuleObject([[reflint::nullable]] PyObject *name);
[[reflint::lookup, reflint::new, reflint::runs_code]] PyObject *PyImport_ImportModule(const char *name);
[[reflint::new, reflint::runs_code, reflint::since("3.14")]]
PyObject *PyImport_ImportModuleAttr(PyObject *mod_name, PyObject *attr_name);
[[reflint::lookup, reflint::new, reflint::runs_code, reflint::since("3.14")]]
PyObject *PyImport_ImportModuleAttrString(const char *mod_name, const char *attr_name);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyImport_ImportModuleEx(const char *name, [[reflint::nullable]] PyObject *globals,
    [[reflint::nullable]] PyObject *locals, [[reflint::nullable]] PyObject *fromlist);
[[reflint::new, reflint::runs_code]]
PyObject *PyImport_ImportModuleLevel(const char *name, [[reflint::nullable]] PyObject *globals,
    [[reflint::nullable]] PyObject *locals, [[reflint::nullable]] PyObject *fromlist, int level);
[[reflint::new, reflint::runs_code]]
PyObject *PyImport_ImportModuleLevelObject(PyObject *name, [[reflint::nullable]] PyObject *globals,
    [[reflint::nullable]] PyObject *locals, [[reflint::nullable]] PyObject *fromlist, int level);
[[reflint::lookup, reflint::new, reflint::runs_code, reflint::until("3.15")]]
PyObject *PyImport_ImportModuleNoBlock(const char *name);
[[reflint::new, reflint::runs_code]] PyObject *PyImport_ReloadModule(PyObject *m);
[[reflint::error(-1), reflint::runs_code(decref), reflint::since("3.15")]]
int PyImport_SetLazyImportsFilter([[reflint::stores]] PyObject *filter);
[[reflint::error(-1), reflint::since("3.15")]] int PyImport_SetLazyImportsMode(PyImport_LazyImportsMode mode);
[[reflint::runs_code(maybe)]] void _PyImport_Fini(void);
[[reflint::new, reflint::runs_code(maybe), reflint::since("3.10"), reflint::until("3.13")]]
PyObject *_PyImport_GetModuleAttr(PyObject *obj, PyObject *obj2);
[[reflint::lookup, reflint::new, reflint::runs_code(maybe), reflint::since("3.10"), reflint::until("3.13")]]
PyObject *_PyImport_GetModuleAttrString(const char *text, const char *text2);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyImport_GetModuleId(_Py_Identifier *name);

/* ---- capsules -------------------------------------------------------------------------------------------- */

[[reflint::makes("PyCapsule_Type"), reflint::new,
  reflint::note("keeps the pointer as it is; the destructor, if any, runs when the capsule dies")]]
PyObject *PyCapsule_New([[reflint::part("pointer"), reflint::stores_uncounted, reflint::nonnull]] void *pointer,
    const char *name,
    PyCapsule_Destructor destructor);
[[reflint::error(-1), reflint::runs_code(decref)]]
int PyCapsule_SetPointer([[reflint::nonnull]] PyObject *capsule,
    [[reflint::part("pointer"), reflint::stores_uncounted, reflint::nonnull]] void *pointer);
[[reflint::macro]] int PyCapsule_CheckExact([[reflint::nonnull]] PyObject *p);
[[reflint::error(ambiguous)]] void *PyCapsule_GetContext(PyObject *capsule);
[[reflint::error(ambiguous)]] PyCapsule_Destructor PyCapsule_GetDestructor(PyObject *capsule);
[[reflint::error(ambiguous)]] const char *PyCapsule_GetName(PyObject *capsule);
[[reflint::error(NULL)]] void *PyCapsule_GetPointer(PyObject *capsule, const char *name);
[[reflint::error(NULL)]] void *PyCapsule_Import(const char *name, int no_block);
int PyCapsule_IsValid(PyObject *capsule, const char *name);
[[reflint::error(nonzero)]]
int PyCapsule_SetContext(PyObject *capsule, [[reflint::part("context"), reflint::stores_uncounted]] void *context);
[[reflint::error(nonzero)]] int PyCapsule_SetDestructor(PyObject *capsule, PyCapsule_Destructor destructor);
[[reflint::error(nonzero)]] int PyCapsule_SetName(PyObject *capsule, const char *name);

/* ---- weak references ------------------------------------------------------------------------------------- */

[[reflint::since("3.13")]]
void PyUnstable_Object_ClearWeakRefsNoCallbacks([[reflint::clears_weakrefs]] PyObject *object);
[[reflint::macro]] int PyWeakref_Check([[reflint::nonnull]] PyObject *ob);
[[reflint::macro]] int PyWeakref_CheckProxy(PyObject *ob);
[[reflint::macro]] int PyWeakref_CheckRef(PyObject *ob);
[[reflint::macro]] int PyWeakref_CheckRefExact(PyObject *ob);
[[reflint::strong("PyWeakref_GetRef"), reflint::borrowed, reflint::returns_nonnull, reflint::macro,
  reflint::until("3.15")]]
PyObject *PyWeakref_GET_OBJECT([[reflint::nonnull]] PyObject *ref);
[[reflint::strong("PyWeakref_GetRef"), reflint::borrowed, reflint::until("3.15")]]
PyObject *PyWeakref_GetObject(PyObject *ref);
[[reflint::error(-1), reflint::since("3.13")]]
int PyWeakref_GetRef(PyObject *ref, [[reflint::out_found, reflint::nonnull]] PyObject **pobj);
[[reflint::error(-1), reflint::since("3.14")]] int PyWeakref_IsDead(PyObject *ref);
[[reflint::makes("_PyWeakref_RefType"), reflint::new, reflint::runs_code]]
PyObject *PyWeakref_NewProxy([[reflint::nonnull]] PyObject *ob,
    [[reflint::stores, reflint::nullable]] PyObject *callback);
[[reflint::makes("_PyWeakref_RefType"), reflint::new, reflint::runs_code]]
PyObject *PyWeakref_NewRef([[reflint::nonnull]] PyObject *ob,
    [[reflint::stores, reflint::nullable]] PyObject *callback);

/* ---- context variables ----------------------------------------------------------------------------------- */

[[reflint::macro]] int PyContextToken_CheckExact([[reflint::nonnull]] PyObject *o);
[[reflint::macro]] int PyContextVar_CheckExact([[reflint::nonnull]] PyObject *o);
[[reflint::error(-1)]]
int PyContextVar_Get([[reflint::nonnull]] PyObject *var, [[reflint::nullable]] PyObject *default_value,
    [[reflint::out_new, reflint::kept]] PyObject **value);
[[reflint::new, reflint::runs_code(gc)]]
PyObject *PyContextVar_New(const char *name, [[reflint::stores, reflint::nullable]] PyObject *def);
[[reflint::error(-1), reflint::runs_code]]
int PyContextVar_Reset([[reflint::nonnull]] PyObject *var, PyObject *token);
[[reflint::new, reflint::runs_code]]
PyObject *PyContextVar_Set([[reflint::nonnull]] PyObject *var, [[reflint::stores]] PyObject *value);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.14")]]
int PyContext_AddWatcher(PyContext_WatchCallback callback);
[[reflint::macro]] int PyContext_CheckExact([[reflint::nonnull]] PyObject *o);
[[reflint::runs_code]] int PyContext_ClearFreeList(void);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.14")]] int PyContext_ClearWatcher(int watcher_id);
[[reflint::new, reflint::runs_code(gc)]] PyObject *PyContext_Copy([[reflint::nonnull]] PyObject *ctx);
[[reflint::new, reflint::runs_code(gc)]] PyObject *PyContext_CopyCurrent(void);
[[reflint::error(-1), reflint::runs_code]] int PyContext_Enter([[reflint::nonnull]] PyObject *ctx);
[[reflint::error(-1), reflint::runs_code]] int PyContext_Exit([[reflint::nonnull]] PyObject *ctx);
[[reflint::new, reflint::runs_code(gc)]] PyObject *PyContext_New(void);
