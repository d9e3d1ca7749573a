#!/usr/bin/env bash
# Baseline, diff, trend, triage, prune; and that findings are known again after every kind of edit.
. "$(dirname "$0")/_lib.sh"
with_small_headers
query() { python3 -c 'import sqlite3, sys; print(*(sqlite3.connect(".reflint/reflint.db").execute(sys.argv[1]).fetchall()))' "$1"; }

# A file with three leaks, two of them alike in one function, in functions that do not depend on their order.
cat >m.c <<'EOT'
#include <Python.h>

PyObject *first(PyObject *self, PyObject *args)
{
    PyObject *item = PyLong_FromLong(1);
    if (item == NULL)
        return NULL;
    PyObject *twin = PyLong_FromLong(2);
    Py_RETURN_NONE;
}

PyObject *second(PyObject *self, PyObject *args)
{
    PyObject *list = PyList_New(0), *item;
    if (list == NULL) return NULL;
    item = PyLong_FromLong(3);
    if (item == NULL) { Py_DECREF(list); return NULL; }
    if (PyList_Append(list, item) < 0) { Py_DECREF(list); return NULL; }
    Py_DECREF(item);
    return list;
}
EOT
mkdir src
leaky other >src/other.c
run check .
check "before: exit 1" exits 1
before=$(query 'SELECT count(*) FROM finding' | tr -dc 0-9)
check "before: some findings" test "$before" -ge 4
run baseline
check "baseline: exit 0" exits 0
check "baseline: says how many" err_has "the baseline holds $before findings, $before of them of run 1"
run report
check "report shows new ones only" empty out
run check .
check "baseline: check is clean" exits 0
check "baseline: nothing is printed" empty out
check "baseline: the closing line counts it" err_has "no findings.*; $before in the baseline"
run check . --no-baseline
check "--no-baseline" exits 1
check "--no-baseline says what is accepted" out_has 'in the baseline'
(cd src && "$REFLINT" check . -- -I"$top/tests/unit/flow/include" >../out 2>../err)
status=$?
check "baseline: from a folder below" exits 0

# edit NAME: m.c, which was just changed, has no new finding.
known() {
    run check .
    check "$1: nothing new" exits 0
    check "$1: all are known" err_has "; $before in the baseline"
}
cp m.c original.txt
original() { rm -f ./*.c && cp original.txt m.c; }
sed -i '1i /* one */\n/* two */\n' m.c
known "lines moved"
sed -i 's|^    PyObject \*twin|\n    int unused = 0; (void)unused;\n&|' m.c
known "code in between"
{ sed -n 1,2p original.txt; sed -n '/^PyObject .second/,$p' original.txt; sed -n '/^PyObject .first/,/^}/p' original.txt; } >m.c
check "reordered: it is" test "$(grep -n second m.c | cut -d: -f1)" -lt "$(grep -n first m.c | cut -d: -f1)"
known "functions reordered"
for style in GNU Google '{ColumnLimit: 40, IndentWidth: 2}'; do
    if command -v clang-format >/dev/null; then
        clang-format -style="$style" original.txt >m.c
        check "reformatted, $style: it is" test "$(cksum <m.c)" != "$(cksum <original.txt)"
        known "reformatted, $style"
    else
        skip "reformatted, $style" "no clang-format"
    fi
done
original
sed -i 's/first(/renamed(/' m.c
known "function renamed"
sed -i 's/renamed(/once_more(/' m.c
known "function renamed again"
mv m.c n.c
known "file renamed after that"
original
known "file and functions renamed at once"
mkdir deep && mv m.c deep/k.c
known "file moved into a folder"
mv deep/k.c m.c
known "and back"
# A function that moves to another file.
{ sed -n 1,2p original.txt; sed -n '/^PyObject .second/,$p' original.txt; } >m.c
{ sed -n 1,2p original.txt; sed -n '/^PyObject .first/,/^}/p' original.txt; } >n.c
known "function moved to another file"
original

news() { # NAME PATTERN
    run check .
    check "$1: exit 1" exits 1
    check "$1: it is told" out_has "$2"
    check "$1: alone" err_has ': 1 finding '
}
leaky fresh | sed -n '3,$p' >>m.c
news "a new function with a leak" 'fresh_leak'
original
sed -i 's|^    PyObject \*twin|    PyObject *third = PyLong_FromLong(4); (void)third;\n&|' m.c
news "a new leak in a known function" '`third`'
original
cp m.c copy.c
run check .
check "a copy of a known file is new" exits 1
rm copy.c
sed -i '/^PyObject .first/,/^}/s/first(/other_name(/; /^#include/a PyObject *first(PyObject *self, PyObject *args) { Py_RETURN_NONE; }' m.c
run check .
check "the old name is still there: the other function is new" exits 1
original

# The baseline of a part leaves the rest alone.
leaky fresh | sed -n '3,$p' >>m.c
run check m.c
run baseline
check "baseline after a run over one file" err_has "the baseline holds $((before + 1)) findings, $before of them"
run check .
check "what was accepted elsewhere stays" exits 0
run baseline --clear
run check .
check "--clear" exits 1
run baseline --run latest~1000
check "no such run: exit 2" exits 2
run baseline --run newest
check "no run at all" err_has '"newest" is no run; a number, latest or latest~1'
original

# As a file.
run check .
run baseline -o .reflint-baseline.json
check "-o: a file" test -s .reflint-baseline.json
check "-o: the database holds none" test "$(query 'SELECT count(*) FROM baseline')" = '(0,)'
check "-o: one line a finding, no line numbers" python3 -c '
import json, sys
text = open(".reflint-baseline.json").read()
data = json.loads(text)
assert data["format"] == 1 and len(data["findings"]) == int(sys.argv[1])
assert text.count("\n") == len(data["findings"]) + 2
assert all(set(f) == {"rule", "path", "function", "object", "fingerprint", "shape", "occurrence"} for f in data["findings"])' "$before"
cp .reflint-baseline.json first.json
run baseline -o .reflint-baseline.json
check "-o again: the same bytes" cmp first.json .reflint-baseline.json
rm -r .reflint
run check .
check "a fresh clone reads it" exits 0
run check --no-db .
check "without a database, too" exits 0
sed -i 's/second(/renamed(/' m.c
run check .
check "a renamed function, by the file" exits 0
original
mv .reflint-baseline.json accepted.json
run check .
check "under another name it is not read" exits 1
run check . --baseline accepted.json
check "--baseline" exits 0
printf '[reflint]\nbaseline = accepted.json\n' >.reflint.ini
run check .
check "baseline = FILE" exits 0
: >.reflint.ini
for text in '[' '{}' '{"format": 1, "findings": [{}]}'; do
    printf '%s' "$text" >wrong.json
    run check . --baseline wrong.json
    check "wrong baseline $text: exit 2" exits 2
    check "wrong baseline $text: message" err_has '^reflint: wrong.json'
done
run check . --baseline nowhere.json
check "no such baseline" err_has '^reflint: nowhere.json: No such file'

# Differences.
rm -rf .reflint
run check .
run check .
run diff latest~1 latest
check "diff: exit 0" exits 0
check "diff: unchanged" out_has "^run 1 to run 2: 0 new, 0 fixed, 0 moved, $before unchanged$"
sed -i '1i /* line */' m.c
sed -i 's/second(/renamed(/' m.c
leaky fresh | sed -n '3,$p' >>m.c
clean other >src/other.c
run check .
run diff 1 latest
check "diff: counts" out_has "^run 1 to run 3: 1 new, 1 fixed, $((before - 1)) moved, 0 unchanged$"
check "diff: new" out_has '^new +m.c:[0-9]+:[0-9]+: .*\[RL101 leaked-reference\] in fresh_leak\(\)$'
check "diff: fixed" out_has '^fixed +src/other.c:9:'
check "diff: moved" out_has '^moved +m.c:.* in first\(\), was at line [0-9]+$'
check "diff: renamed" out_has '^moved +m.c:.* in renamed\(\), was at line [0-9]+ in second\(\)$'
run diff --exit-code 1 latest
check "diff --exit-code" exits 1
run diff --exit-code latest 1
check "diff the other way round" out_has ' 1 new, 1 fixed'
run diff -f json 1 latest
check "diff -f json" python3 -c '
import json
d = json.load(open("out"))
assert d["counts"]["new"] == 1 and d["counts"]["fixed"] == 1, d["counts"]
assert {c["change"] for c in d["changes"]} == {"new", "fixed", "moved"}'
run check m.c
run diff latest~1 latest
check "diff: a file that was not looked at is not fixed" out_has ' 0 new, 0 fixed'
run check src
run diff latest~2 latest
check "diff: what was not checked" out_has "0 fixed, 0 moved, 0 unchanged, $before not checked"
run diff 1 99
check "diff: no such run" err_has 'there is no run 99'
run diff 1
check "diff: one run" exits 2

# Counts over time.
run trend
check "trend by rule" out_has '^rule +1 +2 +3 +4 +5 +change$'
check "trend: a row" out_has '^RL101 leaked-reference( +[0-9]+){5} +[-+][0-9]+$'
check "trend: files" out_has '^files +2 +2 +2 +1 +1 +-1$'
run trend --by folder --last 4
check "trend by folder" out_has '^src( +[0-9]+){4} '
run trend --by guideline -f json
check "trend by guideline, JSON" python3 -c '
import json
d = json.load(open("out"))
assert d["by"] == "guideline" and len(d["runs"]) == 5
assert any(r["name"] == "reference-counts" and len(r["counts"]) == 5 for r in d["rows"]), d["rows"]'
run trend --by rul
check "trend: a suggestion" err_has 'did you mean rule'

# Verdicts.
original
leaky other >src/other.c
run check .
line=$(python3 -c 'import sqlite3; print(sqlite3.connect(".reflint/reflint.db").execute("SELECT line FROM findings JOIN latest USING (run_id) WHERE path = ? ", ["src/other.c"]).fetchone()[0])')
run triage "src/other.c:$line" wontfix
check "triage wants a reason" err_has '^reflint: --why'
run triage "src/other.c:$line" wontfix --why 'kept for ever'
check "triage: exit 0" exits 0
run report
check "triage: hidden at once" out_lacks other_leak
run report --show-suppressed --format sarif
check "triage: SARIF" python3 -c '
import json
found = [s for r in json.load(open("out"))["runs"][0]["results"] for s in r.get("suppressions", [])]
assert [(s["kind"], s["justification"]) for s in found] == [("external", "wontfix: kept for ever")], found'
sed -i '1i /* line */' src/other.c
run check .
check "triage: after a shift" out_lacks other_leak
sed -i 's/other_leak(/name_leak(/' src/other.c
run check .
check "triage: after a new name" out_lacks name_leak
mv src/other.c src/elsewhere.c
run check .
check "triage: after a new file" out_lacks name_leak
run check . --show-suppressed
check "triage: --show-suppressed" out_has 'suppressed: wontfix: kept for ever'
run triage
check "triage lists" out_has '^wontfix RL101 src/elsewhere.c name_leak\(\) [0-9a-f]{12}:0 kept for ever$'
fingerprint=$(query "SELECT fingerprint FROM triage" | tr -dc 0-9a-f)
run triage "${fingerprint:0:12}" true --why 'seen in the wild'
run check .
check "triage true: shown, with the reason" out_has 'judged true: seen in the wild'
run triage "${fingerprint:0:12}" false --why 'the callee keeps it'
run check .
check "triage false: hidden" out_lacks name_leak
run triage "${fingerprint:0:12}" none
check "triage none" err_has 'is open again'
run report
check "triage none: shown at once" out_has name_leak
run check .
check "triage none: shown" out_has name_leak
run triage m.c:1 true --why x
check "triage: no finding there" err_has 'has no finding m.c:1'
run triage m.c:9 false --why x
check "triage: more than one" err_has 'm.c:9 may be any of [0-9]+ findings:'
run triage m.c:9 maybe --why x
check "triage: no such verdict" err_has 'verdict: "maybe" is none of true, false, wontfix, none'
run triage m.c:9
check "triage: half" exits 2

# Old runs.
runs=$(query 'SELECT count(*) FROM run' | tr -dc 0-9)
run prune --keep 2
check "prune: says how many" err_has "^reflint: $((runs - 2)) of $runs runs are forgotten"
check "prune: those two stay" test "$(query 'SELECT count(*) FROM run')" = '(2,)'
check "prune: nothing is left of the others" test "$(query 'SELECT count(*) FROM finding WHERE run_id NOT IN (SELECT id FROM run)')" = '(0,)'
printf '[reflint]\nkeep-runs = 3\n' >.reflint.ini
for _ in 1 2 3; do run check src; done
check "keep-runs" test "$(query 'SELECT count(*) FROM run')" = '(3,)'
run prune --keep 0
check "prune --keep 0" exits 2
done_testing
