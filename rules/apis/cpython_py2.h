/* What old code still carries: the C API of Python 2, and helpers of that time. Found for any version. */

/* ---- int ------------------------------------------------------------------------------------------------- */

[[reflint::makes("PyInt_Type"), reflint::new]] PyObject *PyInt_FromLong([[reflint::ready("-5..256")]] long v);
[[reflint::makes("PyInt_Type"), reflint::new]]
PyObject *PyInt_FromSsize_t([[reflint::ready("-5..256")]] Py_ssize_t v);
[[reflint::makes("PyInt_Type"), reflint::new]] PyObject *PyInt_FromSize_t([[reflint::ready("-5..256")]] size_t v);
[[reflint::makes("PyInt_Type"), reflint::new]] PyObject *PyInt_FromString(const char *str, char **end, int base);
[[reflint::makes("PyInt_Type"), reflint::new]]
PyObject *PyInt_FromUnicode(Py_UNICODE *u, Py_ssize_t length, int base);
[[reflint::error(ambiguous), reflint::runs_code]] long PyInt_AsLong([[reflint::nonnull]] PyObject *o);
[[reflint::error(ambiguous), reflint::runs_code]] Py_ssize_t PyInt_AsSsize_t([[reflint::nonnull]] PyObject *o);
[[reflint::error(ambiguous), reflint::runs_code]]
unsigned long PyInt_AsUnsignedLongMask([[reflint::nonnull]] PyObject *o);
[[reflint::error(ambiguous), reflint::runs_code]]
unsigned long long PyInt_AsUnsignedLongLongMask([[reflint::nonnull]] PyObject *o);
[[reflint::macro]] long PyInt_AS_LONG([[reflint::nonnull]] PyObject *o);
long PyInt_GetMax(void);
[[reflint::macro]] int PyInt_Check([[reflint::nonnull]] PyObject *o);
[[reflint::macro]] int PyInt_CheckExact([[reflint::nonnull]] PyObject *o);
int PyInt_ClearFreeList(void);

/* ---- str ------------------------------------------------------------------------------------------------- */

[[reflint::makes("PyString_Type"), reflint::new]] PyObject *PyString_FromString(const char *v);
[[reflint::makes("PyString_Type"), reflint::new]] PyObject *PyString_FromStringAndSize(const char *v, Py_ssize_t len);
[[reflint::makes("PyString_Type"), reflint::new]]
PyObject *PyString_FromFormat([[reflint::format(printf)]] const char *format, ...);
[[reflint::makes("PyString_Type"), reflint::new]] PyObject *PyString_FromFormatV(const char *format, va_list args);
[[reflint::error(-1)]] Py_ssize_t PyString_Size([[reflint::nonnull]] PyObject *string);
[[reflint::interior("string"), reflint::error(ambiguous)]]
char *PyString_AsString([[reflint::expects("PyString_Type"), reflint::nonnull]] PyObject *string);
[[reflint::error(-1)]]
int PyString_AsStringAndSize([[reflint::nonnull]] PyObject *obj, [[reflint::out]] char **buffer,
    [[reflint::out]] Py_ssize_t *length);
[[reflint::interior("string"), reflint::returns_nonnull, reflint::macro]]
char *PyString_AS_STRING([[reflint::expects("PyString_Type"), reflint::nonnull]] PyObject *string);
[[reflint::macro]] Py_ssize_t PyString_GET_SIZE([[reflint::nonnull]] PyObject *string);
[[reflint::macro]] int PyString_Check([[reflint::nonnull]] PyObject *o);
[[reflint::macro]] int PyString_CheckExact([[reflint::nonnull]] PyObject *o);
[[reflint::exception(maybe), reflint::note("the old string is released; on failure *string is NULL")]]
void PyString_Concat([[reflint::inout_replaces, reflint::nonnull]] PyObject **string,
    [[reflint::nullable]] PyObject *newpart);
[[reflint::exception(maybe)]]
void PyString_ConcatAndDel([[reflint::inout_replaces, reflint::nonnull]] PyObject **string,
    [[reflint::steals, reflint::nullable]] PyObject *newpart);
[[reflint::error(-1)]]
int _PyString_Resize([[reflint::inout_replaces, reflint::nonnull]] PyObject **string, Py_ssize_t newsize);
[[reflint::makes("PyString_Type"), reflint::new, reflint::runs_code]]
PyObject *PyString_Format([[reflint::nonnull]] PyObject *format, [[reflint::nonnull]] PyObject *args);
[[reflint::makes("PyString_Type"), reflint::new]] PyObject *PyString_InternFromString(const char *v);
void PyString_InternInPlace([[reflint::nonnull]] PyObject **string);
[[reflint::makes("PyString_Type"), reflint::new, reflint::runs_code]]
PyObject *PyString_Repr([[reflint::nonnull]] PyObject *obj, int smartquotes);
[[reflint::makes("PyString_Type"), reflint::new, reflint::runs_code]]
PyObject *PyString_Decode(const char *s, Py_ssize_t size, const char *encoding, const char *errors);
[[reflint::makes("PyString_Type"), reflint::new, reflint::runs_code]]
PyObject *PyString_Encode(const char *s, Py_ssize_t size, const char *encoding, const char *errors);
[[reflint::makes("PyString_Type"), reflint::new, reflint::runs_code]]
PyObject *PyString_AsDecodedObject([[reflint::nonnull]] PyObject *str, const char *encoding, const char *errors);
[[reflint::makes("PyString_Type"), reflint::new, reflint::runs_code]]
PyObject *PyString_AsEncodedObject([[reflint::nonnull]] PyObject *str, const char *encoding, const char *errors);
[[reflint::makes("PyString_Type"), reflint::new]]
PyObject *PyString_DecodeEscape(const char *s, Py_ssize_t len, const char *errors, Py_ssize_t unicode,
    const char *recode_encoding);

/* ---- unicode of narrow and wide builds ------------------------------------------------------------------- */

[[reflint::new, reflint::runs_code(maybe)]] PyObject *PyUnicodeUCS2_FromUnicode(const Py_UNICODE *u, Py_ssize_t size);
[[reflint::new, reflint::runs_code(maybe)]] PyObject *PyUnicodeUCS2_FromObject([[reflint::nonnull]] PyObject *obj);
[[reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicodeUCS2_AsUTF8String([[reflint::nonnull]] PyObject *unicode);
[[reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicodeUCS2_AsASCIIString([[reflint::nonnull]] PyObject *unicode);
[[reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicodeUCS2_AsLatin1String([[reflint::nonnull]] PyObject *unicode);
[[reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicodeUCS2_DecodeUTF8(const char *s, Py_ssize_t size, const char *errors);
[[reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicodeUCS2_Decode(const char *s, Py_ssize_t size, const char *encoding, const char *errors);
[[reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicodeUCS2_FromEncodedObject([[reflint::nonnull]] PyObject *obj, const char *encoding,
    const char *errors);
[[reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicodeUCS2_AsEncodedString([[reflint::nonnull]] PyObject *unicode, const char *encoding,
    const char *errors);
[[reflint::new, reflint::runs_code(maybe)]] PyObject *PyUnicodeUCS2_FromString(const char *s);
[[reflint::new, reflint::runs_code(maybe)]] PyObject *PyUnicodeUCS2_FromStringAndSize(const char *s, Py_ssize_t size);
[[reflint::interior("unicode")]] Py_UNICODE *PyUnicodeUCS2_AsUnicode([[reflint::nonnull]] PyObject *unicode);
[[reflint::error(-1)]] Py_ssize_t PyUnicodeUCS2_GetSize([[reflint::nonnull]] PyObject *unicode);
[[reflint::new, reflint::runs_code(maybe)]] PyObject *PyUnicodeUCS4_FromUnicode(const Py_UNICODE *u, Py_ssize_t size);
[[reflint::new, reflint::runs_code(maybe)]] PyObject *PyUnicodeUCS4_FromObject([[reflint::nonnull]] PyObject *obj);
[[reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicodeUCS4_AsUTF8String([[reflint::nonnull]] PyObject *unicode);
[[reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicodeUCS4_AsASCIIString([[reflint::nonnull]] PyObject *unicode);
[[reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicodeUCS4_AsLatin1String([[reflint::nonnull]] PyObject *unicode);
[[reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicodeUCS4_DecodeUTF8(const char *s, Py_ssize_t size, const char *errors);
[[reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicodeUCS4_Decode(const char *s, Py_ssize_t size, const char *encoding, const char *errors);
[[reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicodeUCS4_FromEncodedObject([[reflint::nonnull]] PyObject *obj, const char *encoding,
    const char *errors);
[[reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicodeUCS4_AsEncodedString([[reflint::nonnull]] PyObject *unicode, const char *encoding,
    const char *errors);
[[reflint::new, reflint::runs_code(maybe)]] PyObject *PyUnicodeUCS4_FromString(const char *s);
[[reflint::new, reflint::runs_code(maybe)]] PyObject *PyUnicodeUCS4_FromStringAndSize(const char *s, Py_ssize_t size);
[[reflint::interior("unicode")]] Py_UNICODE *PyUnicodeUCS4_AsUnicode([[reflint::nonnull]] PyObject *unicode);
[[reflint::error(-1)]] Py_ssize_t PyUnicodeUCS4_GetSize([[reflint::nonnull]] PyObject *unicode);

/* ---- numbers --------------------------------------------------------------------------------------------- */

[[reflint::new, reflint::runs_code]] PyObject *PyNumber_Divide(PyObject *o1, PyObject *o2);
[[reflint::new, reflint::runs_code]] PyObject *PyNumber_InPlaceDivide(PyObject *o1, PyObject *o2);
[[reflint::new, reflint::runs_code]] PyObject *PyNumber_Int(PyObject *o);
[[reflint::error(-1), reflint::runs_code, reflint::note("replaces both operands by new references of one type")]]
int PyNumber_Coerce([[reflint::inout_keeps]] PyObject **p1, [[reflint::inout_keeps]] PyObject **p2);
[[reflint::error(-1), reflint::runs_code]]
int PyNumber_CoerceEx([[reflint::inout_keeps]] PyObject **p1, [[reflint::inout_keeps]] PyObject **p2);

/* ---- objects --------------------------------------------------------------------------------------------- */

[[reflint::error(ambiguous), reflint::runs_code]] int PyObject_Compare(PyObject *o1, PyObject *o2);
[[reflint::error(-1), reflint::runs_code]] int PyObject_Cmp(PyObject *o1, PyObject *o2, [[reflint::out]] int *result);
[[reflint::new, reflint::runs_code]] PyObject *PyObject_Unicode([[reflint::nullable]] PyObject *o);

/* ---- CObject: the capsule of old ------------------------------------------------------------------------- */

[[reflint::new]] PyObject *PyCObject_FromVoidPtr([[reflint::stores_uncounted]] void *cobj, void (*destr)(void *));
[[reflint::new]]
PyObject *PyCObject_FromVoidPtrAndDesc([[reflint::stores_uncounted]] void *cobj,
    [[reflint::stores_uncounted]] void *desc, void (*destr)(void *, void *));
[[reflint::error(NULL)]] void *PyCObject_AsVoidPtr([[reflint::nonnull]] PyObject *self);
[[reflint::error(NULL)]] void *PyCObject_GetDesc([[reflint::nonnull]] PyObject *self);
[[reflint::error(NULL)]] void *PyCObject_Import(const char *module_name, const char *cobject_name);
[[reflint::error(0)]]
int PyCObject_SetVoidPtr([[reflint::nonnull]] PyObject *self, [[reflint::stores_uncounted]] void *cobj);
[[reflint::macro]] int PyCObject_Check([[reflint::nonnull]] PyObject *o);

/* ---- classes and instances ------------------------------------------------------------------------------- */

[[reflint::new, reflint::runs_code]]
PyObject *PyClass_New([[reflint::nullable, reflint::stores]] PyObject *bases, [[reflint::stores]] PyObject *dict,
    [[reflint::stores, reflint::nullable]] PyObject *name);
[[reflint::macro]] int PyClass_Check([[reflint::nonnull]] PyObject *o);
int PyClass_IsSubclass([[reflint::nonnull]] PyObject *klass, [[reflint::nullable]] PyObject *base);
[[reflint::new, reflint::runs_code]]
PyObject *PyInstance_New([[reflint::nonnull, reflint::stores]] PyObject *klass, [[reflint::nullable]] PyObject *arg,
    [[reflint::nullable]] PyObject *kw);
[[reflint::new]]
PyObject *PyInstance_NewRaw([[reflint::nonnull, reflint::stores]] PyObject *klass,
    [[reflint::stores, reflint::nullable]] PyObject *dict);
[[reflint::macro]] int PyInstance_Check([[reflint::nonnull]] PyObject *o);
[[reflint::borrowed("o"), reflint::returns_nonnull, reflint::macro]]
PyObject *PyMethod_GET_CLASS([[reflint::nonnull]] PyObject *o);
[[reflint::borrowed("o"), reflint::nullable]] PyObject *PyMethod_Class([[reflint::nonnull]] PyObject *o);

/* ---- method tables and modules --------------------------------------------------------------------------- */

[[reflint::new, reflint::runs_code]]
PyObject *Py_FindMethod(PyMethodDef *table, [[reflint::nonnull]] PyObject *self, const char *name);
[[reflint::new, reflint::runs_code]]
PyObject *Py_FindMethodInChain(PyMethodChain *chain, [[reflint::nonnull]] PyObject *self, const char *name);
[[reflint::new, reflint::runs_code, reflint::until("3.0")]]
PyObject *PyMember_Get(const char *addr, struct memberlist *table, const char *name);
[[reflint::error(-1), reflint::until("3.0")]]
int PyMember_Set(char *addr, struct memberlist *table, const char *name, [[reflint::stores]] PyObject *value);
[[reflint::borrowed, reflint::note("sys.modules owns the module")]]
PyObject *Py_InitModule(const char *name, PyMethodDef *methods);
[[reflint::borrowed]] PyObject *Py_InitModule3(const char *name, PyMethodDef *methods, const char *doc);
[[reflint::borrowed, reflint::alias("Py_InitModule4_64", "Py_InitModule4TraceRefs", "Py_InitModule4TraceRefs_64")]]
PyObject *Py_InitModule4(const char *name, PyMethodDef *methods, const char *doc,
    [[reflint::stores, reflint::nullable]] PyObject *self, int apiver);

/* ---- files ----------------------------------------------------------------------------------------------- */

[[reflint::new]] PyObject *PyFile_FromFile(FILE *fp, const char *name, const char *mode, int (*close)(FILE *));
[[reflint::new]] PyObject *PyFile_FromString(const char *name, const char *mode);
[[reflint::interior("p"), reflint::nullable]] FILE *PyFile_AsFile([[reflint::nullable]] PyObject *p);
[[reflint::borrowed("p")]] PyObject *PyFile_Name([[reflint::nonnull]] PyObject *p);
void PyFile_SetBufSize([[reflint::nonnull]] PyObject *p, int n);
[[reflint::error(0)]] int PyFile_SetEncoding([[reflint::nonnull]] PyObject *p, const char *enc);
int PyFile_SoftSpace([[reflint::nullable]] PyObject *p, int newflag);
void PyFile_IncUseCount([[reflint::nonnull]] PyFileObject *p);
void PyFile_DecUseCount([[reflint::nonnull]] PyFileObject *p);
[[reflint::macro]] int PyFile_Check([[reflint::nonnull]] PyObject *p);
[[reflint::macro]] int PyFile_CheckExact([[reflint::nonnull]] PyObject *p);

/* ---- buffers --------------------------------------------------------------------------------------------- */

[[reflint::new]]
PyObject *PyBuffer_FromObject([[reflint::stores]] PyObject *base, Py_ssize_t offset, Py_ssize_t size);
[[reflint::new]]
PyObject *PyBuffer_FromReadWriteObject([[reflint::stores]] PyObject *base, Py_ssize_t offset, Py_ssize_t size);
[[reflint::new]] PyObject *PyBuffer_FromMemory([[reflint::stores_uncounted]] void *ptr, Py_ssize_t size);
[[reflint::new]] PyObject *PyBuffer_FromReadWriteMemory([[reflint::stores_uncounted]] void *ptr, Py_ssize_t size);
[[reflint::new]] PyObject *PyBuffer_New(Py_ssize_t size);

/* ---- the interpreter ------------------------------------------------------------------------------------- */

int PyEval_GetRestricted(void);
[[reflint::exception(maybe)]] int Py_FlushLine(void);
FILE *PySys_GetFile(const char *name, FILE *def);
[[reflint::new]] PyObject *PyRange_New(long start, long len, long step, int repeat);

/* ---- types and structs ----------------------------------------------------------------------------- */

[[reflint::singleton, reflint::leaf]] extern PyTypeObject PyString_Type, PyInt_Type;
[[reflint::singleton, reflint::uncollected]] extern PyTypeObject PyCObject_Type;
[[reflint::singleton]] extern PyTypeObject PyBaseString_Type, PyFile_Type, PyClass_Type, PyInstance_Type, PyBuffer_Type,
    PyNone_Type;
[[reflint::singleton]] extern PyObject *PyExc_StandardError;
typedef struct PyStringObject PyStringObject [[reflint::object, reflint::leaf]];
typedef struct PyIntObject PyIntObject [[reflint::object, reflint::leaf]];
typedef struct PyFileObject PyFileObject [[reflint::object]];
typedef struct PyClassObject PyClassObject [[reflint::object]];
typedef struct PyInstanceObject PyInstanceObject [[reflint::object]];
typedef struct PyBufferObject PyBufferObject [[reflint::object]];
typedef struct PyCObject PyCObject [[reflint::object]];
