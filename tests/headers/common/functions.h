/* The functions that the fixtures use, in the order of the manual's chapters. */
#ifndef STANDIN_FUNCTIONS_H
#define STANDIN_FUNCTIONS_H

PyThreadState *PyEval_SaveThread(void);
void PyEval_RestoreThread(PyThreadState *);
PyGILState_STATE PyGILState_Ensure(void);
void PyGILState_Release(PyGILState_STATE);
int Py_AddPendingCall(int (*)(void *), void *);
_Noreturn void Py_FatalError(const char *);

void PyErr_Clear(void);
PyObject *PyErr_Occurred(void);
int PyErr_ExceptionMatches(PyObject *);
void PyErr_SetString(PyObject *, const char *);
void PyErr_SetObject(PyObject *, PyObject *);
void PyErr_SetNone(PyObject *);
PyObject *PyErr_Format(PyObject *, const char *, ...);
PyObject *PyErr_NoMemory(void);
PyObject *PyErr_SetFromErrno(PyObject *);
PyObject *PyErr_SetFromErrnoWithFilename(PyObject *, const char *);
PyObject *PyErr_NewException(const char *, PyObject *, PyObject *);
void PyErr_Fetch(PyObject **, PyObject **, PyObject **);
void PyErr_NormalizeException(PyObject **, PyObject **, PyObject **);
void PyErr_Restore(PyObject *, PyObject *, PyObject *);
void PyErr_Print(void);
void PyErr_WriteUnraisable(PyObject *);
int PyErr_WarnEx(PyObject *, const char *, Py_ssize_t);
int PyErr_CheckSignals(void);
extern PyObject *PyExc_AttributeError, *PyExc_ImportError, *PyExc_IndexError, *PyExc_KeyError, *PyExc_OSError, *PyExc_OverflowError,
    *PyExc_ResourceWarning, *PyExc_RuntimeError, *PyExc_SystemError, *PyExc_TimeoutError, *PyExc_TypeError, *PyExc_ValueError,
    *PyExc_StopIteration, *PyExc_MemoryError;

#ifdef STANDIN_OWN_SIZES /* `#` reads int unless PY_SSIZE_T_CLEAN is defined */
#ifdef PY_SSIZE_T_CLEAN
#define PyArg_ParseTuple _PyArg_ParseTuple_SizeT
#define PyArg_ParseTupleAndKeywords _PyArg_ParseTupleAndKeywords_SizeT
#define Py_BuildValue _Py_BuildValue_SizeT
#define PyObject_CallFunction _PyObject_CallFunction_SizeT
#define PyObject_CallMethod _PyObject_CallMethod_SizeT
#endif
#endif
int PyArg_ParseTuple(PyObject *, const char *, ...);
int PyArg_ParseTupleAndKeywords(PyObject *, PyObject *, const char *, char **, ...);
int PyArg_UnpackTuple(PyObject *, const char *, Py_ssize_t, Py_ssize_t, ...);
PyObject *Py_BuildValue(const char *, ...);

PyObject *PyImport_ImportModule(const char *);
PyObject *PyModule_Create2(PyModuleDef *, int);
#define PyModule_Create(def) PyModule_Create2(def, 1013)
PyObject *PyModuleDef_Init(PyModuleDef *);
PyObject *PyModule_GetDict(PyObject *);
void *PyModule_GetState(PyObject *);
int PyModule_AddObject(PyObject *, const char *, PyObject *);
int PyModule_AddObjectRef(PyObject *, const char *, PyObject *);
int PyModule_AddIntConstant(PyObject *, const char *, long);
int PyModule_AddType(PyObject *, PyTypeObject *);
PyObject *PySys_GetObject(const char *);
int PySys_SetObject(const char *, PyObject *);

int PyType_Ready(PyTypeObject *);
PyObject *PyType_FromSpec(PyType_Spec *);
PyObject *PyType_GenericNew(PyTypeObject *, PyObject *, PyObject *);
int PyType_IsSubtype(PyTypeObject *, PyTypeObject *);
void *PyType_GetModuleState(PyTypeObject *);

PyObject *PyObject_Call(PyObject *, PyObject *, PyObject *);
PyObject *PyObject_CallNoArgs(PyObject *);
PyObject *PyObject_CallObject(PyObject *, PyObject *);
PyObject *PyObject_CallFunction(PyObject *, const char *, ...);
PyObject *PyObject_CallMethod(PyObject *, const char *, const char *, ...);
PyObject *PyObject_CallFunctionObjArgs(PyObject *, ...);
PyObject *PyObject_CallMethodObjArgs(PyObject *, PyObject *, ...);
PyObject *PyObject_GetAttrString(PyObject *, const char *);
int PyObject_SetAttr(PyObject *, PyObject *, PyObject *);
int PyObject_SetAttrString(PyObject *, const char *, PyObject *);
int PyObject_HasAttrString(PyObject *, const char *);
PyObject *PyObject_GetItem(PyObject *, PyObject *);
PyObject *PyObject_GetIter(PyObject *);
PyObject *PyObject_SelfIter(PyObject *);
PyObject *PyIter_Next(PyObject *);
Py_hash_t PyObject_Hash(PyObject *);
int PyObject_IsInstance(PyObject *, PyObject *);
int PyObject_IsTrue(PyObject *);
PyObject *PyObject_Repr(PyObject *);
PyObject *PyObject_Str(PyObject *);
int PyObject_RichCompareBool(PyObject *, PyObject *, int);
Py_ssize_t PyObject_Size(PyObject *);
int PyObject_GetBuffer(PyObject *, Py_buffer *, int);
void PyBuffer_Release(Py_buffer *);
void PyObject_ClearWeakRefs(PyObject *);
int PyCallable_Check(PyObject *);

void *PyMem_Malloc(size_t);
void *PyMem_Calloc(size_t, size_t);
void *PyMem_Realloc(void *, size_t);
void PyMem_Free(void *);
void *PyMem_RawMalloc(size_t);
void PyMem_RawFree(void *);
void PyObject_Free(void *);
PyObject *_PyObject_New(PyTypeObject *);
PyObject *_PyObject_GC_New(PyTypeObject *);
#define PyObject_New(type, typeobj) ((type *)_PyObject_New(typeobj))
#define PyObject_GC_New(type, typeobj) ((type *)_PyObject_GC_New(typeobj))
void PyObject_GC_Del(void *);
#ifndef PyObject_GC_Track
void PyObject_GC_Track(void *);
void PyObject_GC_UnTrack(void *);
#endif

PyObject *PyNumber_Add(PyObject *, PyObject *);
PyObject *PyNumber_Multiply(PyObject *, PyObject *);
PyObject *PyNumber_Negative(PyObject *);
PyObject *PyNumber_Long(PyObject *);
PyObject *PyNumber_Float(PyObject *);
PyObject *PyLong_FromLong(long);
PyObject *PyLong_FromLongLong(long long);
PyObject *PyLong_FromSsize_t(Py_ssize_t);
PyObject *PyLong_FromSize_t(size_t);
PyObject *PyLong_FromUnsignedLong(unsigned long);
long PyLong_AsLong(PyObject *);
Py_ssize_t PyLong_AsSsize_t(PyObject *);
PyObject *PyBool_FromLong(long);
PyObject *PyFloat_FromDouble(double);
double PyFloat_AsDouble(PyObject *);

PyObject *PyBytes_FromString(const char *);
PyObject *PyBytes_FromStringAndSize(const char *, Py_ssize_t);
PyObject *PyBytes_FromFormat(const char *, ...);
char *PyBytes_AsString(PyObject *);
Py_ssize_t PyBytes_Size(PyObject *);
void PyBytes_Concat(PyObject **, PyObject *);
void PyBytes_ConcatAndDel(PyObject **, PyObject *);
PyObject *PyByteArray_FromStringAndSize(const char *, Py_ssize_t);
PyObject *PyUnicode_FromString(const char *);
PyObject *PyUnicode_FromStringAndSize(const char *, Py_ssize_t);
PyObject *PyUnicode_FromFormat(const char *, ...);
PyObject *PyUnicode_FromWideChar(const wchar_t *, Py_ssize_t);
PyObject *PyUnicode_InternFromString(const char *);
const char *PyUnicode_AsUTF8(PyObject *);
const char *PyUnicode_AsUTF8AndSize(PyObject *, Py_ssize_t *);
PyObject *PyUnicode_AsUTF8String(PyObject *);
PyObject *PyUnicode_AsASCIIString(PyObject *);
PyObject *PyUnicode_AsLatin1String(PyObject *);
wchar_t *PyUnicode_AsWideCharString(PyObject *, Py_ssize_t *);
void PyUnicode_Append(PyObject **, PyObject *);
PyObject *PyUnicode_Concat(PyObject *, PyObject *);
PyObject *PyUnicode_Join(PyObject *, PyObject *);
int PyUnicode_Compare(PyObject *, PyObject *);
int PyUnicode_FSConverter(PyObject *, void *);
Py_ssize_t PyUnicode_GetLength(PyObject *);

PyObject *PySequence_List(PyObject *);
PyObject *PySequence_Fast(PyObject *, const char *);
PyObject *PySequence_GetItem(PyObject *, Py_ssize_t);
Py_ssize_t PySequence_Size(PyObject *);
Py_ssize_t PySequence_Length(PyObject *);
PyObject *PyTuple_New(Py_ssize_t);
PyObject *PyTuple_Pack(Py_ssize_t, ...);
Py_ssize_t PyTuple_Size(PyObject *);
PyObject *PyTuple_GetItem(PyObject *, Py_ssize_t);
int PyTuple_SetItem(PyObject *, Py_ssize_t, PyObject *);
int _PyTuple_Resize(PyObject **, Py_ssize_t);
PyObject *PyList_New(Py_ssize_t);
Py_ssize_t PyList_Size(PyObject *);
PyObject *PyList_GetItem(PyObject *, Py_ssize_t);
PyObject *PyList_GetItemRef(PyObject *, Py_ssize_t);
int PyList_SetItem(PyObject *, Py_ssize_t, PyObject *);
int PyList_Append(PyObject *, PyObject *);
int PyList_Reverse(PyObject *);
int PyList_SetSlice(PyObject *, Py_ssize_t, Py_ssize_t, PyObject *);
PyObject *PyDict_New(void);
PyObject *PyDict_Copy(PyObject *);
PyObject *PyDict_GetItem(PyObject *, PyObject *);
PyObject *PyDict_GetItemWithError(PyObject *, PyObject *);
PyObject *PyDict_GetItemString(PyObject *, const char *);
int PyDict_GetItemRef(PyObject *, PyObject *, PyObject **);
int PyDict_SetItem(PyObject *, PyObject *, PyObject *);
int PyDict_SetItemString(PyObject *, const char *, PyObject *);
int PyDict_DelItem(PyObject *, PyObject *);
int PyDict_DelItemString(PyObject *, const char *);
int PyDict_Contains(PyObject *, PyObject *);
int PyDict_Next(PyObject *, Py_ssize_t *, PyObject **, PyObject **);
int PyDict_Update(PyObject *, PyObject *);
Py_ssize_t PyDict_Size(PyObject *);
void PyDict_Clear(PyObject *);
PyObject *PySet_New(PyObject *);
PyObject *PyCapsule_New(void *, const char *, PyCapsule_Destructor);
void *PyCapsule_GetPointer(PyObject *, const char *);
PyObject *PyWeakref_NewRef(PyObject *, PyObject *);
PyObject *PyCFunction_NewEx(PyMethodDef *, PyObject *, PyObject *);
#define PyCFunction_New(def, self) PyCFunction_NewEx(def, self, NULL)

int PyList_Check(PyObject *), PyTuple_Check(PyObject *), PyDict_Check(PyObject *), PyLong_Check(PyObject *), PyUnicode_Check(PyObject *),
    PyUnicode_CheckExact(PyObject *), PyBytes_Check(PyObject *), PyBytes_CheckExact(PyObject *), PyFloat_CheckExact(PyObject *);
extern PyTypeObject PyBaseObject_Type, PyList_Type, PyTuple_Type, PyDict_Type, PyLong_Type, PyUnicode_Type;

#define PyDoc_STRVAR(name, text) static const char name[] = text
#define PyMem_New(type, n) ((type *)PyMem_Malloc((size_t)(n) * sizeof(type)))
#define PyMem_Resize(place, type, n) ((place) = (type *)PyMem_Realloc(place, (size_t)(n) * sizeof(type)))
#define PyObject_TypeCheck(o, type) (Py_TYPE((PyObject *)(o)) == (type) || PyType_IsSubtype(Py_TYPE((PyObject *)(o)), type))

#endif
