#!/usr/bin/env bash
# The result depends neither on the number of workers nor on the order of the files.
. "$(dirname "$0")/_lib.sh"
with_small_headers
files=()
cat >shared.h <<'EOF'
static inline PyObject *
shared_leak(void)
{
    PyObject *item = PyLong_FromLong(1);
    if (item == NULL)
        return NULL;
    Py_RETURN_NONE;
}
EOF
for i in $(seq 1 12); do
    if [ $((i % 4)) = 0 ]; then
        clean "f$i" >f$i.c
    else
        leaky "f$i" | sed 's/#include <Python.h>/&\n#include "shared.h"/' >f$i.c
    fi
    files+=("f$i.c")
done
printf 'int x;\0' >f13.c
files+=(f13.c)
mapfile -t reversed < <(printf '%s\n' "${files[@]}" | tac)

run check --db one.db -j 1 --format sarif -o one.sarif "${files[@]}"
check "-j 1: exit 2, one file is binary" exits 2
run check --db four.db -j 4 --format sarif -o four.sarif "${files[@]}"
run check --db back.db -j 4 --format sarif -o back.sarif "${reversed[@]}"
run check --db folder.db -j 3 --format sarif -o folder.sarif .
run check --no-db -j 2 --format sarif -o memory.sarif "${files[@]}"
for kind in one four back folder memory; do findings_of $kind.sarif >$kind.findings; done
check "there are findings" test "$(grep -c '"ruleId"' one.findings)" = 10
check "an inline function of a header: one finding" test "$(grep -c '"name": "shared_leak"' one.findings)" = 1
check "-j 1 and -j 4" cmp one.sarif four.sarif
check "reversed order" cmp one.sarif back.sarif
check "a folder" cmp one.findings folder.findings
check "--no-db" cmp one.findings memory.findings
dump() { python3 -c '
import sqlite3, sys
c = sqlite3.connect(sys.argv[1])
for q in ("SELECT path, line, name, completeness FROM functions ORDER BY id", "SELECT path, line, rule, fingerprint FROM findings ORDER BY id",
          "SELECT path, status, why FROM units ORDER BY id"):
    for row in c.execute(q): print(row)' "$1"; }
dump one.db >one.rows
dump back.db >back.rows
check "the same rows in the same order" cmp one.rows back.rows
run check --db one.db -j 4 "${files[@]}"
cp out first
run check --db one.db -j 1 "${reversed[@]}"
check "text, byte by byte" cmp first out
done_testing
