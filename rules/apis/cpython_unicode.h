/* Text: unicodeobject.h. */

/* ---- creation and access --------------------------------------------------------------------------------- */

[[reflint::note("the place may point to another, equal string afterwards; who owned it still does")]]
void PyUnicode_InternInPlace([[reflint::nonnull]] PyObject **p_unicode);
[[reflint::until("3.12")]] void PyUnicode_InternImmortal([[reflint::nonnull]] PyObject **p_unicode);
[[reflint::until("3.9")]] int PyUnicode_ClearFreeList(void);
[[reflint::read_only, reflint::interior("unicode"), reflint::returns_nonnull, reflint::macro]]
Py_UCS1 *PyUnicode_1BYTE_DATA([[reflint::nonnull]] PyObject *unicode);
[[reflint::read_only, reflint::interior("unicode"), reflint::returns_nonnull, reflint::macro]]
Py_UCS2 *PyUnicode_2BYTE_DATA([[reflint::nonnull]] PyObject *unicode);
[[reflint::read_only, reflint::interior("unicode"), reflint::returns_nonnull, reflint::macro]]
Py_UCS4 *PyUnicode_4BYTE_DATA([[reflint::nonnull]] PyObject *unicode);
[[reflint::interior("o"), reflint::macro, reflint::until("3.12")]]
const char *PyUnicode_AS_DATA([[reflint::nonnull]] PyObject *o);
[[reflint::interior("o"), reflint::macro, reflint::until("3.12")]]
Py_UNICODE *PyUnicode_AS_UNICODE([[reflint::nonnull]] PyObject *o);
[[reflint::exception(maybe), reflint::runs_code(decref)]]
void PyUnicode_Append([[reflint::inout_replaces, reflint::nonnull]] PyObject **p_left,
    [[reflint::nullable]] PyObject *right);
[[reflint::exception(maybe), reflint::runs_code(decref)]]
void PyUnicode_AppendAndDel([[reflint::inout_replaces, reflint::nonnull]] PyObject **p_left,
    [[reflint::steals, reflint::nullable]] PyObject *right);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code, reflint::until("3.15")]]
PyObject *PyUnicode_AsDecodedObject([[reflint::nonnull]] PyObject *unicode, const char *encoding, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code, reflint::until("3.15")]]
PyObject *PyUnicode_AsDecodedUnicode([[reflint::nonnull]] PyObject *unicode, const char *encoding,
    const char *errors);
[[reflint::error(NULL)]]
Py_UCS4 *PyUnicode_AsUCS4([[reflint::nonnull]] PyObject *unicode, Py_UCS4 *buffer, Py_ssize_t buflen, int copy_null);
[[reflint::alloc("PyMem_Free")]] Py_UCS4 *PyUnicode_AsUCS4Copy([[reflint::nonnull]] PyObject *unicode);
[[reflint::read_only, reflint::interior("unicode"), reflint::alias("_PyUnicode_AsString")]]
const char *PyUnicode_AsUTF8([[reflint::expects("PyUnicode_Type"), reflint::nonnull]] PyObject *unicode);
[[reflint::read_only, reflint::interior("unicode"), reflint::alias("_PyUnicode_AsStringAndSize")]]
const char *PyUnicode_AsUTF8AndSize([[reflint::expects("PyUnicode_Type"), reflint::nonnull]] PyObject *unicode,
    [[reflint::out, reflint::nullable]] Py_ssize_t *size);
[[reflint::interior("unicode"), reflint::until("3.12")]]
Py_UNICODE *PyUnicode_AsUnicode([[reflint::nonnull]] PyObject *unicode);
[[reflint::interior("unicode"), reflint::until("3.12")]]
Py_UNICODE *PyUnicode_AsUnicodeAndSize([[reflint::nonnull]] PyObject *unicode,
    [[reflint::out, reflint::nullable]] Py_ssize_t *size);
[[reflint::alloc("PyMem_Free"), reflint::until("3.10")]] Py_UNICODE *PyUnicode_AsUnicodeCopy(PyObject *unicode);
[[reflint::error(-1)]] Py_ssize_t PyUnicode_AsWideChar(PyObject *unicode, wchar_t *wstr, Py_ssize_t size);
[[reflint::makes("PyUnicode_Type"), reflint::new]]
PyObject *PyUnicode_BuildEncodingMap([[reflint::nonnull]] PyObject *string);
[[reflint::macro]] unsigned int PyUnicode_CHECK_INTERNED([[reflint::nonnull]] PyObject *str);
[[reflint::macro]] int PyUnicode_Check([[reflint::nonnull]] PyObject *obj);
[[reflint::macro]] int PyUnicode_CheckExact([[reflint::nonnull]] PyObject *obj);
[[reflint::error(ambiguous)]]
int PyUnicode_Compare([[reflint::expects("PyUnicode_Type"), reflint::nonnull]] PyObject *left,
    [[reflint::nonnull]] PyObject *right);
int PyUnicode_CompareWithASCIIString([[reflint::nonnull]] PyObject *unicode, const char *string);
[[reflint::makes("PyUnicode_Type"), reflint::new]]
PyObject *PyUnicode_Concat([[reflint::nonnull]] PyObject *left, [[reflint::nonnull]] PyObject *right);
[[reflint::error(-1)]]
int PyUnicode_Contains([[reflint::nonnull]] PyObject *unicode, [[reflint::nonnull]] PyObject *substr);
[[reflint::error(-1)]]
Py_ssize_t PyUnicode_CopyCharacters([[reflint::fills]] PyObject *to, Py_ssize_t to_start,
    [[reflint::nonnull]] PyObject *from,
    Py_ssize_t from_start, Py_ssize_t how_many);
[[reflint::error(-1)]]
Py_ssize_t PyUnicode_Count([[reflint::nonnull]] PyObject *unicode, [[reflint::nonnull]] PyObject *substr,
    Py_ssize_t start, Py_ssize_t end);
[[reflint::read_only, reflint::interior("unicode"), reflint::returns_nonnull, reflint::macro]]
void *PyUnicode_DATA([[reflint::nonnull]] PyObject *unicode);
[[reflint::error(-1), reflint::since("3.14")]] int PyUnicode_Equal(PyObject *a, PyObject *b);
[[reflint::since("3.13")]] int PyUnicode_EqualToUTF8(PyObject *unicode, const char *string);
[[reflint::since("3.13")]] int PyUnicode_EqualToUTF8AndSize(PyObject *unicode, const char *string, Py_ssize_t size);
[[reflint::error(0), reflint::runs_code]]
int PyUnicode_FSConverter([[reflint::expects("PyUnicode_Type"), reflint::nonnull]] PyObject *obj,
    [[reflint::out_new]] void *result);
[[reflint::error(0), reflint::runs_code]]
int PyUnicode_FSDecoder([[reflint::expects("PyUnicode_Type"), reflint::nonnull]] PyObject *obj,
    [[reflint::out_new]] void *result);
[[reflint::error(-1)]]
Py_ssize_t PyUnicode_Fill([[reflint::fills, reflint::nonnull]] PyObject *unicode, Py_ssize_t start, Py_ssize_t length,
    Py_UCS4 fill_char);
[[reflint::error(-1), reflint::exception(maybe), reflint::note("-1: not there; -2: failed")]]
Py_ssize_t PyUnicode_Find([[reflint::nonnull]] PyObject *unicode, [[reflint::nonnull]] PyObject *substr,
    Py_ssize_t start, Py_ssize_t end, int direction);
[[reflint::error(-1), reflint::exception(maybe), reflint::note("-1: not there; -2: failed")]]
Py_ssize_t PyUnicode_FindChar([[reflint::nonnull]] PyObject *unicode, Py_UCS4 ch, Py_ssize_t start, Py_ssize_t end,
    int direction);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code]]
PyObject *PyUnicode_Format(PyObject *format, PyObject *args);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code]]
PyObject *PyUnicode_FromEncodedObject(PyObject *obj, const char *encoding, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code]]
PyObject *PyUnicode_FromFormat([[reflint::format(printf)]] const char *format, ...);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code]]
PyObject *PyUnicode_FromFormatV(const char *format, va_list vargs);
[[reflint::makes("PyUnicode_Type"), reflint::new]]
PyObject *PyUnicode_FromKindAndData(int kind, const void *buffer, Py_ssize_t size);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_FromObject([[reflint::nonnull]] PyObject *obj);
[[reflint::makes("PyUnicode_Type"), reflint::new]] PyObject *PyUnicode_FromOrdinal(int ordinal);
[[reflint::makes("PyUnicode_Type"), reflint::constant, reflint::new]] PyObject *PyUnicode_FromString(const char *str);
[[reflint::makes("PyUnicode_Type"), reflint::new]]
PyObject *PyUnicode_FromStringAndSize(const char *str, Py_ssize_t size);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::until("3.12")]]
PyObject *PyUnicode_FromUnicode(const Py_UNICODE *u, Py_ssize_t size);
[[reflint::makes("PyUnicode_Type"), reflint::new]]
PyObject *PyUnicode_FromWideChar(const wchar_t *wstr, Py_ssize_t size);
[[reflint::error(ambiguous), reflint::macro, reflint::until("3.12")]]
Py_ssize_t PyUnicode_GET_DATA_SIZE([[reflint::nonnull]] PyObject *o);
[[reflint::macro]]
Py_ssize_t PyUnicode_GET_LENGTH([[reflint::expects("PyUnicode_Type"), reflint::nonnull]] PyObject *unicode);
[[reflint::error(ambiguous), reflint::macro, reflint::until("3.12")]]
Py_ssize_t PyUnicode_GET_SIZE([[reflint::nonnull]] PyObject *o);
[[reflint::returns_nonnull]] const char *PyUnicode_GetDefaultEncoding(void);
[[reflint::error(-1)]]
Py_ssize_t PyUnicode_GetLength([[reflint::expects("PyUnicode_Type"), reflint::nonnull]] PyObject *unicode);
[[reflint::until("3.10")]] Py_UNICODE PyUnicode_GetMax(void);
[[reflint::error(-1), reflint::until("3.12")]] Py_ssize_t PyUnicode_GetSize([[reflint::nonnull]] PyObject *unicode);
[[reflint::macro]] unsigned int PyUnicode_IS_ASCII([[reflint::nonnull]] PyObject *unicode);
[[reflint::macro]] unsigned int PyUnicode_IS_COMPACT([[reflint::nonnull]] PyObject *o);
[[reflint::macro]] int PyUnicode_IS_COMPACT_ASCII([[reflint::nonnull]] PyObject *o);
[[reflint::macro]] unsigned int PyUnicode_IS_READY([[reflint::nonnull]] PyObject *unicode);
[[reflint::makes("PyUnicode_Type"), reflint::constant, reflint::new]]
PyObject *PyUnicode_InternFromString(const char *str);
int PyUnicode_IsIdentifier([[reflint::nonnull]] PyObject *unicode);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code]]
PyObject *PyUnicode_Join([[reflint::nullable]] PyObject *separator, PyObject *seq);
[[reflint::macro]] int PyUnicode_KIND([[reflint::nonnull]] PyObject *unicode);
[[reflint::macro]] Py_UCS4 PyUnicode_MAX_CHAR_VALUE([[reflint::nonnull]] PyObject *unicode);
[[reflint::makes("PyUnicode_Type"), reflint::fresh, reflint::new]]
PyObject *PyUnicode_New(Py_ssize_t size, Py_UCS4 maxchar);
[[reflint::new, reflint::runs_code(gc)]]
PyObject *PyUnicode_Partition([[reflint::nonnull]] PyObject *unicode, [[reflint::nonnull]] PyObject *sep);
[[reflint::macro]] Py_UCS4 PyUnicode_READ(int kind, const void *data, Py_ssize_t index);
[[reflint::error(-1), reflint::macro]]
int PyUnicode_READY([[reflint::expects("PyUnicode_Type"), reflint::nonnull]] PyObject *unicode);
[[reflint::macro]] Py_UCS4 PyUnicode_READ_CHAR([[reflint::nonnull]] PyObject *unicode, Py_ssize_t index);
[[reflint::new, reflint::runs_code(gc)]]
PyObject *PyUnicode_RPartition([[reflint::nonnull]] PyObject *unicode, [[reflint::nonnull]] PyObject *sep);
[[reflint::new, reflint::runs_code(gc)]]
PyObject *PyUnicode_RSplit([[reflint::nonnull]] PyObject *unicode, [[reflint::nullable]] PyObject *sep,
    Py_ssize_t maxsplit);
[[reflint::error(ambiguous)]] Py_UCS4 PyUnicode_ReadChar([[reflint::nonnull]] PyObject *unicode, Py_ssize_t index);
[[reflint::makes("PyUnicode_Type"), reflint::new]]
PyObject *PyUnicode_Replace([[reflint::nonnull]] PyObject *unicode, [[reflint::nonnull]] PyObject *substr,
    [[reflint::nonnull]] PyObject *replstr, Py_ssize_t maxcount);
[[reflint::error(-1)]]
int PyUnicode_Resize([[reflint::inout_keeps, reflint::nonnull]] PyObject **unicode, Py_ssize_t length);
[[reflint::new]]
PyObject *PyUnicode_RichCompare([[reflint::nonnull]] PyObject *left, [[reflint::nonnull]] PyObject *right, int op);
[[reflint::fresh, reflint::new, reflint::runs_code(gc)]]
PyObject *PyUnicode_Split([[reflint::nonnull]] PyObject *unicode, [[reflint::nullable]] PyObject *sep,
    Py_ssize_t maxsplit);
[[reflint::new, reflint::runs_code(gc)]]
PyObject *PyUnicode_Splitlines([[reflint::nonnull]] PyObject *unicode, int keepends);
[[reflint::makes("PyUnicode_Type"), reflint::new]]
PyObject *PyUnicode_Substring([[reflint::nonnull]] PyObject *unicode, Py_ssize_t start, Py_ssize_t end);
[[reflint::error(-1)]]
Py_ssize_t PyUnicode_Tailmatch([[reflint::nonnull]] PyObject *unicode, [[reflint::nonnull]] PyObject *substr,
    Py_ssize_t start, Py_ssize_t end, int direction);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.11")]]
PyObject *PyUnicode_TransformDecimalToASCII(Py_UNICODE *s, Py_ssize_t size);
[[reflint::macro]] void PyUnicode_WRITE(int kind, void *data, Py_ssize_t index, Py_UCS4 value);
[[reflint::macro, reflint::until("3.13")]] Py_ssize_t PyUnicode_WSTR_LENGTH(PyObject *op);
[[reflint::error(-1)]]
int PyUnicode_WriteChar([[reflint::fills, reflint::nonnull]] PyObject *unicode, Py_ssize_t index, Py_UCS4 character);

/* ---- codecs ---------------------------------------------------------------------------------------------- */

[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_AsASCIIString([[reflint::nonnull]] PyObject *unicode);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_AsCharmapString([[reflint::nonnull]] PyObject *unicode, PyObject *mapping);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code, reflint::until("3.15")]]
PyObject *PyUnicode_AsEncodedObject([[reflint::nonnull]] PyObject *unicode, const char *encoding, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::fresh, reflint::new, reflint::runs_code]]
PyObject *PyUnicode_AsEncodedString([[reflint::nonnull]] PyObject *unicode, const char *encoding, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code, reflint::until("3.15")]]
PyObject *PyUnicode_AsEncodedUnicode([[reflint::nonnull]] PyObject *unicode, const char *encoding,
    const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_AsLatin1String([[reflint::nonnull]] PyObject *unicode);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_AsMBCSString(PyObject *unicode);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_AsRawUnicodeEscapeString([[reflint::nonnull]] PyObject *unicode);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_AsUTF16String([[reflint::nonnull]] PyObject *unicode);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_AsUTF32String([[reflint::nonnull]] PyObject *unicode);
[[reflint::makes("PyUnicode_Type"), reflint::fresh, reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_AsUTF8String([[reflint::nonnull]] PyObject *unicode);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_AsUnicodeEscapeString([[reflint::nonnull]] PyObject *unicode);
[[reflint::alloc("PyMem_Free")]]
wchar_t *PyUnicode_AsWideCharString(PyObject *unicode, [[reflint::out, reflint::nullable]] Py_ssize_t *size);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code]]
PyObject *PyUnicode_Decode(const char *str, Py_ssize_t size, const char *encoding, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_DecodeASCII(const char *str, Py_ssize_t size, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_DecodeCharmap(const char *str, Py_ssize_t length, [[reflint::nullable]] PyObject *mapping,
    const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_DecodeCodePageStateful(int code_page, const char *str, Py_ssize_t size, const char *errors,
    [[reflint::out]] Py_ssize_t *consumed);
[[reflint::makes("PyUnicode_Type"), reflint::constant, reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_DecodeFSDefault(const char *str);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_DecodeFSDefaultAndSize(const char *str, Py_ssize_t size);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_DecodeLatin1(const char *str, Py_ssize_t size, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_DecodeLocale(const char *str, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_DecodeLocaleAndSize(const char *str, Py_ssize_t length, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_DecodeMBCS(const char *str, Py_ssize_t size, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_DecodeMBCSStateful(const char *str, Py_ssize_t size, const char *errors,
    [[reflint::out]] Py_ssize_t *consumed);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_DecodeRawUnicodeEscape(const char *str, Py_ssize_t size, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_DecodeUTF16(const char *str, Py_ssize_t size, const char *errors,
    [[reflint::out]] int *byteorder);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_DecodeUTF16Stateful(const char *str, Py_ssize_t size, const char *errors,
    [[reflint::out]] int *byteorder, [[reflint::out]] Py_ssize_t *consumed);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_DecodeUTF32(const char *str, Py_ssize_t size, const char *errors,
    [[reflint::out]] int *byteorder);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_DecodeUTF32Stateful(const char *str, Py_ssize_t size, const char *errors,
    [[reflint::out]] int *byteorder, [[reflint::out]] Py_ssize_t *consumed);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_DecodeUTF7(const char *str, Py_ssize_t size, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_DecodeUTF7Stateful(const char *str, Py_ssize_t size, const char *errors,
    [[reflint::out]] Py_ssize_t *consumed);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_DecodeUTF8(const char *str, Py_ssize_t size, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_DecodeUTF8Stateful(const char *str, Py_ssize_t size, const char *errors,
    [[reflint::out]] Py_ssize_t *consumed);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe)]]
PyObject *PyUnicode_DecodeUnicodeEscape(const char *str, Py_ssize_t size, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code, reflint::until("3.11")]]
PyObject *PyUnicode_Encode(const Py_UNICODE *s, Py_ssize_t size, const char *encoding, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code, reflint::until("3.11")]]
PyObject *PyUnicode_EncodeASCII(const Py_UNICODE *s, Py_ssize_t size, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code, reflint::until("3.11")]]
PyObject *PyUnicode_EncodeCharmap(const Py_UNICODE *s, Py_ssize_t size, PyObject *mapping, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code]]
PyObject *PyUnicode_EncodeCodePage(int code_page, PyObject *unicode, const char *errors);
[[reflint::error(-1), reflint::runs_code, reflint::until("3.11")]]
int PyUnicode_EncodeDecimal(Py_UNICODE *s, Py_ssize_t length, char *output, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code]]
PyObject *PyUnicode_EncodeFSDefault([[reflint::nonnull]] PyObject *unicode);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code, reflint::until("3.11")]]
PyObject *PyUnicode_EncodeLatin1(const Py_UNICODE *s, Py_ssize_t size, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code]]
PyObject *PyUnicode_EncodeLocale(PyObject *unicode, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code]]
PyObject *PyUnicode_EncodeMBCS(const Py_UNICODE *s, Py_ssize_t size, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code, reflint::until("3.11")]]
PyObject *PyUnicode_EncodeRawUnicodeEscape(const Py_UNICODE *s, Py_ssize_t size);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code, reflint::until("3.11")]]
PyObject *PyUnicode_EncodeUTF16(const Py_UNICODE *s, Py_ssize_t size, const char *errors, int byteorder);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code, reflint::until("3.11")]]
PyObject *PyUnicode_EncodeUTF32(const Py_UNICODE *s, Py_ssize_t size, const char *errors, int byteorder);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code, reflint::until("3.11")]]
PyObject *PyUnicode_EncodeUTF7(const Py_UNICODE *s, Py_ssize_t size, int base64SetO, int base64WhiteSpace,
    const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code, reflint::until("3.11")]]
PyObject *PyUnicode_EncodeUTF8(const Py_UNICODE *s, Py_ssize_t size, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code, reflint::until("3.11")]]
PyObject *PyUnicode_EncodeUnicodeEscape(const Py_UNICODE *s, Py_ssize_t size);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code]]
PyObject *PyUnicode_Translate([[reflint::nonnull]] PyObject *unicode, PyObject *table, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code, reflint::until("3.11")]]
PyObject *PyUnicode_TranslateCharmap(const Py_UNICODE *s, Py_ssize_t size, PyObject *mapping, const char *errors);

/* ---- writers --------------------------------------------------------------------------------------------- */

[[reflint::alloc("PyUnicodeWriter_Finish|PyUnicodeWriter_Discard"), reflint::since("3.14")]]
PyUnicodeWriter *PyUnicodeWriter_Create(Py_ssize_t length);
[[reflint::error(-1), reflint::since("3.14")]]
int PyUnicodeWriter_DecodeUTF8Stateful(PyUnicodeWriter *writer, const char *string, Py_ssize_t length,
    const char *errors, [[reflint::out]] Py_ssize_t *consumed);
[[reflint::since("3.14")]]
void PyUnicodeWriter_Discard([[reflint::frees, reflint::nullable]] PyUnicodeWriter *writer);
[[reflint::new, reflint::since("3.14")]] PyObject *PyUnicodeWriter_Finish([[reflint::frees]] PyUnicodeWriter *writer);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.14")]]
int PyUnicodeWriter_Format(PyUnicodeWriter *writer, [[reflint::format(printf)]] const char *format, ...);
[[reflint::error(-1), reflint::since("3.14")]]
int PyUnicodeWriter_WriteASCII(PyUnicodeWriter *writer, const char *str, Py_ssize_t size);
[[reflint::error(-1), reflint::since("3.14")]] int PyUnicodeWriter_WriteChar(PyUnicodeWriter *writer, Py_UCS4 ch);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.14")]]
int PyUnicodeWriter_WriteRepr(PyUnicodeWriter *writer, PyObject *obj);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.14")]]
int PyUnicodeWriter_WriteStr(PyUnicodeWriter *writer, PyObject *obj);
[[reflint::error(-1), reflint::since("3.14")]]
int PyUnicodeWriter_WriteSubstring(PyUnicodeWriter *writer, PyObject *str, Py_ssize_t start, Py_ssize_t end);
[[reflint::error(-1), reflint::since("3.14")]]
int PyUnicodeWriter_WriteUCS4(PyUnicodeWriter *writer, const Py_UCS4 *str, Py_ssize_t size);
[[reflint::error(-1), reflint::since("3.14")]]
int PyUnicodeWriter_WriteUTF8(PyUnicodeWriter *writer, const char *str, Py_ssize_t size);
[[reflint::error(-1), reflint::since("3.14")]]
int PyUnicodeWriter_WriteWideChar(PyUnicodeWriter *writer, const wchar_t *str, Py_ssize_t size);
[[reflint::new, reflint::runs_code(maybe)]] PyObject *_PyUnicodeWriter_Finish(_PyUnicodeWriter *writer);

/* ---- private --------------------------------------------------------------------------------------------- */

[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyUnicode_AsASCIIString([[reflint::nonnull]] PyObject *unicode, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyUnicode_AsLatin1String([[reflint::nonnull]] PyObject *unicode, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyUnicode_AsUTF8String([[reflint::nonnull]] PyObject *unicode, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyUnicode_Copy([[reflint::nonnull]] PyObject *unicode);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe), reflint::since("3.10"),
  reflint::until("3.13")]]
PyObject *_PyUnicode_DecodeRawUnicodeEscapeStateful(const char *string, Py_ssize_t length, const char *errors,
    [[reflint::out]] Py_ssize_t *consumed);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe), reflint::since("3.10"),
  reflint::until("3.13")]]
PyObject *_PyUnicode_DecodeUnicodeEscapeInternal(const char *string, Py_ssize_t length, const char *errors,
    [[reflint::out]] Py_ssize_t *consumed, [[reflint::out]] const char **first_invalid_escape);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe), reflint::since("3.10"),
  reflint::until("3.13")]]
PyObject *_PyUnicode_DecodeUnicodeEscapeStateful(const char *string, Py_ssize_t length, const char *errors,
    [[reflint::out]] Py_ssize_t *consumed);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyUnicode_EncodeCharmap([[reflint::nonnull]] PyObject *unicode, PyObject *mapping, const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyUnicode_EncodeUTF16([[reflint::nonnull]] PyObject *unicode, const char *errors, int byteorder);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyUnicode_EncodeUTF32([[reflint::nonnull]] PyObject *object, const char *errors, int byteorder);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyUnicode_EncodeUTF7([[reflint::nonnull]] PyObject *unicode, int base64SetO, int base64WhiteSpace,
    const char *errors);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyUnicode_FormatLong(PyObject *obj, int value, int value2, int value3);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyUnicode_FromASCII(const char *buffer, Py_ssize_t size);
[[reflint::borrowed, reflint::runs_code(maybe)]] PyObject *_PyUnicode_FromId(_Py_Identifier *key);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyUnicode_JoinArray([[reflint::nullable]] PyObject *separator, PyObject *const *items, Py_ssize_t seqlen);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyUnicode_TransformDecimalAndSpaceToASCII([[reflint::nonnull]] PyObject *unicode);
[[reflint::makes("PyUnicode_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyUnicode_XStrip([[reflint::nonnull]] PyObject *self, int striptype, PyObject *sepobj);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.11")]] PyObject *_Py_device_encoding(int value);
