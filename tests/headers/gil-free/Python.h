/* A stand-in for a free-threaded CPython of 3.14 and later: a head of two counts and an owner, immortal objects, inline functions. */
#ifndef STANDIN_PYTHON_H
#define STANDIN_PYTHON_H
#define Py_GIL_DISABLED 1
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "patchlevel.h"

typedef ptrdiff_t Py_ssize_t;
typedef Py_ssize_t Py_hash_t;
typedef struct _typeobject PyTypeObject;
typedef struct _object {
    uintptr_t ob_tid; /* the thread that counts in ob_ref_local */
    uint16_t ob_flags;
    struct { uint8_t locked; } ob_mutex;
    uint8_t ob_gc_bits;
    uint32_t ob_ref_local;
    Py_ssize_t ob_ref_shared;
    PyTypeObject *ob_type;
} PyObject;
typedef struct { PyObject ob_base; Py_ssize_t ob_size; } PyVarObject;
typedef struct { PyObject ob_base; PyObject *(*m_init)(void); Py_ssize_t m_index; PyObject *m_copy; } PyModuleDef_Base;
#define PyObject_VAR_HEAD PyVarObject ob_base;
#define PyVarObject_HEAD_INIT(type, size) {{0, 0, {0}, 0, UINT32_MAX, 0, (type)}, (size)},

#include "../common/types.h"
#include "../common/functions.h"
#include "../common/tables.h"

uintptr_t _Py_ThreadId(void);
void _Py_IncRefShared(PyObject *);
void _Py_DecRefShared(PyObject *);
void _Py_MergeZeroLocalRefcount(PyObject *);

static inline PyTypeObject *Py_TYPE(PyObject *o) { return o->ob_type; }
static inline int Py_IS_TYPE(PyObject *o, PyTypeObject *type) { return Py_TYPE(o) == type; }
static inline Py_ssize_t Py_SIZE(PyObject *o) { return ((PyVarObject *)o)->ob_size; }
#define Py_TYPE(o) Py_TYPE((PyObject *)(o))
#define Py_IS_TYPE(o, type) Py_IS_TYPE((PyObject *)(o), type)
#define Py_SIZE(o) Py_SIZE((PyObject *)(o))

static inline void Py_INCREF(PyObject *o)
{
    uint32_t next = __atomic_load_n(&o->ob_ref_local, __ATOMIC_RELAXED) + 1;
    if (next == 0)
        return; /* immortal */
    if (o->ob_tid == _Py_ThreadId())
        __atomic_store_n(&o->ob_ref_local, next, __ATOMIC_RELAXED);
    else
        _Py_IncRefShared(o);
}

static inline void Py_DECREF(PyObject *o)
{
    uint32_t local = __atomic_load_n(&o->ob_ref_local, __ATOMIC_RELAXED);
    if (local == UINT32_MAX)
        return; /* immortal */
    if (o->ob_tid != _Py_ThreadId()) {
        _Py_DecRefShared(o);
        return;
    }
    __atomic_store_n(&o->ob_ref_local, --local, __ATOMIC_RELAXED);
    if (local == 0)
        _Py_MergeZeroLocalRefcount(o);
}

static inline void Py_XINCREF(PyObject *o) { if (o != NULL) Py_INCREF(o); }
static inline void Py_XDECREF(PyObject *o) { if (o != NULL) Py_DECREF(o); }
static inline PyObject *_Py_NewRef(PyObject *o) { Py_INCREF(o); return o; }
static inline PyObject *_Py_XNewRef(PyObject *o) { Py_XINCREF(o); return o; }
#define Py_INCREF(o) Py_INCREF((PyObject *)(o))
#define Py_DECREF(o) Py_DECREF((PyObject *)(o))
#define Py_XINCREF(o) Py_XINCREF((PyObject *)(o))
#define Py_XDECREF(o) Py_XDECREF((PyObject *)(o))
#define Py_NewRef(o) _Py_NewRef((PyObject *)(o))
#define Py_XNewRef(o) _Py_XNewRef((PyObject *)(o))

extern PyObject _Py_NoneStruct, _Py_TrueStruct, _Py_FalseStruct, _Py_NotImplementedStruct;
#define Py_None (&_Py_NoneStruct)
#define Py_True (&_Py_TrueStruct)
#define Py_False (&_Py_FalseStruct)
#define Py_NotImplemented (&_Py_NotImplementedStruct)

typedef struct { PyVarObject ob_base; char text[1]; } PyBytesObject;
typedef struct { PyObject ob_base; Py_ssize_t length; } PyUnicodeObject;
#define PyBytes_GET_SIZE(o) Py_SIZE(o)
#define PyBytes_AS_STRING(o) (((PyBytesObject *)(o))->text)
#define PyList_GET_ITEM(list, i) (((PyListObject *)(list))->ob_item[i])
#define PyList_SET_ITEM(list, i, item) ((void)(((PyListObject *)(list))->ob_item[i] = (item)))
#define PyList_GET_SIZE(list) Py_SIZE(list)
#define PyTuple_GET_ITEM(tuple, i) (((PyTupleObject *)(tuple))->ob_item[i])
#define PyTuple_SET_ITEM(tuple, i, item) ((void)(((PyTupleObject *)(tuple))->ob_item[i] = (item)))
#define PyTuple_GET_SIZE(tuple) Py_SIZE(tuple)
#define PySequence_Fast_GET_SIZE(o) (PyList_Check(o) ? PyList_GET_SIZE(o) : PyTuple_GET_SIZE(o))
#define PySequence_Fast_GET_ITEM(o, i) (PyList_Check(o) ? PyList_GET_ITEM(o, i) : PyTuple_GET_ITEM(o, i))
#define PySequence_Fast_ITEMS(o) (PyList_Check(o) ? ((PyListObject *)(o))->ob_item : ((PyTupleObject *)(o))->ob_item)

#endif
