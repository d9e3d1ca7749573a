/* Numbers: PyNumber_*, int, float, complex, bool. */

/* ---- numbers of any type --------------------------------------------------------------------------------- */

int PyIndex_Check([[reflint::nonnull]] PyObject *o);
[[reflint::new, reflint::runs_code]] PyObject *PyNumber_Absolute(PyObject *o);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_Add([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_And([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::error(ambiguous), reflint::runs_code]]
Py_ssize_t PyNumber_AsSsize_t(PyObject *o, [[reflint::nullable]] PyObject *exc);
int PyNumber_Check([[reflint::nullable]] PyObject *o);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_Divmod([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::makes("PyFloat_Type"), reflint::new, reflint::runs_code]] PyObject *PyNumber_Float(PyObject *o);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_FloorDivide([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_InPlaceAdd([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_InPlaceAnd([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_InPlaceFloorDivide([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_InPlaceLshift([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_InPlaceMatrixMultiply([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_InPlaceMultiply([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_InPlaceOr([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_InPlacePower([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2,
    [[reflint::nonnull]] PyObject *o3);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_InPlaceRemainder([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_InPlaceRshift([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_InPlaceSubtract([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_InPlaceTrueDivide([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_InPlaceXor([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::makes("PyLong_Type"), reflint::new, reflint::runs_code]] PyObject *PyNumber_Index(PyObject *o);
[[reflint::new, reflint::runs_code]] PyObject *PyNumber_Invert(PyObject *o);
[[reflint::makes("PyLong_Type"), reflint::new, reflint::runs_code]] PyObject *PyNumber_Long(PyObject *o);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_Lshift([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_MatrixMultiply([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_Multiply([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::new, reflint::runs_code]] PyObject *PyNumber_Negative(PyObject *o);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_Or([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::new, reflint::runs_code]] PyObject *PyNumber_Positive(PyObject *o);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_Power([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2,
    [[reflint::nonnull]] PyObject *o3);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_Remainder([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_Rshift([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_Subtract([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::new, reflint::runs_code]] PyObject *PyNumber_ToBase(PyObject *n, int base);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_TrueDivide([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::new, reflint::runs_code]]
PyObject *PyNumber_Xor([[reflint::nonnull]] PyObject *o1, [[reflint::nonnull]] PyObject *o2);
[[reflint::new, reflint::runs_code(maybe), reflint::since("3.10"), reflint::until("3.13")]]
PyObject *_PyNumber_Index(PyObject *o);

/* ---- int ------------------------------------------------------------------------------------------------- */

[[reflint::alloc("PyLongWriter_Finish|PyLongWriter_Discard"), reflint::since("3.14")]]
PyLongWriter *PyLongWriter_Create(int negative, Py_ssize_t ndigits, [[reflint::out]] void **digits);
[[reflint::since("3.14")]] void PyLongWriter_Discard([[reflint::frees, reflint::nullable]] PyLongWriter *writer);
[[reflint::new, reflint::since("3.14")]] PyObject *PyLongWriter_Finish([[reflint::frees]] PyLongWriter *writer);
[[reflint::macro]] long PyLong_AS_LONG([[reflint::nonnull]] PyObject *obj);
[[reflint::error(ambiguous)]] double PyLong_AsDouble(PyObject *pylong);
[[reflint::error(ambiguous), reflint::runs_code, reflint::alias("_PyLong_AsInt"), reflint::since("3.13")]]
int PyLong_AsInt(PyObject *obj);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.14")]]
int PyLong_AsInt32(PyObject *obj, [[reflint::out]] int32_t *value);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.14")]]
int PyLong_AsInt64(PyObject *obj, [[reflint::out]] int64_t *value);
[[reflint::error(ambiguous), reflint::runs_code]]
long PyLong_AsLong([[reflint::expects("PyLong_Type")]] PyObject *obj);
[[reflint::error(ambiguous), reflint::runs_code]]
long PyLong_AsLongAndOverflow(PyObject *obj, [[reflint::out, reflint::nonnull]] int *overflow);
[[reflint::error(ambiguous), reflint::runs_code]] long long PyLong_AsLongLong(PyObject *obj);
[[reflint::error(ambiguous), reflint::runs_code]]
long long PyLong_AsLongLongAndOverflow(PyObject *obj, [[reflint::out]] int *overflow);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.13")]]
Py_ssize_t PyLong_AsNativeBytes(PyObject *pylong, void *buffer, Py_ssize_t n_bytes, int flags);
[[reflint::error(ambiguous), reflint::runs_code, reflint::macro]] pid_t PyLong_AsPid(PyObject *pid);
[[reflint::error(ambiguous)]] size_t PyLong_AsSize_t(PyObject *pylong);
[[reflint::error(ambiguous)]] Py_ssize_t PyLong_AsSsize_t(PyObject *pylong);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.14")]]
int PyLong_AsUInt32(PyObject *obj, [[reflint::out]] uint32_t *value);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.14")]]
int PyLong_AsUInt64(PyObject *obj, [[reflint::out]] uint64_t *value);
[[reflint::error(ambiguous)]] unsigned long PyLong_AsUnsignedLong(PyObject *pylong);
[[reflint::error(ambiguous)]] unsigned long long PyLong_AsUnsignedLongLong(PyObject *pylong);
[[reflint::error(ambiguous), reflint::runs_code]] unsigned long long PyLong_AsUnsignedLongLongMask(PyObject *obj);
[[reflint::error(ambiguous), reflint::runs_code]] unsigned long PyLong_AsUnsignedLongMask(PyObject *obj);
[[reflint::error(ambiguous)]] void *PyLong_AsVoidPtr([[reflint::nonnull]] PyObject *pylong);
[[reflint::macro]] int PyLong_Check([[reflint::nonnull]] PyObject *p);
[[reflint::macro]] int PyLong_CheckExact([[reflint::nonnull]] PyObject *p);
[[reflint::error(-1), reflint::since("3.14")]]
int PyLong_Export(PyObject *obj, [[reflint::out]] PyLongExport *export_long);
[[reflint::since("3.14")]] void PyLong_FreeExport([[reflint::ends]] PyLongExport *export_long);
[[reflint::makes("PyLong_Type"), reflint::constant, reflint::new]] PyObject *PyLong_FromDouble(double v);
[[reflint::makes("PyLong_Type"), reflint::new, reflint::since("3.14")]]
PyObject *PyLong_FromInt32([[reflint::ready("-5..256")]] int32_t value);
[[reflint::makes("PyLong_Type"), reflint::new, reflint::since("3.14")]]
PyObject *PyLong_FromInt64([[reflint::ready("-5..256")]] int64_t value);
[[reflint::makes("PyLong_Type"), reflint::constant, reflint::new]]
PyObject *PyLong_FromLong([[reflint::ready("-5..256")]] long v);
[[reflint::makes("PyLong_Type"), reflint::constant, reflint::new]]
PyObject *PyLong_FromLongLong([[reflint::ready("-5..256")]] long long v);
[[reflint::makes("PyLong_Type"), reflint::new, reflint::since("3.13")]]
PyObject *PyLong_FromNativeBytes(const void *buffer, size_t n_bytes, int flags);
[[reflint::makes("PyLong_Type"), reflint::new, reflint::macro]] PyObject *PyLong_FromPid(pid_t pid);
[[reflint::makes("PyLong_Type"), reflint::constant, reflint::new]]
PyObject *PyLong_FromSize_t([[reflint::ready("-5..256")]] size_t v);
[[reflint::makes("PyLong_Type"), reflint::constant, reflint::new]]
PyObject *PyLong_FromSsize_t([[reflint::ready("-5..256")]] Py_ssize_t v);
[[reflint::makes("PyLong_Type"), reflint::new]]
PyObject *PyLong_FromString(const char *str, [[reflint::out]] char **pend, int base);
[[reflint::makes("PyLong_Type"), reflint::new, reflint::since("3.14")]]
PyObject *PyLong_FromUInt32([[reflint::ready("-5..256")]] uint32_t value);
[[reflint::makes("PyLong_Type"), reflint::new, reflint::since("3.14")]]
PyObject *PyLong_FromUInt64([[reflint::ready("-5..256")]] uint64_t value);
[[reflint::makes("PyLong_Type"), reflint::new, reflint::until("3.10")]]
PyObject *PyLong_FromUnicode(Py_UNICODE *u, Py_ssize_t length, int base);
[[reflint::makes("PyLong_Type"), reflint::new]]
PyObject *PyLong_FromUnicodeObject([[reflint::nonnull]] PyObject *u, int base);
[[reflint::makes("PyLong_Type"), reflint::constant, reflint::new]]
PyObject *PyLong_FromUnsignedLong([[reflint::ready("-5..256")]] unsigned long v);
[[reflint::makes("PyLong_Type"), reflint::constant, reflint::new]]
PyObject *PyLong_FromUnsignedLongLong([[reflint::ready("-5..256")]] unsigned long long v);
[[reflint::makes("PyLong_Type"), reflint::new, reflint::since("3.13")]]
PyObject *PyLong_FromUnsignedNativeBytes(const void *buffer, size_t n_bytes, int flags);
[[reflint::makes("PyLong_Type"), reflint::new]] PyObject *PyLong_FromVoidPtr(void *p);
[[reflint::new]] PyObject *PyLong_GetInfo(void);
[[reflint::returns_nonnull, reflint::since("3.14")]] const PyLongLayout *PyLong_GetNativeLayout(void);
[[reflint::error(-1), reflint::since("3.14")]] int PyLong_GetSign(PyObject *obj, [[reflint::out]] int *sign);
[[reflint::error(-1), reflint::since("3.14")]] int PyLong_IsNegative(PyObject *obj);
[[reflint::error(-1), reflint::since("3.14")]] int PyLong_IsPositive(PyObject *obj);
[[reflint::error(-1), reflint::since("3.14")]] int PyLong_IsZero(PyObject *obj);
[[reflint::since("3.12")]] Py_ssize_t PyUnstable_Long_CompactValue(const PyLongObject *op);
[[reflint::since("3.12")]] int PyUnstable_Long_IsCompact(const PyLongObject *op);
[[reflint::makes("PyLong_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *_PyLong_Copy([[reflint::nonnull]] PyLongObject *src);
[[reflint::makes("PyLong_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyLong_DivmodNear([[reflint::nonnull]] PyObject *obj, [[reflint::nonnull]] PyObject *obj2);
[[reflint::makes("PyLong_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyLong_Format(PyObject *obj, int base);
[[reflint::makes("PyLong_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *_PyLong_FromByteArray(const unsigned char *bytes, size_t n, int little_endian, int is_signed);
[[reflint::makes("PyLong_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyLong_FromBytes(const char *text, Py_ssize_t value, int value2);
[[reflint::makes("PyLong_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.11")]]
PyObject *_PyLong_FromNbIndexOrNbInt(PyObject *obj);
[[reflint::makes("PyLong_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyLong_FromTime_t(time_t sec);
[[reflint::makes("PyLong_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *_PyLong_GCD([[reflint::nonnull]] PyObject *obj, [[reflint::nonnull]] PyObject *obj2);
[[reflint::makes("PyLong_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyLong_Lshift([[reflint::nonnull]] PyObject *obj, size_t value);
[[reflint::makes("PyLong_Type"), reflint::new, reflint::runs_code(maybe)]]
PyLongObject *_PyLong_New(Py_ssize_t value);
[[reflint::makes("PyLong_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyLong_Rshift([[reflint::nonnull]] PyObject *obj, size_t value);

/* ---- float ----------------------------------------------------------------------------------------------- */

[[reflint::until("3.9")]] int PyFloat_ClearFreeList(void);
[[reflint::macro]] double PyFloat_AS_DOUBLE([[reflint::nonnull]] PyObject *pyfloat);
[[reflint::error(ambiguous), reflint::runs_code]] double PyFloat_AsDouble(PyObject *pyfloat);
[[reflint::macro]] int PyFloat_Check([[reflint::nonnull]] PyObject *p);
[[reflint::macro]] int PyFloat_CheckExact([[reflint::nonnull]] PyObject *p);
[[reflint::makes("PyFloat_Type"), reflint::constant, reflint::new]] PyObject *PyFloat_FromDouble(double v);
[[reflint::makes("PyFloat_Type"), reflint::new, reflint::runs_code]]
PyObject *PyFloat_FromString([[reflint::nonnull]] PyObject *str);
[[reflint::new]] PyObject *PyFloat_GetInfo(void);
double PyFloat_GetMax(void);
double PyFloat_GetMin(void);
[[reflint::error(-1), reflint::since("3.11")]] int PyFloat_Pack2(double x, char *p, int le);
[[reflint::error(-1), reflint::since("3.11")]] int PyFloat_Pack4(double x, char *p, int le);
[[reflint::error(-1), reflint::since("3.11")]] int PyFloat_Pack8(double x, char *p, int le);
[[reflint::error(ambiguous), reflint::since("3.11")]] double PyFloat_Unpack2(const char *p, int le);
[[reflint::error(ambiguous), reflint::since("3.11")]] double PyFloat_Unpack4(const char *p, int le);
[[reflint::error(ambiguous), reflint::since("3.11")]] double PyFloat_Unpack8(const char *p, int le);

/* ---- complex and bool ------------------------------------------------------------------------------------ */

[[reflint::makes("PyBool_Type"), reflint::new, reflint::returns_nonnull, reflint::note("Py_True or Py_False")]]
PyObject *PyBool_FromLong(long v);
[[reflint::macro]] int PyBool_Check([[reflint::nonnull]] PyObject *o);
[[reflint::error(ambiguous), reflint::runs_code]] Py_complex PyComplex_AsCComplex([[reflint::nonnull]] PyObject *op);
[[reflint::macro]] int PyComplex_Check([[reflint::nonnull]] PyObject *p);
[[reflint::macro]] int PyComplex_CheckExact([[reflint::nonnull]] PyObject *p);
[[reflint::makes("PyComplex_Type"), reflint::new]] PyObject *PyComplex_FromCComplex(Py_complex v);
[[reflint::makes("PyComplex_Type"), reflint::constant, reflint::new]]
PyObject *PyComplex_FromDoubles(double real, double imag);
[[reflint::error(ambiguous), reflint::runs_code]] double PyComplex_ImagAsDouble([[reflint::nonnull]] PyObject *op);
[[reflint::error(ambiguous), reflint::runs_code]] double PyComplex_RealAsDouble([[reflint::nonnull]] PyObject *op);
double _Py_c_abs(Py_complex num);
Py_complex _Py_c_diff(Py_complex left, Py_complex right);
Py_complex _Py_c_neg(Py_complex num);
Py_complex _Py_c_pow(Py_complex num, Py_complex exp);
Py_complex _Py_c_prod(Py_complex left, Py_complex right);
Py_complex _Py_c_quot(Py_complex dividend, Py_complex divisor);
Py_complex _Py_c_sum(Py_complex left, Py_complex right);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_Py_string_to_number_with_underscores(const char *str, Py_ssize_t len, const char *what, PyObject *obj,
    void *arg, _Py_innerfunc innerfunc);
