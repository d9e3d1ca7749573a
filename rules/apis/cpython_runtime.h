/* The interpreter: threads, GIL, configuration, sys, files. */

/* ---- GIL and thread states ------------------------------------------------------------------------------- */

[[reflint::no_gil]] int PyGILState_Check(void);
[[reflint::handle("PyGILState_Release"), reflint::gil(ensures), reflint::no_gil]]
PyGILState_STATE PyGILState_Ensure(void);
[[reflint::error(NULL), reflint::exception(none), reflint::no_gil]]
PyThreadState *PyGILState_GetThisThreadState(void);
[[reflint::gil(releases)]] void PyGILState_Release([[reflint::ends]] PyGILState_STATE value);
[[reflint::no_gil, reflint::since("3.15")]]
void PyInterpreterGuard_Close([[reflint::frees]] PyInterpreterGuard *guard);
[[reflint::alloc("PyInterpreterGuard_Close"), reflint::exception(none), reflint::no_gil, reflint::since("3.15")]]
PyInterpreterGuard *PyInterpreterGuard_FromCurrent(void);
[[reflint::alloc("PyInterpreterGuard_Close"), reflint::exception(none), reflint::no_gil, reflint::since("3.15")]]
PyInterpreterGuard *PyInterpreterGuard_FromView(PyInterpreterView *view);
[[reflint::no_gil, reflint::since("3.15")]] void PyInterpreterView_Close([[reflint::frees]] PyInterpreterView *view);
[[reflint::alloc("PyInterpreterView_Close"), reflint::exception(none), reflint::no_gil, reflint::since("3.15")]]
PyInterpreterView *PyInterpreterView_FromCurrent(void);
[[reflint::alloc("PyInterpreterView_Close"), reflint::exception(none), reflint::no_gil, reflint::since("3.15")]]
PyInterpreterView *PyInterpreterView_FromMain(void);
[[reflint::runs_code(decref)]] void PyThreadState_Clear(PyThreadState *tstate);
void PyThreadState_Delete([[reflint::ends]] PyThreadState *tstate);
[[reflint::gil(unclear)]] void PyThreadState_DeleteCurrent(void);
[[reflint::handle("PyThreadState_Release"), reflint::error(NULL), reflint::exception(none), reflint::gil(ensures),
  reflint::no_gil,
  reflint::since("3.15")]]
PyThreadStateToken *PyThreadState_Ensure(PyInterpreterGuard *guard);
[[reflint::handle("PyThreadState_Release"), reflint::error(NULL), reflint::exception(none), reflint::gil(ensures),
  reflint::no_gil,
  reflint::since("3.15")]]
PyThreadStateToken *PyThreadState_EnsureFromView(PyInterpreterView *view);
[[reflint::since("3.11")]] void PyThreadState_EnterTracing(PyThreadState *tstate);
[[reflint::returns_nonnull, reflint::macro]] PyThreadState *PyThreadState_GET(void);
[[reflint::returns_nonnull]] PyThreadState *PyThreadState_Get(void);
[[reflint::borrowed, reflint::nullable]] PyObject *PyThreadState_GetDict(void);
[[reflint::new, reflint::nullable, reflint::since("3.9")]]
PyFrameObject *PyThreadState_GetFrame(PyThreadState *tstate);
[[reflint::since("3.9")]] uint64_t PyThreadState_GetID(PyThreadState *tstate);
[[reflint::returns_nonnull, reflint::since("3.9")]]
PyInterpreterState *PyThreadState_GetInterpreter(PyThreadState *tstate);
[[reflint::error(NULL), reflint::exception(none), reflint::no_gil, reflint::since("3.13")]]
PyThreadState *PyThreadState_GetUnchecked(void);
[[reflint::since("3.11")]] void PyThreadState_LeaveTracing(PyThreadState *tstate);
[[reflint::handle("PyThreadState_Delete|PyThreadState_DeleteCurrent"), reflint::error(NULL), reflint::exception(none),
  reflint::no_gil]]
PyThreadState *PyThreadState_New(PyInterpreterState *interp);
[[reflint::error(NULL), reflint::exception(none)]] PyThreadState *PyThreadState_Next(PyThreadState *tstate);
[[reflint::gil(releases), reflint::no_gil, reflint::since("3.15")]]
void PyThreadState_Release([[reflint::ends]] PyThreadStateToken *token);
[[reflint::runs_code(decref)]]
int PyThreadState_SetAsyncExc(unsigned long id, [[reflint::stores, reflint::nullable]] PyObject *exc);
[[reflint::error(NULL), reflint::exception(none), reflint::gil(unclear)]]
PyThreadState *PyThreadState_Swap(PyThreadState *tstate);
[[reflint::since("3.14")]] void PyUnstable_ThreadState_ResetStackProtection(PyThreadState *tstate);
[[reflint::error(-1), reflint::since("3.14")]]
int PyUnstable_ThreadState_SetStackProtection(PyThreadState *tstate, void *stack_start_addr, size_t stack_size);
[[reflint::borrowed, reflint::nullable, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyThreadState_GetDict(PyThreadState *tstate);
[[reflint::error(NULL), reflint::exception(none), reflint::runs_code(maybe), reflint::until("3.13")]]
PyThreadState *_PyThreadState_Prealloc(PyInterpreterState *ptr);
[[reflint::new, reflint::runs_code(maybe), reflint::since("3.10"), reflint::until("3.13")]]
PyObject *_PyThread_CurrentExceptions(void);
[[reflint::new, reflint::runs_code(maybe)]] PyObject *_PyThread_CurrentFrames(void);

/* ---- threads and locks ----------------------------------------------------------------------------------- */

[[reflint::since("3.13")]] void PyCriticalSection2_Begin(PyCriticalSection2 *c, PyObject *a, PyObject *b);
[[reflint::since("3.14")]] void PyCriticalSection2_BeginMutex(PyCriticalSection2 *c, PyMutex *m1, PyMutex *m2);
[[reflint::since("3.13")]] void PyCriticalSection2_End(PyCriticalSection2 *c);
[[reflint::since("3.13")]] void PyCriticalSection_Begin(PyCriticalSection *c, PyObject *op);
[[reflint::since("3.14")]] void PyCriticalSection_BeginMutex(PyCriticalSection *c, PyMutex *m);
[[reflint::since("3.13")]] void PyCriticalSection_End(PyCriticalSection *c);
[[reflint::no_gil, reflint::alias("_PyMutex_IsLocked"), reflint::since("3.14")]] int PyMutex_IsLocked(PyMutex *m);
[[reflint::no_gil, reflint::alias("_PyMutex_Lock"), reflint::since("3.13")]] void PyMutex_Lock(PyMutex *m);
[[reflint::no_gil, reflint::alias("_PyMutex_Unlock"), reflint::since("3.13")]] void PyMutex_Unlock(PyMutex *m);
[[reflint::new, reflint::no_gil]] PyObject *PyThread_GetInfo(void);
[[reflint::no_gil]] void PyThread_ReInitTLS(void);
[[reflint::error(0), reflint::exception(none), reflint::no_gil]]
int PyThread_acquire_lock(PyThread_type_lock lock, int waitflag);
[[reflint::no_gil]]
PyLockStatus PyThread_acquire_lock_timed(PyThread_type_lock lock, long long microseconds, int intr_flag);
[[reflint::alloc("PyThread_free_lock"), reflint::exception(none), reflint::no_gil]]
PyThread_type_lock PyThread_allocate_lock(void);
[[reflint::error(-1), reflint::exception(none), reflint::no_gil]] int PyThread_create_key(void);
[[reflint::no_gil]] void PyThread_delete_key(int key);
[[reflint::no_gil]] void PyThread_delete_key_value(int key);
[[reflint::noreturn, reflint::no_gil]] void PyThread_exit_thread(void);
[[reflint::no_gil]] void PyThread_free_lock([[reflint::frees]] PyThread_type_lock lock);
[[reflint::error(NULL), reflint::exception(none), reflint::no_gil]] void *PyThread_get_key_value(int key);
[[reflint::no_gil]] size_t PyThread_get_stacksize(void);
[[reflint::no_gil]] unsigned long PyThread_get_thread_ident(void);
[[reflint::no_gil]] unsigned long PyThread_get_thread_native_id(void);
[[reflint::no_gil]] void PyThread_init_thread(void);
[[reflint::no_gil]] void PyThread_release_lock(PyThread_type_lock lock);
[[reflint::error(-1), reflint::exception(none), reflint::no_gil]] int PyThread_set_key_value(int key, void *value);
[[reflint::error(nonzero), reflint::exception(none), reflint::no_gil]] int PyThread_set_stacksize(size_t size);
[[reflint::no_gil]] unsigned long PyThread_start_new_thread(void (*func)(void *), void *arg);
[[reflint::alloc("PyThread_tss_free"), reflint::exception(none), reflint::no_gil]] Py_tss_t *PyThread_tss_alloc(void);
[[reflint::error(nonzero), reflint::exception(none), reflint::no_gil]] int PyThread_tss_create(Py_tss_t *key);
[[reflint::no_gil]] void PyThread_tss_delete(Py_tss_t *key);
[[reflint::no_gil]] void PyThread_tss_free([[reflint::frees]] Py_tss_t *key);
[[reflint::error(NULL), reflint::exception(none), reflint::no_gil]] void *PyThread_tss_get(Py_tss_t *key);
[[reflint::no_gil]] int PyThread_tss_is_created(Py_tss_t *key);
[[reflint::error(nonzero), reflint::exception(none), reflint::no_gil]]
int PyThread_tss_set(Py_tss_t *key, void *value);

/* ---- interpreters ---------------------------------------------------------------------------------------- */

[[reflint::runs_code]] void PyInterpreterState_Clear(PyInterpreterState *interp);
[[reflint::runs_code(decref)]] void PyInterpreterState_Delete([[reflint::ends]] PyInterpreterState *interp);
[[reflint::returns_nonnull, reflint::since("3.9")]] PyInterpreterState *PyInterpreterState_Get(void);
[[reflint::borrowed, reflint::nullable]] PyObject *PyInterpreterState_GetDict(PyInterpreterState *interp);
[[reflint::error(-1)]] int64_t PyInterpreterState_GetID(PyInterpreterState *interp);
[[reflint::error(NULL), reflint::exception(none)]] PyInterpreterState *PyInterpreterState_Head(void);
[[reflint::returns_nonnull]] PyInterpreterState *PyInterpreterState_Main(void);
[[reflint::handle("PyInterpreterState_Delete"), reflint::error(NULL), reflint::exception(none)]]
PyInterpreterState *PyInterpreterState_New(void);
[[reflint::error(NULL), reflint::exception(none)]]
PyInterpreterState *PyInterpreterState_Next(PyInterpreterState *interp);
[[reflint::error(NULL), reflint::exception(none)]]
PyThreadState *PyInterpreterState_ThreadHead(PyInterpreterState *interp);
[[reflint::runs_code, reflint::gil(unclear)]] void Py_EndInterpreter(PyThreadState *tstate);
[[reflint::handle("Py_EndInterpreter"), reflint::error(NULL), reflint::exception(none), reflint::runs_code,
  reflint::gil(unclear)]]
PyThreadState *Py_NewInterpreter(void);
[[reflint::runs_code, reflint::gil(unclear), reflint::since("3.12")]]
PyStatus Py_NewInterpreterFromConfig(PyThreadState **tstate_p, const PyInterpreterConfig *config);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyCrossInterpreterData_NewObject(_PyCrossInterpreterData *ptr);
[[reflint::runs_code(maybe), reflint::since("3.9")]]
_PyFrameEvalFunction _PyInterpreterState_GetEvalFrameFunc(PyInterpreterState *interp);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyInterpreterState_GetMainModule(PyInterpreterState *ptr);
[[reflint::runs_code(maybe), reflint::since("3.15")]]
int _PyInterpreterState_IsSpecializationEnabled(PyInterpreterState *interp);
[[reflint::runs_code(maybe), reflint::since("3.15")]]
void _PyInterpreterState_SetEvalFrameAllowSpecialization(PyInterpreterState *interp, int allow_specialization);
[[reflint::runs_code(maybe), reflint::since("3.9")]]
void _PyInterpreterState_SetEvalFrameFunc(PyInterpreterState *interp, _PyFrameEvalFunction eval_frame);

/* ---- configuration --------------------------------------------------------------------------------------- */

[[reflint::no_gil]] void PyConfig_Clear([[reflint::ends]] PyConfig *config);
[[reflint::new, reflint::runs_code(maybe), reflint::since("3.14")]] PyObject *PyConfig_Get(const char *name);
[[reflint::error(-1), reflint::runs_code(maybe), reflint::since("3.14")]]
int PyConfig_GetInt(const char *name, [[reflint::out]] int *value);
[[reflint::no_gil]] void PyConfig_InitIsolatedConfig(PyConfig *config);
[[reflint::no_gil]] void PyConfig_InitPythonConfig(PyConfig *config);
[[reflint::new, reflint::runs_code(maybe), reflint::since("3.14")]] PyObject *PyConfig_Names(void);
[[reflint::no_gil]] PyStatus PyConfig_Read(PyConfig *config);
[[reflint::error(-1), reflint::runs_code, reflint::no_gil, reflint::since("3.14")]]
int PyConfig_Set(const char *name, PyObject *value);
[[reflint::runs_code, reflint::no_gil]]
PyStatus PyConfig_SetArgv(PyConfig *config, Py_ssize_t argc, wchar_t *const *argv);
[[reflint::runs_code, reflint::no_gil]]
PyStatus PyConfig_SetBytesArgv(PyConfig *config, Py_ssize_t argc, char *const *argv);
[[reflint::runs_code, reflint::no_gil]]
PyStatus PyConfig_SetBytesString(PyConfig *config, wchar_t **config_str, const char *str);
[[reflint::runs_code, reflint::no_gil]]
PyStatus PyConfig_SetString(PyConfig *config, wchar_t **config_str, const wchar_t *str);
[[reflint::runs_code, reflint::no_gil]]
PyStatus PyConfig_SetWideStringList(PyConfig *config, PyWideStringList *list, Py_ssize_t length, wchar_t **items);
[[reflint::error(-1), reflint::exception(none), reflint::no_gil, reflint::since("3.14")]]
int PyInitConfig_AddModule(PyInitConfig *config, const char *name, PyModInitFunction initfunc);
[[reflint::alloc("PyInitConfig_Free"), reflint::exception(none), reflint::no_gil, reflint::since("3.14")]]
PyInitConfig *PyInitConfig_Create(void);
[[reflint::no_gil, reflint::since("3.14")]] void PyInitConfig_Free([[reflint::frees]] PyInitConfig *config);
[[reflint::no_gil, reflint::since("3.14")]] void PyInitConfig_FreeStrList(size_t length, char **items);
[[reflint::no_gil, reflint::since("3.14")]] int PyInitConfig_GetError(PyInitConfig *config, const char **err_msg);
[[reflint::no_gil, reflint::since("3.14")]]
int PyInitConfig_GetExitCode(PyInitConfig *config, [[reflint::out]] int *exitcode);
[[reflint::error(-1), reflint::exception(none), reflint::no_gil, reflint::since("3.14")]]
int PyInitConfig_GetInt(PyInitConfig *config, const char *name, [[reflint::out]] int64_t *value);
[[reflint::error(-1), reflint::exception(none), reflint::no_gil, reflint::since("3.14")]]
int PyInitConfig_GetStr(PyInitConfig *config, const char *name, char **value);
[[reflint::error(-1), reflint::exception(none), reflint::no_gil, reflint::since("3.14")]]
int PyInitConfig_GetStrList(PyInitConfig *config, const char *name, [[reflint::out]] size_t *length, char ***items);
[[reflint::no_gil, reflint::since("3.14")]] int PyInitConfig_HasOption(PyInitConfig *config, const char *name);
[[reflint::error(-1), reflint::exception(none), reflint::no_gil, reflint::since("3.14")]]
int PyInitConfig_SetInt(PyInitConfig *config, const char *name, int64_t value);
[[reflint::error(-1), reflint::exception(none), reflint::no_gil, reflint::since("3.14")]]
int PyInitConfig_SetStr(PyInitConfig *config, const char *name, const char *value);
[[reflint::error(-1), reflint::exception(none), reflint::no_gil, reflint::since("3.14")]]
int PyInitConfig_SetStrList(PyInitConfig *config, const char *name, size_t length, char *const *items);
[[reflint::no_gil]] void PyPreConfig_InitIsolatedConfig(PyPreConfig *preconfig);
[[reflint::no_gil]] void PyPreConfig_InitPythonConfig(PyPreConfig *preconfig);
[[reflint::no_gil]] PyStatus PyWideStringList_Append(PyWideStringList *list, const wchar_t *item);
[[reflint::no_gil]] PyStatus PyWideStringList_Insert(PyWideStringList *list, Py_ssize_t index, const wchar_t *item);

/* ---- sys ------------------------------------------------------------------------------------------------- */

[[reflint::error(ambiguous), reflint::no_gil]] int PySys_AddAuditHook(Py_AuditHookFunction hook, void *userData);
[[reflint::until("3.13")]] void PySys_AddWarnOption(const wchar_t *s);
[[reflint::until("3.13")]] void PySys_AddWarnOptionUnicode(PyObject *unicode);
[[reflint::until("3.13")]] void PySys_AddXOption(const wchar_t *s);
[[reflint::error(nonzero), reflint::runs_code]]
int PySys_Audit(const char *event, [[reflint::format(build)]] const char *format, ...);
[[reflint::error(nonzero), reflint::runs_code, reflint::since("3.13")]]
int PySys_AuditTuple(const char *event, PyObject *args);
[[reflint::runs_code]] void PySys_FormatStderr([[reflint::format(printf)]] const char *format, ...);
[[reflint::runs_code]] void PySys_FormatStdout([[reflint::format(printf)]] const char *format, ...);
[[reflint::new, reflint::runs_code, reflint::since("3.15")]] PyObject *PySys_GetAttr(PyObject *name);
[[reflint::new, reflint::runs_code, reflint::since("3.15")]] PyObject *PySys_GetAttrString(const char *name);
[[reflint::borrowed, reflint::nullable]] PyObject *PySys_GetObject(const char *name);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.15")]]
int PySys_GetOptionalAttr(PyObject *name, [[reflint::out_found]] PyObject **result);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.15")]]
int PySys_GetOptionalAttrString(const char *name, [[reflint::out_found]] PyObject **result);
[[reflint::borrowed]] PyObject *PySys_GetXOptions(void);
[[reflint::until("3.13")]] int PySys_HasWarnOptions(void);
[[reflint::until("3.15")]] void PySys_ResetWarnOptions(void);
[[reflint::runs_code]] void PySys_SetArgv(int argc, wchar_t **argv);
[[reflint::runs_code]] void PySys_SetArgvEx(int argc, wchar_t **argv, int updatepath);
[[reflint::error(-1), reflint::runs_code]]
int PySys_SetObject(const char *name, [[reflint::stores, reflint::nullable]] PyObject *v);
[[reflint::runs_code, reflint::until("3.13")]] void PySys_SetPath(const wchar_t *path);
[[reflint::runs_code]] void PySys_WriteStderr(const char *format, ...);
[[reflint::runs_code]] void PySys_WriteStdout(const char *format, ...);
[[reflint::borrowed, reflint::nullable, reflint::exception(maybe), reflint::runs_code(maybe), reflint::since("3.10"),
  reflint::until("3.13")]]
PyObject *_PySys_GetAttr(PyThreadState *tstate, PyObject *name);
[[reflint::borrowed, reflint::nullable, reflint::runs_code(maybe), reflint::until("3.11")]]
PyObject *_PySys_GetObjectId(_Py_Identifier *key);

/* ---- files and the operating system ---------------------------------------------------------------------- */

[[reflint::new, reflint::runs_code]]
PyObject *PyFile_FromFd(int fd, const char *name, const char *mode, int buffering, const char *encoding,
    const char *errors, const char *newline, int closefd);
[[reflint::new, reflint::runs_code]] PyObject *PyFile_GetLine(PyObject *p, int n);
[[reflint::new, reflint::runs_code]] PyObject *PyFile_NewStdPrinter(int fd);
[[reflint::new, reflint::runs_code]] PyObject *PyFile_OpenCode(const char *path);
[[reflint::new, reflint::runs_code]] PyObject *PyFile_OpenCodeObject([[reflint::nonnull]] PyObject *path);
[[reflint::error(ambiguous), reflint::runs_code]]
int PyFile_SetOpenCodeHook(Py_OpenCodeHookFunction hook, void *userData);
[[reflint::error(-1), reflint::runs_code]] int PyFile_WriteObject(PyObject *obj, PyObject *p, int flags);
[[reflint::error(-1), reflint::runs_code]] int PyFile_WriteString(const char *s, PyObject *p);
[[reflint::runs_code]] void PyOS_AfterFork(void);
[[reflint::runs_code]] void PyOS_AfterFork_Child(void);
[[reflint::runs_code]] void PyOS_AfterFork_Parent(void);
[[reflint::runs_code]] void PyOS_BeforeFork(void);
int PyOS_CheckStack(void);
[[reflint::new, reflint::runs_code]] PyObject *PyOS_FSPath(PyObject *path);
[[reflint::until("3.10")]] void PyOS_InitInterrupts(void);
int PyOS_InterruptOccurred(void);
[[reflint::alloc("PyMem_Free"), reflint::error(ambiguous)]]
char *PyOS_Readline(FILE *sys_stdin, FILE *sys_stdout, const char *prompt);
[[reflint::alloc("PyMem_Free")]]
char *PyOS_double_to_string(double val, char format_code, int precision, int flags,
    [[reflint::out, reflint::nullable]] int *ptype);
PyOS_sighandler_t PyOS_getsig(int i);
[[reflint::no_gil]] int PyOS_mystricmp(const char *str1, const char *str2);
[[reflint::no_gil]] int PyOS_mystrnicmp(const char *str1, const char *str2, Py_ssize_t size);
PyOS_sighandler_t PyOS_setsig(int i, PyOS_sighandler_t h);
[[reflint::no_gil]] int PyOS_snprintf(char *str, size_t size, const char *format, ...);
[[reflint::no_gil, reflint::macro]] int PyOS_stricmp(const char *str1, const char *str2);
[[reflint::error(ambiguous), reflint::no_gil]]
double PyOS_string_to_double(const char *s, [[reflint::out]] char **endptr, PyObject *overflow_exception);
[[reflint::no_gil, reflint::macro]] int PyOS_strnicmp(const char *str1, const char *str2, Py_ssize_t size);
[[reflint::no_gil]] long PyOS_strtol(const char *str, [[reflint::out]] char **ptr, int base);
[[reflint::no_gil]] unsigned long PyOS_strtoul(const char *str, [[reflint::out]] char **ptr, int base);
[[reflint::no_gil]] int PyOS_vsnprintf(char *str, size_t size, const char *format, va_list va);
[[reflint::error(-1), reflint::exception(none)]] int PySignal_SetWakeupFd(int fd);
[[reflint::alloc("PyMem_RawFree"), reflint::exception(none), reflint::no_gil]]
wchar_t *Py_DecodeLocale(const char *arg, [[reflint::out, reflint::nullable]] size_t *size);
[[reflint::alloc("PyMem_Free"), reflint::exception(none), reflint::no_gil]]
char *Py_EncodeLocale(const wchar_t *text, [[reflint::out, reflint::nullable]] size_t *error_pos);
int Py_FdIsInteractive(FILE *fp, const char *filename);
[[reflint::error(NULL), reflint::exception(none)]]
char *Py_UniversalNewlineFgets(char *buf, int n, FILE *stream, [[reflint::nullable]] PyObject *fobj);
[[reflint::since("3.14")]] int Py_fclose(FILE *file);
[[reflint::alloc("Py_fclose"), reflint::since("3.14")]] FILE *Py_fopen(PyObject *path, const char *mode);

/* ---- life of the interpreter ----------------------------------------------------------------------------- */

[[reflint::error(-1), reflint::since("3.13")]]
int PyUnstable_AtExit(PyInterpreterState *interp, atexit_datacallbackfunc func, void *data);
[[reflint::error(-1), reflint::exception(none), reflint::since("3.13")]]
int PyUnstable_CopyPerfMapFile(const char *parent_filename);
[[reflint::error(NULL), reflint::exception(none), reflint::since("3.15")]]
const char *PyUnstable_DumpTraceback(int fd, PyThreadState *tstate);
[[reflint::error(NULL), reflint::exception(none), reflint::since("3.15")]]
const char *PyUnstable_DumpTracebackThreads(int fd, PyInterpreterState *interp, PyThreadState *current_tstate,
    Py_ssize_t max_threads);
[[reflint::new, reflint::error(ambiguous), reflint::since("3.13"), reflint::until("3.14")]]
PyObject *PyUnstable_InterpreterState_GetMainModule(PyInterpreterState *interp);
[[reflint::since("3.12")]] void PyUnstable_PerfMapState_Fini(void);
[[reflint::error(-1), reflint::exception(none), reflint::since("3.12")]] int PyUnstable_PerfMapState_Init(void);
[[reflint::since("3.13")]] int PyUnstable_PerfTrampoline_CompileCode(PyCodeObject *code);
[[reflint::since("3.13")]] int PyUnstable_PerfTrampoline_SetPersistAfterFork(int enable);
[[reflint::since("3.12")]] int PyUnstable_Type_AssignVersionTag(PyTypeObject *type);
[[reflint::error(-1), reflint::exception(none), reflint::macro, reflint::since("3.15")]]
Py_hash_t PyUnstable_Unicode_GET_CACHED_HASH([[reflint::nonnull]] PyObject *str);
[[reflint::error(-1), reflint::exception(none), reflint::since("3.12")]]
int PyUnstable_WritePerfMapEntry(const void *code_addr, size_t code_size, const char *entry_name);
[[reflint::error(-1), reflint::exception(none), reflint::no_gil]]
int Py_AddPendingCall(int (*func)(void *), void *arg);
[[reflint::error(-1), reflint::exception(none)]] int Py_AtExit(void (*func)(void));
[[reflint::runs_code]] int Py_BytesMain(int argc, char **argv);
[[reflint::runs_code, reflint::gil(unclear)]] void Py_Finalize(void);
[[reflint::error(-1), reflint::exception(none), reflint::runs_code, reflint::gil(unclear)]] int Py_FinalizeEx(void);
[[reflint::runs_code]] int Py_FrozenMain(int argc, char **argv);
void Py_GetArgcArgv([[reflint::out]] int *argc, wchar_t ***argv);
[[reflint::returns_nonnull]] const char *Py_GetBuildInfo(void);
[[reflint::returns_nonnull]] const char *Py_GetCompiler(void);
[[reflint::returns_nonnull]] const char *Py_GetCopyright(void);
[[reflint::error(NULL), reflint::exception(none), reflint::until("3.15")]] wchar_t *Py_GetExecPrefix(void);
[[reflint::error(NULL), reflint::exception(none), reflint::until("3.15")]] wchar_t *Py_GetPath(void);
[[reflint::returns_nonnull]] const char *Py_GetPlatform(void);
[[reflint::error(NULL), reflint::exception(none), reflint::until("3.15")]] wchar_t *Py_GetPrefix(void);
[[reflint::error(NULL), reflint::exception(none), reflint::until("3.15")]] wchar_t *Py_GetProgramFullPath(void);
[[reflint::error(NULL), reflint::exception(none), reflint::until("3.15")]] wchar_t *Py_GetProgramName(void);
[[reflint::error(NULL), reflint::exception(none), reflint::until("3.15")]] wchar_t *Py_GetPythonHome(void);
int Py_GetRecursionLimit(void);
[[reflint::returns_nonnull]] const char *Py_GetVersion(void);
[[reflint::runs_code, reflint::gil(unclear), reflint::no_gil]] void Py_Initialize(void);
[[reflint::runs_code, reflint::gil(unclear), reflint::no_gil]] void Py_InitializeEx(int initsigs);
[[reflint::runs_code, reflint::gil(unclear), reflint::no_gil]] PyStatus Py_InitializeFromConfig(const PyConfig *config);
[[reflint::error(-1), reflint::exception(none), reflint::runs_code, reflint::no_gil, reflint::since("3.14")]]
int Py_InitializeFromInitConfig(PyInitConfig *config);
[[reflint::no_gil, reflint::since("3.13")]] int Py_IsFinalizing(void);
[[reflint::no_gil]] int Py_IsInitialized(void);
[[reflint::runs_code]] int Py_Main(int argc, wchar_t **argv);
[[reflint::error(-1), reflint::runs_code]] int Py_MakePendingCalls(void);
[[reflint::no_gil]] PyStatus Py_PreInitialize(const PyPreConfig *preconfig);
[[reflint::no_gil]] PyStatus Py_PreInitializeFromArgs(const PyPreConfig *preconfig, Py_ssize_t argc, wchar_t **argv);
[[reflint::no_gil]]
PyStatus Py_PreInitializeFromBytesArgs(const PyPreConfig *preconfig, Py_ssize_t argc, char **argv);
[[reflint::runs_code]] int Py_RunMain(void);
[[reflint::until("3.13")]] void Py_SetPath(const wchar_t *text);
[[reflint::no_gil]] void Py_SetProgramName(const wchar_t *name);
[[reflint::no_gil]] void Py_SetPythonHome(const wchar_t *home);
void Py_SetRecursionLimit(int new_limit);
[[reflint::error(nonzero), reflint::until("3.13")]]
int Py_SetStandardStreamEncoding(const char *encoding, const char *errors);
[[reflint::runs_code(maybe)]] PyStatus _Py_InitializeMain(void);
