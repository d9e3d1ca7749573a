/* Private names that other code calls too: what Argument Clinic writes, and CPython's own internals as of 3.11.
 *
 * CPython may change them at any time; a project's own models win over these. */

/* ---- what Argument Clinic's code calls ------------------------------------------------------------------- */

[[reflint::error(0)]] int _PyArg_NoKeywords(const char *funcname, [[reflint::nullable]] PyObject *kwargs);
[[reflint::error(0)]] int _PyArg_NoPositional(const char *funcname, [[reflint::nullable]] PyObject *args);
[[reflint::error(0)]] int _PyArg_NoKwnames(const char *funcname, [[reflint::nullable]] PyObject *kwnames);
[[reflint::error(0)]] int _PyArg_CheckPositional(const char *name, Py_ssize_t nargs, Py_ssize_t min, Py_ssize_t max);
[[reflint::exception(always)]]
void _PyArg_BadArgument(const char *fname, const char *displayname, const char *expected,
    [[reflint::nonnull]] PyObject *arg);
[[reflint::error(0), reflint::runs_code]]
int _PyArg_ParseStack(PyObject *const *args, Py_ssize_t nargs, [[reflint::format(parse)]] const char *format, ...);
[[reflint::error(0), reflint::runs_code]]
int _PyArg_ParseStackAndKeywords(PyObject *const *args, Py_ssize_t nargs, [[reflint::nullable]] PyObject *kwnames,
    struct _PyArg_Parser *parser, ...);
[[reflint::error(0), reflint::runs_code]]
int _PyArg_ParseTupleAndKeywordsFast([[reflint::nonnull]] PyObject *args, [[reflint::nullable]] PyObject *kwargs,
    struct _PyArg_Parser *parser, ...);
[[reflint::error(0), reflint::objects(out_borrowed)]]
int _PyArg_UnpackStack(PyObject *const *args, Py_ssize_t nargs, const char *name, Py_ssize_t min, Py_ssize_t max,
    ...);
[[reflint::error(NULL), reflint::macro, reflint::note("an array of borrowed arguments")]]
PyObject *const *_PyArg_UnpackKeywords(PyObject *const *args, Py_ssize_t nargs,
    [[reflint::nullable]] PyObject *kwargs, [[reflint::nullable]] PyObject *kwnames, struct _PyArg_Parser *parser,
    int minpos, int maxpos, int minkw, PyObject **buf);
[[reflint::error(NULL)]]
PyObject *const *_PyArg_UnpackKeywordsWithVararg(PyObject *const *args, Py_ssize_t nargs,
    [[reflint::nullable]] PyObject *kwargs, [[reflint::nullable]] PyObject *kwnames, struct _PyArg_Parser *parser,
    int minpos, int maxpos, int minkw, int vararg, [[reflint::out]] PyObject **buf);

/* ---- exceptions, with the thread state in front ---------------------------------------------------------- */

[[reflint::borrowed, reflint::nullable, reflint::exception(tests)]]
PyObject *_PyErr_Occurred(PyThreadState *tstate);
[[reflint::exception(clears), reflint::runs_code(decref)]] void _PyErr_Clear(PyThreadState *tstate);
[[reflint::exception(clears)]]
void _PyErr_Fetch(PyThreadState *tstate, [[reflint::out_new]] PyObject **type, [[reflint::out_new]] PyObject **value,
    [[reflint::out_new]] PyObject **traceback);
[[reflint::new, reflint::nullable, reflint::exception(clears)]]
PyObject *_PyErr_GetRaisedException(PyThreadState *tstate);
[[reflint::exception(restores)]]
void _PyErr_Restore(PyThreadState *tstate, [[reflint::steals, reflint::nullable]] PyObject *type,
    [[reflint::steals, reflint::nullable]] PyObject *value,
    [[reflint::steals, reflint::nullable]] PyObject *traceback);
[[reflint::exception(restores)]]
void _PyErr_SetRaisedException(PyThreadState *tstate, [[reflint::steals, reflint::nullable]] PyObject *exc);
[[reflint::exception(maybe)]]
void _PyErr_ChainExceptions([[reflint::steals, reflint::nullable]] PyObject *type,
    [[reflint::steals, reflint::nullable]] PyObject *value,
    [[reflint::steals, reflint::nullable]] PyObject *traceback);
[[reflint::exception(maybe)]] void _PyErr_ChainExceptions1([[reflint::steals, reflint::nullable]] PyObject *exc);
[[reflint::exception(always), reflint::runs_code(decref)]]
void _PyErr_SetString(PyThreadState *tstate, [[reflint::stores]] PyObject *exception, const char *string);
[[reflint::exception(always), reflint::runs_code(decref)]]
void _PyErr_SetObject(PyThreadState *tstate, [[reflint::stores]] PyObject *exception,
    [[reflint::stores, reflint::nullable]] PyObject *value);
[[reflint::exception(always), reflint::runs_code(decref)]]
void _PyErr_SetNone(PyThreadState *tstate, [[reflint::stores]] PyObject *exception);
[[reflint::exception(always), reflint::runs_code(decref)]] void _PyErr_SetKeyError([[reflint::stores]] PyObject *key);
[[reflint::returns_null, reflint::runs_code]]
PyObject *_PyErr_Format(PyThreadState *tstate, [[reflint::stores]] PyObject *exception,
    [[reflint::format(printf)]] const char *format, ...);
[[reflint::returns_null, reflint::runs_code]]
PyObject *_PyErr_FormatV(PyThreadState *tstate, [[reflint::stores]] PyObject *exception, const char *format,
    va_list vargs);
[[reflint::returns_null, reflint::runs_code]]
PyObject *_PyErr_FormatFromCauseTstate(PyThreadState *tstate, [[reflint::stores]] PyObject *exception,
    [[reflint::format(printf)]] const char *format, ...);
[[reflint::returns_null]] PyObject *_PyErr_NoMemory(PyThreadState *tstate);
[[reflint::exception(matches)]]
int _PyErr_ExceptionMatches(PyThreadState *tstate, [[reflint::nullable]] PyObject *exc);
[[reflint::runs_code]]
void _PyErr_NormalizeException(PyThreadState *tstate, [[reflint::inout_replaces]] PyObject **exc,
    [[reflint::inout_replaces]] PyObject **val, [[reflint::inout_replaces]] PyObject **tb);
[[reflint::exception(clears), reflint::runs_code]]
void _PyErr_WriteUnraisableMsg(const char *err_msg, [[reflint::nullable]] PyObject *obj);
[[reflint::exception(clears), reflint::runs_code]] void _PyErr_Print(PyThreadState *tstate);
[[reflint::error(-1), reflint::runs_code]] int _PyErr_CheckSignalsTstate(PyThreadState *tstate);
[[reflint::error(nonzero)]] int _Py_EnterRecursiveCallTstate(PyThreadState *tstate, const char *where);
void _Py_LeaveRecursiveCallTstate(PyThreadState *tstate);
[[reflint::error(-1)]] int _PyGen_SetStopIterationValue([[reflint::stores, reflint::nonnull]] PyObject *value);
[[reflint::error(-1), reflint::exception(maybe), reflint::runs_code,
  reflint::note("takes a StopIteration that is set")]]
int _PyGen_FetchStopIterationValue([[reflint::out_new, reflint::nonnull]] PyObject **pvalue);

/* ---- calls ----------------------------------------------------------------------------------------------- */

[[reflint::new, reflint::runs_code]]
PyObject *_PyObject_Call(PyThreadState *tstate, [[reflint::nonnull]] PyObject *callable,
    [[reflint::nonnull]] PyObject *args, [[reflint::nullable]] PyObject *kwargs);
[[reflint::new, reflint::runs_code]]
PyObject *_PyObject_Call_Prepend(PyThreadState *tstate, [[reflint::nonnull]] PyObject *callable,
    [[reflint::nonnull]] PyObject *obj, [[reflint::nonnull]] PyObject *args, [[reflint::nullable]] PyObject *kwargs);
[[reflint::new, reflint::runs_code]]
PyObject *_PyObject_CallNoArgsTstate(PyThreadState *tstate, [[reflint::nonnull]] PyObject *callable);
[[reflint::new, reflint::runs_code]]
PyObject *_PyObject_FastCallDictTstate(PyThreadState *tstate, [[reflint::nonnull]] PyObject *callable,
    PyObject *const *args, size_t nargsf, [[reflint::nullable]] PyObject *kwargs);
[[reflint::error(ambiguous), reflint::runs_code,
  reflint::note("1: *method is an unbound function; 0: a bound one or any attribute, or NULL when it failed")]]
int _PyObject_GetMethod([[reflint::nonnull]] PyObject *obj, [[reflint::nonnull]] PyObject *name,
    [[reflint::out_new, reflint::nonnull]] PyObject **method);
[[reflint::new, reflint::note("passes result on, or checks that it came with an exception")]]
PyObject *_Py_CheckFunctionResult(PyThreadState *tstate, [[reflint::nullable]] PyObject *callable,
    [[reflint::steals, reflint::nullable]] PyObject *result, const char *where);
int _Py_CheckSlotResult([[reflint::nonnull]] PyObject *obj, const char *slot_name, int success);
[[reflint::runs_code(decref)]]
void _PyStack_UnpackDict_Free([[reflint::escapes]] PyObject *const *stack, Py_ssize_t nargs,
    [[reflint::releases, reflint::nonnull]] PyObject *kwnames);
[[reflint::error(-1), reflint::runs_code]]
int _PyObject_SetAttrId([[reflint::nonnull]] PyObject *obj, _Py_Identifier *name,
    [[reflint::stores("obj"), reflint::nullable]] PyObject *value);
[[reflint::error(-1), reflint::runs_code]] int _PyObject_IsAbstract([[reflint::nullable]] PyObject *obj);
[[reflint::returns_null]] PyObject *_PyObject_NextNotImplemented(PyObject *self);
[[reflint::error(-1), reflint::runs_code]]
Py_ssize_t _PySequence_IterSearch([[reflint::nonnull]] PyObject *seq, [[reflint::nonnull]] PyObject *obj,
    int operation);

/* ---- int and float --------------------------------------------------------------------------------------- */

[[reflint::immortal]] PyObject *_PyLong_GetZero(void);
[[reflint::immortal]] PyObject *_PyLong_GetOne(void);
[[reflint::error(-1)]]
int _PyLong_AsByteArray([[reflint::nonnull]] PyLongObject *v, [[reflint::out]] unsigned char *bytes, size_t n,
    int little_endian, int is_signed);
[[reflint::error(ambiguous)]] size_t _PyLong_NumBits([[reflint::nonnull]] PyObject *v);
int _PyLong_Sign([[reflint::nonnull]] PyObject *v);
[[reflint::makes("PyLong_Type"), reflint::new]] PyObject *_PyLong_FromUid(uid_t uid);
[[reflint::makes("PyLong_Type"), reflint::new]] PyObject *_PyLong_FromGid(gid_t gid);
[[reflint::makes("PyLong_Type"), reflint::new]] PyObject *_PyLong_FromSTwoDigits(stwodigits x);
[[reflint::makes("PyLong_Type"), reflint::new]] PyObject *_PyLong_FromUnsignedChar(unsigned char i);
[[reflint::error(-1), reflint::note("*x is replaced by a new int, or NULL")]]
int _PyLong_Negate([[reflint::inout_replaces, reflint::nonnull]] PyLongObject **x);
[[reflint::error(-1), reflint::exception(maybe), reflint::no_gil, reflint::note("never -1")]]
Py_hash_t _Py_HashDouble(PyObject *inst, double v);
[[reflint::error(-1), reflint::runs_code]]
int _PyTime_FromNanosecondsObject([[reflint::out]] _PyTime_t *tp, [[reflint::nonnull]] PyObject *obj);
[[reflint::error(-1), reflint::runs_code]]
int _PyTime_FromSecondsObject([[reflint::out]] _PyTime_t *tp, [[reflint::nonnull]] PyObject *obj,
    _PyTime_round_t round);

/* ---- list, tuple, dict, set ------------------------------------------------------------------------------ */

[[reflint::error(-1), reflint::note("takes the reference also when it fails")]]
int _PyList_AppendTakeRef([[reflint::nonnull]] PyListObject *self,
    [[reflint::steals("self"), reflint::nullable]] PyObject *newitem);
[[reflint::error(-1)]]
int _PyList_AppendTakeRefListResize([[reflint::nonnull]] PyListObject *self,
    [[reflint::steals("self"), reflint::nonnull]] PyObject *newitem);
[[reflint::interior("op"), reflint::returns_nonnull, reflint::macro]]
PyObject **_PyList_ITEMS([[reflint::nonnull]] PyObject *op);
[[reflint::interior("op"), reflint::returns_nonnull, reflint::macro]]
PyObject **_PyTuple_ITEMS([[reflint::nonnull]] PyObject *op);
[[reflint::new, reflint::note("takes its own references to the items")]]
PyObject *_PyTuple_FromArray(PyObject *const *items, Py_ssize_t n);
[[reflint::new, reflint::note("takes the references in the array, on failure too")]]
PyObject *_PyTuple_FromArraySteal([[reflint::escapes]] PyObject *const *items, Py_ssize_t n);
void _PyTuple_MaybeUntrack([[reflint::nonnull]] PyObject *op);
void _PyDict_MaybeUntrack([[reflint::nonnull]] PyObject *op);
int _PyDict_Next([[reflint::nonnull]] PyObject *mp, [[reflint::out]] Py_ssize_t *pos,
    [[reflint::out_borrowed, reflint::nullable]] PyObject **key,
    [[reflint::out_borrowed, reflint::nullable]] PyObject **value,
    [[reflint::out, reflint::nullable]] Py_hash_t *hash);
int _PySet_NextEntry([[reflint::nonnull]] PyObject *set, [[reflint::out]] Py_ssize_t *pos,
    [[reflint::out_borrowed, reflint::nonnull]] PyObject **key, [[reflint::out, reflint::nonnull]] Py_hash_t *hash);
[[reflint::error(-1), reflint::runs_code]]
int _PySet_Update([[reflint::nonnull]] PyObject *set, [[reflint::nonnull]] PyObject *iterable);
[[reflint::error(-1), reflint::runs_code]]
int _PyDict_SetItem_KnownHash([[reflint::nonnull]] PyObject *mp,
    [[reflint::stores("mp"), reflint::nonnull]] PyObject *key,
    [[reflint::stores("mp"), reflint::nonnull]] PyObject *item, Py_hash_t hash);
[[reflint::error(-1), reflint::runs_code]]
int _PyDict_DelItem_KnownHash([[reflint::nonnull]] PyObject *mp, [[reflint::nonnull]] PyObject *key, Py_hash_t hash);
[[reflint::error(-1), reflint::runs_code]]
int _PyDict_SetItemId([[reflint::nonnull]] PyObject *mp, _Py_Identifier *key,
    [[reflint::stores("mp"), reflint::nonnull]] PyObject *item);
[[reflint::error(-1), reflint::runs_code]]
int _PyDict_DelItemId([[reflint::nonnull]] PyObject *mp, _Py_Identifier *key);
[[reflint::error(-1), reflint::runs_code]]
int _PyDict_ContainsId([[reflint::nonnull]] PyObject *mp, _Py_Identifier *key);
[[reflint::error(-1), reflint::runs_code]]
int _PyDict_Contains_KnownHash([[reflint::nonnull]] PyObject *mp, [[reflint::nonnull]] PyObject *key, Py_hash_t hash);
[[reflint::error(-1), reflint::runs_code]]
int _PyDict_MergeEx([[reflint::nonnull]] PyObject *mp, [[reflint::nonnull]] PyObject *other, int override);
[[reflint::new, reflint::runs_code]]
PyObject *_PyDict_Pop_KnownHash([[reflint::nonnull]] PyObject *mp, [[reflint::nonnull]] PyObject *key, Py_hash_t hash,
    [[reflint::nullable]] PyObject *deflt);

/* ---- text and bytes -------------------------------------------------------------------------------------- */

[[reflint::immortal, reflint::macro, reflint::note("one of the static strings")]] PyObject *_Py_ID(const char *name);
[[reflint::immortal, reflint::macro, reflint::note("one of the static strings")]] PyObject *_Py_STR(const char *name);
[[reflint::interior("unicode")]] const Py_UNICODE *_PyUnicode_AsUnicode([[reflint::nonnull]] PyObject *unicode);
int _PyUnicode_EqualToASCIIString([[reflint::nonnull]] PyObject *left, const char *right);
int _PyUnicode_EqualToASCIIId([[reflint::nonnull]] PyObject *left, _Py_Identifier *right);
int _PyUnicode_Equal([[reflint::nonnull]] PyObject *left, [[reflint::nonnull]] PyObject *right);
[[reflint::makes("PyUnicode_Type"), reflint::fresh, reflint::new]] PyUnicodeObject *_PyUnicode_New(Py_ssize_t length);
[[reflint::error(-1)]] int _PyUnicode_Ready([[reflint::nonnull]] PyObject *unicode);
void _PyUnicode_FastCopyCharacters([[reflint::nonnull]] PyObject *to, Py_ssize_t to_start,
    [[reflint::nonnull]] PyObject *from, Py_ssize_t from_start, Py_ssize_t how_many);
void _PyUnicodeWriter_Init(_PyUnicodeWriter *writer);
[[reflint::runs_code(decref)]] void _PyUnicodeWriter_Dealloc(_PyUnicodeWriter *writer);
[[reflint::error(-1)]] int _PyUnicodeWriter_WriteChar(_PyUnicodeWriter *writer, Py_UCS4 ch);
[[reflint::error(-1)]] int _PyUnicodeWriter_WriteCharInline(_PyUnicodeWriter *writer, Py_UCS4 ch);
[[reflint::error(-1)]] int _PyUnicodeWriter_WriteStr(_PyUnicodeWriter *writer, [[reflint::nonnull]] PyObject *str);
[[reflint::error(-1)]]
int _PyUnicodeWriter_WriteSubstring(_PyUnicodeWriter *writer, [[reflint::nonnull]] PyObject *str, Py_ssize_t start,
    Py_ssize_t end);
[[reflint::error(-1)]]
int _PyUnicodeWriter_WriteASCIIString(_PyUnicodeWriter *writer, const char *str, Py_ssize_t len);
[[reflint::error(-1)]]
int _PyUnicodeWriter_WriteLatin1String(_PyUnicodeWriter *writer, const char *str, Py_ssize_t len);
[[reflint::error(-1), reflint::macro]]
int _PyUnicodeWriter_Prepare(_PyUnicodeWriter *writer, Py_ssize_t length, Py_UCS4 maxchar);
[[reflint::error(-1), reflint::macro]]
int _PyUnicodeWriter_PrepareInternal(_PyUnicodeWriter *writer, Py_ssize_t length, Py_UCS4 maxchar);
[[reflint::error(-1), reflint::macro]] int _PyUnicodeWriter_PrepareKind(_PyUnicodeWriter *writer, int kind);
[[reflint::error(NULL), reflint::note("a place to write into")]]
void *_PyBytesWriter_Alloc(_PyBytesWriter *writer, Py_ssize_t size);
void _PyBytesWriter_Init(_PyBytesWriter *writer);
[[reflint::runs_code(decref)]] void _PyBytesWriter_Dealloc(_PyBytesWriter *writer);
[[reflint::error(NULL)]] void *_PyBytesWriter_Prepare(_PyBytesWriter *writer, void *str, Py_ssize_t size);
[[reflint::error(NULL)]] void *_PyBytesWriter_Resize(_PyBytesWriter *writer, void *str, Py_ssize_t size);
[[reflint::error(NULL)]]
void *_PyBytesWriter_WriteBytes(_PyBytesWriter *writer, void *str, const void *bytes, Py_ssize_t size);
[[reflint::new]] PyObject *_Py_strhex(const char *text, Py_ssize_t len);
[[reflint::new]] PyObject *_Py_strhex_bytes(const char *text, Py_ssize_t len);
[[reflint::new]]
PyObject *_Py_strhex_with_sep(const char *text, Py_ssize_t len, [[reflint::nullable]] PyObject *sep,
    int bytes_per_group);
[[reflint::new]]
PyObject *_Py_strhex_bytes_with_sep(const char *text, Py_ssize_t len, [[reflint::nullable]] PyObject *sep,
    int bytes_per_group);
[[reflint::new]] PyObject *_Py_GetLocaleEncodingObject(void);
[[reflint::new]]
PyObject *_Py_Mangle([[reflint::nullable]] PyObject *privateobj, [[reflint::nonnull]] PyObject *name);

/* ---- modules, types, state ------------------------------------------------------------------------------- */

[[reflint::gives(state), reflint::interior("module"), reflint::returns_nonnull]]
void *_PyModule_GetState([[reflint::nonnull]] PyObject *module);
int _PyObject_VisitManagedDict([[reflint::visits_dict]] PyObject *obj, visitproc visit, void *arg);
int _PyObject_VisitInstanceAttributes([[reflint::visits_dict]] PyObject *self, visitproc visit, void *arg);
[[reflint::runs_code(decref)]] void _PyObject_ClearManagedDict([[reflint::clears_dict]] PyObject *obj);
[[reflint::runs_code(decref)]] void _PyObject_ClearInstanceAttributes([[reflint::clears_dict]] PyObject *self);
[[reflint::runs_code(decref)]] void _PyObject_FreeInstanceAttributes([[reflint::clears_dict]] PyObject *self);
[[reflint::statement]] void FT_CLEAR_WEAKREFS([[reflint::clears_weakrefs]] PyObject *object, PyObject *weakreflist);
[[reflint::borrowed("module"), reflint::returns_nonnull]]
PyObject *_PyModule_GetDict([[reflint::nonnull]] PyObject *module);
[[reflint::interior("type"), reflint::returns_nonnull]]
const char *_PyType_Name([[reflint::nonnull]] PyTypeObject *type);
[[reflint::error(-1), reflint::runs_code]]
int _PySys_SetAttr([[reflint::nonnull]] PyObject *name, [[reflint::stores, reflint::nullable]] PyObject *value);
[[reflint::error(-1), reflint::runs_code]]
int _PySys_Audit(PyThreadState *tstate, const char *event, [[reflint::format(build)]] const char *format, ...);
[[reflint::error(-1)]]
int _PyImport_SetModule([[reflint::nonnull]] PyObject *name, [[reflint::stores, reflint::nonnull]] PyObject *module);
[[reflint::error(-1)]]
int _PyImport_SetModuleString(const char *name, [[reflint::stores, reflint::nonnull]] PyObject *module);
[[reflint::error(-1)]]
int _PyImport_FixupExtensionObject([[reflint::stores, reflint::nonnull]] PyObject *mod,
    [[reflint::nonnull]] PyObject *name, [[reflint::nonnull]] PyObject *filename,
    [[reflint::nonnull]] PyObject *modules);
[[reflint::returns_nonnull]] PyThreadState *_PyThreadState_GET(void);
[[reflint::returns_nonnull]] PyInterpreterState *_PyInterpreterState_GET(void);
int _PyObject_GC_IS_TRACKED([[reflint::nonnull]] PyObject *o);
int _PyObject_IS_GC([[reflint::nonnull]] PyObject *o);
[[reflint::macro]] int _PyObject_GC_MAY_BE_TRACKED([[reflint::nonnull]] PyObject *o);
[[reflint::macro, reflint::note("does not count")]] size_t _PyObject_SIZE([[reflint::nonnull]] PyTypeObject *typeobj);
[[reflint::macro]] size_t _PyObject_VAR_SIZE([[reflint::nonnull]] PyTypeObject *typeobj, Py_ssize_t nitems);
[[reflint::error(nonzero)]] int _Py_CheckRecursiveCall(PyThreadState *tstate, const char *where);
void _Py_NegativeRefcount(const char *filename, int lineno, PyObject *op);
[[reflint::error(-1)]]
int _PyState_AddModule(PyThreadState *tstate, [[reflint::stores, reflint::nonnull]] PyObject *module,
    PyModuleDef *def);
void _PyThreadState_Init(PyThreadState *tstate);
[[reflint::macro]] void _PyObject_ASSERT(PyObject *o, int expr);
[[reflint::runs_code(decref)]] void _PyWeakref_ClearRef([[reflint::nonnull]] PyWeakReference *self);
[[reflint::error(-1)]]
int _PyStructSequence_InitType(PyTypeObject *type, PyStructSequence_Desc *desc, unsigned long tp_flags);

/* ---- the compiler's arena ---------------------------------------------------------------------------------- */

[[reflint::error(-1)]] int _PyArena_AddPyObject(PyArena *arena, [[reflint::steals_on_success]] PyObject *obj);
