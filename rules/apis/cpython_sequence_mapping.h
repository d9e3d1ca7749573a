/* Sequences, mappings, iterators, slices and buffers of any type: abstract.h. */

/* ---- sequences ------------------------------------------------------------------------------------------- */

[[reflint::error(-1), reflint::runs_code, reflint::note("does not steal, unlike PyList_SetItem")]]
int PySequence_SetItem([[reflint::nonnull]] PyObject *o, Py_ssize_t i,
    [[reflint::stores("o"), reflint::nullable]] PyObject *v);
[[reflint::checks("PyBaseObject_Type")]] int PySequence_Check([[reflint::nonnull]] PyObject *o);
[[reflint::new, reflint::runs_code]] PyObject *PySequence_Concat(PyObject *o1, PyObject *o2);
[[reflint::error(-1), reflint::runs_code]] int PySequence_Contains([[reflint::nonnull]] PyObject *o, PyObject *value);
[[reflint::error(-1), reflint::runs_code]] Py_ssize_t PySequence_Count(PyObject *o, PyObject *value);
[[reflint::error(-1), reflint::runs_code]] int PySequence_DelItem([[reflint::shrinks]] PyObject *o, Py_ssize_t i);
[[reflint::error(-1), reflint::runs_code]]
int PySequence_DelSlice([[reflint::shrinks]] PyObject *o, Py_ssize_t i1, Py_ssize_t i2);
[[reflint::new, reflint::runs_code]] PyObject *PySequence_Fast(PyObject *o, const char *m);
[[reflint::borrowed("o"), reflint::returns_nonnull, reflint::macro]]
PyObject *PySequence_Fast_GET_ITEM([[reflint::nonnull]] PyObject *o, Py_ssize_t i);
[[reflint::macro]] Py_ssize_t PySequence_Fast_GET_SIZE([[reflint::nonnull]] PyObject *o);
[[reflint::interior("o"), reflint::returns_nonnull, reflint::macro]]
PyObject **PySequence_Fast_ITEMS([[reflint::nonnull]] PyObject *o);
[[reflint::new, reflint::runs_code]] PyObject *PySequence_GetItem(PyObject *o, Py_ssize_t i);
[[reflint::new, reflint::runs_code]] PyObject *PySequence_GetSlice(PyObject *o, Py_ssize_t i1, Py_ssize_t i2);
[[reflint::new, reflint::runs_code, reflint::macro]]
PyObject *PySequence_ITEM([[reflint::nonnull]] PyObject *o, Py_ssize_t i);
[[reflint::error(-1), reflint::runs_code]] int PySequence_In([[reflint::nonnull]] PyObject *o, PyObject *value);
[[reflint::new, reflint::runs_code]] PyObject *PySequence_InPlaceConcat(PyObject *o1, PyObject *o2);
[[reflint::new, reflint::runs_code]] PyObject *PySequence_InPlaceRepeat(PyObject *o, Py_ssize_t count);
[[reflint::error(-1), reflint::runs_code]] Py_ssize_t PySequence_Index(PyObject *o, PyObject *value);
[[reflint::error(-1), reflint::runs_code]] Py_ssize_t PySequence_Length(PyObject *o);
[[reflint::makes("PyList_Type"), reflint::fresh, reflint::new, reflint::runs_code]]
PyObject *PySequence_List(PyObject *o);
[[reflint::new, reflint::runs_code]] PyObject *PySequence_Repeat(PyObject *o, Py_ssize_t count);
[[reflint::error(-1), reflint::runs_code]]
int PySequence_SetSlice(PyObject *o, Py_ssize_t i1, Py_ssize_t i2, PyObject *v);
[[reflint::error(-1), reflint::runs_code]] Py_ssize_t PySequence_Size(PyObject *o);
[[reflint::makes("PyTuple_Type"), reflint::fresh, reflint::new, reflint::runs_code]]
PyObject *PySequence_Tuple(PyObject *o);

/* ---- mappings -------------------------------------------------------------------------------------------- */

[[reflint::checks("PyBaseObject_Type")]] int PyMapping_Check([[reflint::nullable]] PyObject *o);
[[reflint::error(-1), reflint::runs_code, reflint::macro]] int PyMapping_DelItem(PyObject *o, PyObject *key);
[[reflint::error(-1), reflint::runs_code, reflint::macro]] int PyMapping_DelItemString(PyObject *o, const char *key);
[[reflint::new, reflint::runs_code]] PyObject *PyMapping_GetItemString(PyObject *o, const char *key);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.13")]]
int PyMapping_GetOptionalItem(PyObject *obj, PyObject *key, [[reflint::out_found]] PyObject **result);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.13")]]
int PyMapping_GetOptionalItemString(PyObject *obj, const char *key, [[reflint::out_found]] PyObject **result);
[[reflint::runs_code]] int PyMapping_HasKey(PyObject *o, PyObject *key);
[[reflint::runs_code]] int PyMapping_HasKeyString(PyObject *o, const char *key);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.13")]]
int PyMapping_HasKeyStringWithError(PyObject *o, const char *key);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.13")]]
int PyMapping_HasKeyWithError(PyObject *o, PyObject *key);
[[reflint::fresh, reflint::new, reflint::runs_code]] PyObject *PyMapping_Items(PyObject *o);
[[reflint::fresh, reflint::new, reflint::runs_code]] PyObject *PyMapping_Keys(PyObject *o);
[[reflint::error(-1), reflint::runs_code]] Py_ssize_t PyMapping_Length(PyObject *o);
[[reflint::error(-1), reflint::runs_code]]
int PyMapping_SetItemString(PyObject *o, const char *key, [[reflint::stores("o")]] PyObject *v);
[[reflint::error(-1), reflint::runs_code]] Py_ssize_t PyMapping_Size(PyObject *o);
[[reflint::fresh, reflint::new, reflint::runs_code]] PyObject *PyMapping_Values(PyObject *o);

/* ---- iterators ------------------------------------------------------------------------------------------- */

[[reflint::new, reflint::nullable, reflint::error(ambiguous), reflint::runs_code,
  reflint::note("NULL without an exception: exhausted")]]
PyObject *PyIter_Next([[reflint::nonnull]] PyObject *iter);
[[reflint::macro]] int PyCallIter_Check([[reflint::nonnull]] PyObject *op);
[[reflint::new, reflint::runs_code(gc)]]
PyObject *PyCallIter_New([[reflint::stores, reflint::nonnull]] PyObject *callable,
    [[reflint::stores, reflint::nonnull]] PyObject *sentinel);
[[reflint::checks("PyBaseObject_Type")]] int PyIter_Check([[reflint::nonnull]] PyObject *o);
[[reflint::error(-1), reflint::runs_code, reflint::since("3.14")]]
int PyIter_NextItem(PyObject *iter, [[reflint::out_found]] PyObject **item);
[[reflint::error(-1), reflint::runs_code, reflint::alias("_PyIter_Send"), reflint::since("3.10")]]
PySendResult PyIter_Send([[reflint::nonnull]] PyObject *iter, PyObject *arg, [[reflint::out_new]] PyObject **presult);
[[reflint::macro]] int PySeqIter_Check([[reflint::nonnull]] PyObject *op);
[[reflint::new, reflint::runs_code(gc)]] PyObject *PySeqIter_New([[reflint::stores, reflint::nonnull]] PyObject *seq);
[[reflint::new, reflint::runs_code(maybe), reflint::until("3.11")]]
PyObject *_PyAsyncGenValueWrapperNew(PyObject *obj);

/* ---- slices and ranges ----------------------------------------------------------------------------------- */

[[reflint::macro]] int PyRange_Check([[reflint::nonnull]] PyObject *o);
Py_ssize_t PySlice_AdjustIndices(Py_ssize_t length, [[reflint::out]] Py_ssize_t *start,
    [[reflint::out]] Py_ssize_t *stop, Py_ssize_t step);
[[reflint::macro]] int PySlice_Check([[reflint::nonnull]] PyObject *ob);
[[reflint::error(ambiguous), reflint::runs_code]]
int PySlice_GetIndices([[reflint::nonnull]] PyObject *slice, Py_ssize_t length, [[reflint::out]] Py_ssize_t *start,
    [[reflint::out]] Py_ssize_t *stop, [[reflint::out]] Py_ssize_t *step);
[[reflint::error(-1), reflint::runs_code, reflint::macro]]
int PySlice_GetIndicesEx([[reflint::nonnull]] PyObject *slice, Py_ssize_t length, [[reflint::out]] Py_ssize_t *start,
    [[reflint::out]] Py_ssize_t *stop, [[reflint::out]] Py_ssize_t *step, [[reflint::out]] Py_ssize_t *slicelength);
[[reflint::new, reflint::runs_code(gc)]]
PyObject *PySlice_New([[reflint::stores, reflint::nullable]] PyObject *start,
    [[reflint::stores, reflint::nullable]] PyObject *stop, [[reflint::stores, reflint::nullable]] PyObject *step);
[[reflint::error(-1), reflint::runs_code]]
int PySlice_Unpack([[reflint::nonnull]] PyObject *slice, [[reflint::out]] Py_ssize_t *start,
    [[reflint::out]] Py_ssize_t *stop, [[reflint::out]] Py_ssize_t *step);
[[reflint::new, reflint::runs_code(maybe)]] PyObject *_PySlice_FromIndices(Py_ssize_t start, Py_ssize_t stop);

/* ---- buffers --------------------------------------------------------------------------------------------- */

[[reflint::error(-1), reflint::runs_code]]
int PyObject_GetBuffer([[reflint::nonnull]] PyObject *exporter,
    [[reflint::buffer_acquire, reflint::nonnull]] Py_buffer *view, int flags);
[[reflint::error(-1), reflint::note("what a getbuffer slot calls; view->obj gets its own reference to the exporter")]]
int PyBuffer_FillInfo([[reflint::out, reflint::nonnull]] Py_buffer *view,
    [[reflint::stores, reflint::nullable]] PyObject *exporter, void *buf, Py_ssize_t len, int readonly, int flags);
[[reflint::runs_code(decref)]] void PyBuffer_Release([[reflint::buffer_release, reflint::nonnull]] Py_buffer *view);
void PyBuffer_FillContiguousStrides(int ndims, Py_ssize_t *shape, Py_ssize_t *strides, int itemsize, char order);
[[reflint::error(-1)]]
int PyBuffer_FromContiguous(const Py_buffer *view, const void *buf, Py_ssize_t len, char order);
[[reflint::returns_nonnull]] void *PyBuffer_GetPointer(const Py_buffer *view, const Py_ssize_t *indices);
int PyBuffer_IsContiguous(const Py_buffer *view, char order);
[[reflint::error(-1), reflint::since("3.9")]] Py_ssize_t PyBuffer_SizeFromFormat(const char *format);
[[reflint::error(-1)]] int PyBuffer_ToContiguous(void *buf, const Py_buffer *src, Py_ssize_t len, char order);
[[reflint::macro]] int PyMemoryView_Check([[reflint::nonnull]] PyObject *obj);
[[reflint::new, reflint::runs_code(gc)]] PyObject *PyMemoryView_FromBuffer(const Py_buffer *view);
[[reflint::new, reflint::runs_code(gc)]] PyObject *PyMemoryView_FromMemory(char *mem, Py_ssize_t size, int flags);
[[reflint::new, reflint::runs_code]] PyObject *PyMemoryView_FromObject([[reflint::stores]] PyObject *obj);
[[reflint::borrowed("mview"), reflint::nullable, reflint::macro]]
PyObject *PyMemoryView_GET_BASE([[reflint::nonnull]] PyObject *mview);
[[reflint::interior("mview"), reflint::returns_nonnull, reflint::macro]]
Py_buffer *PyMemoryView_GET_BUFFER([[reflint::nonnull]] PyObject *mview);
[[reflint::new, reflint::runs_code]] PyObject *PyMemoryView_GetContiguous(PyObject *obj, int buffertype, char order);
[[reflint::error(-1), reflint::runs_code, reflint::until("3.13")]]
int PyObject_AsCharBuffer(PyObject *obj, [[reflint::out]] const char **buffer,
    [[reflint::out]] Py_ssize_t *buffer_len);
[[reflint::error(-1), reflint::runs_code, reflint::until("3.13")]]
int PyObject_AsReadBuffer(PyObject *obj, [[reflint::out]] const void **buffer,
    [[reflint::out]] Py_ssize_t *buffer_len);
[[reflint::error(-1), reflint::runs_code, reflint::until("3.13")]]
int PyObject_AsWriteBuffer(PyObject *obj, [[reflint::out]] void **buffer, [[reflint::out]] Py_ssize_t *buffer_len);
int PyObject_CheckBuffer([[reflint::nonnull]] PyObject *obj);
[[reflint::until("3.13")]] int PyObject_CheckReadBuffer([[reflint::nonnull]] PyObject *o);
[[reflint::error(-1), reflint::runs_code]] int PyObject_CopyData([[reflint::nonnull]] PyObject *dest, PyObject *src);
[[reflint::macro]] int PyPickleBuffer_Check([[reflint::nonnull]] PyObject *op);
[[reflint::new, reflint::runs_code(gc)]]
PyObject *PyPickleBuffer_FromObject([[reflint::stores, reflint::nonnull]] PyObject *obj);
[[reflint::interior("picklebuf")]]
const Py_buffer *PyPickleBuffer_GetBuffer([[reflint::nonnull]] PyObject *picklebuf);
[[reflint::error(-1), reflint::runs_code(decref)]]
int PyPickleBuffer_Release([[reflint::nonnull]] PyObject *picklebuf);
