#!/usr/bin/env bash
# rules, explain, model, dump.
. "$(dirname "$0")/_lib.sh"
run rules
check "rules: exit 0" exits 0
check "rules: id, name, severity, family" out_has '^RL101 +leaked-reference +(note|warning|error) +leak '
run rules --format json
check "rules --format json" python3 -c '
import json
rules = json.load(open("out"))
assert rules and all(r["id"] and r["name"] and r["family"] and r["guideline"] and r["summary"] for r in rules)
assert len({r["id"] for r in rules}) == len(rules)'
check "rules --format json: each with page, fixtures and default, and none of the design is lacking" python3 -c '
import json, pathlib
rules = json.load(open("out"))
table = [*range(101, 108), *range(111, 115), *range(201, 207), *range(301, 313), *range(401, 404), *range(501, 505),
         *range(601, 606), 701, 702, *range(801, 805), *range(901, 904)]
lacking = {"RL%d" % number for number in table} - {r["id"] for r in rules}
assert not lacking, lacking
for r in rules:
    assert r["page"].startswith("# " + r["id"]) and r["default"] == ("off" if r["preview"] else "on"), r["id"]
    assert bool(r["why"]) == r["preview"], r["id"]
    assert list(pathlib.Path("'"$top"'", r["fixtures"]).glob("bad_*.c")), r["id"]'
run explain RL101
check "explain by id" out_has 'leaked-reference'
run explain leaked-reference
check "explain by name" out_has 'RL101'
run explain rl101
check "explain in any case" exits 0
guideline=$("$REFLINT" rules --format json | python3 -c 'import json, sys; print(json.load(sys.stdin)[0]["guideline"])')
run explain "$guideline"
check "explain a guideline" exits 0
check "explain prints no marks of Markdown headings" out_lacks '^#'
run explain mutability
check "explain: the practice, and how to see it" out_has 'How to see it at run time'
run explain RL401
check "explain RL401" out_has 'mutates-immutable'
run explain RL1O1
check "explain what is not there: exit 2" exits 2
check "explain what is not there: suggestion" err_has 'did you mean RL1'

run model PyList_SetItem
check "model: exit 0" exits 0
check "model: the thief" out_has 'stolen'
run model PyList_SetItm
check "model unknown: exit 2" exits 2
check "model unknown: suggestion" err_has 'did you mean PyList_SetItem'
cat >mine.h <<'EOF'
[[reflint::new]] PyObject *mine_make(int size);
EOF
run model --model mine.h mine_make
check "model --model FILE NAME" out_has 'mine_make'
echo '[[reflint::stels]] PyObject *mine_make(int size);' >wrong.h
run model --model wrong.h mine_make
check "wrong model: exit 2" exits 2
check "wrong model: file and line" err_has '^reflint: wrong.h:1:'

cat >calls.c <<'EOF'
#include <Python.h>
PyObject *far_make(int size);
void far_keep(PyObject *object);
void plain(int);
static PyObject *near(PyObject *x) { return x; }

PyObject *
use(PyObject *self, PyObject *args)
{
    PyObject *first = far_make(1), *second = far_make(2);
    far_keep(first);
    plain(3);
    near(second);
    PyList_Append(first, second);
    return mine_make(far_make(3));
}
EOF
sed -i 's/^void plain/PyObject *mine_make(PyObject *);\n&/' calls.c
run model --unknown calls.c --model mine.h
check "model --unknown: exit 0" exits 0
check "model --unknown: most called first" test "$(awk 'NR == 1 { print $1 }' out)" = 3
check "model --unknown: what touches objects" out_has 'far_keep\(PyObject \*\)'
check "model --unknown: nothing else" out_lacks 'plain|near|PyList_Append|mine_make'
run model --unknown --limit 1 calls.c
check "model --unknown --limit" test "$(wc -l <out)" = 1
run model --unknown missing.c
check "model --unknown of a missing file" exits 2

leaky a >a.c
run dump --syntax a.c:a_leak
check "dump --syntax" out_has PyLong_FromLong
run dump --ir a.c:a_leak
check "dump --ir" out_has PyLong_FromLong
check "dump: one function" out_lacks a_right
run dump --ir a.c
check "dump: the whole file" out_has a_right
run dump --states a.c:a_leak
check "dump --states" exits 0
check "dump --states prints" test -s out
run dump --ir a.c:a_leek
check "dump: no such function: exit 2" exits 2
check "dump: no such function: suggestion" err_has 'did you mean a_leak'
run dump --ir missing.c
check "dump: missing file" exits 2

run check --no-db calls.c --python 3.12
check "--python 3.12" exits 1
cat >own.c <<'EOF'
#include <Python.h>
PyObject *mine_make(int size);

PyObject *
own(PyObject *self, PyObject *args)
{
    mine_make(3);
    Py_RETURN_NONE;
}
EOF
run check --no-db --model mine.h --min-confidence high own.c
check "check --model: the project's own function is known" exits 1

# --python: what the target has not any more, and objects that are immortal there.
cat >versions.c <<'END'
#include <Python.h>
PyObject *call_old(PyObject *callable, PyObject *args) { return PyEval_CallObject(callable, args); }
PyObject *lend_none(PyObject *self, PyObject *unused) { return Py_None; }
static PyMethodDef methods[] = {{"lend_none", lend_none, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL}};
PyMethodDef *all_methods(void) { return methods; }
END
run check --no-db --python 3.11 versions.c
check "--python 3.11: PyEval_CallObject is there" out_lacks RL904
check "--python 3.11: None is counted" out_has 'RL112'
run check --no-db --python 3.13 versions.c
check "--python 3.13: PyEval_CallObject is gone" out_has 'Python 3.13 has no PyEval_CallObject any more'
check "--python 3.13: None is immortal" out_lacks RL112
# A target without the GIL: RL206 asks for it, where the file does not say so.
cat >lent.c <<'EOF'
#include <Python.h>
static PyObject *
first(PyObject *self, PyObject *list)
{
    return Py_XNewRef(PyList_GetItem(list, 0));
}
static PyMethodDef methods[] = {{"first", first, METH_O, NULL}, {NULL, NULL, 0, NULL}};
static struct PyModuleDef def = {PyModuleDef_HEAD_INIT, "lent", NULL, -1, methods};
PyMODINIT_FUNC
PyInit_lent(void)
{
    return PyModule_Create(&def);
}
EOF
run check --no-db lent.c --frontend tree-sitter --select RL206
check "RL206 only where the GIL is said to be gone" out_lacks RL206
run check --no-db lent.c --frontend tree-sitter --select RL206 --python 3.14t
check "--python 3.14t asks for RL206" out_has RL206
cat > branches.c <<'EOF'
#include <Python.h>
PyObject *
one(PyObject *self, PyObject *list)
{
    PyObject *item = PyList_GetItem(list, 0);
#if PY_VERSION_HEX >= 0x030d0000
    Py_XDECREF(item);
#endif
#ifdef Py_GIL_DISABLED
    PyLong_FromLong(1);
#endif
    return PyLong_FromLong(item != NULL);
}
EOF
run check --no-db branches.c --frontend tree-sitter --select RL111 --python 3.12
check "#if: the branch of the target, 3.12" out_lacks RL111
run check --no-db branches.c --frontend tree-sitter --select RL111 --python 3.13
check "#if: the branch of the target, 3.13" out_has RL111
for frontend in clang tree-sitter; do
    run check --no-db branches.c --frontend $frontend --select RL103 --python 3.13
    check "$frontend: Py_GIL_DISABLED is not defined" out_lacks RL103
    run check --no-db branches.c --frontend $frontend --select RL103 --python 3.13t
    check "$frontend: without the GIL it is" out_has RL103
done
run check --no-db lent.c --python 3.14x
check "--python: what is no version" exits 2
run model --python 3.14t PyList_GetItem
check "model: the form that gives a new reference" out_has PyList_GetItemRef
done_testing
