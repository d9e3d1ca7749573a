/* bytes, bytearray and codecs. */

/* ---- bytes ----------------------------------------------------------------------------------------------- */

[[reflint::error(-1), reflint::note("on failure the old object is released and *bytes is NULL")]]
int _PyBytes_Resize([[reflint::fills, reflint::inout_replaces, reflint::nonnull]] PyObject **bytes, Py_ssize_t newsize);
[[reflint::read_only, reflint::interior("string"), reflint::returns_nonnull, reflint::macro]]
char *PyBytes_AS_STRING([[reflint::expects("PyBytes_Type"), reflint::nonnull]] PyObject *string);
[[reflint::read_only, reflint::interior("o"), reflint::error(ambiguous)]]
char *PyBytes_AsString([[reflint::nonnull]] PyObject *o);
[[reflint::read_only, reflint::error(-1)]]
int PyBytes_AsStringAndSize([[reflint::nonnull]] PyObject *obj, [[reflint::out, reflint::nonnull]] char **buffer,
    [[reflint::out, reflint::nullable]] Py_ssize_t *length);
[[reflint::macro]] int PyBytes_Check([[reflint::nonnull]] PyObject *o);
[[reflint::macro]] int PyBytes_CheckExact([[reflint::nonnull]] PyObject *o);
[[reflint::exception(maybe), reflint::runs_code(decref)]]
void PyBytes_Concat([[reflint::inout_replaces, reflint::nonnull]] PyObject **bytes,
    [[reflint::nullable]] PyObject *newpart);
[[reflint::exception(maybe), reflint::runs_code(decref)]]
void PyBytes_ConcatAndDel([[reflint::inout_replaces, reflint::nonnull]] PyObject **bytes,
    [[reflint::steals, reflint::nullable]] PyObject *newpart);
[[reflint::makes("PyBytes_Type"), reflint::new]]
PyObject *PyBytes_DecodeEscape(const char *s, Py_ssize_t len, const char *errors, Py_ssize_t unicode,
    const char *recode_encoding);
[[reflint::makes("PyBytes_Type"), reflint::new]]
PyObject *PyBytes_FromFormat([[reflint::format(printf)]] const char *format, ...);
[[reflint::makes("PyBytes_Type"), reflint::new]] PyObject *PyBytes_FromFormatV(const char *format, va_list vargs);
[[reflint::makes("PyBytes_Type"), reflint::new, reflint::runs_code]] PyObject *PyBytes_FromObject(PyObject *o);
[[reflint::makes("PyBytes_Type"), reflint::constant, reflint::new]] PyObject *PyBytes_FromString(const char *v);
[[reflint::makes("PyBytes_Type"), reflint::fresh, reflint::new]]
PyObject *PyBytes_FromStringAndSize(const char *v, Py_ssize_t len);
[[reflint::macro]] Py_ssize_t PyBytes_GET_SIZE([[reflint::expects("PyBytes_Type"), reflint::nonnull]] PyObject *o);
[[reflint::makes("PyBytes_Type"), reflint::new, reflint::runs_code, reflint::since("3.14")]]
PyObject *PyBytes_Join(PyObject *sep, PyObject *iterable);
[[reflint::makes("PyBytes_Type"), reflint::new]]
PyObject *PyBytes_Repr([[reflint::nonnull]] PyObject *bytes, int smartquotes);
[[reflint::error(-1)]] Py_ssize_t PyBytes_Size([[reflint::nonnull]] PyObject *o);
[[reflint::makes("PyBytes_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyBytes_DecodeEscape(const char *text, Py_ssize_t value, const char *text2, const char **text3);
[[reflint::makes("PyBytes_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyBytes_FormatEx(const char *format, Py_ssize_t format_len, PyObject *args, int use_bytearray);
[[reflint::makes("PyBytes_Type"), reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyBytes_FromHex([[reflint::nonnull]] PyObject *string, int use_bytearray);
[[reflint::makes("PyBytes_Type"), reflint::new, reflint::runs_code(maybe), reflint::macro]]
PyObject *_PyBytes_Join([[reflint::nonnull]] PyObject *sep, PyObject *iterable);

/* ---- writers --------------------------------------------------------------------------------------------- */

[[reflint::alloc("PyBytesWriter_Finish|PyBytesWriter_Discard"), reflint::since("3.15")]]
PyBytesWriter *PyBytesWriter_Create(Py_ssize_t size);
[[reflint::since("3.15")]] void PyBytesWriter_Discard([[reflint::frees, reflint::nullable]] PyBytesWriter *writer);
[[reflint::new, reflint::since("3.15")]]
PyObject *PyBytesWriter_Finish([[reflint::frees("PyBytesWriter_Finish")]] PyBytesWriter *writer);
[[reflint::new, reflint::since("3.15")]]
PyObject *PyBytesWriter_FinishWithPointer([[reflint::frees("PyBytesWriter_Finish")]] PyBytesWriter *writer,
    void *buf);
[[reflint::new, reflint::since("3.15")]]
PyObject *PyBytesWriter_FinishWithSize([[reflint::frees("PyBytesWriter_Finish")]] PyBytesWriter *writer,
    Py_ssize_t size);
[[reflint::error(-1), reflint::since("3.15")]]
int PyBytesWriter_Format(PyBytesWriter *writer, [[reflint::format(printf)]] const char *format, ...);
[[reflint::returns_nonnull, reflint::since("3.15")]] void *PyBytesWriter_GetData(PyBytesWriter *writer);
[[reflint::since("3.15")]] Py_ssize_t PyBytesWriter_GetSize(PyBytesWriter *writer);
[[reflint::error(-1), reflint::since("3.15")]] int PyBytesWriter_Grow(PyBytesWriter *writer, Py_ssize_t grow);
[[reflint::error(NULL), reflint::since("3.15")]]
void *PyBytesWriter_GrowAndUpdatePointer(PyBytesWriter *writer, Py_ssize_t size, void *buf);
[[reflint::error(-1), reflint::since("3.15")]] int PyBytesWriter_Resize(PyBytesWriter *writer, Py_ssize_t size);
[[reflint::error(-1), reflint::since("3.15")]]
int PyBytesWriter_WriteBytes(PyBytesWriter *writer, const void *bytes, Py_ssize_t size);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyBytesWriter_Finish(_PyBytesWriter *writer, void *str);

/* ---- bytearray ------------------------------------------------------------------------------------------- */

[[reflint::interior("bytearray"), reflint::returns_nonnull, reflint::macro]]
char *PyByteArray_AS_STRING([[reflint::nonnull]] PyObject *bytearray);
[[reflint::interior("bytearray"), reflint::returns_nonnull]]
char *PyByteArray_AsString([[reflint::nonnull]] PyObject *bytearray);
[[reflint::macro]] int PyByteArray_Check([[reflint::nonnull]] PyObject *o);
[[reflint::macro]] int PyByteArray_CheckExact([[reflint::nonnull]] PyObject *o);
[[reflint::makes("PyByteArray_Type"), reflint::new]]
PyObject *PyByteArray_Concat([[reflint::nonnull]] PyObject *a, [[reflint::nonnull]] PyObject *b);
[[reflint::makes("PyByteArray_Type"), reflint::new, reflint::runs_code]]
PyObject *PyByteArray_FromObject([[reflint::nonnull]] PyObject *o);
[[reflint::makes("PyByteArray_Type"), reflint::container, reflint::fresh, reflint::new]]
PyObject *PyByteArray_FromStringAndSize(const char *string, Py_ssize_t len);
[[reflint::macro]] Py_ssize_t PyByteArray_GET_SIZE([[reflint::nonnull]] PyObject *bytearray);
[[reflint::error(-1)]]
int PyByteArray_Resize([[reflint::empties, reflint::nonnull]] PyObject *bytearray, Py_ssize_t len);
Py_ssize_t PyByteArray_Size([[reflint::nonnull]] PyObject *bytearray);

/* ---- codecs ---------------------------------------------------------------------------------------------- */

[[reflint::new, reflint::runs_code]] PyObject *PyCodec_BackslashReplaceErrors([[reflint::nonnull]] PyObject *exc);
[[reflint::new, reflint::runs_code]]
PyObject *PyCodec_Decode([[reflint::nonnull]] PyObject *object, const char *encoding, const char *errors);
[[reflint::new, reflint::runs_code]] PyObject *PyCodec_Decoder(const char *encoding);
[[reflint::new, reflint::runs_code]]
PyObject *PyCodec_Encode([[reflint::nonnull]] PyObject *object, const char *encoding, const char *errors);
[[reflint::new, reflint::runs_code]] PyObject *PyCodec_Encoder(const char *encoding);
[[reflint::new, reflint::runs_code]] PyObject *PyCodec_IgnoreErrors([[reflint::nonnull]] PyObject *exc);
[[reflint::new, reflint::runs_code]] PyObject *PyCodec_IncrementalDecoder(const char *encoding, const char *errors);
[[reflint::new, reflint::runs_code]] PyObject *PyCodec_IncrementalEncoder(const char *encoding, const char *errors);
[[reflint::runs_code]] int PyCodec_KnownEncoding(const char *encoding);
[[reflint::new, reflint::runs_code]] PyObject *PyCodec_LookupError(const char *name);
[[reflint::new, reflint::runs_code]] PyObject *PyCodec_NameReplaceErrors([[reflint::nonnull]] PyObject *exc);
[[reflint::error(-1), reflint::runs_code]] int PyCodec_Register([[reflint::stores]] PyObject *search_function);
[[reflint::error(-1), reflint::runs_code]]
int PyCodec_RegisterError(const char *name, [[reflint::stores]] PyObject *error);
[[reflint::new, reflint::runs_code]] PyObject *PyCodec_ReplaceErrors([[reflint::nonnull]] PyObject *exc);
[[reflint::new, reflint::runs_code]]
PyObject *PyCodec_StreamReader(const char *encoding, PyObject *stream, const char *errors);
[[reflint::new, reflint::runs_code]]
PyObject *PyCodec_StreamWriter(const char *encoding, PyObject *stream, const char *errors);
[[reflint::returns_null, reflint::runs_code]] PyObject *PyCodec_StrictErrors([[reflint::nonnull]] PyObject *exc);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.10")]] int PyCodec_Unregister(PyObject *search_function);
[[reflint::new, reflint::runs_code]] PyObject *PyCodec_XMLCharRefReplaceErrors([[reflint::nonnull]] PyObject *exc);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyCodecInfo_GetIncrementalDecoder([[reflint::nonnull]] PyObject *codec_info, const char *errors);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyCodecInfo_GetIncrementalEncoder([[reflint::nonnull]] PyObject *codec_info, const char *errors);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyCodec_DecodeText([[reflint::nonnull]] PyObject *object, const char *encoding, const char *errors);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyCodec_EncodeText([[reflint::nonnull]] PyObject *object, const char *encoding, const char *errors);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]] PyObject *_PyCodec_Lookup(const char *encoding);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.13")]]
PyObject *_PyCodec_LookupTextEncoding(const char *encoding, const char *alternate_command);
