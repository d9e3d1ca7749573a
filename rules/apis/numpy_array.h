/* NumPy's arrays, 1.19 to 2.x: ndarrayobject.h, ndarraytypes.h and the multiarray table.
 * The functions are macros that call through a table. What an old NumPy lacks does no harm here; what a new one
 * dropped is kept, since code for the old ones is still about. */

/* ---- types -------------------------------------------------------------------------------------------------- */

[[reflint::singleton, reflint::immortal]] extern PyTypeObject PyArray_Type, PyArrayFlags_Type, PyBigArray_Type;
typedef struct PyArrayObject PyArrayObject [[reflint::object]];
typedef struct PyArrayObject_fields PyArrayObject_fields [[reflint::object]];
typedef struct PyArrayFlagsObject PyArrayFlagsObject [[reflint::object]];

/* ---- loading NumPy: the import macros hide a return --------------------------------------------------------- */

[[reflint::error(-1), reflint::runs_code]] int _import_array(void);
[[reflint::error(-1), reflint::runs_code]] int PyArray_ImportNumPyAPI(void);
[[reflint::runs_code, reflint::note("returns NULL from the function that uses it when NumPy cannot be loaded")]]
void import_array(void);
[[reflint::runs_code, reflint::note("returns ret from the function that uses it when NumPy cannot be loaded")]]
void import_array1(int ret);
[[reflint::runs_code, reflint::note("returns ret from the function that uses it when NumPy cannot be loaded")]]
void import_array2(const char *message, int ret);
[[reflint::macro, reflint::no_gil]] unsigned int PyArray_GetNDArrayCVersion(void);
[[reflint::macro, reflint::no_gil]] unsigned int PyArray_GetNDArrayCFeatureVersion(void);
[[reflint::macro, reflint::no_gil]] int PyArray_GetEndianness(void);

/* ---- new arrays: a descriptor that is given is stolen, on failure too --------------------------------------- */

[[reflint::new, reflint::macro]] PyObject *PyArray_SimpleNew(int nd, npy_intp const *dims, int typenum);
[[reflint::new, reflint::macro, reflint::note("the memory stays the caller's: PyArray_SetBaseObject names its owner")]]
PyObject *PyArray_SimpleNewFromData(int nd, npy_intp const *dims, int typenum,
    [[reflint::stores_uncounted]] void *data);
[[reflint::new, reflint::macro]]
PyObject *PyArray_SimpleNewFromDescr(int nd, npy_intp const *dims,
    [[reflint::steals, reflint::nullable]] PyArray_Descr *descr);
[[reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyObject *PyArray_New([[reflint::nonnull]] PyTypeObject *subtype, int nd, npy_intp const *dims, int type_num,
    npy_intp const *strides, [[reflint::stores_uncounted, reflint::nullable]] void *data, int itemsize, int flags,
    [[reflint::nullable]] PyObject *obj);
[[reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyObject *PyArray_NewFromDescr([[reflint::nonnull]] PyTypeObject *subtype,
    [[reflint::steals, reflint::nullable]] PyArray_Descr *descr, int nd, npy_intp const *dims, npy_intp const *strides,
    [[reflint::stores_uncounted, reflint::nullable]] void *data, int flags, [[reflint::nullable]] PyObject *obj);
[[reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyObject *PyArray_NewLikeArray([[reflint::nonnull]] PyArrayObject *prototype, NPY_ORDER order,
    [[reflint::steals, reflint::nullable]] PyArray_Descr *descr, int subok);
[[reflint::new, reflint::macro]]
PyObject *PyArray_Empty(int nd, npy_intp const *dims, [[reflint::steals, reflint::nullable]] PyArray_Descr *dtype,
    int fortran);
[[reflint::new, reflint::macro]] PyObject *PyArray_EMPTY(int nd, npy_intp const *dims, int typenum, int fortran);
[[reflint::new, reflint::macro]]
PyObject *PyArray_Zeros(int nd, npy_intp const *dims, [[reflint::steals, reflint::nullable]] PyArray_Descr *dtype,
    int fortran);
[[reflint::new, reflint::macro]] PyObject *PyArray_ZEROS(int nd, npy_intp const *dims, int typenum, int fortran);
[[reflint::new, reflint::macro]] PyObject *PyArray_Arange(double start, double stop, double step, int typenum);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_ArangeObj(PyObject *start, [[reflint::nullable]] PyObject *stop, [[reflint::nullable]] PyObject *step,
    [[reflint::nullable]] PyArray_Descr *descr);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_FromBuffer(PyObject *buf, [[reflint::steals, reflint::nullable]] PyArray_Descr *dtype, npy_intp count,
    npy_intp offset);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_FromFile(FILE *fp, [[reflint::steals, reflint::nullable]] PyArray_Descr *dtype, npy_intp num,
    [[reflint::nullable]] char *sep);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_FromString(char *string, npy_intp slen, [[reflint::steals, reflint::nullable]] PyArray_Descr *dtype,
    npy_intp num, [[reflint::nullable]] char *sep);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_FromIter(PyObject *obj, [[reflint::steals]] PyArray_Descr *dtype, npy_intp count);
[[reflint::new, reflint::macro, reflint::note("raises since NumPy 1.20")]]
PyObject *PyArray_FromDims(int nd, int *dims, int typenum);
[[reflint::new, reflint::macro]]
PyObject *PyArray_FromDimsAndData(int nd, int *dims, int typenum, [[reflint::stores_uncounted]] char *data);
[[reflint::new, reflint::macro]]
PyObject *PyArray_FromDimsAndDataAndDescr(int nd, int *dims, [[reflint::steals]] PyArray_Descr *descr,
    [[reflint::stores_uncounted]] char *data);

/* ---- arrays from objects ------------------------------------------------------------------------------------ */

[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_FromAny([[reflint::nonnull]] PyObject *op,
    [[reflint::steals, reflint::nullable]] PyArray_Descr *dtype, int min_depth, int max_depth, int requirements,
    [[reflint::nullable]] PyObject *context);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_CheckFromAny([[reflint::nonnull]] PyObject *op,
    [[reflint::steals, reflint::nullable]] PyArray_Descr *dtype, int min_depth, int max_depth, int requirements,
    [[reflint::nullable]] PyObject *context);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_FromArray([[reflint::nonnull]] PyArrayObject *op,
    [[reflint::steals, reflint::nullable]] PyArray_Descr *newtype, int requirements);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_FromScalar([[reflint::nonnull]] PyObject *scalar,
    [[reflint::steals, reflint::nullable]] PyArray_Descr *outcode);
[[reflint::new, reflint::runs_code, reflint::macro]] PyObject *PyArray_FROM_O([[reflint::nonnull]] PyObject *obj);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_FROM_OF([[reflint::nonnull]] PyObject *obj, int requirements);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_FROM_OT([[reflint::nonnull]] PyObject *obj, int typenum);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_FROM_OTF([[reflint::nonnull]] PyObject *obj, int typenum, int requirements);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_FROMANY([[reflint::nonnull]] PyObject *obj, int typenum, int min, int max, int requirements);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_FromObject([[reflint::nonnull]] PyObject *op, int typenum, int min_depth, int max_depth);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_CopyFromObject([[reflint::nonnull]] PyObject *op, int typenum, int min_depth, int max_depth);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_ContiguousFromAny([[reflint::nonnull]] PyObject *op, int typenum, int min_depth, int max_depth);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_ContiguousFromObject([[reflint::nonnull]] PyObject *op, int typenum, int min_depth, int max_depth);
[[reflint::new, reflint::runs_code, reflint::macro, reflint::note("NULL gives NULL; an array comes back as it is")]]
PyObject *PyArray_EnsureArray([[reflint::steals, reflint::nullable]] PyObject *op);
[[reflint::new, reflint::runs_code, reflint::macro, reflint::note("NULL gives NULL; an array comes back as it is")]]
PyObject *PyArray_EnsureAnyArray([[reflint::steals, reflint::nullable]] PyObject *op);
[[reflint::unknown, reflint::runs_code, reflint::macro,
  reflint::note("a new reference, or Py_NotImplemented without one")]]
PyObject *PyArray_FromInterface(PyObject *op);
[[reflint::unknown, reflint::runs_code, reflint::macro,
  reflint::note("a new reference, or Py_NotImplemented without one")]]
PyObject *PyArray_FromStructInterface(PyObject *op);
[[reflint::unknown, reflint::runs_code, reflint::macro,
  reflint::note("a new reference, or Py_NotImplemented without one")]]
PyObject *PyArray_FromArrayAttr(PyObject *op, [[reflint::nullable]] PyArray_Descr *dtype,
    [[reflint::nullable]] PyObject *context);
[[reflint::runs_code, reflint::note("assigns its last argument: a new reference, or Py_NotImplemented without one")]]
int PyArray_HasArrayInterface(PyObject *op, [[reflint::escapes]] PyObject *out);
[[reflint::runs_code, reflint::note("assigns its last argument: a new reference, or Py_NotImplemented without one")]]
int PyArray_HasArrayInterfaceType(PyObject *op, PyArray_Descr *dtype, PyObject *context,
    [[reflint::escapes]] PyObject *out);
[[reflint::error(-1), reflint::runs_code, reflint::macro, reflint::note("removed: fails since NumPy 1.19")]]
int PyArray_GetArrayParamsFromObject(PyObject *op, [[reflint::nullable]] PyArray_Descr *requested_dtype,
    npy_bool writeable, [[reflint::out_new]] PyArray_Descr **out_dtype, [[reflint::out]] int *out_ndim,
    [[reflint::out]] npy_intp *out_dims, [[reflint::out_new]] PyArrayObject **out_arr,
    [[reflint::nullable]] PyObject *context);
[[reflint::alloc("PyDataMem_FREE"), reflint::runs_code, reflint::macro,
  reflint::note("an array of new references; both the array and each of them is the caller's")]]
PyArrayObject **PyArray_ConvertToCommonType(PyObject *op, [[reflint::out]] int *n);

/* ---- a C array out of an object: *op becomes a new reference, PyArray_Free releases it ---------------------- */

[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyArray_AsCArray([[reflint::out_new, reflint::nonnull]] PyObject **op, [[reflint::out]] void *ptr,
    [[reflint::out]] npy_intp *dims, int nd, [[reflint::steals, reflint::nullable]] PyArray_Descr *typedescr);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyArray_As1D([[reflint::out_new]] PyObject **op, [[reflint::out]] char **ptr, [[reflint::out]] int *d1,
    int typecode);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyArray_As2D([[reflint::out_new]] PyObject **op, [[reflint::out]] char ***ptr, [[reflint::out]] int *d1,
    [[reflint::out]] int *d2, int typecode);
[[reflint::runs_code(decref), reflint::macro]] int PyArray_Free([[reflint::releases]] PyObject *op, void *ptr);

/* ---- results ------------------------------------------------------------------------------------------------ */

[[reflint::new, reflint::macro, reflint::note("a 0-d array becomes a scalar; NULL gives NULL")]]
PyObject *PyArray_Return([[reflint::steals, reflint::nullable]] PyArrayObject *arr);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_Scalar(void *data, [[reflint::nonnull]] PyArray_Descr *dtype, [[reflint::nullable]] PyObject *base);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_ToScalar(void *data, [[reflint::nonnull]] PyArrayObject *arr);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_GETITEM([[reflint::nonnull]] PyArrayObject *arr, [[reflint::nonnull]] void *itemptr);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyArray_SETITEM([[reflint::nonnull]] PyArrayObject *arr, [[reflint::nonnull]] void *itemptr,
    [[reflint::nonnull]] PyObject *obj);
[[reflint::new, reflint::runs_code, reflint::macro]] PyObject *PyArray_ToList([[reflint::nonnull]] PyArrayObject *self);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_ToString([[reflint::nonnull]] PyArrayObject *self, NPY_ORDER order);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyArray_ToFile([[reflint::nonnull]] PyArrayObject *self, FILE *fp, char *sep, char *format);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyArray_Dump(PyObject *self, PyObject *file, int protocol);
[[reflint::new, reflint::runs_code, reflint::macro]] PyObject *PyArray_Dumps(PyObject *self, int protocol);

/* ---- parts of an array -------------------------------------------------------------------------------------- */

[[reflint::interior("arr"), reflint::returns_nonnull, reflint::macro]]
void *PyArray_DATA([[reflint::nonnull]] PyArrayObject *arr);
[[reflint::interior("arr"), reflint::returns_nonnull, reflint::macro]]
char *PyArray_BYTES([[reflint::nonnull]] PyArrayObject *arr);
[[reflint::interior("obj"), reflint::returns_nonnull, reflint::macro]]
void *PyArray_GETPTR1([[reflint::nonnull]] PyArrayObject *obj, npy_intp i);
[[reflint::interior("obj"), reflint::returns_nonnull, reflint::macro]]
void *PyArray_GETPTR2([[reflint::nonnull]] PyArrayObject *obj, npy_intp i, npy_intp j);
[[reflint::interior("obj"), reflint::returns_nonnull, reflint::macro]]
void *PyArray_GETPTR3([[reflint::nonnull]] PyArrayObject *obj, npy_intp i, npy_intp j, npy_intp k);
[[reflint::interior("obj"), reflint::returns_nonnull, reflint::macro]]
void *PyArray_GETPTR4([[reflint::nonnull]] PyArrayObject *obj, npy_intp i, npy_intp j, npy_intp k, npy_intp l);
[[reflint::interior("obj"), reflint::returns_nonnull, reflint::macro]]
void *PyArray_GetPtr([[reflint::nonnull]] PyArrayObject *obj, npy_intp const *ind);
[[reflint::interior("arr"), reflint::returns_nonnull, reflint::macro]]
npy_intp *PyArray_DIMS([[reflint::nonnull]] PyArrayObject *arr);
[[reflint::interior("arr"), reflint::returns_nonnull, reflint::macro]]
npy_intp *PyArray_SHAPE([[reflint::nonnull]] PyArrayObject *arr);
[[reflint::interior("arr"), reflint::returns_nonnull, reflint::macro]]
npy_intp *PyArray_STRIDES([[reflint::nonnull]] PyArrayObject *arr);
[[reflint::borrowed("arr"), reflint::nullable, reflint::field("base")]]
PyObject *PyArray_BASE([[reflint::nonnull]] PyArrayObject *arr);
[[reflint::borrowed("arr"), reflint::returns_nonnull, reflint::field("descr")]]
PyArray_Descr *PyArray_DESCR([[reflint::nonnull]] PyArrayObject *arr);
[[reflint::borrowed("arr"), reflint::returns_nonnull, reflint::field("descr")]]
PyArray_Descr *PyArray_DTYPE([[reflint::nonnull]] PyArrayObject *arr);
[[reflint::borrowed("arr"), reflint::nullable, reflint::note("the capsule that owns the memory's allocator")]]
PyObject *PyArray_HANDLER([[reflint::nonnull]] PyArrayObject *arr);
int PyArray_NDIM([[reflint::nonnull]] const PyArrayObject *arr);
npy_intp PyArray_DIM([[reflint::nonnull]] const PyArrayObject *arr, int n);
npy_intp PyArray_STRIDE([[reflint::nonnull]] const PyArrayObject *arr, int n);
npy_intp PyArray_ITEMSIZE([[reflint::nonnull]] const PyArrayObject *arr);
npy_intp PyArray_SIZE([[reflint::nonnull]] PyArrayObject *arr);
npy_intp PyArray_NBYTES([[reflint::nonnull]] const PyArrayObject *arr);
int PyArray_TYPE([[reflint::nonnull]] const PyArrayObject *arr);
int PyArray_FLAGS([[reflint::nonnull]] const PyArrayObject *arr);
Py_ssize_t PyArray_REFCOUNT([[reflint::nonnull]] PyObject *obj);
[[reflint::macro]] npy_intp PyArray_Size([[reflint::nonnull]] PyObject *obj);
[[reflint::new, reflint::macro]] PyObject *PyArray_NewFlagsObject([[reflint::nullable]] PyObject *obj);

/* ---- the base, and copies that are written back ------------------------------------------------------------- */

[[reflint::error(-1), reflint::runs_code(decref), reflint::macro,
  reflint::note("once an array has a base it cannot get another")]]
int PyArray_SetBaseObject([[reflint::nonnull]] PyArrayObject *arr, [[reflint::steals("arr")]] PyObject *obj);
[[reflint::error(-1), reflint::runs_code(decref), reflint::macro]]
int PyArray_SetWritebackIfCopyBase([[reflint::nonnull]] PyArrayObject *arr,
    [[reflint::steals("arr")]] PyArrayObject *base);
[[reflint::error(-1), reflint::runs_code(decref), reflint::macro, reflint::note("removed in NumPy 2.0")]]
int PyArray_SetUpdateIfCopyBase([[reflint::nonnull]] PyArrayObject *arr,
    [[reflint::steals("arr")]] PyArrayObject *base);
[[reflint::error(-1), reflint::runs_code, reflint::macro, reflint::note("copies into the base, and releases it")]]
int PyArray_ResolveWritebackIfCopy([[reflint::nullable]] PyArrayObject *obj);
[[reflint::runs_code(decref), reflint::note("releases the base without copying into it")]]
void PyArray_DiscardWritebackIfCopy([[reflint::nullable]] PyArrayObject *obj);
[[reflint::runs_code(decref), reflint::statement, reflint::note("PyArray_DiscardWritebackIfCopy and Py_XDECREF")]]
void PyArray_XDECREF_ERR([[reflint::releases, reflint::nullable]] PyArrayObject *obj);
[[reflint::error(-1), reflint::macro]]
int PyArray_FailUnlessWriteable([[reflint::nonnull]] PyArrayObject *obj, const char *name);

/* ---- flags -------------------------------------------------------------------------------------------------- */

int PyArray_CHKFLAGS([[reflint::nonnull]] const PyArrayObject *arr, int flags);
void PyArray_ENABLEFLAGS([[reflint::nonnull]] PyArrayObject *arr, int flags);
void PyArray_CLEARFLAGS([[reflint::nonnull]] PyArrayObject *arr, int flags);
[[reflint::macro]] void PyArray_UpdateFlags([[reflint::nonnull]] PyArrayObject *arr, int flagmask);
int PyArray_ISCONTIGUOUS([[reflint::nonnull]] const PyArrayObject *arr);
int PyArray_IS_C_CONTIGUOUS([[reflint::nonnull]] const PyArrayObject *arr);
int PyArray_IS_F_CONTIGUOUS([[reflint::nonnull]] const PyArrayObject *arr);
int PyArray_ISFORTRAN([[reflint::nonnull]] const PyArrayObject *arr);
int PyArray_ISONESEGMENT([[reflint::nonnull]] const PyArrayObject *arr);
int PyArray_ISWRITEABLE([[reflint::nonnull]] const PyArrayObject *arr);
int PyArray_ISALIGNED([[reflint::nonnull]] const PyArrayObject *arr);
int PyArray_ISBEHAVED([[reflint::nonnull]] const PyArrayObject *arr);
int PyArray_ISBEHAVED_RO([[reflint::nonnull]] const PyArrayObject *arr);
int PyArray_ISCARRAY([[reflint::nonnull]] const PyArrayObject *arr);
int PyArray_ISCARRAY_RO([[reflint::nonnull]] const PyArrayObject *arr);
int PyArray_ISFARRAY([[reflint::nonnull]] const PyArrayObject *arr);
int PyArray_ISFARRAY_RO([[reflint::nonnull]] const PyArrayObject *arr);
int PyArray_ISNBO(char order);
int PyArray_ISNOTSWAPPED([[reflint::nonnull]] PyArrayObject *arr);
int PyArray_ISBYTESWAPPED([[reflint::nonnull]] PyArrayObject *arr);
int PyArray_FLAGSWAP([[reflint::nonnull]] PyArrayObject *arr, int flags);
int PyArray_SAFEALIGNEDCOPY([[reflint::nonnull]] PyArrayObject *arr);
int PyArray_FORTRAN_IF([[reflint::nonnull]] PyArrayObject *arr);

/* ---- what an array holds ------------------------------------------------------------------------------------ */

int PyArray_ISBOOL([[reflint::nonnull]] const PyArrayObject *obj);
int PyArray_ISUNSIGNED([[reflint::nonnull]] const PyArrayObject *obj);
int PyArray_ISSIGNED([[reflint::nonnull]] const PyArrayObject *obj);
int PyArray_ISINTEGER([[reflint::nonnull]] const PyArrayObject *obj);
int PyArray_ISFLOAT([[reflint::nonnull]] const PyArrayObject *obj);
int PyArray_ISNUMBER([[reflint::nonnull]] const PyArrayObject *obj);
int PyArray_ISSTRING([[reflint::nonnull]] const PyArrayObject *obj);
int PyArray_ISCOMPLEX([[reflint::nonnull]] const PyArrayObject *obj);
int PyArray_ISPYTHON([[reflint::nonnull]] const PyArrayObject *obj);
int PyArray_ISFLEXIBLE([[reflint::nonnull]] const PyArrayObject *obj);
int PyArray_ISDATETIME([[reflint::nonnull]] const PyArrayObject *obj);
int PyArray_ISUSERDEF([[reflint::nonnull]] const PyArrayObject *obj);
int PyArray_ISEXTENDED([[reflint::nonnull]] const PyArrayObject *obj);
int PyArray_ISOBJECT([[reflint::nonnull]] const PyArrayObject *obj);
int PyArray_ISVARIABLE([[reflint::nonnull]] const PyArrayObject *obj);
int PyArray_HASFIELDS([[reflint::nonnull]] const PyArrayObject *obj);
int PyArray_SAMESHAPE([[reflint::nonnull]] const PyArrayObject *a1, [[reflint::nonnull]] const PyArrayObject *a2);

/* ---- questions about objects -------------------------------------------------------------------------------- */

[[reflint::macro]] int PyArray_Check([[reflint::nonnull]] PyObject *op);
[[reflint::macro]] int PyArray_CheckExact([[reflint::nonnull]] PyObject *op);
[[reflint::macro]] int PyArray_IsZeroDim([[reflint::nonnull]] PyObject *op);
int PyArray_IsScalar([[reflint::nonnull]] PyObject *op, int cls);
[[reflint::macro]] int PyArray_CheckScalar([[reflint::nonnull]] PyObject *op);
[[reflint::macro]] int PyArray_CheckAnyScalar([[reflint::nonnull]] PyObject *op);
[[reflint::macro]] int PyArray_CheckAnyScalarExact([[reflint::nonnull]] PyObject *op);
[[reflint::macro]] int PyArray_IsAnyScalar([[reflint::nonnull]] PyObject *op);
[[reflint::macro]] int PyArray_IsPythonNumber([[reflint::nonnull]] PyObject *op);
[[reflint::macro]] int PyArray_IsPythonScalar([[reflint::nonnull]] PyObject *op);
[[reflint::macro]] int PyArray_IsIntegerScalar([[reflint::nonnull]] PyObject *op);
[[reflint::runs_code, reflint::macro]] double PyArray_GetPriority([[reflint::nonnull]] PyObject *obj, double def);
[[reflint::macro]] int PyArray_ElementStrides([[reflint::nonnull]] PyObject *obj);
[[reflint::error(ambiguous), reflint::runs_code, reflint::macro]] int PyArray_PyIntAsInt(PyObject *op);
[[reflint::error(ambiguous), reflint::runs_code, reflint::macro]] npy_intp PyArray_PyIntAsIntp(PyObject *op);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyArray_IntpFromSequence(PyObject *seq, [[reflint::out]] npy_intp *vals, int maxvals);
[[reflint::new, reflint::macro]] PyObject *PyArray_IntTupleFromIntp(int len, npy_intp const *vals);

/* ---- copying and filling ------------------------------------------------------------------------------------ */

[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyArray_CopyInto([[reflint::nonnull]] PyArrayObject *dest, [[reflint::nonnull]] PyArrayObject *src);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyArray_CopyAnyInto([[reflint::nonnull]] PyArrayObject *dest, [[reflint::nonnull]] PyArrayObject *src);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyArray_MoveInto([[reflint::nonnull]] PyArrayObject *dest, [[reflint::nonnull]] PyArrayObject *src);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyArray_CopyObject([[reflint::nonnull]] PyArrayObject *dest, [[reflint::nonnull]] PyObject *src);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_NewCopy([[reflint::nonnull]] PyArrayObject *old, NPY_ORDER order);
[[reflint::new, reflint::runs_code, reflint::macro]] PyObject *PyArray_Copy([[reflint::nonnull]] PyArrayObject *old);
[[reflint::new, reflint::runs_code, reflint::macro, reflint::note("the array itself where it is contiguous")]]
PyArrayObject *PyArray_GETCONTIGUOUS([[reflint::nonnull]] PyArrayObject *op);
[[reflint::new, reflint::runs_code, reflint::macro]] PyObject *PyArray_CopyAndTranspose(PyObject *op);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyArray_FillWithScalar([[reflint::nonnull]] PyArrayObject *arr, PyObject *obj);
[[reflint::runs_code, reflint::macro]]
void PyArray_FillObjectArray([[reflint::nonnull]] PyArrayObject *arr, [[reflint::stores("arr")]] PyObject *obj);
[[reflint::macro]] void PyArray_FILLWBYTE([[reflint::nonnull]] PyArrayObject *obj, int val);
[[reflint::runs_code(decref), reflint::macro, reflint::note("of the objects that the array holds")]]
int PyArray_INCREF([[reflint::nonnull]] PyArrayObject *op);
[[reflint::runs_code(decref), reflint::macro, reflint::note("of the objects that the array holds")]]
int PyArray_XDECREF([[reflint::nonnull]] PyArrayObject *op);

/* ---- views, fields and shapes ------------------------------------------------------------------------------- */

[[reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyObject *PyArray_View([[reflint::nonnull]] PyArrayObject *self,
    [[reflint::steals, reflint::nullable]] PyArray_Descr *dtype, [[reflint::nullable]] PyTypeObject *ptype);
[[reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyObject *PyArray_GetField([[reflint::nonnull]] PyArrayObject *self, [[reflint::steals]] PyArray_Descr *dtype,
    int offset);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyArray_SetField([[reflint::nonnull]] PyArrayObject *self, [[reflint::steals]] PyArray_Descr *dtype, int offset,
    PyObject *val);
[[reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyObject *PyArray_Byteswap([[reflint::nonnull]] PyArrayObject *self, npy_bool inplace);
[[reflint::new, reflint::runs_code(maybe), reflint::macro, reflint::note("Py_None")]]
PyObject *PyArray_Resize([[reflint::nonnull]] PyArrayObject *self, PyArray_Dims *newshape, int refcheck,
    NPY_ORDER order);
[[reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyObject *PyArray_Reshape([[reflint::nonnull]] PyArrayObject *self, PyObject *shape);
[[reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyObject *PyArray_Newshape([[reflint::nonnull]] PyArrayObject *self, PyArray_Dims *newshape, NPY_ORDER order);
[[reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyObject *PyArray_Squeeze([[reflint::nonnull]] PyArrayObject *self);
[[reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyObject *PyArray_SwapAxes([[reflint::nonnull]] PyArrayObject *self, int a1, int a2);
[[reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyObject *PyArray_Transpose([[reflint::nonnull]] PyArrayObject *self, [[reflint::nullable]] PyArray_Dims *permute);
[[reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyObject *PyArray_Flatten([[reflint::nonnull]] PyArrayObject *self, NPY_ORDER order);
[[reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyObject *PyArray_Ravel([[reflint::nonnull]] PyArrayObject *self, NPY_ORDER order);
[[reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyObject *PyArray_Diagonal([[reflint::nonnull]] PyArrayObject *self, int offset, int axis1, int axis2);
[[reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyObject *PyArray_CheckAxis([[reflint::nonnull]] PyArrayObject *arr, int *axis, int requirements);
[[reflint::macro]] void PyArray_RemoveAxesInPlace([[reflint::nonnull]] PyArrayObject *arr, const npy_bool *flags);
[[reflint::macro]]
npy_bool PyArray_CheckStrides(int elsize, int nd, npy_intp numbytes, npy_intp offset, npy_intp const *dims,
    npy_intp const *newstrides);
[[reflint::macro]]
void PyArray_CreateSortedStridePerm(int ndim, npy_intp const *strides,
    [[reflint::out]] npy_stride_sort_item *out_strideperm);
[[reflint::macro, reflint::no_gil]] int PyArray_CompareLists(npy_intp const *l1, npy_intp const *l2, int n);
[[reflint::macro, reflint::no_gil]] npy_intp PyArray_MultiplyList(npy_intp const *seq, int n);
[[reflint::macro, reflint::no_gil]] int PyArray_MultiplyIntList(int const *seq, int n);
[[reflint::macro, reflint::no_gil]] npy_intp PyArray_OverflowMultiplyList(npy_intp const *seq, int n);

/* ---- choosing and sorting ----------------------------------------------------------------------------------- */

[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_TakeFrom([[reflint::nonnull]] PyArrayObject *self, PyObject *indices, int axis,
    [[reflint::nullable]] PyArrayObject *ret, NPY_CLIPMODE clipmode);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_Take([[reflint::nonnull]] PyArrayObject *self, PyObject *indices, int axis);
[[reflint::new, reflint::runs_code, reflint::macro, reflint::note("Py_None")]]
PyObject *PyArray_PutTo([[reflint::nonnull]] PyArrayObject *self, PyObject *values, PyObject *indices,
    NPY_CLIPMODE clipmode);
[[reflint::new, reflint::runs_code, reflint::macro, reflint::note("Py_None")]]
PyObject *PyArray_Put([[reflint::nonnull]] PyArrayObject *self, PyObject *values, PyObject *indices);
[[reflint::new, reflint::runs_code, reflint::macro, reflint::note("Py_None")]]
PyObject *PyArray_PutMask([[reflint::nonnull]] PyArrayObject *self, PyObject *values, PyObject *mask);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_Repeat([[reflint::nonnull]] PyArrayObject *self, PyObject *op, int axis);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_Choose([[reflint::nonnull]] PyArrayObject *self, PyObject *op,
    [[reflint::nullable]] PyArrayObject *ret, NPY_CLIPMODE clipmode);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyArray_Sort([[reflint::nonnull]] PyArrayObject *self, int axis, NPY_SORTKIND kind);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_ArgSort([[reflint::nonnull]] PyArrayObject *self, int axis, NPY_SORTKIND kind);
[[reflint::new, reflint::runs_code, reflint::macro]] PyObject *PyArray_LexSort(PyObject *sort_keys, int axis);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_SearchSorted([[reflint::nonnull]] PyArrayObject *self, PyObject *values, NPY_SEARCHSIDE side,
    [[reflint::nullable]] PyObject *perm);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyArray_Partition([[reflint::nonnull]] PyArrayObject *self, [[reflint::nonnull]] PyArrayObject *ktharray, int axis,
    NPY_SELECTKIND which);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_ArgPartition([[reflint::nonnull]] PyArrayObject *self, [[reflint::nonnull]] PyArrayObject *ktharray,
    int axis, NPY_SELECTKIND which);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_Nonzero([[reflint::nonnull]] PyArrayObject *self);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
npy_intp PyArray_CountNonzero([[reflint::nonnull]] PyArrayObject *self);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_Compress([[reflint::nonnull]] PyArrayObject *self, PyObject *condition, int axis,
    [[reflint::nullable]] PyArrayObject *out);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_Where(PyObject *condition, [[reflint::nullable]] PyObject *x, [[reflint::nullable]] PyObject *y);

/* ---- computing: a given out comes back with a reference of its own ------------------------------------------ */

[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_ArgMax([[reflint::nonnull]] PyArrayObject *self, int axis, [[reflint::nullable]] PyArrayObject *out);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_ArgMin([[reflint::nonnull]] PyArrayObject *self, int axis, [[reflint::nullable]] PyArrayObject *out);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_Max([[reflint::nonnull]] PyArrayObject *self, int axis, [[reflint::nullable]] PyArrayObject *out);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_Min([[reflint::nonnull]] PyArrayObject *self, int axis, [[reflint::nullable]] PyArrayObject *out);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_Ptp([[reflint::nonnull]] PyArrayObject *self, int axis, [[reflint::nullable]] PyArrayObject *out);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_Mean([[reflint::nonnull]] PyArrayObject *self, int axis, int rtype,
    [[reflint::nullable]] PyArrayObject *out);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_Std([[reflint::nonnull]] PyArrayObject *self, int axis, int rtype,
    [[reflint::nullable]] PyArrayObject *out, int variance);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_Sum([[reflint::nonnull]] PyArrayObject *self, int axis, int rtype,
    [[reflint::nullable]] PyArrayObject *out);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_CumSum([[reflint::nonnull]] PyArrayObject *self, int axis, int rtype,
    [[reflint::nullable]] PyArrayObject *out);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_Prod([[reflint::nonnull]] PyArrayObject *self, int axis, int rtype,
    [[reflint::nullable]] PyArrayObject *out);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_CumProd([[reflint::nonnull]] PyArrayObject *self, int axis, int rtype,
    [[reflint::nullable]] PyArrayObject *out);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_All([[reflint::nonnull]] PyArrayObject *self, int axis, [[reflint::nullable]] PyArrayObject *out);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_Any([[reflint::nonnull]] PyArrayObject *self, int axis, [[reflint::nullable]] PyArrayObject *out);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_Trace([[reflint::nonnull]] PyArrayObject *self, int offset, int axis1, int axis2, int rtype,
    [[reflint::nullable]] PyArrayObject *out);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_Clip([[reflint::nonnull]] PyArrayObject *self, [[reflint::nullable]] PyObject *min,
    [[reflint::nullable]] PyObject *max, [[reflint::nullable]] PyArrayObject *out);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_Conjugate([[reflint::nonnull]] PyArrayObject *self, [[reflint::nullable]] PyArrayObject *out);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_Round([[reflint::nonnull]] PyArrayObject *self, int decimals,
    [[reflint::nullable]] PyArrayObject *out);
[[reflint::new, reflint::runs_code, reflint::macro]] PyObject *PyArray_Concatenate(PyObject *obj, int axis);
[[reflint::new, reflint::runs_code, reflint::macro]] PyObject *PyArray_InnerProduct(PyObject *obj1, PyObject *obj2);
[[reflint::new, reflint::runs_code, reflint::macro]] PyObject *PyArray_MatrixProduct(PyObject *obj1, PyObject *obj2);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_MatrixProduct2(PyObject *obj1, PyObject *obj2, [[reflint::nullable]] PyArrayObject *out);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_Correlate(PyObject *op1, PyObject *op2, int mode);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_Correlate2(PyObject *op1, PyObject *op2, int mode);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyArrayObject *PyArray_EinsteinSum(char *subscripts, npy_intp nop, PyArrayObject **op_in,
    [[reflint::nullable]] PyArray_Descr *dtype, NPY_ORDER order, NPY_CASTING casting,
    [[reflint::nullable]] PyArrayObject *out);
[[reflint::new, reflint::macro]] PyObject *PyArray_GetNumericOps(void);
[[reflint::error(-1), reflint::runs_code(decref), reflint::macro]] int PyArray_SetNumericOps(PyObject *dict);
[[reflint::runs_code(decref), reflint::macro]]
void PyArray_SetStringFunction([[reflint::stores, reflint::nullable]] PyObject *op, int repr);
[[reflint::macro]] void PyArray_SetDatetimeParseFunction([[reflint::nullable]] PyObject *op);

/* ---- converters for "O&" ------------------------------------------------------------------------------------ */

[[reflint::error(0), reflint::runs_code, reflint::macro, reflint::note("the new reference is the caller's")]]
int PyArray_Converter(PyObject *obj, [[reflint::out_new]] PyObject **address);
[[reflint::error(0), reflint::macro, reflint::note("None gives NULL")]]
int PyArray_OutputConverter(PyObject *obj, [[reflint::out_borrowed]] PyArrayObject **address);
[[reflint::error(0), reflint::runs_code, reflint::macro, reflint::note("seq->ptr is released with PyDimMem_FREE")]]
int PyArray_IntpConverter(PyObject *obj, [[reflint::out]] PyArray_Dims *seq);
[[reflint::error(0), reflint::macro, reflint::note("buf->base is borrowed")]]
int PyArray_BufferConverter(PyObject *obj, [[reflint::out]] PyArray_Chunk *buf);
[[reflint::error(0), reflint::runs_code, reflint::macro]]
int PyArray_AxisConverter(PyObject *obj, [[reflint::out]] int *axis);
[[reflint::error(0), reflint::runs_code, reflint::macro]]
int PyArray_BoolConverter(PyObject *obj, [[reflint::out]] npy_bool *value);
[[reflint::error(0), reflint::runs_code, reflint::macro]]
int PyArray_ByteorderConverter(PyObject *obj, [[reflint::out]] char *endian);
[[reflint::error(0), reflint::runs_code, reflint::macro]]
int PyArray_OrderConverter(PyObject *obj, [[reflint::out]] NPY_ORDER *order);
[[reflint::error(0), reflint::runs_code, reflint::macro]]
int PyArray_CastingConverter(PyObject *obj, [[reflint::out]] NPY_CASTING *casting);
[[reflint::error(0), reflint::runs_code, reflint::macro]]
int PyArray_ClipmodeConverter(PyObject *obj, [[reflint::out]] NPY_CLIPMODE *mode);
[[reflint::error(0), reflint::runs_code, reflint::macro]]
int PyArray_ConvertClipmodeSequence(PyObject *obj, [[reflint::out]] NPY_CLIPMODE *modes, int n);
[[reflint::error(0), reflint::runs_code, reflint::macro]]
int PyArray_SearchsideConverter(PyObject *obj, [[reflint::out]] void *side);
[[reflint::error(0), reflint::runs_code, reflint::macro]]
int PyArray_SortkindConverter(PyObject *obj, [[reflint::out]] NPY_SORTKIND *kind);
[[reflint::error(0), reflint::runs_code, reflint::macro]]
int PyArray_SelectkindConverter(PyObject *obj, [[reflint::out]] NPY_SELECTKIND *kind);

/* ---- memory ------------------------------------------------------------------------------------------------- */

[[reflint::alloc("PyDataMem_FREE"), reflint::exception(none), reflint::macro, reflint::no_gil]]
void *PyDataMem_NEW(size_t nbytes);
[[reflint::alloc("PyDataMem_FREE"), reflint::exception(none), reflint::macro, reflint::no_gil]]
void *PyDataMem_NEW_ZEROED(size_t nmemb, size_t size);
[[reflint::alloc("PyDataMem_FREE"), reflint::exception(none), reflint::macro, reflint::no_gil]]
void *PyDataMem_RENEW([[reflint::frees_on_success("PyDataMem_FREE"), reflint::nullable]] void *ptr, size_t newbytes);
[[reflint::macro, reflint::no_gil]] void PyDataMem_FREE([[reflint::frees, reflint::nullable]] void *ptr);
[[reflint::singleton]] extern PyObject *PyDataMem_DefaultHandler;
[[reflint::new, reflint::macro, reflint::note("a capsule")]] PyObject *PyDataMem_GetHandler(void);
[[reflint::new, reflint::macro, reflint::note("the handler that held before; NULL sets the default")]]
PyObject *PyDataMem_SetHandler([[reflint::stores, reflint::nullable]] PyObject *handler);
[[reflint::macro]]
PyDataMem_EventHookFunc *PyDataMem_SetEventHook(PyDataMem_EventHookFunc *newhook,
    [[reflint::stores_uncounted]] void *user_data, [[reflint::out]] void **old_data);
[[reflint::alloc("PyArray_free"), reflint::exception(none), reflint::macro, reflint::no_gil]]
npy_intp *PyDimMem_NEW(int nd);
[[reflint::alloc("PyArray_free"), reflint::exception(none), reflint::macro, reflint::no_gil]]
npy_intp *PyDimMem_RENEW([[reflint::frees_on_success("PyArray_free"), reflint::nullable]] void *ptr, size_t newnd);
[[reflint::macro, reflint::no_gil]] void PyDimMem_FREE([[reflint::frees("PyArray_free"), reflint::nullable]] void *ptr);
[[reflint::alloc("PyArray_free"), reflint::exception(none), reflint::macro, reflint::no_gil]]
void *PyArray_malloc(size_t nbytes);
[[reflint::alloc("PyArray_free"), reflint::exception(none), reflint::macro, reflint::no_gil]]
void *PyArray_realloc([[reflint::frees_on_success("PyArray_free"), reflint::nullable]] void *ptr, size_t nbytes);
[[reflint::macro, reflint::no_gil]] void PyArray_free([[reflint::frees, reflint::nullable]] void *ptr);

/* ---- threads ------------------------------------------------------------------------------------------------ */

[[reflint::runs_code(maybe), reflint::statement, reflint::note("other threads may run from here on")]]
void NPY_BEGIN_ALLOW_THREADS(void);
[[reflint::statement]] void NPY_END_ALLOW_THREADS(void);
[[reflint::statement]] void NPY_BEGIN_THREADS_DEF(void);
[[reflint::runs_code(maybe), reflint::statement, reflint::note("other threads may run from here on")]]
void NPY_BEGIN_THREADS(void);
[[reflint::runs_code(maybe), reflint::statement, reflint::note("other threads may run from here on")]]
void NPY_BEGIN_THREADS_THRESHOLDED(npy_intp loop_size);
[[reflint::runs_code(maybe), reflint::statement, reflint::note("other threads may run from here on")]]
void NPY_BEGIN_THREADS_DESCR(PyArray_Descr *dtype);
[[reflint::statement]] void NPY_END_THREADS(void);
[[reflint::statement]] void NPY_END_THREADS_DESCR(PyArray_Descr *dtype);

/* ---- the rest ----------------------------------------------------------------------------------------------- */

[[reflint::runs_code, reflint::macro]] void PyArray_DebugPrint(PyArrayObject *obj);
[[reflint::macro, reflint::no_gil]] int PyArray_CompareUCS4(npy_ucs4 const *s1, npy_ucs4 const *s2, size_t len);
[[reflint::macro, reflint::no_gil]] int PyArray_CompareString(const char *s1, const char *s2, size_t len);
[[reflint::macro]]
void PyArray_DatetimeToDatetimeStruct(npy_datetime val, NPY_DATETIMEUNIT fr,
    [[reflint::out]] npy_datetimestruct *result);
[[reflint::macro]]
void PyArray_TimedeltaToTimedeltaStruct(npy_timedelta val, NPY_DATETIMEUNIT fr,
    [[reflint::out]] npy_timedeltastruct *result);
[[reflint::macro]] npy_datetime PyArray_DatetimeStructToDatetime(NPY_DATETIMEUNIT fr, npy_datetimestruct *d);
[[reflint::macro]] npy_datetime PyArray_TimedeltaStructToTimedelta(NPY_DATETIMEUNIT fr, npy_timedeltastruct *d);

/* ---- npy_3kcompat.h -------------------------------------------------------------------------------------------- */

[[reflint::exception(maybe)]]
void npy_PyErr_ChainExceptions([[reflint::steals, reflint::nullable]] PyObject *exc, [[reflint::steals, reflint::nullable]] PyObject *val,
    [[reflint::steals, reflint::nullable]] PyObject *tb);
[[reflint::exception(maybe)]]
void npy_PyErr_ChainExceptionsCause([[reflint::steals, reflint::nullable]] PyObject *exc,
    [[reflint::steals, reflint::nullable]] PyObject *val, [[reflint::steals, reflint::nullable]] PyObject *tb);
