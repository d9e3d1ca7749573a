/* Types, descriptors, functions, methods, cells. */

/* ---- types ----------------------------------------------------------------------------------------------- */

[[reflint::interior("etype"), reflint::returns_nonnull, reflint::macro, reflint::until("3.11")]]
PyMemberDef *PyHeapType_GET_MEMBERS([[reflint::nonnull]] PyObject *etype);
[[reflint::interior("o"), reflint::since("3.12")]] void *PyObject_GetItemData(PyObject *o);
[[reflint::interior("o"), reflint::returns_nonnull, reflint::since("3.15")]]
void *PyObject_GetItemData_DuringGC(PyObject *o);
[[reflint::interior("o"), reflint::since("3.12")]] void *PyObject_GetTypeData(PyObject *o, PyTypeObject *cls);
[[reflint::interior("o"), reflint::returns_nonnull, reflint::since("3.15")]]
void *PyObject_GetTypeData_DuringGC(PyObject *o, PyTypeObject *cls);
[[reflint::macro, reflint::since("3.15")]] int PySentinel_Check([[reflint::nonnull]] PyObject *o);
[[reflint::macro, reflint::since("3.15")]] int PySentinel_CheckExact([[reflint::nonnull]] PyObject *o);
[[reflint::new, reflint::since("3.15")]]
PyObject *PySentinel_New(const char *name, const char *module_name, const char *repr);
[[reflint::error(-1), reflint::since("3.12")]] int PyType_AddWatcher(PyType_WatchCallback callback);
[[reflint::macro]] int PyType_Check([[reflint::nonnull]] PyObject *o);
[[reflint::macro]] int PyType_CheckExact([[reflint::nonnull]] PyObject *o);
unsigned int PyType_ClearCache(void);
[[reflint::error(-1), reflint::since("3.12")]] int PyType_ClearWatcher(int watcher_id);
[[reflint::macro]] int PyType_FastSubclass(PyTypeObject *type, int flag);
[[reflint::error(-1), reflint::since("3.14")]] int PyType_Freeze(PyTypeObject *type);
[[reflint::new, reflint::runs_code, reflint::since("3.12")]]
PyObject *PyType_FromMetaclass(PyTypeObject *metaclass, PyObject *module, [[reflint::spec]] PyType_Spec *spec,
    [[reflint::bases]] PyObject *bases);
[[reflint::new, reflint::runs_code, reflint::since("3.9")]]
PyObject *PyType_FromModuleAndSpec([[reflint::stores, reflint::nullable]] PyObject *module,
    [[reflint::spec]] PyType_Spec *spec,
    [[reflint::bases, reflint::nullable]] PyObject *bases);
[[reflint::new, reflint::runs_code, reflint::since("3.15")]] PyObject *PyType_FromSlots(PySlot *slots);
[[reflint::new, reflint::runs_code]] PyObject *PyType_FromSpec([[reflint::spec]] PyType_Spec *spec);
[[reflint::new, reflint::runs_code]]
PyObject *PyType_FromSpecWithBases([[reflint::spec]] PyType_Spec *spec, [[reflint::bases,
    reflint::nullable]] PyObject *bases);
[[reflint::new, reflint::runs_code(gc), reflint::zeroed]]
PyObject *PyType_GenericAlloc([[reflint::nonnull]] PyTypeObject *type, Py_ssize_t nitems);
[[reflint::new, reflint::runs_code, reflint::zeroed]]
PyObject *PyType_GenericNew([[reflint::nonnull]] PyTypeObject *type, [[reflint::nullable]] PyObject *args,
    [[reflint::nullable]] PyObject *kwds);
[[reflint::error(-1), reflint::since("3.14")]]
int PyType_GetBaseByToken(PyTypeObject *type, void *tp_token,
    [[reflint::out_new, reflint::nullable]] PyTypeObject **result);
[[reflint::error(-1), reflint::exception(none), reflint::since("3.15")]]
int PyType_GetBaseByToken_DuringGC(PyTypeObject *type, void *tp_token,
    [[reflint::out_borrowed]] PyTypeObject **result);
[[reflint::new, reflint::since("3.12")]] PyObject *PyType_GetDict(PyTypeObject *type);
unsigned long PyType_GetFlags([[reflint::nonnull]] PyTypeObject *type);
[[reflint::new, reflint::since("3.13")]] PyObject *PyType_GetFullyQualifiedName(PyTypeObject *type);
[[reflint::borrowed("type"), reflint::since("3.9")]]
PyObject *PyType_GetModule([[reflint::nonnull]] PyTypeObject *type);
[[reflint::borrowed("type"), reflint::since("3.11")]]
PyObject *PyType_GetModuleByDef([[reflint::nonnull]] PyTypeObject *type, PyModuleDef *def);
[[reflint::new, reflint::since("3.15")]] PyObject *PyType_GetModuleByToken(PyTypeObject *type, const void *mod_token);
[[reflint::borrowed("type"), reflint::since("3.15")]]
PyObject *PyType_GetModuleByToken_DuringGC(PyTypeObject *type, const void *mod_token);
[[reflint::new, reflint::since("3.13")]] PyObject *PyType_GetModuleName(PyTypeObject *type);
[[reflint::gives(state), reflint::interior("type"), reflint::error(ambiguous), reflint::since("3.9")]]
void *PyType_GetModuleState([[reflint::nonnull]] PyTypeObject *type);
[[reflint::gives(state), reflint::interior("type"), reflint::returns_nonnull, reflint::since("3.15")]]
void *PyType_GetModuleState_DuringGC(PyTypeObject *type);
[[reflint::borrowed("type"), reflint::since("3.15")]] PyObject *PyType_GetModule_DuringGC(PyTypeObject *type);
[[reflint::new, reflint::since("3.11")]] PyObject *PyType_GetName([[reflint::nonnull]] PyTypeObject *type);
[[reflint::new, reflint::since("3.11")]] PyObject *PyType_GetQualName([[reflint::nonnull]] PyTypeObject *type);
[[reflint::gives(slot), reflint::interior("type"), reflint::error(ambiguous)]]
void *PyType_GetSlot(PyTypeObject *type, int slot);
[[reflint::error(-1), reflint::since("3.12")]] Py_ssize_t PyType_GetTypeDataSize(PyTypeObject *cls);
[[reflint::macro]] int PyType_HasFeature(PyTypeObject *o, unsigned long feature);
[[reflint::macro]] int PyType_IS_GC([[reflint::nonnull]] PyTypeObject *o);
int PyType_IsSubtype([[reflint::nonnull]] PyTypeObject *a, PyTypeObject *b);
void PyType_Modified([[reflint::nonnull]] PyTypeObject *type);
[[reflint::error(-1), reflint::runs_code]] int PyType_Ready([[reflint::nonnull]] PyTypeObject *type);
int PyType_SUPPORTS_WEAKREFS([[reflint::nonnull]] PyTypeObject *type);
[[reflint::error(-1), reflint::since("3.12")]] int PyType_Unwatch(int watcher_id, PyObject *type);
[[reflint::error(-1), reflint::since("3.12")]] int PyType_Watch(int watcher_id, PyObject *type);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.11")]] PyObject *_PyNamespace_New(PyObject *kwds);
[[reflint::borrowed("obj"), reflint::runs_code(maybe), reflint::until("3.13")]]
PyTypeObject *_PyType_CalculateMetaclass(PyTypeObject *obj, PyObject *obj2);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyType_GetDocFromInternalDoc(const char *text, const char *text2);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyType_GetTextSignatureFromInternalDoc(const char *text, const char *text2);
[[reflint::borrowed("obj"), reflint::nullable, reflint::runs_code(maybe)]]
PyObject *_PyType_Lookup([[reflint::nonnull]] PyTypeObject *obj, [[reflint::nonnull]] PyObject *obj2);
[[reflint::borrowed("obj"), reflint::nullable, reflint::exception(maybe), reflint::runs_code(maybe),
  reflint::until("3.13")]]
PyObject *_PyType_LookupId([[reflint::nonnull]] PyTypeObject *obj, _Py_Identifier *key);
[[reflint::new, reflint::runs_code(maybe), reflint::since("3.12")]]
PyObject *_PyType_LookupRef(PyTypeObject *obj, PyObject *obj2);

/* ---- descriptors and members ----------------------------------------------------------------------------- */

[[reflint::makes("PyClassMethod_Type"), reflint::new, reflint::runs_code]]
PyObject *PyClassMethod_New([[reflint::part("__func__"), reflint::stores]] PyObject *callable);
int PyDescr_IsData(PyObject *descr);
[[reflint::borrowed("descr"), reflint::returns_nonnull, reflint::macro]]
PyObject *PyDescr_NAME([[reflint::nonnull]] PyObject *descr);
[[reflint::new]] PyObject *PyDescr_NewClassMethod([[reflint::stores]] PyTypeObject *type, PyMethodDef *method);
[[reflint::new]] PyObject *PyDescr_NewGetSet([[reflint::stores]] PyTypeObject *type, PyGetSetDef *getset);
[[reflint::new]] PyObject *PyDescr_NewMember([[reflint::stores]] PyTypeObject *type, PyMemberDef *member);
[[reflint::new]] PyObject *PyDescr_NewMethod([[reflint::stores]] PyTypeObject *type, PyMethodDef *meth);
[[reflint::new]]
PyObject *PyDescr_NewWrapper([[reflint::stores]] PyTypeObject *type, wrapperbase *base, void *wrapped);
[[reflint::borrowed("descr"), reflint::returns_nonnull, reflint::macro]]
PyTypeObject *PyDescr_TYPE([[reflint::nonnull]] PyObject *descr);
[[reflint::new]] PyObject *PyMember_GetOne(const char *obj_addr, PyMemberDef *m);
[[reflint::error(-1), reflint::runs_code]]
int PyMember_SetOne(char *obj_addr, PyMemberDef *m, [[reflint::stores, reflint::nullable]] PyObject *o);
[[reflint::makes("PyStaticMethod_Type"), reflint::new, reflint::runs_code(gc)]]
PyObject *PyStaticMethod_New([[reflint::part("__func__"), reflint::stores, reflint::nonnull]] PyObject *callable);
[[reflint::makes("_PyMethodWrapper_Type"), reflint::new, reflint::runs_code(gc)]]
PyObject *PyWrapper_New([[reflint::part("__objclass__"), reflint::stores, reflint::nonnull]] PyObject *d,
    [[reflint::part("__self__"), reflint::stores, reflint::nonnull]] PyObject *self);

/* ---- functions ------------------------------------------------------------------------------------------- */

[[reflint::error(-1), reflint::since("3.12")]] int PyFunction_AddWatcher(PyFunction_WatchCallback callback);
[[reflint::macro]] int PyFunction_Check([[reflint::nonnull]] PyObject *o);
[[reflint::error(-1), reflint::since("3.12")]] int PyFunction_ClearWatcher(int watcher_id);
[[reflint::borrowed("op"), reflint::nullable, reflint::macro]]
PyObject *PyFunction_GET_ANNOTATIONS([[reflint::nonnull]] PyObject *op);
[[reflint::borrowed("op"), reflint::nullable, reflint::macro]]
PyObject *PyFunction_GET_CLOSURE([[reflint::nonnull]] PyObject *op);
[[reflint::borrowed("op"), reflint::returns_nonnull, reflint::macro]]
PyObject *PyFunction_GET_CODE([[reflint::nonnull]] PyObject *op);
[[reflint::borrowed("op"), reflint::nullable, reflint::macro]]
PyObject *PyFunction_GET_DEFAULTS([[reflint::nonnull]] PyObject *op);
[[reflint::borrowed("op"), reflint::returns_nonnull, reflint::macro]]
PyObject *PyFunction_GET_GLOBALS([[reflint::nonnull]] PyObject *op);
[[reflint::borrowed("op"), reflint::nullable, reflint::macro]]
PyObject *PyFunction_GET_KW_DEFAULTS([[reflint::nonnull]] PyObject *op);
[[reflint::borrowed("op"), reflint::nullable, reflint::macro]]
PyObject *PyFunction_GET_MODULE([[reflint::nonnull]] PyObject *op);
[[reflint::borrowed("op"), reflint::error(ambiguous)]]
PyObject *PyFunction_GetAnnotations([[reflint::nonnull]] PyObject *op);
[[reflint::borrowed("op"), reflint::error(ambiguous)]]
PyObject *PyFunction_GetClosure([[reflint::nonnull]] PyObject *op);
[[reflint::borrowed("op")]] PyObject *PyFunction_GetCode([[reflint::nonnull]] PyObject *op);
[[reflint::borrowed("op"), reflint::error(ambiguous)]]
PyObject *PyFunction_GetDefaults([[reflint::nonnull]] PyObject *op);
[[reflint::borrowed("op")]] PyObject *PyFunction_GetGlobals([[reflint::nonnull]] PyObject *op);
[[reflint::borrowed("op"), reflint::error(ambiguous)]]
PyObject *PyFunction_GetKwDefaults([[reflint::nonnull]] PyObject *op);
[[reflint::borrowed("op"), reflint::error(ambiguous)]]
PyObject *PyFunction_GetModule([[reflint::nonnull]] PyObject *op);
[[reflint::makes("PyFunction_Type"), reflint::new, reflint::runs_code(gc)]]
PyObject *PyFunction_New([[reflint::part("__code__"), reflint::stores]] PyObject *code,
    [[reflint::part("__globals__"), reflint::stores]] PyObject *globals);
[[reflint::makes("PyFunction_Type"), reflint::new, reflint::runs_code(gc)]]
PyObject *PyFunction_NewWithQualName([[reflint::part("__code__"), reflint::stores]] PyObject *code,
    [[reflint::part("__globals__"), reflint::stores]] PyObject *globals,
    [[reflint::stores, reflint::nullable]] PyObject *qualname);
[[reflint::error(-1), reflint::runs_code(decref)]]
int PyFunction_SetAnnotations([[reflint::nonnull]] PyObject *op, [[reflint::stores("op")]] PyObject *annotations);
[[reflint::error(-1), reflint::runs_code(decref)]]
int PyFunction_SetClosure([[reflint::nonnull]] PyObject *op,
    [[reflint::stores("op"), reflint::nonnull]] PyObject *closure);
[[reflint::error(-1), reflint::runs_code(decref)]]
int PyFunction_SetDefaults([[reflint::nonnull]] PyObject *op, [[reflint::stores("op")]] PyObject *defaults);
[[reflint::error(-1), reflint::runs_code(decref)]]
int PyFunction_SetKwDefaults([[reflint::nonnull]] PyObject *op, [[reflint::stores("op")]] PyObject *defaults);
[[reflint::runs_code(decref), reflint::since("3.12")]]
void PyFunction_SetVectorcall(PyFunctionObject *func, vectorcallfunc vectorcall);

/* ---- built-in functions and methods ---------------------------------------------------------------------- */

[[reflint::until("3.9")]] int PyMethod_ClearFreeList(void);
[[reflint::until("3.9")]] int PyCFunction_ClearFreeList(void);
[[reflint::new, reflint::runs_code, reflint::until("3.13")]]
PyObject *PyCFunction_Call([[reflint::nonnull]] PyObject *obj, PyObject *obj2, PyObject *obj3);
[[reflint::macro]] int PyCFunction_Check([[reflint::nonnull]] PyObject *op);
[[reflint::macro]] int PyCFunction_CheckExact([[reflint::nonnull]] PyObject *op);
[[reflint::borrowed("func"), reflint::nullable, reflint::macro, reflint::since("3.9")]]
PyTypeObject *PyCFunction_GET_CLASS([[reflint::nonnull]] PyObject *func);
[[reflint::macro]] int PyCFunction_GET_FLAGS([[reflint::nonnull]] PyObject *func);
[[reflint::interior("func"), reflint::nullable, reflint::macro]]
PyCFunction PyCFunction_GET_FUNCTION([[reflint::nonnull]] PyObject *func);
[[reflint::borrowed("func"), reflint::nullable, reflint::macro]]
PyObject *PyCFunction_GET_SELF([[reflint::nonnull]] PyObject *func);
[[reflint::error(-1)]] int PyCFunction_GetFlags([[reflint::nonnull]] PyObject *func);
[[reflint::interior("func")]] PyCFunction PyCFunction_GetFunction([[reflint::nonnull]] PyObject *func);
[[reflint::borrowed("func"), reflint::error(ambiguous)]]
PyObject *PyCFunction_GetSelf([[reflint::nonnull]] PyObject *func);
[[reflint::makes("PyCFunction_Type"), reflint::new, reflint::runs_code(gc), reflint::macro]]
PyObject *PyCFunction_New(PyMethodDef *ml, [[reflint::part("__self__"), reflint::stores,
    reflint::nullable]] PyObject *self);
[[reflint::makes("PyCFunction_Type"), reflint::new, reflint::runs_code(gc), reflint::macro]]
PyObject *PyCFunction_NewEx(PyMethodDef *ml, [[reflint::part("__self__"), reflint::stores,
    reflint::nullable]] PyObject *self,
    [[reflint::part("__module__"), reflint::stores, reflint::nullable]] PyObject *module);
[[reflint::borrowed("op"), reflint::nullable, reflint::error(ambiguous), reflint::since("3.9")]]
PyTypeObject *PyCMethod_GetClass([[reflint::nonnull]] PyObject *op);
[[reflint::macro]] int PyCMethod_Check([[reflint::nonnull]] PyObject *op);
[[reflint::macro]] int PyCMethod_CheckExact([[reflint::nonnull]] PyObject *op);
[[reflint::makes("PyCFunction_Type"), reflint::new, reflint::runs_code(gc), reflint::since("3.9")]]
PyObject *PyCMethod_New(PyMethodDef *ml, [[reflint::part("__self__"), reflint::stores,
    reflint::nullable]] PyObject *self,
    [[reflint::part("__module__"), reflint::stores, reflint::nullable]] PyObject *module,
    [[reflint::part("__class__"), reflint::stores, reflint::nullable]] PyTypeObject *cls);
[[reflint::macro]] int PyInstanceMethod_Check([[reflint::nonnull]] PyObject *o);
[[reflint::borrowed("im"), reflint::returns_nonnull]]
PyObject *PyInstanceMethod_Function([[reflint::nonnull]] PyObject *im);
[[reflint::borrowed("im"), reflint::returns_nonnull, reflint::macro]]
PyObject *PyInstanceMethod_GET_FUNCTION([[reflint::nonnull]] PyObject *im);
[[reflint::makes("PyInstanceMethod_Type"), reflint::new, reflint::runs_code(gc)]]
PyObject *PyInstanceMethod_New([[reflint::part("__func__"), reflint::stores, reflint::nonnull]] PyObject *func);
[[reflint::macro]] int PyMethod_Check([[reflint::nonnull]] PyObject *o);
[[reflint::borrowed("meth"), reflint::returns_nonnull]]
PyObject *PyMethod_Function([[reflint::nonnull]] PyObject *meth);
[[reflint::borrowed("meth"), reflint::returns_nonnull, reflint::macro]]
PyObject *PyMethod_GET_FUNCTION([[reflint::nonnull]] PyObject *meth);
[[reflint::borrowed("meth"), reflint::returns_nonnull, reflint::macro]]
PyObject *PyMethod_GET_SELF([[reflint::nonnull]] PyObject *meth);
[[reflint::makes("PyMethod_Type"), reflint::new, reflint::runs_code(gc)]]
PyObject *PyMethod_New([[reflint::part("__func__"), reflint::stores, reflint::nonnull]] PyObject *func,
    [[reflint::part("__self__"), reflint::stores]] PyObject *self);
[[reflint::borrowed("meth"), reflint::returns_nonnull]] PyObject *PyMethod_Self([[reflint::nonnull]] PyObject *meth);

/* ---- cells ----------------------------------------------------------------------------------------------- */

[[reflint::macro, reflint::note("counts nothing: the old content is lost unless the caller releases it")]]
void PyCell_SET([[reflint::nonnull]] PyObject *cell, [[reflint::steals("cell"), reflint::nullable]] PyObject *value);
[[reflint::macro]] int PyCell_Check([[reflint::nonnull]] PyObject *ob);
[[reflint::strong("PyCell_Get"), reflint::borrowed("cell"), reflint::nullable, reflint::macro, reflint::field("ob_ref")]]
PyObject *PyCell_GET([[reflint::nonnull]] PyObject *cell);
[[reflint::new, reflint::error(ambiguous)]] PyObject *PyCell_Get([[reflint::nonnull]] PyObject *cell);
[[reflint::makes("PyCell_Type"), reflint::new, reflint::runs_code(gc)]]
PyObject *PyCell_New([[reflint::part("cell_contents"), reflint::stores, reflint::nullable]] PyObject *ob);
[[reflint::error(-1), reflint::runs_code(decref)]]
int PyCell_Set([[reflint::nonnull]] PyObject *cell, [[reflint::part("cell_contents"), reflint::stores("cell"),
    reflint::nullable]] PyObject *value);
