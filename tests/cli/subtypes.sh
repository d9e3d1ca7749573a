#!/usr/bin/env bash
# What a type owes to a base in another file, and what it inherits from there.
. "$(dirname "$0")/_lib.sh"
cat >shapes.h <<'EOC'
#include <Python.h>
typedef struct {
    PyObject_HEAD
    PyObject *owner;
} ShapeObject;
typedef struct {
    PyObject_HEAD
    long number;
} PlainObject;
extern PyTypeObject Shape_Type, Plain_Type;
EOC
cat >shapes.c <<'EOC'
#include "shapes.h"

static int
shape_traverse(ShapeObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->owner);
    return 0;
}

static int
shape_clear(ShapeObject *self)
{
    Py_CLEAR(self->owner);
    return 0;
}

static void
shape_dealloc(ShapeObject *self)
{
    PyObject_GC_UnTrack(self);
    Py_CLEAR(self->owner);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

PyTypeObject Shape_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "shapes.Shape",
    .tp_basicsize = sizeof(ShapeObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASETYPE,
    .tp_dealloc = (destructor)shape_dealloc,
    .tp_traverse = (traverseproc)shape_traverse,
    .tp_clear = (inquiry)shape_clear,
};

PyTypeObject Plain_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "shapes.Plain",
    .tp_basicsize = sizeof(PlainObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
};
EOC

# circle BASE FLAGS: a subtype of BASE; TRAVERSE, CLEAR and DEALLOC end its slot functions, - leaves the first two out.
circle() {
    cat <<EOC
#include "shapes.h"

typedef struct {
    $1Object base;
    PyObject *style;
} CircleObject;

static void
circle_dealloc(CircleObject *self)
{
    PyObject_GC_UnTrack(self);
    Py_CLEAR(self->style);
    $DEALLOC;
}

static PyObject *
circle_dress(CircleObject *self, PyObject *style)
{
    Py_XSETREF(self->style, Py_NewRef(style));
    Py_RETURN_NONE;
}

static PyMethodDef circle_methods[] = {
    {"dress", (PyCFunction)circle_dress, METH_O, NULL},
    {NULL, NULL, 0, NULL}
};
EOC
    [ "$TRAVERSE" = - ] || cat <<EOC
static int
circle_traverse(CircleObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->style);
    return $TRAVERSE;
}

static int
circle_clear(CircleObject *self)
{
    Py_CLEAR(self->style);
    return $CLEAR;
}
EOC
    cat <<EOC
PyTypeObject Circle_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "shapes.Circle",
    .tp_basicsize = sizeof(CircleObject),
    .tp_flags = $2,
    .tp_base = &$1_Type,
    .tp_methods = circle_methods,
    .tp_dealloc = (destructor)circle_dealloc,
EOC
    [ "$TRAVERSE" = - ] || echo "    .tp_traverse = (traverseproc)circle_traverse, .tp_clear = (inquiry)circle_clear,"
    echo "};"
}

# judged BASE FLAGS: what is found in both files.
judged() {
    circle "$@" >circle.c
    run check --no-db --exit-zero -q -j 1 --select RL3 shapes.c circle.c
}

ends() {
    TRAVERSE='Shape_Type.tp_traverse((PyObject *)self, visit, arg)'
    CLEAR='Shape_Type.tp_clear((PyObject *)self)'
    DEALLOC='Shape_Type.tp_dealloc((PyObject *)self)'
}
flagged='Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC'
free='Py_TYPE(self)->tp_free((PyObject *)self)'

ends
judged Shape "$flagged"
check "all are called: nothing is found" empty out
ends
TRAVERSE=0
judged Shape "$flagged"
check "the base's tp_traverse is left out" out_has 'circle.c:28:1:.*`owner`, which that of its base .Shape_Type. visits .RL304'
check "the base's function is shown" out_has 'shapes.c.*the base.s function'
ends
CLEAR=0
judged Shape "$flagged"
check "the base's tp_clear is left out" out_has 'circle.c:35:1:.*`owner`, which that of its base .Shape_Type. does .RL305'
ends
DEALLOC=$free
judged Shape "$flagged"
check "the base's tp_dealloc is left out" out_has 'circle.c:9:1:.*`owner`, which that of its base .Shape_Type. does .RL312'
ends
TRAVERSE=-
judged Shape Py_TPFLAGS_DEFAULT
check "the base's tp_traverse is inherited" out_has 'circle.c.*inherits the tp_traverse of .Shape_Type., which does not know .style. .RL304'
TRAVERSE=- DEALLOC=$free
judged Plain Py_TPFLAGS_DEFAULT
check "no flag, nor has the base" out_has 'circle.c.*neither the type nor its base .Plain_Type. .RL303'
TRAVERSE=0 CLEAR=0 DEALLOC=$free
judged Plain "$flagged"
check "a flag of its own: nothing is found" empty out
run check --no-db --exit-zero -q -j 1 --select RL3 circle.c
check "nor where the base is in no file" empty out

# ---- helpers of another file ---------------------------------------------------------------------------
cat >box.h <<'EOC'
#include <Python.h>
#include <stddef.h>
typedef struct {
    PyObject_HEAD
    PyObject *peer;
    PyObject *weak;
} BoxObject;
void box_begin(PyObject *op);
void box_forget(BoxObject *box);
int box_visit(BoxObject *box, visitproc visit, void *arg);
void box_look(PyObject *op);
EOC
cat >helpers.c <<'EOC'
#include "box.h"

void
box_begin(PyObject *op)
{
    PyObject_GC_UnTrack(op);
}

void
box_forget(BoxObject *box)
{
    if (box->weak != NULL)
        PyObject_ClearWeakRefs((PyObject *)box);
}

int
box_visit(BoxObject *box, visitproc visit, void *arg)
{
    Py_VISIT(box->peer);
    return 0;
}

void
box_look(PyObject *op)
{
    assert(Py_REFCNT(op) >= 0);
}
EOC
# box VISIT BEGIN FORGET
box() {
    cat >box.c <<EOC
#include "box.h"

static int
box_traverse(BoxObject *self, visitproc visit, void *arg)
{
    return $1;
}

static int
box_clear(BoxObject *self)
{
    Py_CLEAR(self->peer);
    return 0;
}

static void
box_dealloc(BoxObject *self)
{
    $2((PyObject *)self);
    $3;
    Py_CLEAR(self->peer);
    PyObject_GC_Del(self);
}

static int
box_set(BoxObject *self, PyObject *value, void *closure)
{
    Py_XSETREF(self->peer, Py_XNewRef(value));
    return 0;
}

static PyGetSetDef box_getset[] = {
    {"peer", NULL, (setter)box_set, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL}
};

PyTypeObject Box_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "boxes.Box",
    .tp_basicsize = sizeof(BoxObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_weaklistoffset = offsetof(BoxObject, weak),
    .tp_traverse = (traverseproc)box_traverse,
    .tp_clear = (inquiry)box_clear,
    .tp_dealloc = (destructor)box_dealloc,
    .tp_getset = box_getset,
};
EOC
    run check --no-db --exit-zero -q -j 1 --select RL3 helpers.c box.c
}
box 'box_visit(self, visit, arg)' box_begin 'box_forget(self)'
check "helpers of another file visit, untrack, and clear weak references" empty out
box 0 box_begin 'box_forget(self)'
check "no visit" out_has 'box.c.*does not visit `peer`.*RL304'
box 'box_visit(self, visit, arg)' box_look 'box_forget(self)'
check "no untrack: what the helper of another file does is known" out_has 'box.c.*never untracks.*RL306'
box 'box_visit(self, visit, arg)' box_begin 'box_look((PyObject *)self)'
check "no weak references are cleared" out_has 'box.c.*does not clear the weak references.*RL312'
done_testing
