/* A stand-in for the limited API of 3.12 and later: counting is calls, and no struct can be looked into. */
#ifndef STANDIN_PYTHON_H
#define STANDIN_PYTHON_H
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "patchlevel.h"
#ifndef Py_LIMITED_API
#define Py_LIMITED_API 0x030C0000
#endif

typedef ptrdiff_t Py_ssize_t;
typedef Py_ssize_t Py_hash_t;
typedef struct _typeobject PyTypeObject;
typedef struct _object { Py_ssize_t ob_refcnt; PyTypeObject *ob_type; } PyObject;
typedef struct { PyObject ob_base; Py_ssize_t ob_size; } PyVarObject;
typedef struct { PyObject ob_base; PyObject *(*m_init)(void); Py_ssize_t m_index; PyObject *m_copy; } PyModuleDef_Base;
#define PyObject_VAR_HEAD PyVarObject ob_base;

#include "../common/types.h"
#include "../common/functions.h"

PyTypeObject *Py_TYPE(PyObject *);
Py_ssize_t Py_SIZE(PyObject *);
int Py_IS_TYPE(PyObject *, PyTypeObject *);
void _Py_IncRef(PyObject *);
void _Py_DecRef(PyObject *);
void Py_IncRef(PyObject *);
void Py_DecRef(PyObject *);

static inline void Py_INCREF(PyObject *o) { _Py_IncRef(o); }
static inline void Py_DECREF(PyObject *o) { _Py_DecRef(o); }
static inline void Py_XINCREF(PyObject *o) { if (o != NULL) _Py_IncRef(o); }
static inline void Py_XDECREF(PyObject *o) { if (o != NULL) _Py_DecRef(o); }
#define Py_INCREF(o) Py_INCREF((PyObject *)(o))
#define Py_DECREF(o) Py_DECREF((PyObject *)(o))
#define Py_XINCREF(o) Py_XINCREF((PyObject *)(o))
#define Py_XDECREF(o) Py_XDECREF((PyObject *)(o))
PyObject *Py_NewRef(PyObject *);
PyObject *Py_XNewRef(PyObject *);

PyObject *Py_GetConstantBorrowed(unsigned);
#define Py_None Py_GetConstantBorrowed(0)
#define Py_False Py_GetConstantBorrowed(1)
#define Py_True Py_GetConstantBorrowed(2)
#define Py_NotImplemented Py_GetConstantBorrowed(4)

#endif
