/* A stand-in for PyPy's cpyext: the item macros are functions, the collector's are empty, and an object has a link of PyPy's. */
#ifndef STANDIN_PYTHON_H
#define STANDIN_PYTHON_H
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "patchlevel.h"

typedef long Py_ssize_t;
typedef Py_ssize_t Py_hash_t;
typedef struct _typeobject PyTypeObject;
typedef struct _object { Py_ssize_t ob_refcnt, ob_pypy_link; PyTypeObject *ob_type; } PyObject;
typedef struct { PyObject ob_base; Py_ssize_t ob_size; } PyVarObject;
typedef struct { PyObject ob_base; PyObject *(*m_init)(void); Py_ssize_t m_index; PyObject *m_copy; } PyModuleDef_Base;
#define PyObject_VAR_HEAD PyVarObject ob_base;
#define PyVarObject_HEAD_INIT(type, size) {{1, 0, (type)}, (size)},

#define PyObject_GC_Track(o) do { } while (0)
#define PyObject_GC_UnTrack(o) do { } while (0)
#define _PyObject_GC_UNTRACK(o) do { } while (0)

#define STANDIN_OWN_SIZES
#include "../common/types.h"
#include "../common/functions.h"
#include "../common/tables.h"

void _Py_Dealloc(PyObject *);
void Py_IncRef(PyObject *);
void Py_DecRef(PyObject *);
#define Py_INCREF(o) (((PyObject *)(o))->ob_refcnt++)
#define Py_DECREF(o) do { if (--((PyObject *)(o))->ob_refcnt == 0) _Py_Dealloc((PyObject *)(o)); } while (0)
#define Py_XINCREF(o) Py_IncRef((PyObject *)(o))
#define Py_XDECREF(o) Py_DecRef((PyObject *)(o))
static inline PyObject *Py_NewRef(PyObject *o) { Py_INCREF(o); return o; }
static inline PyObject *Py_XNewRef(PyObject *o) { Py_XINCREF(o); return o; }
#define Py_TYPE(o) (((PyObject *)(o))->ob_type)
#define Py_SIZE(o) (((PyVarObject *)(o))->ob_size)
#define Py_IS_TYPE(o, type) (Py_TYPE(o) == (type))

extern PyObject _Py_NoneStruct, _Py_TrueStruct, _Py_ZeroStruct, _Py_NotImplementedStruct;
#define Py_None (&_Py_NoneStruct)
#define Py_True (&_Py_TrueStruct)
#define Py_False (&_Py_ZeroStruct)
#define Py_NotImplemented (&_Py_NotImplementedStruct)

PyObject *PyList_GET_ITEM(void *, Py_ssize_t);
void PyList_SET_ITEM(void *, Py_ssize_t, PyObject *);
Py_ssize_t PyList_GET_SIZE(void *);
typedef PyObject PyUnicodeObject;
#define PyTuple_GET_ITEM(tuple, i) (((PyTupleObject *)(tuple))->ob_item[i])
#define PyTuple_SET_ITEM(tuple, i, item) PyTuple_SetItem((PyObject *)(tuple), i, item)
#define PyTuple_GET_SIZE(tuple) Py_SIZE(tuple)
PyObject *PySequence_Fast_GET_ITEM(void *, Py_ssize_t);
Py_ssize_t PySequence_Fast_GET_SIZE(void *);
PyObject **PySequence_Fast_ITEMS(void *);
char *PyBytes_AS_STRING(void *);
Py_ssize_t PyBytes_GET_SIZE(void *);

#endif
