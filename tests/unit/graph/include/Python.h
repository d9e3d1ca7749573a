/* A small Python.h: what the type table's snippets use: the flow tests' and whole type objects, with macros in the shapes of 3.11's. */
#pragma GCC system_header
#ifndef Py_PYTHON_H
#define Py_PYTHON_H
#define NULL ((void *)0)
typedef long Py_ssize_t;
typedef unsigned long size_t;
typedef struct _object { Py_ssize_t ob_refcnt; struct _typeobject *ob_type; } PyObject;
typedef struct { PyObject ob_base; Py_ssize_t ob_size; } PyVarObject;
typedef struct { PyVarObject ob_base; PyObject *ob_item[1]; } PyTupleObject;
typedef struct { PyVarObject ob_base; PyObject **ob_item; Py_ssize_t allocated; } PyListObject;
typedef struct bufferinfo { void *buf; PyObject *obj; Py_ssize_t len; } Py_buffer;
struct _typeobject;
typedef PyObject *(*PyCFunction)(PyObject *, PyObject *);
typedef PyObject *(*unaryfunc)(PyObject *);
typedef PyObject *(*binaryfunc)(PyObject *, PyObject *);
typedef PyObject *(*ternaryfunc)(PyObject *, PyObject *, PyObject *);
typedef int (*inquiry)(PyObject *);
typedef Py_ssize_t (*lenfunc)(PyObject *);
typedef void (*destructor)(PyObject *);
typedef void (*freefunc)(void *);
typedef int (*visitproc)(PyObject *, void *);
typedef int (*traverseproc)(PyObject *, visitproc, void *);
typedef int (*initproc)(PyObject *, PyObject *, PyObject *);
typedef PyObject *(*newfunc)(struct _typeobject *, PyObject *, PyObject *);
typedef PyObject *(*allocfunc)(struct _typeobject *, Py_ssize_t);
typedef PyObject *(*getter)(PyObject *, void *);
typedef int (*setter)(PyObject *, PyObject *, void *);
typedef PyObject *(*richcmpfunc)(PyObject *, PyObject *, int);
typedef struct { binaryfunc nb_add; binaryfunc nb_subtract; inquiry nb_bool; } PyNumberMethods;
typedef struct { lenfunc sq_length; binaryfunc sq_concat; } PySequenceMethods;
typedef struct PyMethodDef { const char *ml_name; PyCFunction ml_meth; int ml_flags; const char *ml_doc; } PyMethodDef;
typedef struct PyGetSetDef { const char *name; getter get; setter set; const char *doc; void *closure; } PyGetSetDef;
typedef struct PyMemberDef { const char *name; int type; Py_ssize_t offset; int flags; const char *doc; } PyMemberDef;
typedef struct _typeobject {
    PyVarObject ob_base;
    const char *tp_name;
    Py_ssize_t tp_basicsize, tp_itemsize;
    destructor tp_dealloc;
    Py_ssize_t tp_vectorcall_offset;
    unaryfunc tp_repr;
    PyNumberMethods *tp_as_number;
    PySequenceMethods *tp_as_sequence;
    ternaryfunc tp_call;
    unsigned long tp_flags;
    const char *tp_doc;
    traverseproc tp_traverse;
    inquiry tp_clear;
    richcmpfunc tp_richcompare;
    Py_ssize_t tp_weaklistoffset;
    unaryfunc tp_iter, tp_iternext;
    struct PyMethodDef *tp_methods;
    struct PyMemberDef *tp_members;
    struct PyGetSetDef *tp_getset;
    struct _typeobject *tp_base;
    PyObject *tp_dict;
    Py_ssize_t tp_dictoffset;
    initproc tp_init;
    allocfunc tp_alloc;
    newfunc tp_new;
    freefunc tp_free;
    destructor tp_finalize;
} PyTypeObject;
typedef struct { PyObject ob_base; PyObject *ma_keys; } PyDictObject;
typedef struct { int slot; void *pfunc; } PyType_Slot;
typedef struct { const char *name; int basicsize; int itemsize; unsigned int flags; PyType_Slot *slots; } PyType_Spec;
typedef struct PyModuleDef_Base { PyObject ob_base; } PyModuleDef_Base;
typedef struct PyModuleDef_Slot { int slot; void *value; } PyModuleDef_Slot;
typedef struct PyModuleDef {
    PyModuleDef_Base m_base; const char *m_name; const char *m_doc; Py_ssize_t m_size; PyMethodDef *m_methods;
    PyModuleDef_Slot *m_slots; traverseproc m_traverse; inquiry m_clear; freefunc m_free;
} PyModuleDef;
#define PyModuleDef_HEAD_INIT { { 1, NULL } }
enum { Py_mod_create = 1, Py_mod_exec };
enum { Py_nb_add = 7, Py_tp_base = 48, Py_tp_clear = 51, Py_tp_dealloc = 52, Py_tp_methods = 64, Py_tp_new = 65, Py_tp_repr = 66,
       Py_tp_traverse = 71, Py_tp_members = 72, Py_tp_getset = 73, Py_tp_free = 74 };
#define Py_TPFLAGS_DEFAULT 0UL
#define Py_TPFLAGS_BASETYPE (1UL << 10)
#define Py_TPFLAGS_HAVE_GC (1UL << 14)
#define T_INT 1
#define T_OBJECT 6
#define T_PYSSIZET 19
#define READONLY 1
#define offsetof(type, member) __builtin_offsetof(type, member)
#define METH_VARARGS 0x0001
#define METH_KEYWORDS 0x0002
#define METH_CLASS 0x0010
#define METH_FASTCALL 0x0080
#define METH_NOARGS 0x0004
#define METH_O 0x0008
#define PyObject_HEAD PyObject ob_base;
#define PyVarObject_HEAD_INIT(type, size) { { 1, type }, size },

extern PyObject _Py_NoneStruct;
extern struct _longobject { PyObject ob_base; int digit; } _Py_TrueStruct, _Py_FalseStruct;
extern PyTypeObject PyLong_Type, PyUnicode_Type, PyType_Type, PyDict_Type, PyBaseObject_Type;
extern PyObject *PyExc_ValueError, *PyExc_TypeError;
#define Py_None (&_Py_NoneStruct)
#define Py_True ((PyObject *)&_Py_TrueStruct)
#define Py_False ((PyObject *)&_Py_FalseStruct)

#define _PyObject_CAST(op) ((PyObject *)(op))
static inline void Py_INCREF(PyObject *op) { op->ob_refcnt++; }
#define Py_INCREF(op) Py_INCREF(_PyObject_CAST(op))
void _Py_Dealloc(PyObject *);
static inline void Py_DECREF(PyObject *op) { if (--op->ob_refcnt == 0) _Py_Dealloc(op); }
#define Py_DECREF(op) Py_DECREF(_PyObject_CAST(op))
static inline void Py_XINCREF(PyObject *op) { if (op != NULL) Py_INCREF(op); }
#define Py_XINCREF(op) Py_XINCREF(_PyObject_CAST(op))
static inline void Py_XDECREF(PyObject *op) { if (op != NULL) Py_DECREF(op); }
#define Py_XDECREF(op) Py_XDECREF(_PyObject_CAST(op))
static inline PyObject *_Py_NewRef(PyObject *op) { Py_INCREF(op); return op; }
static inline PyObject *_Py_XNewRef(PyObject *op) { Py_XINCREF(op); return op; }
#define Py_NewRef(op) _Py_NewRef(_PyObject_CAST(op))
#define Py_XNewRef(op) _Py_XNewRef(_PyObject_CAST(op))
#define Py_RETURN_NONE return Py_NewRef(Py_None)
#define Py_RETURN_TRUE return Py_NewRef(Py_True)
#define Py_CLEAR(op) do { PyObject *_py_tmp = _PyObject_CAST(op); if (_py_tmp != NULL) { (op) = NULL; Py_DECREF(_py_tmp); } } while (0)
#define Py_SETREF(op, op2) do { PyObject *_py_tmp = _PyObject_CAST(op); (op) = (op2); Py_DECREF(_py_tmp); } while (0)
#define Py_XSETREF(op, op2) do { PyObject *_py_tmp = _PyObject_CAST(op); (op) = (op2); Py_XDECREF(_py_tmp); } while (0)
#define Py_TYPE(ob) (_PyObject_CAST(ob)->ob_type)

PyObject *PyLong_FromLong(long);
long PyLong_AsLong(PyObject *);
PyObject *PyFloat_FromDouble(double);
PyObject *PyUnicode_FromString(const char *);
PyObject *PyUnicode_FromFormat(const char *, ...);
const char *PyUnicode_AsUTF8(PyObject *);
PyObject *PyBytes_FromStringAndSize(const char *, Py_ssize_t);
PyObject *PyList_New(Py_ssize_t);
int PyList_Append(PyObject *, PyObject *);
int PyList_SetItem(PyObject *, Py_ssize_t, PyObject *);
PyObject *PyList_GetItem(PyObject *, Py_ssize_t);
Py_ssize_t PyList_Size(PyObject *);
#define PyList_SET_ITEM(op, i, v) ((void)(((PyListObject *)(op))->ob_item[i] = (v)))
#define PyList_GET_ITEM(op, i) (((PyListObject *)(op))->ob_item[i])
PyObject *PyTuple_New(Py_ssize_t);
PyObject *PyTuple_Pack(Py_ssize_t, ...);
int PyTuple_SetItem(PyObject *, Py_ssize_t, PyObject *);
PyObject *PyTuple_GetItem(PyObject *, Py_ssize_t);
#define PyTuple_SET_ITEM(op, i, v) ((void)(((PyTupleObject *)(op))->ob_item[i] = (v)))
#define PyTuple_GET_ITEM(op, i) (((PyTupleObject *)(op))->ob_item[i])
int _PyTuple_Resize(PyObject **, Py_ssize_t);
int _PyBytes_Resize(PyObject **, Py_ssize_t);
PyObject *PyDict_New(void);
int PyDict_SetItem(PyObject *, PyObject *, PyObject *);
int PyDict_SetItemString(PyObject *, const char *, PyObject *);
PyObject *PyDict_GetItem(PyObject *, PyObject *);
int PyDict_Next(PyObject *, Py_ssize_t *, PyObject **, PyObject **);
PyObject *PyObject_GetAttrString(PyObject *, const char *);
int PyObject_SetAttrString(PyObject *, const char *, PyObject *);
PyObject *PyObject_CallNoArgs(PyObject *);
PyObject *PyObject_CallFunctionObjArgs(PyObject *, ...);
PyObject *PyObject_GetIter(PyObject *);
PyObject *PyIter_Next(PyObject *);
PyObject *PyObject_Repr(PyObject *);
PyObject *PyObject_Str(PyObject *);
int PyObject_IsTrue(PyObject *);
int PyObject_RichCompareBool(PyObject *, PyObject *, int);
PyObject *PyNumber_Add(PyObject *, PyObject *);
PyObject *PyNumber_Index(PyObject *);
PyObject *PySequence_Fast(PyObject *, const char *);
PyObject *PyType_GenericAlloc(PyTypeObject *, Py_ssize_t);
PyObject *PyModule_GetDict(PyObject *);
int PyModule_AddObject(PyObject *, const char *, PyObject *);
PyObject *PyImport_ImportModule(const char *);
int PyArg_ParseTuple(PyObject *, const char *, ...);
int PyArg_UnpackTuple(PyObject *, const char *, Py_ssize_t, Py_ssize_t, ...);
PyObject *Py_BuildValue(const char *, ...);
PyObject *PyErr_Occurred(void);
void PyErr_Clear(void);
void PyErr_SetString(PyObject *, const char *);
PyObject *PyErr_NoMemory(void);
PyObject *PyErr_Format(PyObject *, const char *, ...);
void PyErr_Fetch(PyObject **, PyObject **, PyObject **);
void PyErr_Restore(PyObject *, PyObject *, PyObject *);
void Py_FatalError(const char *); /* without attributes: the model knows */
void abort(void);
void *PyMem_Malloc(size_t);
void *PyMem_Calloc(size_t, size_t);
void PyMem_Free(void *);
void *malloc(size_t);
void free(void *);

void PyObject_GC_Track(void *);
void PyObject_GC_UnTrack(void *);
void PyObject_GC_Del(void *);
void PyObject_Free(void *);
#define PyObject_Del PyObject_Free
PyObject *_PyObject_New(PyTypeObject *);
PyObject *_PyObject_GC_New(PyTypeObject *);
#define PyObject_New(type, typeobj) ((type *)_PyObject_New(typeobj))
#define PyObject_GC_New(type, typeobj) ((type *)_PyObject_GC_New(typeobj))
void PyObject_ClearWeakRefs(PyObject *);
#define Py_VISIT(op) do { if (op) { int vret = visit(_PyObject_CAST(op), arg); if (vret) return vret; } } while (0)
PyObject *PyType_FromModuleAndSpec(PyObject *, PyType_Spec *, PyObject *);
PyObject *PyType_FromSpec(PyType_Spec *);
void *PyType_GetSlot(PyTypeObject *, int);
int PyType_Ready(PyTypeObject *);
PyObject *PyModule_Create(PyModuleDef *);
PyObject *PyModuleDef_Init(PyModuleDef *);
void *PyModule_GetState(PyObject *);
void PyBuffer_Release(Py_buffer *);
int PyArg_ParseTupleAndKeywords(PyObject *, PyObject *, const char *, char **, ...);
int foreign_visit(void *, visitproc, void *);
#endif
