#!/usr/bin/env bash
# Flags without pain: where compile_commands.json is looked for, reflint capture, headers.
. "$(dirname "$0")/_lib.sh"
include=$top/tests/unit/flow/include
mkdir -p src build
cat >src/a.c <<'EOT'
#include <Python.h>
#ifdef LEAK
PyObject *leak(PyObject *self, PyObject *args) { PyLong_FromLong(1); Py_RETURN_NONE; }
#endif
EOT
echo 'int other(void) { return 1; }' >'src/b c.c'
cat >make.sh <<'EOT'
cc -I"$INCLUDE" -DLEAK -c src/a.c -o build/a.o && cc -DTEXT='"a b"' -c 'src/b c.c' -o build/b.o && cc --version >/dev/null
EOT
captures() { # NAME ARGUMENT...
    local name=$1
    shift
    rm -f compile_commands.json build/*.o
    INCLUDE=$include run capture "$@" -- sh make.sh
    check "$name: exit 0" exits 0
    check "$name: says how many" err_has 'compile_commands.json: 2 compile commands'
    check "$name: stdout is the build's" empty out
    check "$name: the build was made" test -f build/b.o
    run check --no-db src
    check "$name: flags are used" out_has 'RL103'
    check "$name: both files" err_has 'checked [12] file'
}
captures "our own wrappers" --no-bear
check "our own wrappers: words keep their blanks" grep -qF '"-DTEXT=\"a b\""' compile_commands.json
if command -v bear >/dev/null; then captures "bear"; else skip "bear" "not installed"; fi
rm -f compile_commands.json
INCLUDE=$include CC=$(command -v cc) run capture --no-bear -o made.json -- sh -c '$CC -I"$INCLUDE" -DLEAK -c src/a.c -o build/a.o'
check "CC with a path, -o" grep -q LEAK made.json
INCLUDE=$include run capture --no-bear -o made.json --append -- sh -c 'cc -c "src/b c.c" -o build/b.o'
check "--append" err_has 'made.json: 2 compile commands'
run capture --no-bear -- sh -c 'cc -c src/nowhere.c; exit 3'
check "a build that fails: exit 2" exits 2
check "a build that fails: message" err_has 'sh has ended with status [0-9]+'
run capture --no-bear -- true
check "nothing compiled" err_has 'true has compiled no C file; is all built already'
run capture --no-bear -- no-such-command
check "no such command: exit 2" exits 2
run capture
check "no command: exit 2" exits 2
if python3 -c 'import setuptools' 2>/dev/null; then
    mkdir module && cp src/a.c module/
    printf 'from setuptools import Extension, setup\nsetup(name="a", ext_modules=[Extension("a", ["a.c"], define_macros=[("LEAK", "1")])])\n' >module/setup.py
    (cd module && "$REFLINT" capture --no-bear -- python3 setup.py -q build_ext --force >../out 2>../err)
    check "setuptools" grep -q LEAK module/compile_commands.json
else
    skip "setuptools" "not installed"
fi

rm -rf compile_commands.json build
database() { printf '[{"directory": "%s", "file": "src/a.c", "arguments": ["cc", "-I%s", "-DLEAK", "-c", "src/a.c"]}]' "$PWD" "$include" >"$1"; }
for place in . build builddir _build build-debug cmake-build-release build/cp311; do
    mkdir -p $place
    database $place/compile_commands.json
    run check --no-db
    check "$place/compile_commands.json is found" out_has RL103
    rm -f $place/compile_commands.json
    rmdir -p $place 2>/dev/null
done

# A header is read as a unit that includes it reads it.
mkdir -p lib/inner
cat >lib/helper.h <<'EOT'
static inline PyObject *helper(PyObject *self)
{
    PyLong_FromLong(COUNT);
    return NULL;
}
EOT
cp lib/helper.h lib/inner/deep.h
sed -i 's/helper/deep/' lib/inner/deep.h
printf '#include <Python.h>\n#include "config.h"\n#include "helper.h"\n#include "middle.h"\n' >lib/unit.c
echo '#define COUNT 3' >lib/config.h
echo '#include "inner/deep.h"' >lib/middle.h
cp lib/helper.h lib/lonely.h
run check --no-db lib/helper.h -- -I"$include"
check "header: the finding" out_has '^lib/helper.h:3:.*RL103'
check "header: without errors" err_lacks 'compile error|not found'
check "header: only its functions" err_has 'checked 1 file, 1 function '
run check --no-db lib/inner/deep.h -- -I"$include"
check "header behind another header" out_has '^lib/inner/deep.h:3:.*RL103'
check "header behind another header: without errors" err_lacks 'compile error|not found'
mkdir build
printf '[{"directory": "%s", "file": "lib/unit.c", "arguments": ["cc", "-I%s", "-c", "lib/unit.c"]}]' "$PWD" "$include" >build/compile_commands.json
run check --no-db lib/helper.h
check "header: flags of the database" out_has '^lib/helper.h:3:.*RL103'
check "header: flags of the database: without errors" err_lacks 'compile error|not found'
run check --no-db lib/lonely.h
check "header that nobody includes: no failure" test "$status" -le 1
done_testing
