/* Exceptions and warnings: pyerrors.h, warnings.h, traceback.h. */

/* ---- setting, reading, clearing -------------------------------------------------------------------------- */

[[reflint::exception(restores)]]
void PyErr_Restore([[reflint::steals, reflint::nullable]] PyObject *type,
    [[reflint::steals, reflint::nullable]] PyObject *value,
    [[reflint::steals, reflint::nullable]] PyObject *traceback);
[[reflint::exception(restores), reflint::since("3.12")]]
void PyErr_SetRaisedException([[reflint::steals, reflint::nullable]] PyObject *exc);
[[reflint::exception(clears), reflint::note("the three receive new references, or NULL when no exception is set")]]
void PyErr_Fetch([[reflint::out_new, reflint::nonnull]] PyObject **ptype,
    [[reflint::out_new, reflint::nonnull]] PyObject **pvalue,
    [[reflint::out_new, reflint::nonnull]] PyObject **ptraceback);
[[reflint::new, reflint::nullable, reflint::exception(clears), reflint::since("3.12")]]
PyObject *PyErr_GetRaisedException(void);
[[reflint::exception(always), reflint::note("always returns 0")]] int PyErr_BadArgument(void);
[[reflint::exception(always), reflint::macro]] void PyErr_BadInternalCall(void);
[[reflint::borrowed, reflint::nullable, reflint::exception(tests), reflint::note("the exception's type, or NULL")]]
PyObject *PyErr_Occurred(void);
[[reflint::exception(always)]] void _PyErr_BadInternalCall(const char *filename, int lineno);
[[reflint::returns_null, reflint::runs_code, reflint::until("3.13")]]
PyObject *_PyErr_FormatFromCause([[reflint::stores]] PyObject *exception,
    [[reflint::format(printf)]] const char *format, ...);
[[reflint::error(-1), reflint::runs_code]] int PyErr_CheckSignals(void);
[[reflint::exception(clears), reflint::runs_code(decref)]] void PyErr_Clear(void);
[[reflint::runs_code]] void PyErr_Display(PyObject *unused, PyObject *value, PyObject *tb);
[[reflint::runs_code, reflint::since("3.12")]] void PyErr_DisplayException(PyObject *exc);
[[reflint::exception(matches)]] int PyErr_ExceptionMatches([[reflint::nullable]] PyObject *exc);
[[reflint::returns_null, reflint::runs_code]]
PyObject *PyErr_Format([[reflint::stores]] PyObject *exception, [[reflint::format(printf)]] const char *format, ...);
[[reflint::exception(clears), reflint::runs_code, reflint::since("3.13")]]
void PyErr_FormatUnraisable([[reflint::format(printf)]] const char *format, ...);
[[reflint::returns_null, reflint::runs_code]]
PyObject *PyErr_FormatV([[reflint::stores]] PyObject *exception, const char *format, va_list vargs);
void PyErr_GetExcInfo([[reflint::out_new, reflint::nonnull]] PyObject **ptype,
    [[reflint::out_new, reflint::nonnull]] PyObject **pvalue,
    [[reflint::out_new, reflint::nonnull]] PyObject **ptraceback);
[[reflint::new, reflint::nullable, reflint::since("3.11")]] PyObject *PyErr_GetHandledException(void);
int PyErr_GivenExceptionMatches([[reflint::nullable]] PyObject *given, [[reflint::nullable]] PyObject *exc);
[[reflint::new, reflint::runs_code]]
PyObject *PyErr_NewException(const char *name, [[reflint::nullable]] PyObject *base,
    [[reflint::nullable]] PyObject *dict);
[[reflint::new, reflint::runs_code]]
PyObject *PyErr_NewExceptionWithDoc(const char *name, const char *doc, [[reflint::nullable]] PyObject *base,
    [[reflint::nullable]] PyObject *dict);
[[reflint::returns_null]] PyObject *PyErr_NoMemory(void);
[[reflint::runs_code]]
void PyErr_NormalizeException([[reflint::inout_replaces]] PyObject **exc, [[reflint::inout_replaces]] PyObject **val,
    [[reflint::inout_replaces]] PyObject **tb);
[[reflint::exception(clears), reflint::runs_code]] void PyErr_Print(void);
[[reflint::exception(clears), reflint::runs_code]] void PyErr_PrintEx(int set_sys_last_vars);
[[reflint::new, reflint::nullable, reflint::runs_code]] PyObject *PyErr_ProgramText(const char *filename, int lineno);
[[reflint::new, reflint::nullable, reflint::runs_code]]
PyObject *PyErr_ProgramTextObject(PyObject *filename, int lineno);
[[reflint::exception(always), reflint::runs_code, reflint::since("3.10")]]
void PyErr_RangedSyntaxLocationObject(PyObject *filename, int lineno, int col_offset, int end_lineno,
    int end_col_offset);
[[reflint::error(-1), reflint::runs_code]]
int PyErr_ResourceWarning([[reflint::nullable]] PyObject *source, Py_ssize_t stack_level,
    [[reflint::format(printf)]] const char *format, ...);
[[reflint::returns_null, reflint::runs_code]]
PyObject *PyErr_SetExcFromWindowsErr([[reflint::stores]] PyObject *type, int ierr);
[[reflint::returns_null, reflint::runs_code]]
PyObject *PyErr_SetExcFromWindowsErrWithFilename([[reflint::stores]] PyObject *type, int ierr, const char *filename);
[[reflint::returns_null, reflint::runs_code]]
PyObject *PyErr_SetExcFromWindowsErrWithFilenameObject([[reflint::stores]] PyObject *type, int ierr,
    [[reflint::stores]] PyObject *filename);
[[reflint::returns_null, reflint::runs_code]]
PyObject *PyErr_SetExcFromWindowsErrWithFilenameObjects([[reflint::stores]] PyObject *type, int ierr,
    [[reflint::stores]] PyObject *filename, [[reflint::stores]] PyObject *filename2);
[[reflint::runs_code(decref)]]
void PyErr_SetExcInfo([[reflint::steals, reflint::nullable]] PyObject *type,
    [[reflint::steals, reflint::nullable]] PyObject *value,
    [[reflint::steals, reflint::nullable]] PyObject *traceback);
[[reflint::returns_null, reflint::runs_code]]
PyObject *PyErr_SetFromErrno([[reflint::stores, reflint::nonnull]] PyObject *type);
[[reflint::returns_null, reflint::runs_code]]
PyObject *PyErr_SetFromErrnoWithFilename([[reflint::stores, reflint::nonnull]] PyObject *type, const char *filename);
[[reflint::returns_null, reflint::runs_code]]
PyObject *PyErr_SetFromErrnoWithFilenameObject([[reflint::stores, reflint::nonnull]] PyObject *type,
    [[reflint::stores]] PyObject *filenameObject);
[[reflint::returns_null, reflint::runs_code]]
PyObject *PyErr_SetFromErrnoWithFilenameObjects([[reflint::stores, reflint::nonnull]] PyObject *type,
    [[reflint::stores]] PyObject *filenameObject, [[reflint::stores]] PyObject *filenameObject2);
[[reflint::returns_null, reflint::runs_code]] PyObject *PyErr_SetFromWindowsErr(int ierr);
[[reflint::returns_null, reflint::runs_code]]
PyObject *PyErr_SetFromWindowsErrWithFilename(int ierr, const char *filename);
[[reflint::runs_code(decref), reflint::since("3.11")]]
void PyErr_SetHandledException([[reflint::stores, reflint::nullable]] PyObject *exc);
[[reflint::returns_null, reflint::runs_code]]
PyObject *PyErr_SetImportError([[reflint::stores]] PyObject *msg,
    [[reflint::stores, reflint::nullable]] PyObject *name, [[reflint::stores, reflint::nullable]] PyObject *path);
[[reflint::returns_null, reflint::runs_code]]
PyObject *PyErr_SetImportErrorSubclass([[reflint::stores, reflint::nonnull]] PyObject *exception,
    [[reflint::stores]] PyObject *msg, [[reflint::stores, reflint::nullable]] PyObject *name,
    [[reflint::nullable]] PyObject *path);
[[reflint::no_gil]] void PyErr_SetInterrupt(void);
[[reflint::error(-1), reflint::exception(none), reflint::no_gil, reflint::since("3.10")]]
int PyErr_SetInterruptEx(int signum);
[[reflint::exception(always), reflint::runs_code(decref)]] void PyErr_SetNone([[reflint::stores]] PyObject *type);
[[reflint::exception(always), reflint::runs_code(decref)]]
void PyErr_SetObject([[reflint::stores]] PyObject *type,
    [[reflint::instead("PyUnicode_FromString", "PyErr_SetString"), reflint::stores,
    reflint::nullable]] PyObject *value);
[[reflint::exception(always), reflint::runs_code(decref)]]
void PyErr_SetString([[reflint::stores]] PyObject *type, const char *message);
[[reflint::exception(always), reflint::runs_code]] void PyErr_SyntaxLocation(const char *filename, int lineno);
[[reflint::exception(always), reflint::runs_code]]
void PyErr_SyntaxLocationEx(const char *filename, int lineno, int col_offset);
[[reflint::exception(always), reflint::runs_code]]
void PyErr_SyntaxLocationObject([[reflint::stores]] PyObject *filename, int lineno, int col_offset);
[[reflint::error(-1), reflint::runs_code, reflint::macro]] int PyErr_Warn(PyObject *category, const char *message);
[[reflint::error(-1), reflint::runs_code]]
int PyErr_WarnEx([[reflint::nullable]] PyObject *category, const char *message, Py_ssize_t stack_level);
[[reflint::error(-1), reflint::runs_code]]
int PyErr_WarnExplicit(PyObject *category, const char *message, const char *filename, int lineno, const char *module,
    [[reflint::nullable]] PyObject *registry);
[[reflint::error(-1), reflint::runs_code]]
int PyErr_WarnExplicitFormat(PyObject *category, const char *filename, int lineno, const char *module,
    PyObject *registry, [[reflint::format(printf)]] const char *format, ...);
[[reflint::error(-1), reflint::runs_code]]
int PyErr_WarnExplicitObject(PyObject *category, PyObject *message, PyObject *filename, int lineno,
    [[reflint::nullable]] PyObject *module, [[reflint::nullable]] PyObject *registry);
[[reflint::error(-1), reflint::runs_code]]
int PyErr_WarnFormat(PyObject *category, Py_ssize_t stack_level, [[reflint::format(printf)]] const char *format, ...);
[[reflint::exception(clears), reflint::runs_code]] void PyErr_WriteUnraisable([[reflint::nullable]] PyObject *obj);
[[reflint::new, reflint::nullable, reflint::runs_code(maybe), reflint::since("3.10"), reflint::until("3.13")]]
PyObject *_PyErr_GetHandledException(PyThreadState *ptr);
[[reflint::new, reflint::runs_code(maybe), reflint::since("3.10"), reflint::until("3.13")]]
PyObject *_PyErr_ProgramDecodedTextObject(PyObject *filename, int lineno, const char *encoding);

/* ---- exception objects ----------------------------------------------------------------------------------- */

[[reflint::macro]] int PyExceptionClass_Check([[reflint::nonnull]] PyObject *ob);
[[reflint::interior("ob"), reflint::returns_nonnull]]
const char *PyExceptionClass_Name([[reflint::nonnull]] PyObject *ob);
[[reflint::macro]] int PyExceptionInstance_Check([[reflint::nonnull]] PyObject *op);
[[reflint::borrowed("op"), reflint::returns_nonnull, reflint::macro]]
PyObject *PyExceptionInstance_Class([[reflint::nonnull]] PyObject *op);
[[reflint::new, reflint::since("3.12")]] PyObject *PyException_GetArgs(PyObject *ex);
[[reflint::new, reflint::nullable]] PyObject *PyException_GetCause([[reflint::nonnull]] PyObject *ex);
[[reflint::new, reflint::nullable]] PyObject *PyException_GetContext([[reflint::nonnull]] PyObject *ex);
[[reflint::new, reflint::nullable]] PyObject *PyException_GetTraceback([[reflint::nonnull]] PyObject *ex);
[[reflint::runs_code(decref), reflint::since("3.12")]]
void PyException_SetArgs(PyObject *ex, [[reflint::stores("ex")]] PyObject *args);
[[reflint::runs_code(decref)]]
void PyException_SetCause([[reflint::nonnull]] PyObject *ex,
    [[reflint::part("__cause__"), reflint::steals("ex"), reflint::nullable]] PyObject *cause);
[[reflint::runs_code(decref)]]
void PyException_SetContext([[reflint::nonnull]] PyObject *ex,
    [[reflint::part("__context__"), reflint::steals("ex"), reflint::nullable]] PyObject *ctx);
[[reflint::error(-1), reflint::runs_code(decref)]]
int PyException_SetTraceback(PyObject *ex, [[reflint::part("__traceback__"), reflint::stores("ex")]] PyObject *tb);
[[reflint::macro]] int PyTraceBack_Check([[reflint::nonnull]] PyObject *op);
[[reflint::error(-1), reflint::exception(maybe), reflint::runs_code]] int PyTraceBack_Here(PyFrameObject *f);
[[reflint::error(-1), reflint::runs_code]] int PyTraceBack_Print(PyObject *tb, PyObject *f);
[[reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicodeDecodeError_Create(const char *encoding, const char *object, Py_ssize_t length, Py_ssize_t start,
    Py_ssize_t end, const char *reason);
[[reflint::new]] PyObject *PyUnicodeDecodeError_GetEncoding([[reflint::nonnull]] PyObject *exc);
[[reflint::error(-1)]] int PyUnicodeDecodeError_GetEnd(PyObject *exc, [[reflint::out]] Py_ssize_t *end);
[[reflint::new]] PyObject *PyUnicodeDecodeError_GetObject(PyObject *exc);
[[reflint::new]] PyObject *PyUnicodeDecodeError_GetReason([[reflint::nonnull]] PyObject *exc);
[[reflint::error(-1)]] int PyUnicodeDecodeError_GetStart(PyObject *exc, [[reflint::out]] Py_ssize_t *start);
[[reflint::error(-1)]] int PyUnicodeDecodeError_SetEnd([[reflint::nonnull]] PyObject *exc, Py_ssize_t end);
[[reflint::error(-1), reflint::runs_code(decref)]]
int PyUnicodeDecodeError_SetReason([[reflint::nonnull]] PyObject *exc, const char *reason);
[[reflint::error(-1)]] int PyUnicodeDecodeError_SetStart([[reflint::nonnull]] PyObject *exc, Py_ssize_t start);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.11")]]
PyObject *PyUnicodeEncodeError_Create(const char *encoding, const Py_UNICODE *object, Py_ssize_t length,
    Py_ssize_t start, Py_ssize_t end, const char *reason);
[[reflint::new]] PyObject *PyUnicodeEncodeError_GetEncoding([[reflint::nonnull]] PyObject *exc);
[[reflint::error(-1)]] int PyUnicodeEncodeError_GetEnd(PyObject *exc, [[reflint::out]] Py_ssize_t *end);
[[reflint::new]] PyObject *PyUnicodeEncodeError_GetObject(PyObject *exc);
[[reflint::new]] PyObject *PyUnicodeEncodeError_GetReason([[reflint::nonnull]] PyObject *exc);
[[reflint::error(-1)]] int PyUnicodeEncodeError_GetStart(PyObject *exc, [[reflint::out]] Py_ssize_t *start);
[[reflint::error(-1)]] int PyUnicodeEncodeError_SetEnd([[reflint::nonnull]] PyObject *exc, Py_ssize_t end);
[[reflint::error(-1)]] int PyUnicodeEncodeError_SetReason([[reflint::nonnull]] PyObject *exc, const char *reason);
[[reflint::error(-1)]] int PyUnicodeEncodeError_SetStart([[reflint::nonnull]] PyObject *exc, Py_ssize_t start);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.11")]]
PyObject *PyUnicodeTranslateError_Create(const Py_UNICODE *object, Py_ssize_t length, Py_ssize_t start,
    Py_ssize_t end, const char *reason);
[[reflint::error(-1)]] int PyUnicodeTranslateError_GetEnd(PyObject *exc, [[reflint::out]] Py_ssize_t *end);
[[reflint::new]] PyObject *PyUnicodeTranslateError_GetObject(PyObject *exc);
[[reflint::new]] PyObject *PyUnicodeTranslateError_GetReason([[reflint::nonnull]] PyObject *exc);
[[reflint::error(-1)]] int PyUnicodeTranslateError_GetStart(PyObject *exc, [[reflint::out]] Py_ssize_t *start);
[[reflint::error(-1)]] int PyUnicodeTranslateError_SetEnd([[reflint::nonnull]] PyObject *exc, Py_ssize_t end);
[[reflint::error(-1)]] int PyUnicodeTranslateError_SetReason([[reflint::nonnull]] PyObject *exc, const char *reason);
[[reflint::error(-1)]] int PyUnicodeTranslateError_SetStart([[reflint::nonnull]] PyObject *exc, Py_ssize_t start);
[[reflint::new, reflint::runs_code, reflint::since("3.12")]]
PyObject *PyUnstable_Exc_PrepReraiseStar(PyObject *orig, PyObject *excs);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyUnicodeTranslateError_Create(PyObject *object, Py_ssize_t start, Py_ssize_t end, const char *reason);

/* ---- end of the process ---------------------------------------------------------------------------------- */

[[reflint::noreturn, reflint::macro, reflint::no_gil]] void Py_FatalError(const char *message);
[[reflint::noreturn, reflint::no_gil]] void _Py_FatalErrorFunc(const char *func, const char *message);
[[reflint::noreturn, reflint::no_gil]] void _Py_FatalErrorFormat(const char *func, const char *format, ...);
[[reflint::no_gil]] PyStatus PyStatus_Error(const char *err_msg);
[[reflint::no_gil]] int PyStatus_Exception(PyStatus status);
[[reflint::no_gil]] PyStatus PyStatus_Exit(int exitcode);
[[reflint::no_gil]] int PyStatus_IsError(PyStatus status);
[[reflint::no_gil]] int PyStatus_IsExit(PyStatus status);
[[reflint::no_gil]] PyStatus PyStatus_NoMemory(void);
[[reflint::no_gil]] PyStatus PyStatus_Ok(void);
[[reflint::error(nonzero), reflint::alias("_Py_EnterRecursiveCall")]] int Py_EnterRecursiveCall(const char *where);
[[reflint::runs_code, reflint::noreturn]] void Py_Exit(int status);
[[reflint::runs_code, reflint::noreturn]] void Py_ExitStatusException(PyStatus status);
[[reflint::alias("_Py_LeaveRecursiveCall")]] void Py_LeaveRecursiveCall(void);
