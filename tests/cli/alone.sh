#!/usr/bin/env bash
# One file of a known project: it is judged with what is known of the others, and those that it changes are linted again.
. "$(dirname "$0")/_lib.sh"
settle() { sleep 0.06; }
paths() { python3 -c 'import json, sys; print(*sorted({f["path"] for f in json.load(open(sys.argv[1]))["findings"]}))' "$1"; }
rules() { python3 -c 'import json, sys; print(*sorted(f["rule"] + ":" + f["path"] for f in json.load(open(sys.argv[1]))["findings"]))' "$1"; }
printf '#include <Python.h>\nPyObject *made(void);\nPyObject *handed(void);\n' >made.h
lends='static PyObject *kept;\nPyObject *made(void)\n{\n    if (kept == NULL)\n        kept = PyList_New(0);\n    return kept;\n}\n'
makes='PyObject *made(void)\n{\n    return PyList_New(0);\n}\n'
printf '#include "made.h"\n'"$lends" >callee.c
printf '#include "made.h"\nPyObject *handed(void)\n{\n    return made();\n}\n' >middle.c
printf '#include "made.h"\nint use_handed(void)\n{\n    PyObject *list = handed();\n    return list != NULL;\n}\n' >caller.c
leaky lone >lone.c
settle
run check --db c.db .
check "the project: only the lone leak" out_lacks 'caller.c'
run check --db c.db --format json -o out.json caller.c
check "a file alone knows what others lend" test -z "$(paths out.json)"
run check --no-db --min-confidence low caller.c
check "without the database it does not" out_has 'caller.c'

printf '#include "made.h"\n'"$makes" >callee.c
settle
run check --db c.db --format json -o one.json callee.c
check "a changed file alone: its callers' callers are linted again" test "$(rules one.json)" = RL101:caller.c
check "a changed file alone: exit 1" exits 1
check "a changed file alone: files that it does not change are left" out_lacks lone.c
run check --db c.db --format json -o two.json callee.c
check "once more: the same" cmp one.json two.json
run check --no-db --format json -o plain.json .
check "as in a run of the whole project" test "$(rules plain.json)" = "RL101:caller.c RL101:lone.c"
run check --db c.db --format json -o three.json caller.c
check "the caller alone" test "$(rules three.json)" = RL101:caller.c
run check --db c.db --format json -o four.json callee.c
check "a caller that was linted since is told of no more" test -z "$(rules four.json)"

printf '#include "made.h"\n'"$lends" >callee.c
printf '/* other */ #include "made.h"\n' >>lone.c
settle
run check --db c.db --format json -o five.json callee.c
check "back: the caller is silent" test -z "$(rules five.json)"
run check --db c.db --format json -o six.json .
check "the whole project again" test "$(rules six.json)" = RL101:lone.c
printf '#include "made.h"\nPyObject *handed(void)\n{\n    return PyList_New(1);\n}\n' >middle.c
settle
run check --db c.db --format json -o seven.json lone.c
check "a file that has changed since is not believed, and makes no noise" test "$(rules seven.json)" = RL101:lone.c
done_testing
