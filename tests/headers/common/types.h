/* Types and constants that every stand-in has.  The set that includes this has defined PyObject's head before. */
#ifndef STANDIN_TYPES_H
#define STANDIN_TYPES_H

typedef struct PyMethodDef PyMethodDef;
typedef struct PyMemberDef PyMemberDef;
typedef struct PyGetSetDef PyGetSetDef;
typedef struct PyModuleDef PyModuleDef;
typedef struct _ts PyThreadState;
typedef struct _is PyInterpreterState;
typedef struct { int restored; } PyGILState_STATE;

typedef PyObject *(*PyCFunction)(PyObject *, PyObject *);
typedef PyObject *(*PyCFunctionWithKeywords)(PyObject *, PyObject *, PyObject *);
typedef int (*visitproc)(PyObject *, void *);
typedef int (*traverseproc)(PyObject *, visitproc, void *);
typedef int (*inquiry)(PyObject *);
typedef void (*freefunc)(void *);
typedef void (*destructor)(PyObject *);
typedef PyObject *(*getter)(PyObject *, void *);
typedef int (*setter)(PyObject *, PyObject *, void *);
typedef PyObject *(*unaryfunc)(PyObject *);
typedef PyObject *(*binaryfunc)(PyObject *, PyObject *);
typedef PyObject *(*ternaryfunc)(PyObject *, PyObject *, PyObject *);
typedef PyObject *(*ssizeargfunc)(PyObject *, Py_ssize_t);
typedef int (*ssizeobjargproc)(PyObject *, Py_ssize_t, PyObject *);
typedef int (*objobjproc)(PyObject *, PyObject *);
typedef int (*objobjargproc)(PyObject *, PyObject *, PyObject *);
typedef Py_ssize_t (*lenfunc)(PyObject *);
typedef Py_hash_t (*hashfunc)(PyObject *);
typedef PyObject *(*reprfunc)(PyObject *);
typedef PyObject *(*getattrofunc)(PyObject *, PyObject *);
typedef int (*setattrofunc)(PyObject *, PyObject *, PyObject *);
typedef PyObject *(*richcmpfunc)(PyObject *, PyObject *, int);
typedef PyObject *(*getiterfunc)(PyObject *);
typedef PyObject *(*iternextfunc)(PyObject *);
typedef int (*initproc)(PyObject *, PyObject *, PyObject *);
typedef PyObject *(*newfunc)(PyTypeObject *, PyObject *, PyObject *);
typedef PyObject *(*allocfunc)(PyTypeObject *, Py_ssize_t);
typedef void (*PyCapsule_Destructor)(PyObject *);

struct PyMethodDef { const char *ml_name; PyCFunction ml_meth; int ml_flags; const char *ml_doc; };
struct PyMemberDef { const char *name; int type; Py_ssize_t offset; int flags; const char *doc; };
struct PyGetSetDef { const char *name; getter get; setter set; const char *doc; void *closure; };

typedef struct { int slot; void *pfunc; } PyType_Slot;
typedef struct { const char *name; int basicsize, itemsize; unsigned flags; PyType_Slot *slots; } PyType_Spec;
typedef struct { int slot; void *value; } PyModuleDef_Slot;

typedef struct {
    void *buf;
    PyObject *obj;
    Py_ssize_t len, itemsize;
    int readonly, ndim;
    char *format;
    Py_ssize_t *shape, *strides, *suboffsets;
    void *internal;
} Py_buffer;

struct PyModuleDef {
    PyModuleDef_Base m_base;
    const char *m_name, *m_doc;
    Py_ssize_t m_size;
    PyMethodDef *m_methods;
    PyModuleDef_Slot *m_slots;
    traverseproc m_traverse;
    inquiry m_clear;
    freefunc m_free;
};

enum { METH_VARARGS = 1, METH_KEYWORDS = 2, METH_NOARGS = 4, METH_O = 8, METH_CLASS = 16, METH_STATIC = 32, METH_FASTCALL = 128 };
enum { Py_LT, Py_LE, Py_EQ, Py_NE, Py_GT, Py_GE };
enum { T_INT = 1, T_LONG, T_FLOAT, T_DOUBLE, T_STRING, T_OBJECT, T_OBJECT_EX = 16, READONLY = 1 };
enum { Py_T_INT = 1, Py_T_OBJECT_EX = 16, Py_READONLY = 1 };
enum { PyBUF_SIMPLE = 0, PyBUF_WRITABLE = 1, PyBUF_FORMAT = 4, PyBUF_ND = 8 };
enum { Py_nb_int = 18, Py_tp_clear = 51, Py_tp_dealloc, Py_tp_hash = 59, Py_tp_init, Py_tp_iternext = 63, Py_tp_methods, Py_tp_new,
       Py_tp_repr, Py_tp_richcompare, Py_tp_traverse = 71, Py_tp_members };
enum { Py_mod_create = 1, Py_mod_exec, Py_mod_multiple_interpreters, Py_mod_gil };
#define Py_TPFLAGS_DEFAULT (1UL << 18)
#define Py_TPFLAGS_BASETYPE (1UL << 10)
#define Py_TPFLAGS_HAVE_GC (1UL << 14)
#define Py_MOD_GIL_NOT_USED ((void *)1)

#define PyMODINIT_FUNC PyObject *
#define Py_UNUSED(name) unused_##name __attribute__((unused))
#define Py_UNREACHABLE() __builtin_unreachable()
#define PyObject_HEAD PyObject ob_base;
#define PyModuleDef_HEAD_INIT {{0}}
#define _PyCFunction_CAST(f) ((PyCFunction)(void (*)(void))(f))

#define Py_BEGIN_ALLOW_THREADS { PyThreadState *_save = PyEval_SaveThread();
#define Py_BLOCK_THREADS PyEval_RestoreThread(_save);
#define Py_UNBLOCK_THREADS _save = PyEval_SaveThread();
#define Py_END_ALLOW_THREADS PyEval_RestoreThread(_save); }

#define Py_RETURN_NONE return Py_NewRef(Py_None)
#define Py_RETURN_TRUE return Py_NewRef(Py_True)
#define Py_RETURN_FALSE return Py_NewRef(Py_False)
#define Py_RETURN_NOTIMPLEMENTED return Py_NewRef(Py_NotImplemented)

#define Py_VISIT(o) do { if (o) { int answer = visit((PyObject *)(o), arg); if (answer) return answer; } } while (0)
#define Py_CLEAR(place) do { PyObject *held = (PyObject *)(place); if (held) { (place) = NULL; Py_DECREF(held); } } while (0)
#define Py_SETREF(place, value) do { PyObject *held = (PyObject *)(place); (place) = (value); Py_DECREF(held); } while (0)
#define Py_XSETREF(place, value) do { PyObject *held = (PyObject *)(place); (place) = (value); Py_XDECREF(held); } while (0)

#endif
