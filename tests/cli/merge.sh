#!/usr/bin/env bash
# Parts of a project on several machines, and their databases as one.
. "$(dirname "$0")/_lib.sh"
with_small_headers
mkdir src && cd src && : >.reflint.ini
printf '#include <Python.h>\nPyObject *made(void);\nPyObject *handed(void);\nstatic inline int drop(PyObject *o) { Py_DECREF(o); return 0; }\n' >made.h
printf '#include "made.h"\nPyObject *made(void)\n{\n    return PyList_New(0);\n}\n' >callee.c
printf '#include "made.h"\nPyObject *handed(void)\n{\n    return made();\n}\n' >middle.c
printf '#include "made.h"\nint use_handed(void)\n{\n    PyObject *list = handed();\n    return list != NULL;\n}\n' >caller.c
for name in a b c; do { leaky $name; printf '#include "made.h"\n'; } >$name.c; done
printf 'int plain;\n' >plain.c
printf '#include "part.inc.c"\n' >whole.c
leaky part >part.inc.c
cd ..
sarif() { "$REFLINT" report --db "$1" --format sarif -o "$2"; }
same() { cmp "$1" "$2"; }
run check --db full.db src
sarif full.db full.sarif
for i in 1 2 3; do
    run check --db part$i.db --shard $i/3 src
    cp err err$i
done
count() { python3 -c 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute("SELECT count(*) FROM unit").fetchone()[0])' "$1"; }
check "each file is in one part" test "$(($(count part1.db) + $(count part2.db) + $(count part3.db)))" = "$(count full.db)"
run merge part1.db part2.db part3.db -o all.db
check "merge: exit 0" exits 0
sarif all.db all.sarif
check "the parts together are the whole, byte for byte" same full.sarif all.sarif
check "one SARIF run" python3 -c 'import json; assert len(json.load(open("all.sarif"))["runs"]) == 1'
run merge part3.db part1.db part2.db -o back.db
sarif back.db back.sarif
check "in any order" same all.sarif back.sarif
run merge part1.db part2.db -o ab.db
run merge ab.db part3.db -o abc.db
run merge part2.db part3.db -o bc.db
run merge part1.db bc.db -o abc2.db
sarif abc.db abc.sarif
sarif abc2.db abc2.sarif
check "in any grouping" same abc.sarif all.sarif
check "in any other grouping" same abc2.sarif all.sarif
run merge all.db all.db part2.db -o twice.db
sarif twice.db twice.sarif
check "twice is once" same twice.sarif all.sarif
run merge twice.db -o one.db
sarif one.db one.sarif
check "one alone" same one.sarif all.sarif

# The same project elsewhere.
cp -r src other && sleep 0.05
run check --db part2b.db --shard 2/3 src
(mkdir machine && cp -r src machine/src && cd machine && : >.reflint.ini && "$REFLINT" check -q --db ../part2c.db --shard 2/3 src >/dev/null)
run merge part1.db part2c.db part3.db -o moved.db
sarif moved.db moved.sarif
check "a part from another folder" same moved.sarif all.sarif

for wrong in 0/3 4/3 x 1/ 1/0 -1/2 1/3x; do
    run check --no-db --shard $wrong src
    check "--shard $wrong: exit 2" exits 2
    check "--shard $wrong: message" err_has 'a part and their number were expected'
done
run merge part1.db
check "no -o: exit 2" exits 2
run merge nothere.db -o x.db
check "a missing database: exit 2" exits 2
check "a missing database: message" err_has 'nothere.db'
check "a missing database: nothing is written" test ! -e x.db
run merge part1.db -o part1.db
check "into itself: exit 2" exits 2
done_testing
