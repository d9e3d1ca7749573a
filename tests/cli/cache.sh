#!/usr/bin/env bash
# What a later run takes from the database, what it looks at anew, and that both tell the same.
. "$(dirname "$0")/_lib.sh"
with_small_headers
small="-- -I$top/tests/unit/flow/include"
python3 -c 'import sqlite3' || exit 1
query() { python3 -c 'import sqlite3, sys; print(*sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone())' "$@"; }
sql() { python3 -c 'import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.executescript(sys.argv[2]); c.commit()' "$@"; }
# settle: files written before are older than the next run, even where clocks are coarse.
settle() { sleep 0.06; }
# lint ARGUMENT...: the whole project with the database; the report of the same without any is the measure.
lint() {
    settle
    run check --db c.db --format json -o db.json "$@"
    "$REFLINT" check -q --no-db --format json -o plain.json $small 2>plain.err
}
same() { cmp db.json plain.json; }
recalled() { [ "$(query c.db 'SELECT sum(is_recalled) FROM unit JOIN latest USING (run_id)')" = "$1" ]; }

printf '#include <Python.h>\n#include "deep.h"\nPyObject *made(void);\nint takes(PyObject *item);\n' >made.h
printf '#define DEEP 1\n' >deep.h
printf '#include "made.h"\nPyObject *made(void) { return PyList_New(0); }\n' >callee.c
printf '#include "made.h"\nint use_made(void)\n{\n    PyObject *list = made();\n    return list != NULL;\n}\n' >caller.c
printf '#include "made.h"\nint takes(PyObject *item)\n{\n    PyObject *made_one = made();\n    Py_XDECREF(item);\n    Py_XDECREF(made_one);\n    return 0;\n}\n' >middle.c
leaky lone >lone.c
printf 'int plain;\n' >plain.c

lint .
check "cold: nothing is recalled" recalled 0
check "cold: as without a database" same
cp db.json cold.json
lint .
check "warm: everything is recalled" recalled 4
check "warm: the same report, byte for byte" cmp db.json cold.json
check "warm: said in the closing line" err_has '4 files have not changed'
if command -v strace >/dev/null; then
    settle
    ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0" strace -f -o trace "$REFLINT" check -q --db c.db . $small >out 2>err
    check "warm: libclang is not loaded" eval '! grep -q libclang.*O_RDONLY trace'
    check "warm: no worker" eval '! grep -q socketpair trace'
else
    skip "warm: libclang is not loaded" "no strace"
fi
run check --db c.db --no-cache --format json -o db.json .
check "--no-cache: everything anew" recalled 0
check "--no-cache: the same report" cmp db.json cold.json
run check --db c.db -j 1 --format sarif -o one.sarif .
run check --db fresh.db -j 2 --format sarif -o two.sarif .
check "warm and -j 1, cold and -j 2: the same SARIF" cmp one.sarif two.sarif

touch lone.c
lint .
check "a new time, the same text: recalled" recalled 4
echo '/* longer */' >>lone.c
lint .
check "a changed file alone is linted" recalled 3
check "a changed file: as without a database" same
printf '#include "made.h"\nstatic PyObject *kept;\nPyObject *made(void)\n{\n    if (kept == NULL)\n        kept = PyList_New(0);\n    return kept;\n}\n' >callee.c
lint .
check "a changed callee re-lints its callers" recalled 1
check "a changed callee: as without a database" same
check "a changed callee: its caller is silent now" eval '! grep -q caller.c db.json'
printf '#include "made.h"\nPyObject *made(void) { return PyList_New(0); }\n' >callee.c
lint .
check "back again: the state before is still known" recalled 4
check "back again: as without a database" same
printf '#include "made.h"\n/* a remark */ PyObject *made(void) { return PyList_New(0); }\n' >callee.c
lint .
check "a callee whose summary stays re-lints nobody" recalled 3
printf '#define DEEP 2\n' >deep.h
lint .
check "a header of a header" recalled 1
check "a header: as without a database" same
printf '#include "made.h"\n#include "later.h"\nint use_made(void)\n{\n    PyObject *list = made();\n    return list != NULL;\n}\n' >caller.c
lint .
lint .
check "a missing header is remembered" recalled 4
printf 'void later(void);\n' >later.h
lint .
check "a header that appears is seen" eval '[ "$(query c.db "SELECT min(is_recalled) FROM units JOIN unit USING (id) WHERE units.run_id = (SELECT run_id FROM latest) AND path = \"caller.c\"")" = 0 ]'
check "a header that appears: as without a database" same
rm later.h
printf '#include "made.h"\nint use_made(void)\n{\n    PyObject *list = made();\n    return list != NULL;\n}\n' >caller.c
lint .
run check --db c.db --python 3.9 .
check "another Python" recalled 0
run check --db c.db --frontend tree-sitter .
check "another front end" recalled 0
printf '[[reflint::borrowed]] PyObject *nothing_of_ours(void);\n' >own.h
run check --db c.db --model own.h .
check "another model" recalled 0
"$REFLINT" check --db c.db . $small -DOTHER >out 2>err
check "other flags" recalled 0
rm middle.c
lint .
check "a file that is gone" same
run check --db c.db lone.c
run check --db c.db lone.c
check "one file of a known project" recalled 1

# Whatever stands in the cache: it is what was put there, or a miss.
for damage in "UPDATE cache_result SET row = x'00'" "UPDATE cache_result SET row = zeroblob(length(row))" \
    "UPDATE summary SET outcomes = x'ffffffff'" "UPDATE cache_unit SET parsed = zeroblob(40)" "UPDATE cache_unit SET files = ''" \
    "UPDATE cache_unit SET ir = substr(ir, 1, length(ir) / 2); DELETE FROM cache_result" "UPDATE cache_unit SET ir = ''; DELETE FROM summary" \
    "DELETE FROM cache_file" "UPDATE cache_result SET row = (SELECT max(ir) FROM cache_unit)" "UPDATE cache_file SET hash = 'x'"; do
    sql c.db "$damage"
    run check --db c.db --format json -o db.json .
    check "$damage: as without a database" same
    check "$damage: exit 1" exits 1
done
run check --db c.db .
check "damage is mended" recalled 3

# Small, and safe when several runs share it.
run check --db c.db --cache-size 0 .
check "--cache-size 0 leaves nothing" test "$(query c.db 'SELECT count(*) FROM cache_unit')" = 0
run check --db c.db lone.c
sql c.db "UPDATE cache_unit SET used_on = used_on - 40; DELETE FROM project_unit" # else lone.c would be of use as a file of the project
run check --db c.db caller.c callee.c
check "a month unused: gone" test "$(query c.db 'SELECT count(*) FROM cache_unit')" = 2
for i in 1 2 3 4 5 6; do echo "/* $i */" >>lone.c; settle; run check --db c.db lone.c; done
check "few states of one file are kept" test "$(query c.db "SELECT count(*) FROM cache_unit WHERE path LIKE '%lone.c'")" = 4
for i in 1 2 3; do "$REFLINT" check -q --db par.db --format json -o par$i.json . $small & done
wait
"$REFLINT" check -q --no-db --format json -o plain.json . $small
check "three runs at once" eval 'cmp par1.json plain.json && cmp par2.json plain.json && cmp par3.json plain.json'
for i in 1 3 5; do
    rm -f kill.db*
    "$REFLINT" check -q --db kill.db . $small >/dev/null 2>&1 &
    pid=$!
    sleep 0.0$i
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
    "$REFLINT" check -q --db kill.db --format json -o kill.json . $small
    cmp -s kill.json plain.json || break
done
check "killed at any time: the next run is right" cmp kill.json plain.json
done_testing
