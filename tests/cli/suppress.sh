#!/usr/bin/env bash
# Comments that hide findings: NOLINTBEGIN and END, reasons, and those that hide nothing or are wrong. The other forms: filters.sh.
. "$(dirname "$0")/_lib.sh"
with_small_headers
query() { python3 -c 'import sqlite3, sys; print(*(sqlite3.connect("s.db").execute(sys.argv[1]).fetchall()))' "$1"; }
leaky a >a.c # the finding is in line 9, its object is made in line 6

# with LINE TEXT [LINE TEXT]...: s.c is a.c with TEXT behind these lines; checks it.
with() {
    cp a.c s.c
    while [ $# -gt 0 ]; do
        sed -i "$1s|\$| $2|" s.c
        shift 2
    done
    rm -f s.db
    run check --db s.db --show-suppressed s.c
}
hides() { # NAME LINE TEXT...
    local name=$1
    shift
    with "$@"
    check "$name" exits 0
    check "$name: is of use" err_lacks 'hides nothing'
}
hides "begin and end around it" 4 '// NOLINTBEGIN' 10 '// NOLINTEND'
hides "begin and end on its line" 9 '/* NOLINTBEGIN(RL101): one */ // NOLINTEND(RL101)'
hides "begin and end by name, in block comments" 4 '/* NOLINTBEGIN(leaked-reference) why */' 10 '/* NOLINTEND(leaked-reference) */'
hides "around the place of its making" 5 '// NOLINTBEGIN(RL1*)' 6 '// NOLINTEND(RL1*)'
hides "one inside another" 1 '// NOLINTBEGIN(RL101)' 2 '// NOLINTBEGIN(RL1)' 3 '// NOLINTEND(RL1)' 16 '// NOLINTEND(RL101)'
hides "a pattern" 9 '// NOLINT(leaked-*)'
hides "a list in brackets" 9 '// reflint: ignore[RL111, RL101]'
hides "block comment" 9 '/* reflint: ignore[RL101] a reason */'
hides "next line, in a block comment" 8 '/* NOLINTNEXTLINE(RL101): a reason */'

stands() { # NAME MESSAGE LINE TEXT...
    local name=$1 message=$2
    shift 2
    with "$@"
    check "$name: hides nothing" exits 1
    check "$name: is told" err_has "^reflint: $message"
}
stands "begin without end" 's.c:4: note: NOLINTBEGIN: NOLINTBEGIN without a NOLINTEND' 4 '// NOLINTBEGIN'
stands "end without begin" 's.c:10: note: NOLINTEND\(RL101\): NOLINTEND without a NOLINTBEGIN' 10 '// NOLINTEND(RL101)'
stands "begin and end of other rules" 's.c:4: note: NOLINTBEGIN\(RL101\): NOLINTBEGIN without' 4 '// NOLINTBEGIN(RL101)' 10 '// NOLINTEND'
stands "end before begin" 's.c:5: note: NOLINTEND' 5 '// NOLINTEND' 8 '// NOLINTBEGIN'
stands "another rule" 's.c:9: note: NOLINT\(RL111\): hides nothing' 9 '// NOLINT(RL111)'
stands "another line" 's.c:8: note: NOLINT: hides nothing' 8 '// NOLINT'
stands "reflint: ignore on another line" 's.c:7: note: reflint: ignore: hides nothing' 7 '// reflint: ignore'
stands "where a function begins" 's.c:13: note: NOLINT\(RL101\): hides nothing' 13 '// NOLINT(RL101)'
stands "next line of another" 's.c:7: note: NOLINTNEXTLINE: hides nothing' 7 '// NOLINTNEXTLINE'
stands "begin and end elsewhere" 's.c:12: note: NOLINTBEGIN: hides nothing' 12 '// NOLINTBEGIN' 16 '// NOLINTEND'
stands "no such rule" 's.c:9: note: NOLINT\(RL1001\): there is no rule RL1001' 9 '// NOLINT(RL1001)'
stands "no such name" 's.c:9: note: reflint: ignore\[leaked-refrence\]: there is no rule' 9 '// reflint: ignore[leaked-refrence]'

silent() { # NAME LINE TEXT...
    local name=$1
    shift
    with "$@"
    check "$name" err_lacks 'note:'
}
silent "another tool's" 7 '// NOLINT(bugprone-branch-clone)'
silent "lines without code" 1 '// NOLINT(RL101)'
: >.clang-tidy
silent "without rules, where another tool heeds it" 7 '// NOLINT'
with 7 '// NOLINT(RL101)'
check "with rules it is told there, too" err_has 'hides nothing'
rm .clang-tidy
with 7 '// NOLINT(RL101)'
run check --no-db --no-unused-suppressions s.c
check "--no-unused-suppressions" err_lacks 'hides nothing'
run check --no-db -q s.c
check "-q" empty err
printf '[reflint]\nunused-suppressions = no\n' >.reflint.ini
run check --no-db s.c
check "unused-suppressions = no" err_lacks 'hides nothing'
: >.reflint.ini
run check --no-db s.c --select RL801
check "findings that are not asked for are hidden all the same" err_has 's.c:7: note:.*hides nothing'
with 9 '// NOLINT(RL101)'
run check --no-db s.c --select RL801
check "of use, though its rule is not asked for" err_lacks 'hides nothing'

# What was not looked at says nothing.
cat >out_of_sight.c <<'EOT'
#include <Python.h>
PyObject *unknown_helper(PyObject *);
PyObject *f(PyObject *self)
{
#ifdef NEVER
    PyObject *item = PyLong_FromLong(1); // NOLINT(RL101)
#endif
    PyObject *other = unknown_helper(self); // NOLINT(RL101)
    return other;
}
EOT
run check --no-db out_of_sight.c
check "left out by the preprocessor, or in the hands of unknown functions" err_lacks 'hides nothing'
cat >helper.c <<'EOT'
#include <Python.h>
PyObject *unknown_helper(PyObject *self) { return PyList_New(0); }
EOT
run check --no-db .
check "with the helper in the run it is known" err_has 'out_of_sight.c:8: note:.*hides nothing'
check "left out by the preprocessor still" err_lacks 'out_of_sight.c:6'
run check --no-db --frontend tree-sitter s.c out_of_sight.c
check "read without headers" err_lacks 'hides nothing'

# A header's comment is of use when one unit needs it.
cat >h.h <<'EOT'
static inline void in_header(void)
{
    PyLong_FromLong(1); // NOLINT(RL103): by design
}
EOT
for unit in u v; do printf '#include <Python.h>\n#include "h.h"\nvoid %s(void) { in_header(); }\n' $unit >$unit.c; done
rm -f s.db
run check --db s.db u.c v.c
check "in a header" err_has '1 suppressed'
check "in a header: one row" test "$(query "SELECT line, rules, reason, used FROM suppression")" = "(3, 'RL103', 'by design', 1)"

# The reason.
for text in 'NOLINT(RL101): kept for ever' 'NOLINT(RL101) kept for ever' 'reflint: ignore[RL101] kept for ever' \
    'reflint: ignore[RL101]: kept for ever' 'reflint: ignore[RL101] -- kept for ever'; do
    with 9 "// $text"
    check "$text: the reason" test "$(query 'SELECT line, from_line, to_line, rules, reason, used FROM suppression')" = "(9, 9, 9, 'RL101', 'kept for ever', 1)"
done
check "--show-suppressed shows it" out_has 'suppressed: reflint: ignore\[RL101\] -- kept for ever'
run report --db s.db --format sarif --show-suppressed
check "SARIF: the justification" python3 -c '
import json
(result,) = json.load(open("out"))["runs"][0]["results"]
(suppression,) = result["suppressions"]
assert suppression["kind"] == "inSource" and "kept for ever" in suppression["justification"]'

# A file alone that calls what no file defines.
printf '#include <Python.h>\nint unknown(PyObject *);\nint calls(PyObject *a) { return unknown(a); }\n' >alone.c
run check --no-db alone.c
check "an unknown function in a file alone" exits 0
done_testing
