#!/usr/bin/env bash
# Per-unit actions: summaries as files, depfiles, response files, and all of them under ninja.
top=$PWD
. "$(dirname "$0")/_lib.sh"
printf '#include <Python.h>\nPyObject *made(void);\nPyObject *handed(void);\n' >made.h
printf '#include "made.h"\nPyObject *made(void)\n{\n    return PyList_New(0);\n}\n' >callee.c
printf '#include "made.h"\nPyObject *handed(void)\n{\n    return made();\n}\n' >middle.c
printf '#include "made.h"\nint use_handed(void)\n{\n    PyObject *list = handed();\n    return list != NULL;\n}\n' >caller.c
leaky lone >lone.c
flags=$(pkg-config --cflags python3)
findings() { python3 -c 'import json, sys; print(*sorted((f["path"], f["rule"], f["line"]) for name in sys.argv[1:] for f in json.load(open(name))["findings"]), sep="\n")' "$@"; }

run summarize callee.c -o callee.sum0 -MD callee.d -- $flags
check "summarize: exit 0" exits 0
check "depfile: the target" grep -q '^callee.sum0:' callee.d
check "depfile: source and headers" eval 'grep -q /callee.c callee.d && grep -q /made.h callee.d && grep -q Python.h callee.d'
mkdir elsewhere
(cd elsewhere && HOME=/nowhere "$REFLINT" summarize ../callee.c -o again.sum0 -- $flags)
check "the same bytes from anywhere, at any time" cmp callee.sum0 elsewhere/again.sum0
run summarize middle.c -o middle.sum0 -- $flags
run summarize middle.c -o middle.sum --summaries callee.sum0 --summaries middle.sum0 -- $flags
check "a summary that knows its callee's is another" eval '! cmp -s middle.sum0 middle.sum'
echo "--summaries callee.sum0 'middle.sum'" >words.rsp
run check --format json -o one.json -MD one.d @words.rsp caller.c -- $flags
check "check --summaries: the callee's callee gives a new reference" grep -q RL101 one.json
check "check -MD: target and summaries" eval 'grep -q "^one.json:" one.d && grep -q middle.sum one.d && grep -q /caller.c one.d'
check "check --summaries keeps nothing" test ! -e .reflint
run check --format json -o two.json --summaries callee.sum0 middle.sum caller.c -- $flags
check "check --summaries FILE... UNIT" cmp one.json two.json
head -c 40 middle.sum >cut.sum
run check --summaries cut.sum caller.c -- $flags
check "a damaged file: exit 2" exits 2
check "a damaged file: message" err_has 'cut.sum: no summaries'
run summarize nothere.c -o x.sum -- $flags
check "no source: exit 2" exits 2
run summarize callee.c -- $flags
check "no -o: exit 2" exits 2

if command -v ninja >/dev/null; then
    python3 - $flags <<'EOC'
import json, os, sys
print(json.dumps([{"directory": os.getcwd(), "file": f, "arguments": ["cc", *sys.argv[1:], "-c", f]} for f in ("callee.c", "middle.c", "caller.c", "lone.c")]),
      file=open("compile_commands.json", "w"))
EOC
    build() { (mkdir -p build && cd build && "$top/tests/cli/ninja/generate.py" -p .. --reflint "$REFLINT" >build.ninja && ninja -j2 -d explain >log 2>&1); }
    whole() { "$REFLINT" check -q --no-db --exit-zero --format json -o whole.json -p . . ; findings build/*.json >ninja.txt; findings whole.json >whole.txt; cmp ninja.txt whole.txt; }
    check "ninja builds" build
    check "ninja: what one run finds" whole
    check "ninja: two leaks" test "$(wc -l <whole.txt)" = 2
    build
    check "ninja: nothing to do" grep -q 'no work to do' build/log
    sleep 0.05
    printf '#include "made.h"\nstatic PyObject *kept;\nPyObject *made(void)\n{\n    if (kept == NULL)\n        kept = PyList_New(0);\n    return kept;\n}\n' >callee.c
    check "ninja: a changed callee" build
    check "ninja: what one run finds then" whole
    check "ninja: the caller is silent" test "$(wc -l <whole.txt)" = 1
    sleep 0.05
    echo '/* a remark */' >>lone.c
    build
    check "ninja: a remark costs the steps of its own file only" test "$(grep -c '^\[' build/log)" -le 3
else
    skip "ninja" "no ninja"
fi
done_testing
