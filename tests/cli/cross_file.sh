#!/usr/bin/env bash
# What a function does is known in the other files of the run, whatever their order and number of workers.
. "$(dirname "$0")/_lib.sh"
with_small_headers
cat >help.h <<'EOC'
#include <Python.h>
PyObject *help_new(long value);
PyObject *help_borrowed(PyObject *list);
int help_steal(PyObject *list, PyObject *item);
int help_borrow(PyObject *list, PyObject *item);
PyObject *help_deep(PyObject *list);
int help_deep_steal(PyObject *list, PyObject *item);
PyObject *help_twice(PyObject *list);
int help_fail(const char *what);
EOC
cat >a_help.c <<'EOC'
#include "help.h"

PyObject *
help_new(long value)
{
    return PyLong_FromLong(value);
}

PyObject *
help_borrowed(PyObject *list)
{
    return PyList_GetItem(list, 0);
}

int
help_steal(PyObject *list, PyObject *item)
{
    int status = PyList_Append(list, item);
    Py_DECREF(item);
    return status;
}

int
help_borrow(PyObject *list, PyObject *item)
{
    return PyList_Append(list, item);
}

int
help_fail(const char *what)
{
    PyErr_SetString(PyExc_ValueError, what);
    return -1;
}
EOC
cat >b_deep.c <<'EOC'
#include "help.h"

PyObject *
help_deep(PyObject *list)
{
    return help_borrowed(list);
}

int
help_deep_steal(PyObject *list, PyObject *item)
{
    return help_steal(list, item);
}

PyObject *
help_twice(PyObject *list)
{
    return PyList_GetItem(list, 1);
}
EOC
cat >c_twice.c <<'EOC'
#include "help.h"

PyObject *
help_twice(PyObject *list)
{
    return PyObject_GetAttrString(list, "x");
}
EOC
cat >d_bad.c <<'EOC'
#include "help.h"

PyObject *
bad_new(PyObject *self, PyObject *args)
{
    PyObject *item = help_new(1);
    if (item == NULL)
        return NULL;
    Py_RETURN_NONE;
}

PyObject *
bad_borrow(PyObject *self, PyObject *list)
{
    PyObject *item = PyLong_FromLong(1);
    if (item == NULL)
        return NULL;
    if (help_borrow(list, item) < 0) {
        Py_DECREF(item);
        return NULL;
    }
    Py_RETURN_NONE;
}

static PyObject *
bad_released(PyObject *self, PyObject *list)
{
    PyObject *item = help_borrowed(list);
    if (item == NULL)
        return NULL;
    Py_DECREF(item);
    Py_RETURN_NONE;
}

static PyObject *
bad_deep(PyObject *self, PyObject *list)
{
    PyObject *item = help_deep(list);
    if (item == NULL)
        return NULL;
    Py_DECREF(item);
    Py_RETURN_NONE;
}

static PyObject *
bad_stolen(PyObject *self, PyObject *list)
{
    PyObject *item = PyLong_FromLong(1);
    if (item == NULL)
        return NULL;
    int status = help_deep_steal(list, item);
    Py_DECREF(item);
    if (status < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"new", bad_new, METH_NOARGS, NULL},
    {"borrow", bad_borrow, METH_O, NULL},
    {"released", bad_released, METH_O, NULL},
    {"deep", bad_deep, METH_O, NULL},
    {"stolen", bad_stolen, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};
EOC
cat >e_right.c <<'EOC'
#include "help.h"

static PyObject *
right_new(PyObject *self, PyObject *args)
{
    PyObject *item = help_new(1);
    Py_XDECREF(item);
    Py_RETURN_NONE;
}

static PyObject *
right_borrowed(PyObject *self, PyObject *list)
{
    PyObject *item = help_borrowed(list);
    if (item == NULL || PyObject_IsTrue(item) < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyObject *
right_deep(PyObject *self, PyObject *list)
{
    PyObject *item = help_deep(list);
    Py_XINCREF(item);
    return item;
}

static PyObject *
right_steal(PyObject *self, PyObject *list)
{
    PyObject *item = PyLong_FromLong(1);
    if (item == NULL)
        return NULL;
    if (help_steal(list, item) < 0)
        return NULL;
    item = PyLong_FromLong(2);
    if (item == NULL || help_deep_steal(list, item) < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyObject *
right_twice(PyObject *self, PyObject *list)
{
    PyObject *item = help_twice(list);
    if (item == NULL)
        return NULL;
    Py_DECREF(item);
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"new", right_new, METH_NOARGS, NULL},
    {"borrowed", right_borrowed, METH_O, NULL},
    {"deep", right_deep, METH_O, NULL},
    {"steal", right_steal, METH_O, NULL},
    {"twice", right_twice, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};
EOC
files=(a_help.c b_deep.c c_twice.c d_bad.c e_right.c)
reversed=(e_right.c d_bad.c c_twice.c b_deep.c a_help.c)

run check --db one.db -j 1 --format sarif -o one.sarif "${files[@]}"
check "findings: exit 1" exits 1
run check --db two.db -j 2 --format sarif -o two.sarif "${files[@]}"
run check --db back.db -j 2 --format sarif -o back.sarif "${reversed[@]}"
run check --no-db -j 1 --format sarif -o memory.sarif "${reversed[@]}"
run check --db again.db -j 2 --format sarif -o again.sarif .
check "-j 1 and -j 2" cmp one.sarif two.sarif
check "reversed order" cmp one.sarif back.sarif
check "--no-db" cmp one.sarif memory.sarif
findings_of one.sarif >one.findings
findings_of again.sarif >again.findings
check "a folder" cmp one.findings again.findings

run check --no-db --format json -o all.json "${files[@]}"
found() { python3 - "$1" <<'EOC'
import json, sys
print(" ".join(sorted(f["rule"] for f in json.load(open("all.json"))["findings"] if f["function"] == sys.argv[1])))
EOC
}
is() { [ "$(found "$1")" = "$2" ]; }
check "a new reference from another file leaks" is bad_new RL101
check "an argument that another file borrows leaks" is bad_borrow RL101
check "a borrowed reference from another file is released" is bad_released RL111
check "the same through two files" is bad_deep RL111
check "an argument that another file steals is released" eval '[ -n "$(found bad_stolen)" ]'
for name in right_new right_borrowed right_deep right_steal right_twice; do check "$name" is $name ""; done

# A field that holds a function is not another file's function of that name.
cat >f_field.c <<'EOC'
#include <Python.h>
struct ops { PyObject *(*help_borrowed)(PyObject *); };
PyObject *
field_call(struct ops *ops, PyObject *list)
{
    PyObject *item = ops->help_borrowed(list);
    if (item == NULL)
        return NULL;
    Py_DECREF(item);
    Py_RETURN_NONE;
}
EOC
run check --no-db "${files[@]}" f_field.c
check "a field of the same name" out_lacks field_call

# Without the file that defines it the call is unknown, and nothing is said for sure.
run check --no-db d_bad.c
check "alone: no over-release" out_lacks RL111

# A file that another one includes is no unit of its own when it was only found in a folder.
mkdir parts
leaky part >parts/part.c
printf '#include "part.c"\n' >parts/whole.c
(cd parts && clean other >other.c && : >.reflint.ini)
run check --no-db --format json -o out.json parts
check "an included file: one finding" test "$(grep -c '"rule": "RL101"' out.json)" = 1
check "an included file: counted as skipped" err_has '1 file skipped \(1 included by another\)'
run check --no-db parts/part.c parts/whole.c
check "an included file that was named is linted" err_has 'checked 2 files'

# A crash in a function that others ask for costs that function.
if grep -qa RL_TEST_CRASH "$REFLINT"; then
    RL_TEST_CRASH=help_borrowed run check --no-db "${files[@]}"
    check "a crash between the phases: exit 2" exits 2
    check "a crash between the phases: said" err_has '^reflint: a_help.c: internal crash in the flow engine, function help_borrowed'
    check "a crash between the phases: the others are kept" out_has bad_new
fi

# A helper of another file that stores one argument in the other.
mkdir ring && cd ring
cat >ring.h <<'EOC'
#include <Python.h>
int ring_link(PyObject *from, PyObject *to);
EOC
cat >link.c <<'EOC'
#include "ring.h"

int
ring_link(PyObject *from, PyObject *to)
{
    return PyObject_SetAttrString(from, "next", to);
}
EOC
cat >ring.c <<'EOC'
#include "ring.h"

PyObject *
ring_close(PyObject *a, PyObject *b)
{
    if (ring_link(a, b) < 0)
        return NULL;
    if (ring_link(b, a) < 0)
        return NULL;
    Py_RETURN_NONE;
}
EOC
run check --no-db --exit-zero ring.c link.c
check "a cycle through a helper of another file" out_has 'ring.c:8:.*RL301'
cd ..


# What a callee does is looked at anew in each run: its callers in other files change with it.
mkdir changed && cd changed
printf '#include <Python.h>\nPyObject *made(void);\n' >made.h
{ printf '#include "made.h"\nPyObject *made(void) { return PyList_New(0); }\n'; } >callee.c
{ printf '#include "made.h"\nint use_made(void)\n{\n    PyObject *list = made();\n    return list != NULL;\n}\n'; } >caller.c
run check --db calls.db .
check "a callee that gives a new reference: its caller leaks" out_has 'caller.c:5:.*RL101'
{ printf '#include "made.h"\nstatic PyObject *kept;\nPyObject *made(void)\n{\n    if (kept == NULL)\n        kept = PyList_New(0);\n    return kept;\n}\n'; } >callee.c
run check --db calls.db .
check "the callee lends now: its caller is silent" out_lacks 'caller.c'
cd ..

# What slot functions do to fields, through a helper of another file.
mkdir slots && cd slots
cat >pair.h <<'EOC'
#include <Python.h>
typedef struct {
    PyObject_HEAD
    PyObject *first, *second;
} PairObject;
void pair_drop(PairObject *self);
int pair_visit(PairObject *self, visitproc visit, void *arg);
EOC
cat >pair.c <<'EOC'
#include "pair.h"

static int
pair_traverse(PairObject *self, visitproc visit, void *arg)
{
    return pair_visit(self, visit, arg);
}

static int
pair_clear(PairObject *self)
{
    pair_drop(self);
    return 0;
}

static void
pair_dealloc(PairObject *self)
{
    PyObject_GC_UnTrack(self);
    pair_drop(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

void
pair_fill(PairObject *self, PyObject *first, PyObject *second)
{
    Py_XSETREF(self->first, Py_NewRef(first));
    Py_XSETREF(self->second, Py_NewRef(second));
}

PyTypeObject Pair_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "pairs.Pair",
    .tp_basicsize = sizeof(PairObject),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_dealloc = (destructor)pair_dealloc,
    .tp_traverse = (traverseproc)pair_traverse,
    .tp_clear = (inquiry)pair_clear,
};
EOC
cat >drop.c <<'EOC'
#include "pair.h"

void
pair_drop(PairObject *self)
{
    Py_CLEAR(self->first);
    Py_CLEAR(self->second);
}

int
pair_visit(PairObject *self, visitproc visit, void *arg)
{
    Py_VISIT(self->first);
    Py_VISIT(self->second);
    return 0;
}
EOC
run check --no-db --exit-zero pair.c drop.c
check "helpers of another file that do all" out_lacks 'RL3'
for what in VISIT CLEAR; do sed "/Py_$what(self->second)/d" drop.c >drop_$what.c; done
run check --no-db --exit-zero pair.c drop_VISIT.c
check "one that misses a visit" out_has 'pair.c:4:.*second.*RL304'
run check --no-db --exit-zero pair.c drop_CLEAR.c
check "one that misses a release: tp_clear" out_has 'pair.c:10:.*second.*RL305'
check "one that misses a release: tp_dealloc" out_has 'pair.c:17:.*second.*RL312'
sed 's|Py_CLEAR(self->second)|pair_more(self)|; s|^#include.*|&\nvoid pair_more(PairObject *self);|' drop.c >drop_more.c
run check --no-db --exit-zero pair.c drop_more.c
check "one that gives the object on to code that is not known" out_lacks 'RL3'
run check --no-db --exit-zero pair.c
check "without that file nothing is known" out_lacks 'RL3'
cd ..

done_testing
