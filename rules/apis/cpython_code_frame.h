/* Code, frames, generators, evaluation, compilation. */

/* ---- code ------------------------------------------------------------------------------------------------ */

[[reflint::new, reflint::macro, reflint::until("3.10")]]
PyCodeObject *PyAST_Compile(void *mod, void *s, void *f, void *ar);
[[reflint::new, reflint::until("3.10")]]
PyCodeObject *PyAST_CompileEx(_mod *mod, const char *filename, PyCompilerFlags *flags, int optimize, PyArena *arena);
[[reflint::new, reflint::until("3.10")]]
PyCodeObject *PyAST_CompileObject(_mod *mod, PyObject *filename, PyCompilerFlags *flags, int optimize,
    PyArena *arena);
[[reflint::error(-1), reflint::since("3.12")]] int PyCode_AddWatcher(PyCode_WatchCallback callback);
[[reflint::error(-1), reflint::exception(none)]]
int PyCode_Addr2Line([[reflint::nonnull]] PyCodeObject *co, int byte_offset);
[[reflint::since("3.11")]]
int PyCode_Addr2Location([[reflint::nonnull]] PyCodeObject *co, int byte_offset, [[reflint::out]] int *start_line,
    [[reflint::out]] int *start_column, [[reflint::out]] int *end_line, [[reflint::out]] int *end_column);
[[reflint::macro]] int PyCode_Check([[reflint::nonnull]] PyObject *co);
[[reflint::error(-1), reflint::since("3.12")]] int PyCode_ClearWatcher(int watcher_id);
[[reflint::new, reflint::since("3.11")]] PyObject *PyCode_GetCellvars([[reflint::nonnull]] PyCodeObject *co);
[[reflint::new, reflint::since("3.11")]] PyObject *PyCode_GetCode([[reflint::nonnull]] PyCodeObject *co);
[[reflint::macro, reflint::since("3.13")]] int PyCode_GetFirstFree(PyCodeObject *op);
[[reflint::new, reflint::since("3.11")]] PyObject *PyCode_GetFreevars([[reflint::nonnull]] PyCodeObject *co);
[[reflint::macro]] Py_ssize_t PyCode_GetNumFree(PyCodeObject *co);
[[reflint::new, reflint::since("3.11")]] PyObject *PyCode_GetVarnames([[reflint::nonnull]] PyCodeObject *co);
[[reflint::makes("PyCode_Type"), reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyCodeObject *PyCode_New(int a, int b, int c, int d, int e, PyObject *f, PyObject *g, PyObject *h, PyObject *i,
    PyObject *j, PyObject *k, PyObject *l, PyObject *m, PyObject *n, int o, PyObject *p, PyObject *q);
[[reflint::makes("PyCode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyCodeObject *PyCode_NewEmpty(const char *filename, const char *funcname, int firstlineno);
[[reflint::makes("PyCode_Type"), reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyCodeObject *PyCode_NewWithPosOnlyArgs(int a, int poac, int b, int c, int d, int e, PyObject *f, PyObject *g,
    PyObject *h, PyObject *i, PyObject *j, PyObject *k, PyObject *l, PyObject *m, PyObject *n, int o, PyObject *p,
    PyObject *q);
[[reflint::new, reflint::returns_nonnull]]
PyObject *PyCode_Optimize([[reflint::nonnull]] PyObject *code, PyObject *consts, PyObject *names,
    PyObject *lnotab_obj);
[[reflint::error(-1), reflint::exception(none)]] int PyCompile_OpcodeStackEffect(int opcode, int oparg);
[[reflint::error(-1), reflint::exception(none)]]
int PyCompile_OpcodeStackEffectWithJump(int opcode, int oparg, int jump);
[[reflint::new, reflint::until("3.10")]] PyCodeObject *PyNode_Compile(_node *ptr, const char *text);
[[reflint::error(-1), reflint::since("3.12")]]
int PyUnstable_Code_GetExtra(PyObject *code, Py_ssize_t index, [[reflint::out]] void **extra);
[[reflint::macro, reflint::since("3.13")]] int PyUnstable_Code_GetFirstFree(PyCodeObject *co);
[[reflint::new, reflint::runs_code(maybe), reflint::since("3.12")]]
PyCodeObject *PyUnstable_Code_New(int argcount, int kwonlyargcount, int nlocals, int stacksize, int flags,
    PyObject *code, PyObject *consts, PyObject *names, PyObject *varnames, PyObject *freevars, PyObject *cellvars,
    PyObject *filename, PyObject *name, PyObject *qualname, int firstlineno, PyObject *linetable,
    PyObject *exceptiontable);
[[reflint::new, reflint::runs_code(maybe), reflint::since("3.12")]]
PyCodeObject *PyUnstable_Code_NewWithPosOnlyArgs(int argcount, int posonlyargcount, int kwonlyargcount, int nlocals,
    int stacksize, int flags, PyObject *code, PyObject *consts, PyObject *names, PyObject *varnames,
    PyObject *freevars, PyObject *cellvars, PyObject *filename, PyObject *name, PyObject *qualname, int firstlineno,
    PyObject *linetable, PyObject *exceptiontable);
[[reflint::error(-1), reflint::since("3.12")]]
int PyUnstable_Code_SetExtra(PyObject *code, Py_ssize_t index, void *extra);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *Py_CompileString(const char *str, const char *filename, int start);
[[reflint::new, reflint::runs_code]]
PyObject *Py_CompileStringExFlags(const char *str, const char *filename, int start, PyCompilerFlags *flags,
    int optimize);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *Py_CompileStringFlags(const char *str, const char *filename, int start, PyCompilerFlags *flags);
[[reflint::new, reflint::runs_code]]
PyObject *Py_CompileStringObject(const char *str, PyObject *filename, int start, PyCompilerFlags *flags,
    int optimize);
[[reflint::error(NULL), reflint::until("3.10")]]
symtable *Py_SymtableString(const char *str, const char *filename, int start);
[[reflint::error(NULL), reflint::until("3.10")]]
symtable *Py_SymtableStringObject(const char *str, PyObject *filename, int start);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.15")]]
PyObject *_PyCode_ConstantKey([[reflint::nonnull]] PyObject *obj);

/* ---- frames ---------------------------------------------------------------------------------------------- */

[[reflint::until("3.9")]] int PyFrame_ClearFreeList(void);
[[reflint::macro, reflint::since("3.12")]] int PyFrameLocalsProxy_Check([[reflint::nonnull]] PyObject *obj);
[[reflint::returns_nonnull, reflint::until("3.11")]] PyTryBlock *PyFrame_BlockPop(PyFrameObject *obj);
[[reflint::until("3.11")]] void PyFrame_BlockSetup(PyFrameObject *obj, int value, int value2, int value3);
[[reflint::macro]] int PyFrame_Check([[reflint::nonnull]] PyObject *obj);
[[reflint::runs_code(maybe)]] void PyFrame_FastToLocals(PyFrameObject *f);
[[reflint::error(-1), reflint::runs_code(maybe)]] int PyFrame_FastToLocalsWithError(PyFrameObject *f);
[[reflint::new, reflint::nullable, reflint::since("3.9")]] PyFrameObject *PyFrame_GetBack(PyFrameObject *frame);
[[reflint::new, reflint::returns_nonnull, reflint::since("3.11")]]
PyObject *PyFrame_GetBuiltins(PyFrameObject *frame);
[[reflint::new, reflint::returns_nonnull, reflint::since("3.9")]] PyCodeObject *PyFrame_GetCode(PyFrameObject *frame);
[[reflint::new, reflint::nullable, reflint::since("3.11")]] PyObject *PyFrame_GetGenerator(PyFrameObject *frame);
[[reflint::new, reflint::returns_nonnull, reflint::since("3.11")]] PyObject *PyFrame_GetGlobals(PyFrameObject *frame);
[[reflint::error(-1), reflint::exception(none), reflint::since("3.11")]] int PyFrame_GetLasti(PyFrameObject *frame);
int PyFrame_GetLineNumber(PyFrameObject *frame);
[[reflint::new, reflint::kept, reflint::since("3.11")]] PyObject *PyFrame_GetLocals(PyFrameObject *frame);
[[reflint::new, reflint::runs_code(maybe), reflint::since("3.12")]]
PyObject *PyFrame_GetVar(PyFrameObject *frame, PyObject *name);
[[reflint::new, reflint::runs_code(maybe), reflint::since("3.12")]]
PyObject *PyFrame_GetVarString(PyFrameObject *frame, const char *name);
[[reflint::runs_code(maybe)]] void PyFrame_LocalsToFast(PyFrameObject *f, int clear);
[[reflint::new, reflint::runs_code(gc)]]
PyFrameObject *PyFrame_New(PyThreadState *tstate, [[reflint::stores]] PyCodeObject *code,
    [[reflint::stores]] PyObject *globals, [[reflint::stores]] PyObject *locals);
[[reflint::new, reflint::returns_nonnull, reflint::since("3.12")]]
PyObject *PyUnstable_InterpreterFrame_GetCode(_PyInterpreterFrame *frame);
[[reflint::since("3.12")]] int PyUnstable_InterpreterFrame_GetLasti(_PyInterpreterFrame *frame);
[[reflint::error(-1), reflint::exception(none), reflint::since("3.12")]]
int PyUnstable_InterpreterFrame_GetLine(_PyInterpreterFrame *frame);

/* ---- generators ------------------------------------------------------------------------------------------ */

[[reflint::macro, reflint::since("3.12")]] int PyAsyncGenASend_CheckExact(PyObject *op);
[[reflint::macro]] int PyAsyncGen_CheckExact([[reflint::nonnull]] PyObject *op);
[[reflint::new, reflint::runs_code(gc)]]
PyObject *PyAsyncGen_New([[reflint::steals]] PyFrameObject *frame, [[reflint::stores]] PyObject *name,
    [[reflint::stores]] PyObject *qualname);
[[reflint::macro]] int PyCoro_CheckExact([[reflint::nonnull]] PyObject *ob);
[[reflint::new, reflint::runs_code(gc)]]
PyObject *PyCoro_New([[reflint::steals]] PyFrameObject *frame, [[reflint::stores]] PyObject *name,
    [[reflint::stores]] PyObject *qualname);
[[reflint::macro]] int PyGen_Check([[reflint::nonnull]] PyObject *ob);
[[reflint::macro]] int PyGen_CheckExact([[reflint::nonnull]] PyObject *ob);
[[reflint::new, reflint::returns_nonnull, reflint::runs_code, reflint::since("3.12")]]
PyCodeObject *PyGen_GetCode(PyGenObject *gen);
[[reflint::new, reflint::runs_code(gc)]] PyObject *PyGen_New([[reflint::steals]] PyFrameObject *frame);
[[reflint::new, reflint::runs_code(gc)]]
PyObject *PyGen_NewWithQualName([[reflint::steals]] PyFrameObject *frame, [[reflint::stores]] PyObject *name,
    [[reflint::stores]] PyObject *qualname);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.11")]] PyObject *_PyCoro_GetAwaitableIter(PyObject *o);

/* ---- evaluation ------------------------------------------------------------------------------------------ */

[[reflint::gil(unclear), reflint::until("3.13")]] void PyEval_AcquireLock(void);
[[reflint::gil(attaches), reflint::no_gil]] void PyEval_AcquireThread(PyThreadState *tstate);
[[reflint::new, reflint::runs_code]] PyObject *PyEval_EvalCode(PyObject *co, PyObject *globals, PyObject *locals);
[[reflint::new, reflint::runs_code]]
PyObject *PyEval_EvalCodeEx(PyObject *co, PyObject *globals, PyObject *locals, PyObject *const *args, int argcount,
    PyObject *const *kws, int kwcount, PyObject *const *defs, int defcount, PyObject *kwdefs, PyObject *closure);
[[reflint::new, reflint::runs_code]] PyObject *PyEval_EvalFrame(PyFrameObject *f);
[[reflint::new, reflint::runs_code]] PyObject *PyEval_EvalFrameEx(PyFrameObject *f, int throwflag);
[[reflint::borrowed, reflint::returns_nonnull]] PyObject *PyEval_GetBuiltins(void);
[[reflint::borrowed, reflint::nullable]] PyFrameObject *PyEval_GetFrame(void);
[[reflint::new, reflint::runs_code(maybe), reflint::since("3.13")]] PyObject *PyEval_GetFrameBuiltins(void);
[[reflint::new, reflint::since("3.13")]] PyObject *PyEval_GetFrameGlobals(void);
[[reflint::new, reflint::runs_code(maybe), reflint::since("3.13")]] PyObject *PyEval_GetFrameLocals(void);
[[reflint::interior("func"), reflint::returns_nonnull]] const char *PyEval_GetFuncDesc(PyObject *func);
[[reflint::interior("func"), reflint::returns_nonnull]] const char *PyEval_GetFuncName(PyObject *func);
[[reflint::borrowed, reflint::nullable]] PyObject *PyEval_GetGlobals(void);
[[reflint::borrowed, reflint::error(ambiguous)]] PyObject *PyEval_GetLocals(void);
void PyEval_InitThreads(void);
int PyEval_MergeCompilerFlags(PyCompilerFlags *cf);
[[reflint::gil(unclear), reflint::until("3.13")]] void PyEval_ReleaseLock(void);
[[reflint::gil(detaches)]] void PyEval_ReleaseThread(PyThreadState *tstate);
[[reflint::gil(attaches), reflint::no_gil]] void PyEval_RestoreThread([[reflint::ends]] PyThreadState *tstate);
[[reflint::handle("PyEval_RestoreThread"), reflint::gil(detaches), reflint::returns_nonnull]]
PyThreadState *PyEval_SaveThread(void);
[[reflint::runs_code(decref)]]
void PyEval_SetProfile(Py_tracefunc func, [[reflint::stores, reflint::nullable]] PyObject *obj);
[[reflint::runs_code(decref), reflint::since("3.12")]]
void PyEval_SetProfileAllThreads(Py_tracefunc func, [[reflint::stores]] PyObject *obj);
[[reflint::runs_code(decref)]]
void PyEval_SetTrace(Py_tracefunc func, [[reflint::stores, reflint::nullable]] PyObject *obj);
[[reflint::runs_code(decref), reflint::since("3.12")]]
void PyEval_SetTraceAllThreads(Py_tracefunc func, [[reflint::stores]] PyObject *obj);
[[reflint::until("3.13")]] int PyEval_ThreadsInitialized(void);
[[reflint::error(-1), reflint::since("3.13")]]
int PyMonitoring_EnterScope(PyMonitoringState *state_array, [[reflint::out]] uint64_t *version,
    const uint8_t *event_types, Py_ssize_t length);
[[reflint::error(-1), reflint::since("3.13")]] int PyMonitoring_ExitScope(void);
[[reflint::error(-1), reflint::runs_code, reflint::macro, reflint::since("3.13"), reflint::until("3.14")]]
int PyMonitoring_FireBranchEvent(PyMonitoringState *state, PyObject *codelike, int32_t offset,
    PyObject *target_offset);
[[reflint::error(-1), reflint::runs_code, reflint::macro, reflint::since("3.14")]]
int PyMonitoring_FireBranchLeftEvent(PyMonitoringState *state, PyObject *codelike, int32_t offset,
    PyObject *target_offset);
[[reflint::error(-1), reflint::runs_code, reflint::macro, reflint::since("3.14")]]
int PyMonitoring_FireBranchRightEvent(PyMonitoringState *state, PyObject *codelike, int32_t offset,
    PyObject *target_offset);
[[reflint::error(-1), reflint::runs_code, reflint::macro, reflint::since("3.13")]]
int PyMonitoring_FireCRaiseEvent(PyMonitoringState *state, PyObject *codelike, int32_t offset);
[[reflint::error(-1), reflint::runs_code, reflint::macro, reflint::since("3.13")]]
int PyMonitoring_FireCReturnEvent(PyMonitoringState *state, PyObject *codelike, int32_t offset, PyObject *retval);
[[reflint::error(-1), reflint::runs_code, reflint::macro, reflint::since("3.13")]]
int PyMonitoring_FireCallEvent(PyMonitoringState *state, PyObject *codelike, int32_t offset, PyObject *callable,
    PyObject *arg0);
[[reflint::error(-1), reflint::runs_code, reflint::macro, reflint::since("3.13")]]
int PyMonitoring_FireExceptionHandledEvent(PyMonitoringState *state, PyObject *codelike, int32_t offset);
[[reflint::error(-1), reflint::runs_code, reflint::macro, reflint::since("3.13")]]
int PyMonitoring_FireJumpEvent(PyMonitoringState *state, PyObject *codelike, int32_t offset, PyObject *target_offset);
[[reflint::error(-1), reflint::runs_code, reflint::macro, reflint::since("3.13")]]
int PyMonitoring_FireLineEvent(PyMonitoringState *state, PyObject *codelike, int32_t offset, int lineno);
[[reflint::error(-1), reflint::runs_code, reflint::macro, reflint::since("3.13")]]
int PyMonitoring_FirePyResumeEvent(PyMonitoringState *state, PyObject *codelike, int32_t offset);
[[reflint::error(-1), reflint::runs_code, reflint::macro, reflint::since("3.13")]]
int PyMonitoring_FirePyReturnEvent(PyMonitoringState *state, PyObject *codelike, int32_t offset, PyObject *retval);
[[reflint::error(-1), reflint::runs_code, reflint::macro, reflint::since("3.13")]]
int PyMonitoring_FirePyStartEvent(PyMonitoringState *state, PyObject *codelike, int32_t offset);
[[reflint::error(-1), reflint::runs_code, reflint::macro, reflint::since("3.13")]]
int PyMonitoring_FirePyThrowEvent(PyMonitoringState *state, PyObject *codelike, int32_t offset);
[[reflint::error(-1), reflint::runs_code, reflint::macro, reflint::since("3.13")]]
int PyMonitoring_FirePyUnwindEvent(PyMonitoringState *state, PyObject *codelike, int32_t offset);
[[reflint::error(-1), reflint::runs_code, reflint::macro, reflint::since("3.13")]]
int PyMonitoring_FirePyYieldEvent(PyMonitoringState *state, PyObject *codelike, int32_t offset, PyObject *retval);
[[reflint::error(-1), reflint::runs_code, reflint::macro, reflint::since("3.13")]]
int PyMonitoring_FireRaiseEvent(PyMonitoringState *state, PyObject *codelike, int32_t offset);
[[reflint::error(-1), reflint::runs_code, reflint::macro, reflint::since("3.13")]]
int PyMonitoring_FireReraiseEvent(PyMonitoringState *state, PyObject *codelike, int32_t offset);
[[reflint::error(-1), reflint::runs_code, reflint::macro, reflint::since("3.13")]]
int PyMonitoring_FireStopIterationEvent(PyMonitoringState *state, PyObject *codelike, int32_t offset,
    PyObject *value);
[[reflint::error(-1), reflint::exception(none), reflint::runs_code, reflint::macro]]
int PyRun_AnyFile(FILE *fp, const char *filename);
[[reflint::error(-1), reflint::exception(none), reflint::runs_code, reflint::macro]]
int PyRun_AnyFileEx(FILE *fp, const char *filename, int closeit);
[[reflint::error(-1), reflint::exception(none), reflint::runs_code]]
int PyRun_AnyFileExFlags(FILE *fp, const char *filename, int closeit, PyCompilerFlags *flags);
[[reflint::error(-1), reflint::exception(none), reflint::runs_code, reflint::macro]]
int PyRun_AnyFileFlags(FILE *fp, const char *filename, PyCompilerFlags *flags);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyRun_File(FILE *fp, const char *filename, int start, PyObject *globals, PyObject *locals);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyRun_FileEx(FILE *fp, const char *filename, int start, PyObject *globals, PyObject *locals, int closeit);
[[reflint::new, reflint::runs_code]]
PyObject *PyRun_FileExFlags(FILE *fp, const char *filename, int start, PyObject *globals, PyObject *locals,
    int closeit, PyCompilerFlags *flags);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyRun_FileFlags(FILE *fp, const char *filename, int start, PyObject *globals, PyObject *locals,
    PyCompilerFlags *flags);
[[reflint::error(-1), reflint::exception(none), reflint::runs_code, reflint::macro]]
int PyRun_InteractiveLoop(FILE *fp, const char *filename);
[[reflint::error(-1), reflint::exception(none), reflint::runs_code]]
int PyRun_InteractiveLoopFlags(FILE *fp, const char *filename, PyCompilerFlags *flags);
[[reflint::error(-1), reflint::exception(none), reflint::runs_code, reflint::macro]]
int PyRun_InteractiveOne(FILE *fp, const char *filename);
[[reflint::error(-1), reflint::exception(none), reflint::runs_code]]
int PyRun_InteractiveOneFlags(FILE *fp, const char *filename, PyCompilerFlags *flags);
[[reflint::error(-1), reflint::runs_code]]
int PyRun_InteractiveOneObject(FILE *fp, PyObject *filename, PyCompilerFlags *flags);
[[reflint::error(-1), reflint::exception(none), reflint::runs_code, reflint::macro]]
int PyRun_SimpleFile(FILE *fp, const char *filename);
[[reflint::error(-1), reflint::exception(none), reflint::runs_code, reflint::macro]]
int PyRun_SimpleFileEx(FILE *fp, const char *filename, int closeit);
[[reflint::error(-1), reflint::exception(none), reflint::runs_code]]
int PyRun_SimpleFileExFlags(FILE *fp, const char *filename, int closeit, PyCompilerFlags *flags);
[[reflint::error(-1), reflint::exception(none), reflint::runs_code, reflint::macro]]
int PyRun_SimpleString(const char *command);
[[reflint::error(-1), reflint::exception(none), reflint::runs_code]]
int PyRun_SimpleStringFlags(const char *command, PyCompilerFlags *flags);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyRun_String(const char *str, int start, PyObject *globals, PyObject *locals);
[[reflint::new, reflint::runs_code]]
PyObject *PyRun_StringFlags(const char *str, int start, PyObject *globals, PyObject *locals, PyCompilerFlags *flags);
[[reflint::error(-1), reflint::exception(none), reflint::since("3.12")]]
Py_ssize_t PyUnstable_Eval_RequestCodeExtraIndex(freefunc free);
[[reflint::new, reflint::runs_code(maybe)]]
PyObject *_PyEval_EvalFrameDefault(PyThreadState *tstate, _PyInterpreterFrame *f, int exc);
[[reflint::new, reflint::runs_code(maybe), reflint::since("3.10"), reflint::until("3.13")]]
PyObject *_PyEval_GetBuiltin([[reflint::nonnull]] PyObject *obj);

/* ---- marshal --------------------------------------------------------------------------------------------- */

[[reflint::new, reflint::runs_code]] PyObject *PyMarshal_ReadLastObjectFromFile(FILE *file);
[[reflint::error(-1), reflint::runs_code]] long PyMarshal_ReadLongFromFile(FILE *file);
[[reflint::new, reflint::runs_code]] PyObject *PyMarshal_ReadObjectFromFile(FILE *file);
[[reflint::new, reflint::runs_code]] PyObject *PyMarshal_ReadObjectFromString(const char *data, Py_ssize_t len);
[[reflint::error(-1), reflint::runs_code]] int PyMarshal_ReadShortFromFile(FILE *file);
[[reflint::runs_code]] void PyMarshal_WriteLongToFile(long value, FILE *file, int version);
[[reflint::runs_code]] void PyMarshal_WriteObjectToFile(PyObject *value, FILE *file, int version);
[[reflint::new, reflint::runs_code]] PyObject *PyMarshal_WriteObjectToString(PyObject *value, int version);
