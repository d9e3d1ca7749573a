/* NumPy's iterators and universal functions, 1.19 to 2.x: the iterator objects, NpyIter and ufuncobject.h. */

/* ---- types -------------------------------------------------------------------------------------------------- */

[[reflint::singleton, reflint::immortal]] extern PyTypeObject PyArrayIter_Type, PyArrayMultiIter_Type,
    PyArrayMapIter_Type, PyArrayNeighborhoodIter_Type, PyUFunc_Type;
typedef struct PyArrayIterObject PyArrayIterObject [[reflint::object]];
typedef struct PyArrayMultiIterObject PyArrayMultiIterObject [[reflint::object]];
typedef struct PyArrayMapIterObject PyArrayMapIterObject [[reflint::object]];
typedef struct PyArrayNeighborhoodIterObject PyArrayNeighborhoodIterObject [[reflint::object]];
typedef struct PyUFuncObject PyUFuncObject [[reflint::object]];

/* ---- iterators over one array ------------------------------------------------------------------------------- */

[[reflint::new, reflint::macro]] PyObject *PyArray_IterNew([[reflint::nonnull]] PyObject *arr);
[[reflint::new, reflint::macro]] PyObject *PyArray_IterAllButAxis([[reflint::nonnull]] PyObject *arr, int *axis);
[[reflint::new, reflint::macro]]
PyObject *PyArray_BroadcastToShape([[reflint::nonnull]] PyObject *arr, npy_intp const *dimensions, int nd);
[[reflint::macro]] int PyArrayIter_Check([[reflint::nonnull]] PyObject *op);
[[reflint::interior("iterator"), reflint::returns_nonnull, reflint::macro]]
void *PyArray_ITER_DATA([[reflint::nonnull]] PyObject *iterator);
int PyArray_ITER_NOTDONE([[reflint::nonnull]] PyObject *iterator);
[[reflint::statement]] void PyArray_ITER_RESET([[reflint::nonnull]] PyObject *iterator);
[[reflint::statement]] void PyArray_ITER_NEXT([[reflint::nonnull]] PyObject *iterator);
[[reflint::statement]] void PyArray_ITER_GOTO([[reflint::nonnull]] PyObject *iterator, npy_intp *destination);
[[reflint::statement]] void PyArray_ITER_GOTO1D([[reflint::nonnull]] PyObject *iterator, npy_intp index);

/* ---- iterators over several --------------------------------------------------------------------------------- */

[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_MultiIterNew(int num, ...);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_MultiIterFromObjects(PyObject **mps, int n, int nadd, ...);
[[reflint::macro]] int PyArrayMultiIter_Check([[reflint::nonnull]] PyObject *op);
[[reflint::error(-1), reflint::macro]] int PyArray_Broadcast([[reflint::nonnull]] PyArrayMultiIterObject *mit);
[[reflint::macro, reflint::note("-1 when no dimension is left")]]
int PyArray_RemoveSmallest([[reflint::nonnull]] PyArrayMultiIterObject *mit);
[[reflint::interior("multi"), reflint::returns_nonnull, reflint::macro]]
void *PyArray_MultiIter_DATA([[reflint::nonnull]] PyObject *multi, int i);
[[reflint::interior("multi"), reflint::returns_nonnull]]
npy_intp *PyArray_MultiIter_DIMS([[reflint::nonnull]] PyArrayMultiIterObject *multi);
[[reflint::interior("multi"), reflint::returns_nonnull]]
void **PyArray_MultiIter_ITERS([[reflint::nonnull]] PyArrayMultiIterObject *multi);
npy_intp PyArray_MultiIter_INDEX([[reflint::nonnull]] PyArrayMultiIterObject *multi);
int PyArray_MultiIter_NDIM([[reflint::nonnull]] PyArrayMultiIterObject *multi);
int PyArray_MultiIter_NUMITER([[reflint::nonnull]] PyArrayMultiIterObject *multi);
npy_intp PyArray_MultiIter_SIZE([[reflint::nonnull]] PyArrayMultiIterObject *multi);
int PyArray_MultiIter_NOTDONE([[reflint::nonnull]] PyObject *multi);
[[reflint::statement]] void PyArray_MultiIter_RESET([[reflint::nonnull]] PyObject *multi);
[[reflint::statement]] void PyArray_MultiIter_NEXT([[reflint::nonnull]] PyObject *multi);
[[reflint::statement]] void PyArray_MultiIter_NEXTi([[reflint::nonnull]] PyObject *multi, int i);
[[reflint::statement]] void PyArray_MultiIter_GOTO([[reflint::nonnull]] PyObject *multi, npy_intp *destination);
[[reflint::statement]] void PyArray_MultiIter_GOTO1D([[reflint::nonnull]] PyObject *multi, npy_intp index);

/* ---- neighbourhoods, and the iterator behind indexing ------------------------------------------------------- */

[[reflint::new, reflint::macro]]
PyObject *PyArray_NeighborhoodIterNew([[reflint::nonnull]] PyArrayIterObject *iter, const npy_intp *bounds, int mode,
    [[reflint::nullable]] PyArrayObject *fill_value);
int PyArrayNeighborhoodIter_Reset([[reflint::nonnull]] PyArrayNeighborhoodIterObject *iter);
int PyArrayNeighborhoodIter_Next([[reflint::nonnull]] PyArrayNeighborhoodIterObject *iter);
int PyArrayNeighborhoodIter_Next2D([[reflint::nonnull]] PyArrayNeighborhoodIterObject *iter);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_MapIterArray([[reflint::nonnull]] PyArrayObject *a, PyObject *index);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_MapIterArrayCopyIfOverlap([[reflint::nonnull]] PyArrayObject *a, PyObject *index, int copy_if_overlap,
    [[reflint::nullable]] PyArrayObject *extra_op);
[[reflint::macro]] void PyArray_MapIterNext([[reflint::nonnull]] PyArrayMapIterObject *mit);
[[reflint::runs_code(maybe), reflint::macro]]
void PyArray_MapIterSwapAxes([[reflint::nonnull]] PyArrayMapIterObject *mit,
    [[reflint::inout_replaces]] PyArrayObject **ret, int getmap);

/* ---- NpyIter: no object, released with NpyIter_Deallocate --------------------------------------------------- */

[[reflint::alloc("NpyIter_Deallocate"), reflint::runs_code, reflint::macro]]
NpyIter *NpyIter_New([[reflint::nonnull]] PyArrayObject *op, npy_uint32 flags, NPY_ORDER order, NPY_CASTING casting,
    [[reflint::nullable]] PyArray_Descr *dtype);
[[reflint::alloc("NpyIter_Deallocate"), reflint::runs_code, reflint::macro]]
NpyIter *NpyIter_MultiNew(int nop, PyArrayObject **op, npy_uint32 flags, NPY_ORDER order, NPY_CASTING casting,
    npy_uint32 *op_flags, [[reflint::nullable]] PyArray_Descr **op_dtypes);
[[reflint::alloc("NpyIter_Deallocate"), reflint::runs_code, reflint::macro]]
NpyIter *NpyIter_AdvancedNew(int nop, PyArrayObject **op, npy_uint32 flags, NPY_ORDER order, NPY_CASTING casting,
    npy_uint32 *op_flags, [[reflint::nullable]] PyArray_Descr **op_dtypes, int oa_ndim,
    [[reflint::nullable]] int **op_axes, [[reflint::nullable]] npy_intp const *itershape, npy_intp buffersize);
[[reflint::alloc("NpyIter_Deallocate"), reflint::macro]] NpyIter *NpyIter_Copy([[reflint::nonnull]] NpyIter *iter);
[[reflint::error(0), reflint::runs_code, reflint::macro, reflint::note("releases it when it fails, too")]]
int NpyIter_Deallocate([[reflint::frees, reflint::nullable]] NpyIter *iter);
[[reflint::error(0), reflint::exception(maybe), reflint::runs_code(maybe), reflint::macro,
  reflint::note("no exception where errmsg is given")]]
int NpyIter_Reset([[reflint::nonnull]] NpyIter *iter, [[reflint::out, reflint::nullable]] char **errmsg);
[[reflint::error(0), reflint::exception(maybe), reflint::runs_code(maybe), reflint::macro,
  reflint::note("no exception where errmsg is given")]]
int NpyIter_ResetBasePointers([[reflint::nonnull]] NpyIter *iter, char **baseptrs,
    [[reflint::out, reflint::nullable]] char **errmsg);
[[reflint::error(0), reflint::exception(maybe), reflint::runs_code(maybe), reflint::macro,
  reflint::note("no exception where errmsg is given")]]
int NpyIter_ResetToIterIndexRange([[reflint::nonnull]] NpyIter *iter, npy_intp istart, npy_intp iend,
    [[reflint::out, reflint::nullable]] char **errmsg);
[[reflint::error(NULL), reflint::exception(maybe), reflint::macro, reflint::note("no exception where errmsg is given")]]
NpyIter_IterNextFunc *NpyIter_GetIterNext([[reflint::nonnull]] NpyIter *iter,
    [[reflint::out, reflint::nullable]] char **errmsg);
[[reflint::error(NULL), reflint::exception(maybe), reflint::macro, reflint::note("no exception where errmsg is given")]]
NpyIter_GetMultiIndexFunc *NpyIter_GetGetMultiIndex([[reflint::nonnull]] NpyIter *iter,
    [[reflint::out, reflint::nullable]] char **errmsg);
[[reflint::error(0), reflint::macro]] int NpyIter_RemoveAxis([[reflint::nonnull]] NpyIter *iter, int axis);
[[reflint::error(0), reflint::macro]] int NpyIter_RemoveMultiIndex([[reflint::nonnull]] NpyIter *iter);
[[reflint::error(0), reflint::macro]] int NpyIter_EnableExternalLoop([[reflint::nonnull]] NpyIter *iter);
[[reflint::error(0), reflint::runs_code(maybe), reflint::macro]]
int NpyIter_GotoMultiIndex([[reflint::nonnull]] NpyIter *iter, npy_intp const *multi_index);
[[reflint::error(0), reflint::runs_code(maybe), reflint::macro]]
int NpyIter_GotoIndex([[reflint::nonnull]] NpyIter *iter, npy_intp index);
[[reflint::error(0), reflint::runs_code(maybe), reflint::macro]]
int NpyIter_GotoIterIndex([[reflint::nonnull]] NpyIter *iter, npy_intp iterindex);
[[reflint::error(0), reflint::macro]]
int NpyIter_GetShape([[reflint::nonnull]] NpyIter *iter, [[reflint::out]] npy_intp *outshape);
[[reflint::error(0), reflint::macro]]
int NpyIter_CreateCompatibleStrides([[reflint::nonnull]] NpyIter *iter, npy_intp itemsize,
    [[reflint::out]] npy_intp *outstrides);
[[reflint::new, reflint::macro, reflint::note("only without buffering")]]
PyArrayObject *NpyIter_GetIterView([[reflint::nonnull]] NpyIter *iter, npy_intp i);
[[reflint::interior("iter"), reflint::returns_nonnull, reflint::macro,
  reflint::note("the arrays in it are borrowed from the iterator")]]
PyArrayObject **NpyIter_GetOperandArray([[reflint::nonnull]] NpyIter *iter);
[[reflint::interior("iter"), reflint::returns_nonnull, reflint::macro,
  reflint::note("the descriptors in it are borrowed from the iterator")]]
PyArray_Descr **NpyIter_GetDescrArray([[reflint::nonnull]] NpyIter *iter);
[[reflint::interior("iter"), reflint::returns_nonnull, reflint::macro, reflint::no_gil]]
char **NpyIter_GetDataPtrArray([[reflint::nonnull]] NpyIter *iter);
[[reflint::interior("iter"), reflint::returns_nonnull, reflint::macro, reflint::no_gil]]
char **NpyIter_GetInitialDataPtrArray([[reflint::nonnull]] NpyIter *iter);
[[reflint::interior("iter"), reflint::nullable, reflint::macro]]
npy_intp *NpyIter_GetIndexPtr([[reflint::nonnull]] NpyIter *iter);
[[reflint::interior("iter"), reflint::returns_nonnull, reflint::macro, reflint::no_gil]]
npy_intp *NpyIter_GetInnerStrideArray([[reflint::nonnull]] NpyIter *iter);
[[reflint::interior("iter"), reflint::returns_nonnull, reflint::macro, reflint::no_gil]]
npy_intp *NpyIter_GetInnerLoopSizePtr([[reflint::nonnull]] NpyIter *iter);
[[reflint::interior("iter"), reflint::macro]]
npy_intp *NpyIter_GetAxisStrideArray([[reflint::nonnull]] NpyIter *iter, int axis);
[[reflint::macro, reflint::no_gil]]
void NpyIter_GetInnerFixedStrideArray([[reflint::nonnull]] NpyIter *iter, [[reflint::out]] npy_intp *out_strides);
[[reflint::macro]] void NpyIter_GetReadFlags([[reflint::nonnull]] NpyIter *iter, [[reflint::out]] char *outreadflags);
[[reflint::macro]] void NpyIter_GetWriteFlags([[reflint::nonnull]] NpyIter *iter, [[reflint::out]] char *outwriteflags);
[[reflint::macro]]
void NpyIter_GetIterIndexRange([[reflint::nonnull]] NpyIter *iter, [[reflint::out]] npy_intp *istart,
    [[reflint::out]] npy_intp *iend);
[[reflint::macro]] npy_intp NpyIter_GetIterIndex([[reflint::nonnull]] NpyIter *iter);
[[reflint::macro]] npy_intp NpyIter_GetIterSize([[reflint::nonnull]] NpyIter *iter);
[[reflint::macro]] npy_intp NpyIter_GetBufferSize([[reflint::nonnull]] NpyIter *iter);
[[reflint::macro]] int NpyIter_GetNDim([[reflint::nonnull]] NpyIter *iter);
[[reflint::macro]] int NpyIter_GetNOp([[reflint::nonnull]] NpyIter *iter);
[[reflint::macro]] NPY_ARRAYMETHOD_FLAGS NpyIter_GetTransferFlags([[reflint::nonnull]] NpyIter *iter);
[[reflint::macro]] npy_bool NpyIter_HasDelayedBufAlloc([[reflint::nonnull]] NpyIter *iter);
[[reflint::macro]] npy_bool NpyIter_HasExternalLoop([[reflint::nonnull]] NpyIter *iter);
[[reflint::macro]] npy_bool NpyIter_HasIndex([[reflint::nonnull]] NpyIter *iter);
[[reflint::macro]] npy_bool NpyIter_HasMultiIndex([[reflint::nonnull]] NpyIter *iter);
[[reflint::macro]] npy_bool NpyIter_IsBuffered([[reflint::nonnull]] NpyIter *iter);
[[reflint::macro]] npy_bool NpyIter_IsFirstVisit([[reflint::nonnull]] NpyIter *iter, int iop);
[[reflint::macro]] npy_bool NpyIter_IsGrowInner([[reflint::nonnull]] NpyIter *iter);
[[reflint::macro]] npy_bool NpyIter_RequiresBuffering([[reflint::nonnull]] NpyIter *iter);
[[reflint::macro]] npy_bool NpyIter_IterationNeedsAPI([[reflint::nonnull]] NpyIter *iter);
[[reflint::macro]] void NpyIter_DebugPrint([[reflint::nonnull]] NpyIter *iter);

/* ---- universal functions: tables, names and documents stay the caller's and must live as long --------------- */

[[reflint::error(-1), reflint::runs_code]] int _import_umath(void);
[[reflint::error(-1), reflint::runs_code]] int PyUFunc_ImportUFuncAPI(void);
[[reflint::runs_code, reflint::note("returns NULL from the function that uses it when NumPy cannot be loaded")]]
void import_umath(void);
[[reflint::runs_code, reflint::note("returns ret from the function that uses it when NumPy cannot be loaded")]]
void import_umath1(int ret);
[[reflint::runs_code, reflint::note("returns ret from the function that uses it when NumPy cannot be loaded")]]
void import_umath2(int ret, const char *message);
[[reflint::runs_code, reflint::note("only sets an exception when NumPy cannot be loaded")]] void import_ufunc(void);
[[reflint::new, reflint::macro]]
PyObject *PyUFunc_FromFuncAndData([[reflint::stores_uncounted]] PyUFuncGenericFunction *func,
    [[reflint::stores_uncounted]] void *const *data, [[reflint::stores_uncounted]] const char *types, int ntypes,
    int nin, int nout, int identity, [[reflint::stores_uncounted]] const char *name,
    [[reflint::stores_uncounted, reflint::nullable]] const char *doc, int unused);
[[reflint::new, reflint::macro]]
PyObject *PyUFunc_FromFuncAndDataAndSignature([[reflint::stores_uncounted]] PyUFuncGenericFunction *func,
    [[reflint::stores_uncounted]] void *const *data, [[reflint::stores_uncounted]] const char *types, int ntypes,
    int nin, int nout, int identity, [[reflint::stores_uncounted]] const char *name,
    [[reflint::stores_uncounted, reflint::nullable]] const char *doc, int unused,
    [[reflint::nullable]] const char *signature);
[[reflint::new, reflint::macro]]
PyObject *PyUFunc_FromFuncAndDataAndSignatureAndIdentity([[reflint::stores_uncounted]] PyUFuncGenericFunction *func,
    [[reflint::stores_uncounted]] void **data, [[reflint::stores_uncounted]] char *types, int ntypes, int nin, int nout,
    int identity, [[reflint::stores_uncounted]] char *name, [[reflint::stores_uncounted, reflint::nullable]] char *doc,
    int unused, [[reflint::nullable]] char *signature, [[reflint::stores, reflint::nullable]] PyObject *identity_value);
[[reflint::error(-1), reflint::macro]]
int PyUFunc_RegisterLoopForType([[reflint::nonnull]] PyUFuncObject *ufunc, int usertype,
    PyUFuncGenericFunction function, int *arg_types, [[reflint::stores_uncounted]] void *data);
[[reflint::error(-1), reflint::macro]]
int PyUFunc_RegisterLoopForDescr([[reflint::nonnull]] PyUFuncObject *ufunc,
    [[reflint::nonnull]] PyArray_Descr *userdtype, PyUFuncGenericFunction function, PyArray_Descr **arg_dtypes,
    [[reflint::stores_uncounted]] void *data);
[[reflint::error(-1), reflint::exception(none), reflint::macro]]
int PyUFunc_ReplaceLoopBySignature([[reflint::nonnull]] PyUFuncObject *ufunc, PyUFuncGenericFunction newfunc,
    int *signature, [[reflint::out, reflint::nullable]] PyUFuncGenericFunction *oldfunc);
[[reflint::error(-1), reflint::macro]]
int PyUFunc_AddLoopFromSpec([[reflint::nonnull]] PyObject *ufunc, PyArrayMethod_Spec *spec);
[[reflint::error(-1), reflint::runs_code, reflint::macro]] int PyUFunc_AddLoopsFromSpecs(PyUFunc_LoopSlot *slots);
[[reflint::error(-1), reflint::macro]]
int PyUFunc_AddPromoter([[reflint::nonnull]] PyObject *ufunc, [[reflint::stores("ufunc")]] PyObject *DType_tuple,
    [[reflint::stores("ufunc")]] PyObject *promoter);
[[reflint::error(-1), reflint::macro]]
int PyUFunc_AddWrappingLoop([[reflint::nonnull]] PyObject *ufunc_obj, PyArray_DTypeMeta **new_dtypes,
    PyArray_DTypeMeta **wrapped_dtypes, PyArrayMethod_TranslateGivenDescriptors *translate_given_descrs,
    PyArrayMethod_TranslateLoopDescriptors *translate_loop_descrs);
[[reflint::error(-1), reflint::runs_code, reflint::macro, reflint::note("removed: fails since NumPy 1.19")]]
int PyUFunc_GenericFunction(PyUFuncObject *ufunc, PyObject *args, PyObject *kwds, PyArrayObject **op);
[[reflint::error(-1), reflint::runs_code, reflint::macro,
  reflint::note("out_dtypes is an array that receives new references")]]
int PyUFunc_DefaultTypeResolver(PyUFuncObject *ufunc, NPY_CASTING casting, PyArrayObject **operands,
    [[reflint::nullable]] PyObject *type_tup, [[reflint::out]] PyArray_Descr **out_dtypes);
[[reflint::error(-1), reflint::runs_code(maybe), reflint::macro]]
int PyUFunc_ValidateCasting(PyUFuncObject *ufunc, NPY_CASTING casting, PyArrayObject **operands,
    PyArray_Descr **dtypes);
[[reflint::macro]] int PyUFunc_SetUsesArraysAsData(void **data, size_t i);

/* ---- floating-point errors ---------------------------------------------------------------------------------- */

[[reflint::macro]] void PyUFunc_clearfperr(void);
[[reflint::macro]] int PyUFunc_getfperr(void);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyUFunc_checkfperr(int errmask, PyObject *errobj, int *first);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyUFunc_handlefperr(int errmask, PyObject *errobj, int retstatus, int *first);
[[reflint::error(-1), reflint::macro]]
int PyUFunc_GetPyValues(char *name, [[reflint::out]] int *bufsize, [[reflint::out]] int *errmask,
    [[reflint::out_new]] PyObject **errobj);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyUFunc_GiveFloatingpointErrors(const char *name, int fpe_errors);

/* ---- loops -------------------------------------------------------------------------------------------------- */

[[reflint::macro]] void PyUFunc_DD_D(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::macro]] void PyUFunc_D_D(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::macro]] void PyUFunc_FF_F(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::macro]]
void PyUFunc_FF_F_As_DD_D(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::macro]] void PyUFunc_F_F(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::macro]] void PyUFunc_F_F_As_D_D(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::macro]] void PyUFunc_GG_G(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::macro]] void PyUFunc_G_G(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::runs_code(maybe), reflint::macro]]
void PyUFunc_OO_O(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::runs_code(maybe), reflint::macro]]
void PyUFunc_OO_O_method(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::runs_code(maybe), reflint::macro]]
void PyUFunc_O_O(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::runs_code(maybe), reflint::macro]]
void PyUFunc_O_O_method(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::runs_code(maybe), reflint::macro]]
void PyUFunc_On_Om(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::macro]] void PyUFunc_d_d(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::macro]] void PyUFunc_dd_d(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::macro]] void PyUFunc_e_e(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::macro]] void PyUFunc_e_e_As_d_d(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::macro]] void PyUFunc_e_e_As_f_f(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::macro]] void PyUFunc_ee_e(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::macro]]
void PyUFunc_ee_e_As_dd_d(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::macro]]
void PyUFunc_ee_e_As_ff_f(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::macro]] void PyUFunc_f_f(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::macro]] void PyUFunc_f_f_As_d_d(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::macro]] void PyUFunc_ff_f(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::macro]]
void PyUFunc_ff_f_As_dd_d(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::macro]] void PyUFunc_g_g(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
[[reflint::macro]] void PyUFunc_gg_g(char **args, npy_intp const *dimensions, npy_intp const *steps, void *func);
