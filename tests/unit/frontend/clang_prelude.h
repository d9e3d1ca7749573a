/* A small Python.h: the shapes that the real one gives its macros (3.11, without assertions). */
#pragma GCC system_header
typedef long Py_ssize_t;
typedef struct _object { Py_ssize_t ob_refcnt; struct _typeobject *ob_type; } PyObject;
typedef struct { PyObject ob_base; Py_ssize_t ob_size; } PyVarObject;
typedef struct { PyVarObject ob_base; PyObject *ob_item[1]; } PyTupleObject;
typedef struct _typeobject { PyVarObject ob_base; const char *tp_name; Py_ssize_t tp_basicsize; void (*tp_free)(void *); PyObject *tp_dict; } PyTypeObject;
typedef PyObject *(*PyCFunction)(PyObject *, PyObject *);
typedef struct { const char *ml_name; PyCFunction ml_meth; int ml_flags; const char *ml_doc; } PyMethodDef;
typedef int (*visitproc)(PyObject *, void *);
typedef struct _ts PyThreadState;
extern PyObject _Py_NoneStruct;
#define NULL ((void *)0)
#define Py_None (&_Py_NoneStruct)
#define PyObject_HEAD PyObject ob_base;
#define PyVarObject_HEAD_INIT(type, size) { { 1, type }, size },
#define METH_VARARGS 0x0001
#define _PyObject_CAST(op) ((PyObject *)(op))
#define _PyTuple_CAST(op) ((PyTupleObject *)(op))
static inline void Py_INCREF(PyObject *op) { op->ob_refcnt++; }
#define Py_INCREF(op) Py_INCREF(_PyObject_CAST(op))
void Py_DECREF(PyObject *op);
#define Py_DECREF(op) Py_DECREF(_PyObject_CAST(op))
void Py_XDECREF(PyObject *op);
#define Py_XDECREF(op) Py_XDECREF(_PyObject_CAST(op))
PyObject *_Py_NewRef(PyObject *op);
PyObject *Py_NewRef(PyObject *op);
#define Py_NewRef(op) Py_NewRef(_PyObject_CAST(op))
#define Py_RETURN_NONE return _Py_NewRef(Py_None)
#define Py_CLEAR(op) do { PyObject *_py_tmp = _PyObject_CAST(op); if (_py_tmp != NULL) { (op) = NULL; Py_DECREF(_py_tmp); } } while (0)
#define Py_SETREF(op, op2) do { PyObject *_py_tmp = _PyObject_CAST(op); (op) = (op2); Py_DECREF(_py_tmp); } while (0)
#define Py_VISIT(op) do { if (op) { int vret = visit(_PyObject_CAST(op), arg); if (vret) return vret; } } while (0)
#define Py_TYPE(ob) (_PyObject_CAST(ob)->ob_type)
#define PyTuple_GET_ITEM(op, i) (_PyTuple_CAST(op)->ob_item[i])
#define PyTuple_SET_ITEM(op, i, v) ((void)(_PyTuple_CAST(op)->ob_item[i] = (v)))
PyObject *_PyObject_New(PyTypeObject *);
#define PyObject_New(type, typeobj) ((type *)_PyObject_New(typeobj))
PyThreadState *PyEval_SaveThread(void);
void PyEval_RestoreThread(PyThreadState *);
#define Py_BEGIN_ALLOW_THREADS { PyThreadState *_save; _save = PyEval_SaveThread();
#define Py_END_ALLOW_THREADS PyEval_RestoreThread(_save); }
int _PyArg_ParseTuple_SizeT(PyObject *, const char *, ...);
#define PyArg_ParseTuple _PyArg_ParseTuple_SizeT
#define offsetof(type, member) __builtin_offsetof(type, member)
