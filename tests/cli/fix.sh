#!/usr/bin/env bash
# check --diff and --fix: what they change, and what they leave alone.
. "$(dirname "$0")/_lib.sh"
with_small_headers
same() { cmp -s "$1" "$2"; }
left() { err_has "$1"; }
leaky one >one.c && cp one.c one.orig
clean two >two.c && cp two.c two.orig

run check --no-db --diff one.c two.c
cp out one.patch
check "--diff: exit 1, there are findings" exits 1
check "--diff: file names" out_has '^--- a/one\.c$'
check "--diff: the release" out_has '^\+    Py_DECREF\(item\);$'
check "--diff: no report" out_lacks 'RL101'
check "--diff: says how many" err_has '^reflint: --fix would mend 1 of 1 finding, in 1 file$'
check "--diff changes nothing" same one.c one.orig
patch -s -p1 -o one.patched one.c <one.patch
run check --no-db --diff --report json:more.json -o main.txt one.c
check "--diff: reports in files" grep -q RL101 more.json
check "--diff: -o is the report" grep -q RL101 main.txt

chmod 640 one.c
run check --no-db --fix one.c two.c
check "--fix: exit 0, nothing is left" exits 0
check "--fix: says so" left '^reflint: 1 finding fixed in 1 file, 0 left$'
check "--fix does what --diff shows" same one.c one.patched
check "--fix: the mode stays" test "$(stat -c %a one.c)" = 640
check "--fix: others stay" same two.c two.orig
check "--fix: no other file" test "$(ls -A | grep -c 'one.c')" = 1
run check --no-db --fix one.c
check "again: nothing to do" left '^reflint: 0 findings fixed in 0 files, 0 left$'
run check --no-db --diff one.c
check "again: an empty diff" empty out

if command -v git >/dev/null; then
    mkdir repo && cp one.orig "repo/a b.c" && (cd repo && git init -q .)
    (cd repo && printf '\n// no end of line' >>"a b.c" && "$REFLINT" check --no-db --diff . -- -I"$top/tests/unit/flow/include" >../git.patch 2>/dev/null)
    check "git apply takes it" git -C repo apply ../git.patch
    check "git apply: the release is there" grep -q 'Py_DECREF(item)' "repo/a b.c"
else
    skip "git apply takes it" "no git"
    skip "git apply: the release is there" "no git"
fi

# Two at one place, one behind the other; and what cannot be mended stays.
cat >many.c <<'END'
#include <Python.h>

PyObject *
many(PyObject *self, PyObject *args)
{
    PyObject *a = PyLong_FromLong(1), *b = PyLong_FromLong(2), *c = PyLong_FromLong(3);
    Py_RETURN_NONE;
}

PyObject *
pair(PyObject *self, PyObject *args)
{
    PyObject *a = PyLong_FromLong(1);
    if (a == NULL)
        return NULL;
    PyObject *b = PyLong_FromLong(2);
    if (b == NULL)
        return NULL;
    Py_RETURN_NONE;
}

void
twice(void)
{
    PyObject *x = PyList_New(0);
    if (x == NULL)
        return;
    Py_DECREF(x);
    Py_DECREF(x);
}
END
cp many.c many.orig
run check --no-db --fix many.c
check "several: exit 1, one is left" exits 1
check "several: says so" left '^reflint: [56] findings fixed in 1 file, 1 left$'
check "several: what is left is reported" out_has 'RL111'
check "several: three releases at one place" test "$(grep -c 'Py_X*DECREF([abc]);' many.c)" -ge 6
check "several: in a body without braces" grep -q 'if (b == NULL) {' many.c

# What is hidden or not meant stays.
sed 's|Py_RETURN_NONE;|& // NOLINT(RL101)|' one.orig >hidden.c && cp hidden.c hidden.orig
run check --no-db --fix --show-suppressed hidden.c
check "suppressed: stays" same hidden.c hidden.orig
cp one.orig one.c
run check --no-db --fix --select RL111 one.c
check "not selected: stays" same one.c one.orig
run check --no-db --fix --ignore leaked-reference one.c
check "ignored: stays" same one.c one.orig
run check --db b.db one.c && run baseline --db b.db
run check --db b.db --fix one.c
check "in the baseline: stays" same one.c one.orig
check "in the baseline: exit 0" exits 0
run check --db b.db --fix --no-baseline one.c
check "--no-baseline: mended" same one.c one.patched

# The database: two runs, and what was mended.
cp one.orig one.c
run check --db d.db one.c
run check --db d.db --diff one.c
check "an unchanged file brings its edits" same out one.patch
run check --db d.db --fix one.c
check "with a database: exit 0" exits 0
run diff --db d.db latest~1 latest
check "the run behind it tells what is fixed" out_has 'RL101'

# Bytes.
sed 's/$/\r/; s/item/item/' one.orig >crlf.c
printf '/* \xe4\xf6 */\r\n/* the end */' >>crlf.c
cp crlf.c crlf.orig
run check --no-db --diff crlf.c
check "bytes: patch" patch -s --binary -p1 -o crlf.patched crlf.c out
run check --no-db --fix crlf.c
check "bytes: --fix does the same" same crlf.c crlf.patched
check "bytes: line ends as they are" test "$(grep -c $'\r$' crlf.c)" = "$(($(wc -l <crlf.c)))"
check "bytes: one line more, all others the same" test "$(diff crlf.orig crlf.c | grep -c '^[<>]')" = 1

# Links and refusals.
mkdir there && cp one.orig there/real.c && ln -s there/real.c link.c
run check --no-db --fix link.c
check "link: what it leads to is mended" same there/real.c one.patched
check "link: stays one" test -L link.c
cp one.orig locked.c && chmod 444 locked.c
run check --no-db --fix locked.c
check "read-only: exit 2" exits 2
check "read-only: said" err_has 'locked\.c: not changed: it is read-only'
check "read-only: stays" same locked.c one.orig
run check --no-db --fix --diff one.c
check "both: exit 2" exits 2
run check --no-db --fix --stdin-filename x.c <one.orig
check "--fix of standard input: exit 2" exits 2
run check --no-db --diff --stdin-filename x.c <one.orig
sed 's|one\.c|x.c|' one.patch >x.patch
check "--diff of standard input" same out x.patch

# The other front end, and other files that call what changes.
cp one.orig one.c
run check --no-db --fix --frontend tree-sitter one.c
check "tree-sitter: the same" same one.c one.patched
mkdir calls && printf '#include <Python.h>\nPyObject *first(PyObject *self, PyObject *list);\n' >calls/made.h
cat >calls/callee.c <<'END'
#include "made.h"
PyObject *first(PyObject *self, PyObject *list)
{
    PyObject *item = PyList_GetItem(list, 0);
    return item;
}
static PyMethodDef methods[] = {{"first", first, METH_O, NULL}, {NULL}};
struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "first", NULL, -1, methods};
END
printf '#include "made.h"\nint use(PyObject *list)\n{\n    PyObject *item = first(NULL, list);\n    return item != NULL;\n}\n' >calls/caller.c
cp calls/callee.c callee.orig
run check --no-db --fix calls
check "a fix that makes a leak in another file is none" same calls/callee.c callee.orig
check "a fix that makes a leak in another file: the finding is left" left '0 findings fixed in 0 files, 1 left'
run check --no-db --diff calls/callee.c
check "without that file it is one" out_has '^\+.*Py_X?INCREF\(item\)'

# The models say which call releases: here those of a team's own API.
cat >widget.h <<'END'
[[reflint::plain_c]];
typedef struct Widget Widget [[reflint::object]];
[[reflint::new]] Widget *widget_new(void);
[[reflint::argument("w")]] Widget *widget_ref([[reflint::retains, reflint::nonnull]] Widget *w);
void widget_unref([[reflint::releases, reflint::nonnull]] Widget *w);
void widget_drop([[reflint::releases, reflint::nonnull]] Widget *w);
END
cat >widget.c <<'END'
typedef struct Widget Widget;
Widget *widget_new(void);
int widget_show(Widget *w);
void widget_unref(Widget *w);
int
show(void)
{
    Widget *w = widget_new();
    if (w == 0)
        return -1;
    if (widget_show(w) < 0)
        return -1;
    widget_unref(w);
    return 0;
}
END
run check --no-db --diff --model widget.h widget.c
check "two calls that do the same: no fix, unless one is the usual one" empty out
sed -i 's/^void widget_unref/[[reflint::usual]] &/' widget.h
run check --no-db --diff --model widget.h widget.c
check "an API of one's own" out_has '^\+ +widget_unref\(w\);'

if command -v git >/dev/null; then
    export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
    mkdir since && cd since && git init -q . && : >.reflint.ini && { leaky old; } >a.c && git add . && git commit -qm one
    leaky new | tail -n +2 >>a.c
    run check --db ../s.db --changed HEAD --fix .
    check "--changed: exit 0" exits 0
    check "--changed: the new one alone" test "$(grep -c 'Py_DECREF(item)' a.c)" = 1
    check "--changed: not the old one" test "$(git diff -U0 | grep -c '^[-+]    Py_DECREF')" = 1
    cd ..
else
    skip "--changed" "no git"
fi
done_testing
