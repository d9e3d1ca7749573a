#!/usr/bin/env bash
# reflint annotate, and report --by guideline.
. "$(dirname "$0")/_lib.sh"
mkdir -p src other
cat >src/a.c <<'EOF'
#include <Python.h>

PyObject *
fill(PyObject *list, long n)
{
    PyObject *item = PyLong_FromLong(n + 1000);
    if (item == NULL) {
        PyErr_Clear();
        return NULL;
    }
    n++;
    if (PyList_Append(list, item) < 0)
        return NULL;

    Py_DECREF(item);
    Py_DECREF(item);
    return Py_NewRef(list);
}

PyObject *
right(PyObject *list)
{
    return Py_NewRef(list);
}
EOF
cp src/a.c other/a.c
run check -q src other
run annotate src/a.c:fill
check "exit 0" exits 0
check "the heading: the worst finding" out_has '^src/a.c:[0-9]+: fill\(\), finding [12] of 2: .*RL111'
run annotate src/a.c:fill --finding 1
check "--finding 1" out_has 'finding 1 of 2: .*RL102'
cat >expected <<'EOF'
     6  1 +1      PyObject *item = PyLong_FromLong(n + 1000);
     7  1         if (item == NULL) {
     8                PyErr_Clear();
     9                return NULL;
    10            }
    11  1         n++;
    12  1         if (PyList_Append(list, item) < 0)
    13  1             return NULL;
    14
    15            Py_DECREF(item);
EOF
check "the count beside each line, and none where the path does not run" diff <(grep -E '^ {4,5}([6-9]|1[0-5])\b' out) expected
check "the steps below their lines" out_has '^ +5\. .PyList_Append\(\) < 0.$'
run annotate a.c:fill
check "a name that two files fit: exit 2" exits 2
check "a name that two files fit: both are said" err_has 'other/a.c and in src/a.c|src/a.c and in other/a.c'
(cd src && "$REFLINT" annotate a.c:fill >../out 2>../err)
check "from the working directory" out_has '^src/a.c:'
run annotate src/a.c:right
check "no finding: the path that owns most" sh -c 'grep -q "right(), no finding; the path on which it owns most references at a time$" out && grep -q "^    23  1 +1      return Py_NewRef(list);$" out'
mkdir self
cat >self/again.c <<'EOF'
#include <Python.h>

static int
walk(PyObject *tree, int depth)
{
    PyObject *keys = PyDict_Keys(tree);
    if (keys == NULL)
        return -1;
    const char *name = PyUnicode_AsUTF8(tree);
    if (name[0] == '_' || walk(tree, depth + 1) < 0) {
        Py_DECREF(keys);
        return -1;
    }
    Py_DECREF(keys);
    return 0;
}
EOF
run annotate --no-db self/again.c:walk --select RL801
check "of a function that calls itself: the other references, too" out_has '^ +6 +1 \+1 +PyObject .keys = '
cat >self/target.c <<'EOF'
#include <Python.h>
PyObject *
pick(PyObject *list)
{
#if PY_VERSION_HEX >= 0x030d0000
    PyObject *later = PyList_New(0);
    return later;
#else
    return Py_NewRef(list);
#endif
}
EOF
run annotate --no-db self/target.c:pick --frontend tree-sitter --python 3.13
check "no finding: the path is the target Python's" out_has '\+1 +PyObject .later = PyList_New'
check "no finding, no run: all steps are below their lines" out_lacks ': 1\. it returns'
run annotate src/a.c:wrong
check "no such function: exit 2" exits 2
check "no such function: message" err_has 'no function wrong is known there'
run annotate src/a.c:rigth
check "nearly a function" err_has 'did you mean right\?'
run annotate src/a.c:fill --finding 3
check "no such finding" exits 2
run annotate src/a.c
check "no function: usage" err_has 'FILE:FUNCTION was expected'
run annotate src/a.c:fill --format html --output a.html
check "--format html" grep -q 'data-n=1' a.html
run annotate src/a.c:fill --output /dev/full
check "a full disk: exit 2" exits 2
rm src/a.c
run annotate src/a.c:fill
check "the source is gone: exit 2" exits 2
check "the source is gone: message" err_has 'src/a.c cannot be read'
run annotate src/a.c:fill --no-db --run 1
check "--no-db and --run: usage" err_has 'exclude each other'

# Every reference on the path has its column; without a run, after another one, and in HTML as well.
mkdir many
cat >many/m.c <<'EOF'
#include <Python.h>

PyObject *
pair(PyObject *self, PyObject *source)
{
    PyObject *list = PyList_New(0);
    if (list == NULL)
        return NULL;
    PyObject *item = PySequence_GetItem(source, 0);
    if (item == NULL) {
        Py_DECREF(list);
        return NULL;
    }
    PyObject *held = PyTuple_New(1);
    if (held == NULL) {
        Py_DECREF(item);
        Py_DECREF(list);
        return NULL;
    }
    PyTuple_SET_ITEM(held, 0, item);
    PyObject *first = PyTuple_GET_ITEM(held, 0);
    PyObject *late = PyObject_Repr(first);
    if (late == NULL) {
        Py_DECREF(held);
        return NULL;
    }
    Py_DECREF(late);
    Py_DECREF(held);
    return list;
}
EOF
cat >expected <<'EOF'
  line  list  item      held     first  late  source
     3                                        PyObject *
     4                                        pair(PyObject *self, PyObject *source)
     5                                        {
     6  1 +1                                      PyObject *list = PyList_New(0);
     7  1                                         if (list == NULL)
     8                                                return NULL;
     9  1     1 +1                                PyObject *item = PySequence_GetItem(source, 0);
    10  1     1                                   if (item == NULL) {
    11                                                Py_DECREF(list);
    12                                                return NULL;
    13                                            }
    14  1     1         1 +1                      PyObject *held = PyTuple_New(1);
    15  1     1         1                         if (held == NULL) {
    16                                                Py_DECREF(item);
    17                                                Py_DECREF(list);
    18                                                return NULL;
    19                                            }
    20  1     moved -1  1                         PyTuple_SET_ITEM(held, 0, item);
    21  1     moved     1        lent             PyObject *first = PyTuple_GET_ITEM(held, 0);
    22  1     moved     1        lent   1 +1      PyObject *late = PyObject_Repr(first);
    23  1     moved     1        lent   NULL      if (late == NULL) {
    24  1     gone      gone -1  gone   NULL          Py_DECREF(held);
    25  1     gone      gone     gone   NULL          return NULL;
EOF
sed 's/^    PyObject \*held/    PyList_Append(list, source);&/' many/m.c >kept.c # its count stays as it is
run annotate kept.c:pair --format html -o kept.html
check "a reference whose count stays has no column" sh -c 'grep -q ">held<" kept.html && ! grep -q "<th[^>]*>source<th" kept.html'
columns() { grep -E '^  line|^ {4,5}([3-9]|1[0-9]|2[0-5])\b' "$1"; }
run annotate many/m.c:pair
check "a file that the last run does not know: looked at" exits 0
check "each reference has a column" diff <(columns out) expected
check "and nothing else is said" test ! -s err
cp out live
run annotate many/m.c:pair --no-db
check "--no-db: the same" diff live out
run check -q many
run annotate many/m.c:pair
check "from the database: the same" diff live out
run annotate many/m.c:pair --format html -o m.html
check "HTML: the columns" grep -q '>list<.*>item<.*>held<.*>first<.*>late<' m.html
run report --format html -o r.html
check "HTML report: the columns" grep -q '>list<.*>item<.*>held<' r.html
run report --format json
check "JSON: what becomes of each" python3 -c 'import json
counts = json.load(open("out"))["findings"][0]["counts"]
moved = {"file": "many/m.c", "line": 20, "reference": 1, "name": "item", "count": 0, "standing": "moved"}
assert any(moved.items() <= count.items() for count in counts), counts'
cp out one
run check -q --no-db --format json many
check "--no-db: the same counts" python3 -c 'import json
assert json.load(open("one"))["findings"] == json.load(open("out"))["findings"]'
rm -r .reflint
run annotate many/m.c:pair
check "no database at all: the same" diff live out
check "and none is made" test ! -e .reflint
cp other/a.c src/a.c
run check -q src other

run report --by guideline
check "--by guideline: worst first, counts, the rules that are clean" out_has '^reference-counts: every reference'
check "--by guideline: the score" out_has '^    [24] findings \([24] errors?\) in 2 functions; 2 of 4 functions and [0-9]+ of [0-9]+ rules are clean$'
check "--by guideline: kept" out_has '^    kept: [0-9]+ rules found nothing in 4 functions$'
check "--by guideline: the sum" out_has '^[0-9]+ of [0-9]+ practices kept'
run report --by guideline --select RL111
check "--by guideline: what is off is not judged" sh -c 'grep -q "not judged: none of its rules is on" out && grep -q "^0 of 1 practices kept" out'
run report --by guideline --format markdown
check "--by guideline: Markdown" out_has '^\| reference-counts \| every reference .* \| not kept \| '
run report --by guideline --format html -o p.html
check "--by guideline: HTML" grep -q 'practices kept</span>' p.html
run report --by guideline --format sarif
check "--by guideline: no SARIF" err_has '"sarif" is none of text, markdown, html'
run report --by rule
check "--by: unknown" err_has '"rule" is none of finding, guideline'

# What was accepted and judged, in each format.
rm -rf src other
leaky a >a.c
leaky b >b.c
run check -q a.c b.c
run triage a.c:9 true --why 'seen in <production>'
run check -q a.c
run baseline
run check -q a.c b.c
run report --no-baseline --format sarif
check "sarif: baselineState" python3 -c 'import json
states = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]: r["baselineState"] for r in json.load(open("out"))["runs"][0]["results"]}
assert states == {"a.c": "unchanged", "b.c": "new"}, states'
run report --no-baseline --format junit
check "junit: what is in the baseline is skipped" sh -c 'grep -q "skipped message=.in the baseline" out && grep -q "failures=.1. errors=.0. skipped=.1." out'
run report --no-baseline --format markdown
check "markdown: baseline and verdict" out_has 'judged true: seen in &lt;production&gt;\) \(in the baseline\) \|$'
run report --no-baseline --format html
check "html: baseline and verdict" sh -c 'grep -q "Judged true:</b> seen in &lt;production&gt;" out && grep -q "In the baseline: it was accepted" out'
run report --format sarif
check "sarif: without the baseline only what is new" python3 -c 'import json
assert [r["baselineState"] for r in json.load(open("out"))["runs"][0]["results"]] == ["new"]'
done_testing
