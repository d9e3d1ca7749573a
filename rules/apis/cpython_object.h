/* Reference counts, object heads, attributes and comparison: object.h, refcount.h. */

/* ---- reference counts ------------------------------------------------------------------------------------ */

[[reflint::macro, reflint::usual, reflint::alias("_Py_INCREF")]] void Py_INCREF([[reflint::retains, reflint::nonnull]] PyObject *o);
[[reflint::macro, reflint::usual, reflint::alias("_Py_XINCREF")]]
void Py_XINCREF([[reflint::retains, reflint::nullable]] PyObject *o);
void Py_IncRef([[reflint::retains, reflint::nullable]] PyObject *o);
void _Py_IncRef([[reflint::retains, reflint::nonnull]] PyObject *o);
[[reflint::runs_code(decref), reflint::macro, reflint::usual]] void Py_DECREF([[reflint::releases, reflint::nonnull]] PyObject *o);
[[reflint::runs_code(decref), reflint::macro, reflint::usual, reflint::alias("_Py_XDECREF")]]
void Py_XDECREF([[reflint::releases, reflint::nullable]] PyObject *o);
[[reflint::runs_code(decref)]] void Py_DecRef([[reflint::releases, reflint::nullable]] PyObject *o);
[[reflint::runs_code(decref)]] void _Py_DecRef([[reflint::releases, reflint::nonnull]] PyObject *o);
[[reflint::runs_code(decref), reflint::until("3.9"), reflint::note("what Py_DECREF expands to in 3.8")]]
void _Py_DECREF(const char *filename, int lineno, [[reflint::releases, reflint::nonnull]] PyObject *o);
[[reflint::runs_code(decref), reflint::since("3.9")]]
void _Py_DECREF([[reflint::releases, reflint::nonnull]] PyObject *o);
[[reflint::runs_code(decref)]]
void _Py_DECREF_SPECIALIZED([[reflint::releases, reflint::nonnull]] PyObject *o, destructor dealloc);
[[reflint::runs_code(decref)]] void _Py_DECREF_NO_DEALLOC([[reflint::releases, reflint::nonnull]] PyObject *o);
[[reflint::argument("o"), reflint::macro, reflint::alias("_Py_NewRef"), reflint::since("3.10"),
  reflint::note("the argument itself, with one more reference")]]
PyObject *Py_NewRef([[reflint::retains, reflint::nonnull]] PyObject *o);
[[reflint::argument("o"), reflint::nullable, reflint::macro, reflint::alias("_Py_XNewRef"), reflint::since("3.10"),
  reflint::note("NULL gives NULL")]]
PyObject *Py_XNewRef([[reflint::retains, reflint::nullable]] PyObject *o);
[[reflint::runs_code(decref), reflint::statement, reflint::note("sets the place to NULL first, then releases")]]
void Py_CLEAR([[reflint::clears, reflint::nullable]] PyObject *place);
[[reflint::runs_code(decref), reflint::statement,
  reflint::note("stores src, then releases the old value, which may not be NULL")]]
void Py_SETREF([[reflint::replaces]] PyObject *dst, [[reflint::steals, reflint::nullable]] PyObject *src);
[[reflint::runs_code(decref), reflint::statement]]
void Py_XSETREF([[reflint::replaces, reflint::nullable]] PyObject *dst,
    [[reflint::steals, reflint::nullable]] PyObject *src);
[[reflint::macro]] void Py_SET_REFCNT([[reflint::escapes, reflint::nonnull]] PyObject *o, Py_ssize_t refcnt);
void _Py_SetRefcnt([[reflint::escapes, reflint::nonnull]] PyObject *o, Py_ssize_t refcnt);
[[reflint::macro]] void _Py_SET_REFCNT([[reflint::escapes, reflint::nonnull]] PyObject *o, Py_ssize_t refcnt);
void _Py_NewReference([[reflint::init_new, reflint::nonnull]] PyObject *o);
void _Py_ForgetReference([[reflint::nonnull]] PyObject *o);
[[reflint::runs_code]] void _Py_Dealloc([[reflint::destroys, reflint::nonnull]] PyObject *o);
int _PyObject_IsFreed(PyObject *o);
[[reflint::count, reflint::macro, reflint::alias("_Py_REFCNT")]] Py_ssize_t Py_REFCNT([[reflint::nonnull]] PyObject *o);
int _Py_IsImmortal(PyObject *o);
[[reflint::since("3.14")]] void PyUnstable_EnableTryIncRef(PyObject *obj);
[[reflint::since("3.14")]] int PyUnstable_IsImmortal(PyObject *obj);
[[reflint::since("3.14")]] int PyUnstable_Object_EnableDeferredRefcount(PyObject *obj);
[[reflint::count, reflint::since("3.14")]] int PyUnstable_Object_IsUniqueReferencedTemporary(PyObject *obj);
[[reflint::count, reflint::since("3.14")]] int PyUnstable_Object_IsUniquelyReferenced(PyObject *op);
[[reflint::since("3.15")]] int PyUnstable_SetImmortal(PyObject *op);
[[reflint::error(0), reflint::exception(none), reflint::no_gil, reflint::since("3.14")]]
int PyUnstable_TryIncRef([[reflint::retains_on_success]] PyObject *obj);

/* ---- heads and casts ------------------------------------------------------------------------------------- */

[[reflint::gives(type), reflint::borrowed("o"), reflint::returns_nonnull, reflint::macro, reflint::alias("_Py_TYPE",
  "_Py_TYPE_impl")]]
PyTypeObject *Py_TYPE([[reflint::nonnull]] PyObject *o);
[[reflint::macro, reflint::alias("_Py_SIZE_impl")]] Py_ssize_t Py_SIZE([[reflint::nonnull]] PyObject *o);
[[reflint::macro, reflint::alias("_Py_SET_TYPE", "_Py_SET_TYPE_impl"),
  reflint::note("counts nothing: the caller minds the reference that a heap type is owed")]]
void Py_SET_TYPE([[reflint::nonnull]] PyObject *o, [[reflint::escapes]] PyTypeObject *type);
[[reflint::macro, reflint::alias("_Py_SET_SIZE", "_Py_SET_SIZE_impl")]]
void Py_SET_SIZE([[reflint::nonnull]] PyVarObject *o, Py_ssize_t size);
[[reflint::checks, reflint::macro, reflint::alias("_Py_IS_TYPE", "_Py_IS_TYPE_impl"), reflint::since("3.9")]]
int Py_IS_TYPE([[reflint::nonnull]] PyObject *o, PyTypeObject *type);
[[reflint::argument("o"), reflint::nullable, reflint::macro]] PyObject *_PyObject_CAST([[reflint::nullable]] void *o);
[[reflint::argument("o"), reflint::nullable, reflint::macro]]
PyObject *_PyObject_CAST_CONST([[reflint::nullable]] const void *o);
[[reflint::argument("o"), reflint::nullable, reflint::macro]]
PyVarObject *_PyVarObject_CAST([[reflint::nullable]] void *o);
[[reflint::argument("o"), reflint::nullable, reflint::macro]]
PyVarObject *_PyVarObject_CAST_CONST([[reflint::nullable]] const void *o);
[[reflint::argument("o"), reflint::macro]] PyTupleObject *_PyTuple_CAST([[reflint::nonnull]] PyObject *o);
[[reflint::argument("o"), reflint::macro]] PyListObject *_PyList_CAST([[reflint::nonnull]] PyObject *o);
[[reflint::argument("o"), reflint::macro]] PyObject *_PyUnicode_CAST([[reflint::nonnull]] PyObject *o);
[[reflint::macro, reflint::since("3.10")]]
int Py_Is([[reflint::nullable]] PyObject *x, [[reflint::nullable]] PyObject *y);
[[reflint::macro, reflint::since("3.10")]] int Py_IsFalse([[reflint::nullable]] PyObject *x);
[[reflint::macro, reflint::since("3.10")]] int Py_IsNone([[reflint::nullable]] PyObject *x);
[[reflint::macro, reflint::since("3.10")]] int Py_IsTrue([[reflint::nullable]] PyObject *x);

/* ---- statements of traverse, dealloc and return ---------------------------------------------------------- */

[[reflint::statement, reflint::note("returns from a traverse function when the visitor says so")]]
void Py_VISIT([[reflint::visits, reflint::nullable]] PyObject *o);
[[reflint::statement, reflint::returns("Py_None")]] void Py_RETURN_NONE(void);
[[reflint::statement, reflint::returns("Py_True")]] void Py_RETURN_TRUE(void);
[[reflint::statement, reflint::returns("Py_False")]] void Py_RETURN_FALSE(void);
[[reflint::statement, reflint::returns("Py_NotImplemented")]] void Py_RETURN_NOTIMPLEMENTED(void);
[[reflint::statement, reflint::returns("Py_True"), reflint::note("Py_True, Py_False or Py_NotImplemented")]]
void Py_RETURN_RICHCOMPARE(long val1, long val2, int op);
[[reflint::statement, reflint::returns("PyFloat_FromDouble"), reflint::note("a new float")]]
void Py_RETURN_INF(int sign);
[[reflint::statement, reflint::returns("PyFloat_FromDouble"), reflint::note("a new float")]] void Py_RETURN_NAN(void);
[[reflint::statement, reflint::since("3.9")]]
void Py_TRASHCAN_BEGIN([[reflint::nonnull]] PyObject *op, destructor dealloc);
[[reflint::statement, reflint::until("3.12")]]
void Py_TRASHCAN_BEGIN_CONDITION([[reflint::nonnull]] PyObject *op, int cond);
[[reflint::statement, reflint::until("3.13")]] void Py_TRASHCAN_SAFE_BEGIN([[reflint::nonnull]] PyObject *op);
[[reflint::statement, reflint::until("3.13")]] void Py_TRASHCAN_SAFE_END([[reflint::nonnull]] PyObject *op);
[[reflint::statement]] void Py_TRASHCAN_END(void);
int _PyTrash_cond(PyObject *op, destructor dealloc);
int _PyTrash_begin(PyThreadState *tstate, PyObject *op);
void _PyTrash_end(PyThreadState *tstate);
[[reflint::noreturn, reflint::statement, reflint::no_gil]] void Py_UNREACHABLE(void);

/* ---- threads and locks in statements --------------------------------------------------------------------- */

[[reflint::runs_code(maybe), reflint::statement, reflint::note("other threads may run from here on")]]
void Py_BEGIN_ALLOW_THREADS(void);
[[reflint::runs_code(maybe), reflint::statement, reflint::note("other threads may run from here on")]]
void Py_UNBLOCK_THREADS(void);
[[reflint::statement]] void Py_END_ALLOW_THREADS(void);
[[reflint::statement]] void Py_BLOCK_THREADS(void);
[[reflint::locks, reflint::statement, reflint::since("3.13")]]
void Py_BEGIN_CRITICAL_SECTION([[reflint::nonnull]] PyObject *op);
[[reflint::locks, reflint::statement, reflint::since("3.13")]]
void Py_BEGIN_CRITICAL_SECTION2([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::locks, reflint::statement, reflint::since("3.14")]] void Py_BEGIN_CRITICAL_SECTION_MUTEX(PyMutex *m);
[[reflint::locks, reflint::statement, reflint::since("3.14")]]
void Py_BEGIN_CRITICAL_SECTION2_MUTEX(PyMutex *m1, PyMutex *m2);
[[reflint::unlocks, reflint::statement, reflint::since("3.13")]] void Py_END_CRITICAL_SECTION(void);
[[reflint::unlocks, reflint::statement, reflint::since("3.13")]] void Py_END_CRITICAL_SECTION2(void);

/* ---- constants ------------------------------------------------------------------------------------------- */

[[reflint::immortal, reflint::error(NULL), reflint::since("3.13")]]
PyObject *Py_GetConstantBorrowed(unsigned int constant_id);
[[reflint::new, reflint::since("3.13")]] PyObject *Py_GetConstant(unsigned int constant_id);

/* ---- attributes ------------------------------------------------------------------------------------------ */

[[reflint::runs_code(decref), reflint::since("3.13")]]
void PyObject_ClearManagedDict([[reflint::clears_dict]] PyObject *obj);
[[reflint::error(-1), reflint::runs_code]]
int PyObject_DelAttr(PyObject *o,
    [[reflint::instead("PyUnicode_FromString", "PyObject_DelAttrString")]] PyObject *attr_name);
[[reflint::error(-1), reflint::runs_code]] int PyObject_DelAttrString(PyObject *o, const char *attr_name);
[[reflint::new, reflint::runs_code]]
PyObject *PyObject_GenericGetAttr([[reflint::nonnull]] PyObject *o, [[reflint::nonnull]] PyObject *name);
[[reflint::new, reflint::kept("o"), reflint::runs_code]]
PyObject *PyObject_GenericGetDict([[reflint::nonnull]] PyObject *o, void *context);
[[reflint::error(-1), reflint::runs_code]]
int PyObject_GenericSetAttr([[reflint::nonnull]] PyObject *o, [[reflint::nonnull]] PyObject *name,
    [[reflint::stores("o"), reflint::nullable]] PyObject *value);
[[reflint::error(-1), reflint::runs_code]]
int PyObject_GenericSetDict([[reflint::nonnull]] PyObject *o,
    [[reflint::stores("o"), reflint::nullable]] PyObject *value, void *context);
[[reflint::new, reflint::runs_code]]
PyObject *PyObject_GetAttr([[reflint::nonnull]] PyObject *o,
    [[reflint::instead("PyUnicode_FromString", "PyObject_GetAttrString"), reflint::nonnull]] PyObject *attr_name);
[[reflint::new, reflint::runs_code]]
PyObject *PyObject_GetAttrString([[reflint::nonnull]] PyObject *o, const char *attr_name);
[[reflint::error(-1), reflint::runs_code, reflint::alias("_PyObject_LookupAttr"), reflint::since("3.13")]]
int PyObject_GetOptionalAttr([[reflint::nonnull]] PyObject *obj, [[reflint::nonnull]] PyObject *attr_name,
    [[reflint::out_found, reflint::nonnull]] PyObject **result);
[[reflint::error(-1), reflint::runs_code, reflint::alias("_PyObject_LookupAttrString"), reflint::since("3.13")]]
int PyObject_GetOptionalAttrString(PyObject *obj, const char *attr_name, [[reflint::out_found]] PyObject **result);
[[reflint::runs_code]]
int PyObject_HasAttr([[reflint::nonnull]] PyObject *o,
    [[reflint::instead("PyUnicode_FromString", "PyObject_HasAttrString"), reflint::nonnull]] PyObject *attr_name);
[[reflint::runs_code]] int PyObject_HasAttrString([[reflint::nonnull]] PyObject *o, const char *attr_name);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.13")]]
int PyObject_HasAttrStringWithError(PyObject *o, const char *attr_name);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.13")]]
int PyObject_HasAttrWithError(PyObject *o, PyObject *attr_name);
[[reflint::error(-1), reflint::runs_code]]
int PyObject_SetAttr([[reflint::nonnull]] PyObject *o,
    [[reflint::instead("PyUnicode_FromString", "PyObject_SetAttrString"), reflint::nonnull]] PyObject *attr_name,
    [[reflint::stores("o"), reflint::nullable]] PyObject *v);
[[reflint::error(-1), reflint::runs_code]]
int PyObject_SetAttrString([[reflint::nonnull]] PyObject *o, const char *attr_name,
    [[reflint::stores("o"), reflint::nullable]] PyObject *v);
[[reflint::since("3.13")]]
int PyObject_VisitManagedDict([[reflint::visits_dict]] PyObject *obj, visitproc visit, void *arg);
[[reflint::new, reflint::runs_code(maybe)]]
PyObject *_PyObject_GenericGetAttrWithDict([[reflint::nonnull]] PyObject *obj, [[reflint::nonnull]] PyObject *obj2,
    PyObject *obj3, int value);
[[reflint::new, reflint::runs_code]]
PyObject *_PyObject_GetAttrId([[reflint::nonnull]] PyObject *obj, _Py_Identifier *key);
[[reflint::error(NULL), reflint::exception(none), reflint::runs_code(maybe)]]
PyObject **_PyObject_GetDictPtr([[reflint::nonnull]] PyObject *obj);
[[reflint::error(-1), reflint::runs_code, reflint::until("3.13")]]
int _PyObject_LookupAttrId([[reflint::nonnull]] PyObject *obj, _Py_Identifier *key,
    [[reflint::out_found]] PyObject **place);
[[reflint::new, reflint::error(ambiguous), reflint::runs_code, reflint::macro, reflint::until("3.13")]]
PyObject *_PyObject_LookupSpecial(PyObject *obj, _Py_Identifier *key);
[[reflint::new, reflint::error(ambiguous), reflint::runs_code, reflint::since("3.10"), reflint::until("3.13")]]
PyObject *_PyObject_LookupSpecialId([[reflint::nonnull]] PyObject *obj, _Py_Identifier *key);

/* ---- comparison, conversion, hash ------------------------------------------------------------------------ */

[[reflint::argument("obj"), reflint::note("the argument itself, with one more reference")]]
PyObject *PyObject_SelfIter([[reflint::retains, reflint::nonnull]] PyObject *obj);
[[reflint::checks("PyBaseObject_Type"), reflint::since("3.10")]] int PyAIter_Check([[reflint::nonnull]] PyObject *o);
[[reflint::checks("PyBaseObject_Type")]] int PyCallable_Check([[reflint::nullable]] PyObject *o);
[[reflint::returns_nonnull]] PyHash_FuncDef *PyHash_GetFuncDef(void);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code]]
PyObject *PyObject_ASCII([[reflint::nullable]] PyObject *o);
[[reflint::error(-1), reflint::runs_code]] int PyObject_AsFileDescriptor([[reflint::nonnull]] PyObject *p);
[[reflint::makes("PyBytes_Type"), reflint::new, reflint::runs_code]]
PyObject *PyObject_Bytes([[reflint::nullable]] PyObject *o);
[[reflint::error(-1), reflint::runs_code]] int PyObject_DelItem(PyObject *o, PyObject *key);
[[reflint::error(-1), reflint::runs_code]] int PyObject_DelItemString(PyObject *o, const char *key);
[[reflint::new, reflint::runs_code]] PyObject *PyObject_Dir([[reflint::nullable]] PyObject *o);
[[reflint::since("3.15")]] void PyObject_Dump(PyObject *op);
[[reflint::new, reflint::runs_code]]
PyObject *PyObject_Format(PyObject *obj, [[reflint::nullable]] PyObject *format_spec);
[[reflint::since("3.13")]] Py_hash_t PyObject_GenericHash(PyObject *obj);
[[reflint::new, reflint::runs_code, reflint::since("3.10")]]
PyObject *PyObject_GetAIter([[reflint::nonnull]] PyObject *o);
[[reflint::new, reflint::runs_code]] PyObject *PyObject_GetItem(PyObject *o, PyObject *key);
[[reflint::new, reflint::runs_code]] PyObject *PyObject_GetIter([[reflint::nonnull]] PyObject *o);
[[reflint::error(-1), reflint::runs_code]] Py_hash_t PyObject_Hash([[reflint::nonnull]] PyObject *o);
[[reflint::exception(always)]] Py_hash_t PyObject_HashNotImplemented([[reflint::nonnull]] PyObject *o);
[[reflint::checks, reflint::error(-1), reflint::runs_code]]
int PyObject_IsInstance([[reflint::nonnull]] PyObject *inst, [[reflint::nonnull]] PyObject *cls);
[[reflint::error(-1), reflint::runs_code]]
int PyObject_IsSubclass([[reflint::nonnull]] PyObject *derived, [[reflint::nonnull]] PyObject *cls);
[[reflint::error(-1), reflint::runs_code]] int PyObject_IsTrue([[reflint::nonnull]] PyObject *o);
[[reflint::error(-1), reflint::runs_code]] Py_ssize_t PyObject_Length(PyObject *o);
[[reflint::error(-1), reflint::runs_code]]
Py_ssize_t PyObject_LengthHint([[reflint::nonnull]] PyObject *o, Py_ssize_t defaultvalue);
[[reflint::error(-1), reflint::runs_code]] int PyObject_Not([[reflint::nonnull]] PyObject *o);
[[reflint::error(-1), reflint::runs_code]] int PyObject_Print([[reflint::nullable]] PyObject *o, FILE *fp, int flags);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code]]
PyObject *PyObject_Repr([[reflint::nullable]] PyObject *o);
[[reflint::new, reflint::runs_code]] PyObject *PyObject_RichCompare(PyObject *o1, PyObject *o2, int opid);
[[reflint::error(-1), reflint::runs_code]] int PyObject_RichCompareBool(PyObject *o1, PyObject *o2, int opid);
[[reflint::error(-1), reflint::runs_code]]
int PyObject_SetItem(PyObject *o, PyObject *key, [[reflint::stores("o")]] PyObject *v);
[[reflint::error(-1), reflint::runs_code]] Py_ssize_t PyObject_Size(PyObject *o);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code]]
PyObject *PyObject_Str([[reflint::nullable]] PyObject *o);
[[reflint::new]] PyObject *PyObject_Type(PyObject *o);
[[reflint::checks, reflint::macro]]
int PyObject_TypeCheck([[reflint::nonnull]] PyObject *o, [[reflint::nonnull]] PyTypeObject *type);
[[reflint::new, reflint::runs_code(gc), reflint::since("3.9")]]
PyObject *Py_GenericAlias([[reflint::stores, reflint::nonnull]] PyObject *origin,
    [[reflint::stores, reflint::nonnull]] PyObject *args);
[[reflint::alias("_Py_HashBytes"), reflint::since("3.14")]] Py_hash_t Py_HashBuffer(const void *ptr, Py_ssize_t len);
[[reflint::alias("_Py_HashPointer"), reflint::since("3.13")]] Py_hash_t Py_HashPointer(const void *ptr);
[[reflint::error(-1)]] int Py_ReprEnter(PyObject *object);
void Py_ReprLeave(PyObject *object);
[[reflint::new, reflint::runs_code(maybe)]] PyObject *_PyObject_FunctionStr([[reflint::nonnull]] PyObject *obj);
[[reflint::new, reflint::runs_code(maybe), reflint::since("3.10"), reflint::until("3.13")]]
PyObject *_PyObject_GetState([[reflint::nonnull]] PyObject *obj);
