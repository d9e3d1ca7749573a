#!/usr/bin/env bash
# Which front end reads what, and text that neither was made for: no function is lost in silence.
. "$(dirname "$0")/_lib.sh"

# Headers that are missing, types that nothing declares.
{
    printf '#include "nowhere.h"\n#include <absent/too.h>\n'
    leaky plain
    cat <<'END'
typedef struct { PyObject_HEAD FooSurface *surface; PyObject *owner; } Surface;
static PyObject *inside(PyObject *self, PyObject *args)
{
    PyObject *item = PyList_New(0);
    FooRect rect = foo_rect(self);
    if (rect.width < 0)
        return NULL;
    foo_take(&rect);
    return item;
}
static FooColor swallowed(FooSurface *self)
{
    PyObject *item = PyList_New(0);
    return foo_color(self, 0);
}
END
} >missing.c
run check --no-db missing.c
check "missing headers: not a failure" exits 1
for function in plain_leak inside swallowed; do
    check "missing headers: $function" out_has "in $function\(\): .item"
done
check "missing headers: no function is lost" err_has '4 functions \(4 complete'
for header in nowhere.h absent/too.h; do
    check "missing headers: $header, said once" test "$(grep -c "$header is not found" err)" = 1
done
run check --no-db -v --stats missing.c
check "-v says what tree-sitter read" err_has 'function swallowed: complete, read by tree-sitter'
check "-v is silent of the others" err_lacks 'function plain_leak'
check "--stats counts" out_has '4 functions: .*; 2 read by libclang, 2 by tree-sitter'
run check --no-db --format sarif missing.c
check "SARIF says which" python3 -c 'import json
seen = {r["locations"][0]["logicalLocations"][0]["name"]: r["properties"]["frontend"] for r in json.load(open("out"))["runs"][0]["results"]}
assert seen == {"plain_leak": "clang", "inside": "tree-sitter", "swallowed": "tree-sitter"}, seen'
cat >ifdef.c <<'END'
#include <Python.h>
#include "own_features.h"
#ifdef FEATURE_OF_THE_HEADER
static PyObject *behind_ifdef(PyObject *self, PyObject *args)
{
    PyObject *item = PyList_New(0);
    Py_RETURN_NONE;
}
static PyMethodDef methods[] = {{"f", behind_ifdef, METH_VARARGS, NULL}, {NULL}};
#endif
END
run check --no-db ifdef.c
check "missing headers: what may be compiled is not lost" out_has 'in behind_ifdef\(\): .item'
echo '#define OTHER 1' >own_features.h
run check --no-db ifdef.c
check "all headers there: what is not compiled is not read" out_lacks behind_ifdef
run check --no-db --frontend tree-sitter missing.c
for function in plain_leak inside swallowed; do
    check "tree-sitter alone: $function" out_has "in $function\(\): .item"
done
run check --db which.db missing.c
seen() { python3 -c 'import sqlite3, sys; print(sqlite3.connect("which.db").execute("SELECT frontend FROM functions WHERE name = ?", sys.argv[1:]).fetchone()[0])' "$1"; }
check "the database says which: libclang" test "$(seen plain_leak)" = clang
check "the database says which: tree-sitter" test "$(seen swallowed)" = tree-sitter
run check --no-db --frontend gcc missing.c
check "no such front end: exit 2" exits 2
check "no such front end: said" err_has -- '--frontend: "gcc" is none of auto, clang, tree-sitter'

# Code that the preprocessor leaves out is no vanished function.
{ leaky kept; printf '#ifdef NOT_DEFINED\n'; leaky left_out | tail -n +3; printf '#endif\nint broken = nothing;\n'; } >branches.c
run check --no-db branches.c
check "an error elsewhere: the function that is kept" out_has kept_leak
check "an error elsewhere: one that #ifdef leaves out stays out" out_lacks left_out

# Hostile text: the leak behind it is found by both, within limits.
python3 - <<'END'
leak = b"static PyObject *after(PyObject *s)\n{\n    PyObject *item = PyList_New(0);\n    return NULL;\n}\n"
head = b"#include <Python.h>\n"
def write(name, before, after=b"", change=lambda text: text):
    with open(name + ".c", "wb") as out:
        out.write(change(head + before + leak + after))
write("k_and_r", b"static PyObject *old(s, n)\n    PyObject *s;\n    int n;\n{\n    PyObject *item = PyList_New(n);\n    return NULL;\n}\n")
write("nested", b"static int outer(int a)\n{\n    int inner(int x) { return x + 1; }\n    return inner(a);\n}\n")
write("ifdef_in_call", b"static PyObject *call(void)\n{\n    PyObject *item = PyList_New(\n#ifdef A\n    1\n#else\n    2\n#endif\n    );\n    return item;\n}\n")
write("open_brace", b"static int f(int a)\n{\n    if (a) {\n    return 0;\n}\n")
write("closed_twice", b"static int f(int a)\n{\n    } return 0;\n}\n")
write("latin1", b"/* caf\xe9 */ static char *n = \"\xff\xfe\";\n")
write("crlf", b"", change=lambda text: text.replace(b"\n", b"\r\n"))
write("cr", b"", change=lambda text: text.replace(b"\n", b"\r"))
write("mark", b"", change=lambda text: b"\xef\xbb\xbf" + text)
write("long_line", b"static int t[] = {" + b"1," * 500000 + b"};\n")
write("long_sum", b"static int f(int a) { return " + b"a+" * 50000 + b"1; }\n")
write("deep_parens", b"static int f(int a) { return " + b"(" * 100000 + b"a" + b")" * 100000 + b"; }\n")
write("open_parens", b"", b"static int f(int a) { return " + b"(" * 100000 + b"a; }\n")
write("open_blocks", b"", b"static void f(int a) { " + b"{" * 100000 + b"a; }\n")
write("open_attributes", b"", b"__attribute__((" * 20000 + b"\nint f(int a) { return a; }\n")
write("open_calls", b"#define F(x) x\n", b"int f(int a) { return " + b"F(" * 40000 + b"a; }\n")
write("many_commas", b"static int f(int a) { " + b"a, " * 50000 + b"a; return a; }\n")
write("open_subscripts", b"static int f(int a) { " + b"x[" * 70000 + b"a;\n}\n")
write("deep_blocks", b"static void f(int a) { " + b"{" * 10000 + b"a;" + b"}" * 10000 + b" }\n")
write("stray_endif", b"#else\n#endif\n#endif\n")
write("open_if", b"#if 1\n")
write("open_comment", b"", b"/* never closed\n")
write("itself", b'#include "itself.c"\n')
END
# libclang dies of some of these, in its worker; that shall be no report of a sanitizer. Where ours dies, the exit status says it.
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:handle_segv=0"
for file in k_and_r nested ifdef_in_call open_brace closed_twice latin1 crlf cr mark long_line long_sum deep_parens deep_blocks open_parens open_blocks open_attributes open_calls \
    many_commas stray_endif open_if open_comment itself; do
    for frontend in auto tree-sitter; do
        run check --no-db --frontend $frontend $file.c
        check "$file, $frontend: exit 1" exits 1
        check "$file, $frontend: the leak behind it" out_has 'in after\(\): .item'
    done
done
run check --no-db -v --frontend tree-sitter open_subscripts.c
for function in f after; do
    check "$function, not understood: said" err_has "function $function: not analysed, read by tree-sitter: no body"
done
done_testing
