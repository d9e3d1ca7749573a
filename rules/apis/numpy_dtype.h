/* NumPy's descriptors, type promotion, casting and scalars, 1.19 to 2.x. */

/* ---- types -------------------------------------------------------------------------------------------------- */

[[reflint::singleton, reflint::immortal]] extern PyTypeObject PyArrayDescr_Type, PyArrayDTypeMeta_Type;
typedef struct PyArray_Descr PyArray_Descr [[reflint::object]];
typedef struct PyArray_DescrProto PyArray_DescrProto [[reflint::object]];
typedef struct PyArray_DTypeMeta PyArray_DTypeMeta [[reflint::object]];
typedef struct PyArray_StringDTypeObject PyArray_StringDTypeObject [[reflint::object]];
typedef struct PyArray_Chunk PyArray_Chunk [[reflint::object]];

/* ---- making descriptors ------------------------------------------------------------------------------------- */

[[reflint::new, reflint::macro]] PyArray_Descr *PyArray_DescrFromType([[reflint::ready("0..23")]] int typenum);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyArray_Descr *PyArray_DescrFromObject(PyObject *op, [[reflint::nullable]] PyArray_Descr *mintype);
[[reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyArray_Descr *PyArray_DescrFromScalar([[reflint::nonnull]] PyObject *scalar);
[[reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyArray_Descr *PyArray_DescrFromTypeObject([[reflint::nonnull]] PyObject *type);
[[reflint::new, reflint::macro]] PyArray_Descr *PyArray_DescrNew([[reflint::nonnull]] PyArray_Descr *obj);
[[reflint::new, reflint::macro]]
PyArray_Descr *PyArray_DescrNewByteorder([[reflint::nonnull]] PyArray_Descr *obj, char newendian);
[[reflint::new, reflint::macro]] PyArray_Descr *PyArray_DescrNewFromType(int typenum);
[[reflint::new, reflint::macro]]
PyArray_Descr *PyArray_GetDefaultDescr([[reflint::nonnull]] const PyArray_DTypeMeta *DType);
[[reflint::new, reflint::macro]] PyArray_Descr *PyArray_MinScalarType([[reflint::nonnull]] PyArrayObject *arr);
[[reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyArray_Descr *PyArray_PromoteTypes([[reflint::nonnull]] PyArray_Descr *type1,
    [[reflint::nonnull]] PyArray_Descr *type2);
[[reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyArray_Descr *PyArray_ResultType(npy_intp narrs, PyArrayObject **arrs, npy_intp ndtypes, PyArray_Descr **dtypes);
[[reflint::new, reflint::macro]] PyObject *PyArray_TypeObjectFromType(int typenum);
[[reflint::new, reflint::macro]] PyObject *PyArray_FieldNames(PyObject *fields);

/* ---- converters for "O&" ------------------------------------------------------------------------------------ */

[[reflint::error(0), reflint::runs_code, reflint::macro, reflint::note("the new reference is the caller's")]]
int PyArray_DescrConverter(PyObject *obj, [[reflint::out_new]] PyArray_Descr **dtype);
[[reflint::error(0), reflint::runs_code, reflint::macro, reflint::note("None gives NULL")]]
int PyArray_DescrConverter2(PyObject *obj, [[reflint::out_new]] PyArray_Descr **dtype);
[[reflint::error(0), reflint::runs_code, reflint::macro, reflint::note("the new reference is the caller's")]]
int PyArray_DescrAlignConverter(PyObject *obj, [[reflint::out_new]] PyArray_Descr **dtype);
[[reflint::error(0), reflint::runs_code, reflint::macro, reflint::note("None gives NULL")]]
int PyArray_DescrAlignConverter2(PyObject *obj, [[reflint::out_new]] PyArray_Descr **dtype);

/* ---- DTypes, from NumPy 2.0 on ------------------------------------------------------------------------------ */

[[reflint::argument("o"), reflint::note("the argument itself, with one more reference")]]
PyArray_DTypeMeta *NPY_DT_NewRef([[reflint::retains, reflint::nonnull]] PyArray_DTypeMeta *o);
[[reflint::borrowed("descr"), reflint::returns_nonnull, reflint::macro]]
PyArray_DTypeMeta *NPY_DTYPE([[reflint::nonnull]] PyArray_Descr *descr);
[[reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyArray_DTypeMeta *PyArray_CommonDType([[reflint::nonnull]] const PyArray_DTypeMeta *dtype1,
    [[reflint::nonnull]] const PyArray_DTypeMeta *dtype2);
[[reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyArray_DTypeMeta *PyArray_PromoteDTypeSequence(npy_intp length, PyArray_DTypeMeta **dtypes_in);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyArrayInitDTypeMeta_FromSpec([[reflint::nonnull]] PyArray_DTypeMeta *Dtype, PyArrayDTypeMeta_Spec *spec);
[[reflint::singleton, reflint::immortal]] extern PyArray_DTypeMeta PyArray_BoolDType, PyArray_ByteDType,
    PyArray_UByteDType, PyArray_ShortDType, PyArray_UShortDType, PyArray_IntDType, PyArray_UIntDType,
    PyArray_LongDType, PyArray_ULongDType, PyArray_LongLongDType, PyArray_ULongLongDType, PyArray_Int8DType,
    PyArray_UInt8DType, PyArray_Int16DType, PyArray_UInt16DType, PyArray_Int32DType, PyArray_UInt32DType,
    PyArray_Int64DType, PyArray_UInt64DType, PyArray_IntpDType, PyArray_UIntpDType, PyArray_DefaultIntDType,
    PyArray_HalfDType, PyArray_FloatDType, PyArray_DoubleDType, PyArray_LongDoubleDType, PyArray_CFloatDType,
    PyArray_CDoubleDType, PyArray_CLongDoubleDType, PyArray_BytesDType, PyArray_UnicodeDType,
    PyArray_DatetimeDType, PyArray_TimedeltaDType, PyArray_ObjectDType, PyArray_VoidDType, PyArray_StringDType,
    PyArray_PyLongDType, PyArray_PyFloatDType, PyArray_PyComplexDType, PyArray_IntAbstractDType,
    PyArray_FloatAbstractDType, PyArray_ComplexAbstractDType;

/* ---- parts of a descriptor ---------------------------------------------------------------------------------- */

[[reflint::borrowed("descr"), reflint::nullable, reflint::note("NULL without fields")]]
PyObject *PyDataType_FIELDS([[reflint::nonnull]] const PyArray_Descr *descr);
[[reflint::borrowed("descr"), reflint::nullable, reflint::note("NULL without fields")]]
PyObject *PyDataType_NAMES([[reflint::nonnull]] const PyArray_Descr *descr);
[[reflint::borrowed("descr"), reflint::nullable]]
PyObject *PyDataType_METADATA([[reflint::nonnull]] const PyArray_Descr *descr);
[[reflint::interior("descr"), reflint::nullable]]
PyArray_ArrayDescr *PyDataType_SUBARRAY([[reflint::nonnull]] const PyArray_Descr *descr);
[[reflint::interior("descr"), reflint::nullable]]
NpyAuxData *PyDataType_C_METADATA([[reflint::nonnull]] const PyArray_Descr *descr);
[[reflint::interior("dtype"), reflint::returns_nonnull]]
PyArray_ArrFuncs *PyDataType_GetArrFuncs([[reflint::nonnull]] const PyArray_Descr *dtype);
npy_intp PyDataType_ELSIZE([[reflint::nonnull]] const PyArray_Descr *descr);
void PyDataType_SET_ELSIZE([[reflint::nonnull]] PyArray_Descr *descr, npy_intp size);
npy_intp PyDataType_ALIGNMENT([[reflint::nonnull]] const PyArray_Descr *descr);
npy_uint64 PyDataType_FLAGS([[reflint::nonnull]] const PyArray_Descr *descr);
int PyDataType_FLAGCHK([[reflint::nonnull]] const PyArray_Descr *dtype, npy_uint64 flags);
int PyDataType_REFCHK([[reflint::nonnull]] const PyArray_Descr *dtype);
void PyDataType_MAKEUNSIZED([[reflint::nonnull]] PyArray_Descr *dtype);
[[reflint::macro, reflint::note("of a descriptor's objects in one item")]]
void PyArray_Item_INCREF(char *ptr, [[reflint::nonnull]] PyArray_Descr *dtype);
[[reflint::runs_code(decref), reflint::macro, reflint::note("of a descriptor's objects in one item")]]
void PyArray_Item_XDECREF(char *ptr, [[reflint::nonnull]] PyArray_Descr *dtype);
[[reflint::alloc("NPY_AUXDATA_FREE"), reflint::macro]] NpyAuxData *NPY_AUXDATA_CLONE(NpyAuxData *auxdata);
[[reflint::macro]] void NPY_AUXDATA_FREE([[reflint::frees("*"), reflint::nullable]] NpyAuxData *auxdata);

/* ---- questions ---------------------------------------------------------------------------------------------- */

[[reflint::macro]] int PyArray_DescrCheck([[reflint::nonnull]] PyObject *obj);
[[reflint::macro]]
npy_bool PyArray_EquivTypes([[reflint::nonnull]] PyArray_Descr *type1, [[reflint::nonnull]] PyArray_Descr *type2);
[[reflint::macro]] npy_bool PyArray_EquivTypenums(int typenum1, int typenum2);
[[reflint::macro]]
npy_bool PyArray_EquivArrTypes([[reflint::nonnull]] PyArrayObject *a1, [[reflint::nonnull]] PyArrayObject *a2);
int PyArray_EquivByteorders(int b1, int b2);
[[reflint::macro]] int PyArray_ValidType(int typenum);
[[reflint::runs_code, reflint::macro]] int PyArray_ObjectType(PyObject *op, int mintype);
[[reflint::macro]] int PyArray_TypestrConvert(int itemsize, int gentype);
[[reflint::macro]] int PyArray_TypeNumFromName(const char *name);
int PyDataType_HASFIELDS([[reflint::nonnull]] const PyArray_Descr *descr);
int PyDataType_HASSUBARRAY([[reflint::nonnull]] const PyArray_Descr *descr);
int PyDataType_ISBOOL([[reflint::nonnull]] const PyArray_Descr *descr);
int PyDataType_ISUNSIGNED([[reflint::nonnull]] const PyArray_Descr *descr);
int PyDataType_ISSIGNED([[reflint::nonnull]] const PyArray_Descr *descr);
int PyDataType_ISINTEGER([[reflint::nonnull]] const PyArray_Descr *descr);
int PyDataType_ISFLOAT([[reflint::nonnull]] const PyArray_Descr *descr);
int PyDataType_ISNUMBER([[reflint::nonnull]] const PyArray_Descr *descr);
int PyDataType_ISSTRING([[reflint::nonnull]] const PyArray_Descr *descr);
int PyDataType_ISCOMPLEX([[reflint::nonnull]] const PyArray_Descr *descr);
int PyDataType_ISPYTHON([[reflint::nonnull]] const PyArray_Descr *descr);
int PyDataType_ISFLEXIBLE([[reflint::nonnull]] const PyArray_Descr *descr);
int PyDataType_ISDATETIME([[reflint::nonnull]] const PyArray_Descr *descr);
int PyDataType_ISUSERDEF([[reflint::nonnull]] const PyArray_Descr *descr);
int PyDataType_ISEXTENDED([[reflint::nonnull]] const PyArray_Descr *descr);
int PyDataType_ISOBJECT([[reflint::nonnull]] const PyArray_Descr *descr);
int PyDataType_ISUNSIZED([[reflint::nonnull]] const PyArray_Descr *descr);
int PyDataType_ISNOTSWAPPED([[reflint::nonnull]] const PyArray_Descr *descr);
int PyDataType_ISBYTESWAPPED([[reflint::nonnull]] const PyArray_Descr *descr);
int PyTypeNum_ISBOOL(int num);
int PyTypeNum_ISUNSIGNED(int num);
int PyTypeNum_ISSIGNED(int num);
int PyTypeNum_ISINTEGER(int num);
int PyTypeNum_ISFLOAT(int num);
int PyTypeNum_ISNUMBER(int num);
int PyTypeNum_ISSTRING(int num);
int PyTypeNum_ISCOMPLEX(int num);
int PyTypeNum_ISPYTHON(int num);
int PyTypeNum_ISFLEXIBLE(int num);
int PyTypeNum_ISDATETIME(int num);
int PyTypeNum_ISUSERDEF(int num);
int PyTypeNum_ISEXTENDED(int num);
int PyTypeNum_ISOBJECT(int num);

/* ---- casting ------------------------------------------------------------------------------------------------ */

[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_Cast([[reflint::nonnull]] PyArrayObject *arr, int typenum);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PyArray_CastToType([[reflint::nonnull]] PyArrayObject *arr, [[reflint::steals]] PyArray_Descr *type,
    int fortran);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyArray_CastTo([[reflint::nonnull]] PyArrayObject *out, [[reflint::nonnull]] PyArrayObject *in);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyArray_CastAnyTo([[reflint::nonnull]] PyArrayObject *out, [[reflint::nonnull]] PyArrayObject *in);
[[reflint::macro]] int PyArray_CanCastSafely(int fromtype, int totype);
[[reflint::macro]]
npy_bool PyArray_CanCastTo([[reflint::nonnull]] PyArray_Descr *fromtype, [[reflint::nonnull]] PyArray_Descr *totype);
[[reflint::macro]]
npy_bool PyArray_CanCastTypeTo([[reflint::nonnull]] PyArray_Descr *fromtype, [[reflint::nonnull]] PyArray_Descr *totype,
    NPY_CASTING casting);
[[reflint::macro]]
npy_bool PyArray_CanCastArrayTo([[reflint::nonnull]] PyArrayObject *arr, [[reflint::nonnull]] PyArray_Descr *totype,
    NPY_CASTING casting);
[[reflint::macro]]
npy_bool PyArray_CanCastScalar([[reflint::nonnull]] PyTypeObject *fromtype, [[reflint::nonnull]] PyTypeObject *totype);
[[reflint::macro]] int PyArray_CanCoerceScalar(int thistype, int neededtype, NPY_SCALARKIND scalar);
[[reflint::macro]] NPY_SCALARKIND PyArray_ScalarKind(int typenum, [[reflint::nullable]] PyArrayObject **arr);
[[reflint::error(NULL), reflint::macro]]
PyArray_VectorUnaryFunc *PyArray_GetCastFunc([[reflint::nonnull]] PyArray_Descr *descr, int typenum);

/* ---- types of one's own ------------------------------------------------------------------------------------- */

[[reflint::error(-1), reflint::macro, reflint::note("the descriptor is kept for ever, without a reference")]]
int PyArray_RegisterDataType([[reflint::escapes, reflint::nonnull]] PyArray_DescrProto *dtype);
[[reflint::error(-1), reflint::macro]]
int PyArray_RegisterCastFunc([[reflint::nonnull]] PyArray_Descr *descr, int totype, PyArray_VectorUnaryFunc *castfunc);
[[reflint::error(-1), reflint::macro]]
int PyArray_RegisterCanCast([[reflint::nonnull]] PyArray_Descr *descr, int totype, NPY_SCALARKIND scalar);
[[reflint::macro]] void PyArray_InitArrFuncs(PyArray_ArrFuncs *f);
[[reflint::interior("arr"), reflint::macro, reflint::note("memory of PyArray_malloc, released with PyDataMem_FREE")]]
char *PyArray_Zero([[reflint::nonnull]] PyArrayObject *arr);
[[reflint::interior("arr"), reflint::macro, reflint::note("memory of PyArray_malloc, released with PyDataMem_FREE")]]
char *PyArray_One([[reflint::nonnull]] PyArrayObject *arr);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyArray_Pack([[reflint::nonnull]] const PyArray_Descr *descr, void *item, const PyObject *value);

/* ---- scalars ------------------------------------------------------------------------------------------------ */

[[reflint::macro]] void PyArray_ScalarAsCtype([[reflint::nonnull]] PyObject *scalar, [[reflint::out]] void *ctypeptr);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyArray_CastScalarToCtype([[reflint::nonnull]] PyObject *scalar, [[reflint::out]] void *ctypeptr,
    [[reflint::nonnull]] PyArray_Descr *outcode);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PyArray_CastScalarDirect([[reflint::nonnull]] PyObject *scalar, [[reflint::nonnull]] PyArray_Descr *indescr,
    [[reflint::out]] void *ctypeptr, int outtype);
[[reflint::new, reflint::runs_code, reflint::exception(maybe), reflint::macro]]
PyObject *PyArray_ScalarFromObject([[reflint::nonnull]] PyObject *obj);
[[reflint::singleton, reflint::immortal]] extern PyObject *PyArrayScalar_True, *PyArrayScalar_False;
[[reflint::immortal, reflint::macro]] PyObject *PyArrayScalar_FromLong(long value);
[[reflint::statement, reflint::returns("PyArrayScalar_True")]] void PyArrayScalar_RETURN_TRUE(void);
[[reflint::statement, reflint::returns("PyArrayScalar_False")]] void PyArrayScalar_RETURN_FALSE(void);
[[reflint::statement, reflint::returns("PyArrayScalar_True"), reflint::note("or PyArrayScalar_False")]]
void PyArrayScalar_RETURN_BOOL_FROM_LONG(long value);
[[reflint::new, reflint::macro]] PyObject *PyArrayScalar_New(int cls);
[[reflint::singleton, reflint::immortal]] extern PyTypeObject PyGenericArrType_Type, PyNumberArrType_Type,
    PyIntegerArrType_Type, PySignedIntegerArrType_Type, PyUnsignedIntegerArrType_Type, PyInexactArrType_Type,
    PyFloatingArrType_Type, PyComplexFloatingArrType_Type, PyFlexibleArrType_Type, PyCharacterArrType_Type,
    PyBoolArrType_Type, PyByteArrType_Type, PyShortArrType_Type, PyIntArrType_Type, PyLongArrType_Type,
    PyLongLongArrType_Type, PyUByteArrType_Type, PyUShortArrType_Type, PyUIntArrType_Type, PyULongArrType_Type,
    PyULongLongArrType_Type, PyHalfArrType_Type, PyFloatArrType_Type, PyDoubleArrType_Type,
    PyLongDoubleArrType_Type, PyCFloatArrType_Type, PyCDoubleArrType_Type, PyCLongDoubleArrType_Type,
    PyObjectArrType_Type, PyStringArrType_Type, PyUnicodeArrType_Type, PyVoidArrType_Type,
    PyTimeIntegerArrType_Type, PyDatetimeArrType_Type, PyTimedeltaArrType_Type;
typedef struct PyScalarObject PyScalarObject [[reflint::object]];
typedef struct PyBoolScalarObject PyBoolScalarObject [[reflint::object]];
typedef struct PyByteScalarObject PyByteScalarObject [[reflint::object]];
typedef struct PyShortScalarObject PyShortScalarObject [[reflint::object]];
typedef struct PyIntScalarObject PyIntScalarObject [[reflint::object]];
typedef struct PyLongScalarObject PyLongScalarObject [[reflint::object]];
typedef struct PyLongLongScalarObject PyLongLongScalarObject [[reflint::object]];
typedef struct PyUByteScalarObject PyUByteScalarObject [[reflint::object]];
typedef struct PyUShortScalarObject PyUShortScalarObject [[reflint::object]];
typedef struct PyUIntScalarObject PyUIntScalarObject [[reflint::object]];
typedef struct PyULongScalarObject PyULongScalarObject [[reflint::object]];
typedef struct PyULongLongScalarObject PyULongLongScalarObject [[reflint::object]];
typedef struct PyHalfScalarObject PyHalfScalarObject [[reflint::object]];
typedef struct PyFloatScalarObject PyFloatScalarObject [[reflint::object]];
typedef struct PyDoubleScalarObject PyDoubleScalarObject [[reflint::object]];
typedef struct PyLongDoubleScalarObject PyLongDoubleScalarObject [[reflint::object]];
typedef struct PyCFloatScalarObject PyCFloatScalarObject [[reflint::object]];
typedef struct PyCDoubleScalarObject PyCDoubleScalarObject [[reflint::object]];
typedef struct PyCLongDoubleScalarObject PyCLongDoubleScalarObject [[reflint::object]];
typedef struct PyObjectScalarObject PyObjectScalarObject [[reflint::object]];
typedef struct PyDatetimeScalarObject PyDatetimeScalarObject [[reflint::object]];
typedef struct PyTimedeltaScalarObject PyTimedeltaScalarObject [[reflint::object]];
typedef struct PyStringScalarObject PyStringScalarObject [[reflint::object]];
typedef struct PyUnicodeScalarObject PyUnicodeScalarObject [[reflint::object]];
typedef struct PyVoidScalarObject PyVoidScalarObject [[reflint::object]];

/* ---- strings of StringDType, from NumPy 2.0 on: an allocator is locked until it is handed back -------------- */

[[reflint::handle("NpyString_release_allocator"), reflint::returns_nonnull, reflint::macro]]
npy_string_allocator *NpyString_acquire_allocator([[reflint::nonnull]] const PyArray_StringDTypeObject *descr);
[[reflint::macro]] void NpyString_release_allocator([[reflint::ends]] npy_string_allocator *allocator);
[[reflint::macro, reflint::note("descriptors that are no strings get NULL")]]
void NpyString_acquire_allocators(size_t n_descriptors, PyArray_Descr *const *descrs,
    [[reflint::out]] npy_string_allocator **allocators);
[[reflint::macro]] void NpyString_release_allocators(size_t length, npy_string_allocator **allocators);
[[reflint::error(-1), reflint::exception(none), reflint::macro, reflint::note("1 for a null string")]]
int NpyString_load(npy_string_allocator *allocator, const npy_packed_static_string *packed_string,
    [[reflint::out]] npy_static_string *unpacked_string);
[[reflint::error(-1), reflint::exception(none), reflint::macro]]
int NpyString_pack(npy_string_allocator *allocator, npy_packed_static_string *packed_string, const char *buf,
    size_t size);
[[reflint::error(-1), reflint::exception(none), reflint::macro]]
int NpyString_pack_null(npy_string_allocator *allocator, npy_packed_static_string *packed_string);
