#!/usr/bin/env bash
# Compiler flags: compile_commands.json in its forms, flags behind "--", a whole command there, CMake's tidy hook.
. "$(dirname "$0")/_lib.sh"
mkdir -p src include/inner build
# Leaks only with -DLEAK, and reads only with the right folders.
cat >src/a.c <<'EOF'
#include <Python.h>
#include "inner/here.h"
#ifdef LEAK
#define MAKE() PyLong_FromLong(HERE)
#else
#define MAKE() NULL
#endif

PyObject *
leak(PyObject *self, PyObject *args)
{
    PyObject *item = MAKE();
    if (item == NULL)
        return NULL;
    Py_RETURN_NONE;
}
EOF
echo '#define HERE 1' >include/inner/here.h
clean other >src/unlisted.c
python=$(pkg-config --cflags python3)
read -ra includes <<<"$python"
here=$(pwd)

# database FILE ENTRY...: each entry is a Python dictionary.
database() {
    local file=$1
    shift
    HERE=$here PYTHON_FLAGS=$python python3 -c '
import json, os, sys
here, flags = os.environ["HERE"], os.environ["PYTHON_FLAGS"]
json.dump([eval(entry) for entry in sys.argv[2:]], open(sys.argv[1], "w"))' "$file" "$@"
}
database build/compile_commands.json 'dict(directory=here + "/build", file="../src/a.c", command=f"cc -DLEAK {flags} -I../include -MD -MF a.d -Wall -o a.o -c ../src/a.c")'
run check --no-db
check "build/compile_commands.json is found: command, relative file" exits 1
check "it is all that is checked" err_has 'checked 1 file'
check "no compile errors" err_lacks 'compile error'
run check --no-db src
check "a folder: what the database does not know is left out" err_has '1 file skipped \(1 not in the compile database\)'
run check --no-db src/unlisted.c
check "a file that it does not know: flags of its neighbour" err_has 'checked 1 file.*no findings'
mkdir -p deep/down
mv build other && mkdir build
run check --no-db -p other src/a.c
check "-p BUILD_DIR" exits 1
database compile_commands.json 'dict(directory=here, file=here + "/src/a.c", arguments=["/usr/bin/gcc-12", "-DLEAK", *flags.split(), "-I", "include", "-c", "-o", "x.o", "src/a.c", "-fno-tree-vectorize", "-Werror"])'
rm .reflint.ini
(cd deep/down && "$REFLINT" check --no-db ../../src/a.c >../../out 2>../../err)
status=$?
check "compile_commands.json makes the root; arguments" exits 1
touch .reflint.ini
database compile_commands.json \
    'dict(directory=here, file="src/a.c", arguments=["ccache", "cc", *flags.split(), "-Iinclude", "-c", "src/a.c"])' \
    'dict(directory=here, file="src/a.c", arguments=["cc", "-DLEAK", *flags.split(), "-Iinclude", "-c", "src/a.c"])' \
    'dict(directory=here, file="src/a.c", arguments=["cc", "-DLEAK", *flags.split(), "-Iinclude", "-c", "src/a.c", "-o", "again.o"])'
run check --no-db src/a.c
check "several entries of one file: each that differs" err_has 'checked 2 files'
check "several entries: the leak of one of them, once" err_has '1 finding '
echo '-DLEAK -Iinclude' >words.rsp
database compile_commands.json 'dict(directory=here, file="src/a.c", arguments=["cc", "@words.rsp", *flags.split(), "-c", "src/a.c"])'
run check --no-db src/a.c
check "response file" exits 1
database compile_commands.json 'dict(directory=here, file="src/a.c", command=f"g++ -DLEAK {flags} -Iinclude -c src/a.c")'
run check --no-db src/a.c
check "compiled as C++" err_has 'skipped: C\+\+'
database compile_commands.json 'dict(directory=here, file="src/gone.c", command="cc -c src/gone.c")'
run check --no-db
check "entry of a missing file: exit 2" exits 2
check "entry of a missing file: no other hint" err_lacks 'CMAKE'
run check --no-db -p nowhere
check "no compile database: who writes one" err_has '^reflint: nowhere/compile_commands.json: No such file or directory; meson, cmake -D'
run check --no-db
check "entry of a missing file: message" err_has '^reflint: src/gone.c: No such file'

wrong() { # NAME TEXT MESSAGE
    printf '%s' "$2" >compile_commands.json
    run check --no-db src/a.c
    check "$1: exit 2" exits 2
    check "$1: message" err_has "$3"
}
wrong "not JSON" '[{"file": ]' 'compile_commands.json:1:'
wrong "no list" '{}' 'compile_commands.json: a list'
wrong "no command" '[{"file": "a.c", "directory": "/"}]' 'entry 1 has neither'
wrong "no file" '[{"command": "cc"}]' 'entry 1 has no "file"'
wrong "bad arguments" '[{"file": "a.c", "arguments": [1]}]' 'entry 1 "arguments"'
wrong "bad quotes" '[{"file": "a.c", "command": "cc \"x"}]' 'entry 1 "command"'
rm compile_commands.json
run check --no-db -p nowhere src/a.c
check "-p without a database: exit 2" exits 2
check "-p without a database: message" err_has 'nowhere/compile_commands.json'

run check --no-db src/a.c -- -DLEAK -Iinclude "${includes[@]}"
check "-- FLAGS" exits 1
run check --no-db src/a.c -- -Iinclude "${includes[@]}"
check "-- FLAGS, other ones" exits 0
run check --no-db src/a.c
check "no flags: Python's headers and the root's include folder" err_lacks 'compile error'
run check --no-db src/a.c -- /usr/bin/cc -DLEAK -Iinclude "${includes[@]}" -o a.o -c src/a.c
check "-- a compile command" exits 1
run check --no-db -- cc -DLEAK -Iinclude "${includes[@]}" -o a.o -c src/a.c
check "-- a compile command and no path" exits 1
check "-- a compile command and no path: its input" err_has 'checked 1 file'

if command -v cmake >/dev/null; then
    cat >CMakeLists.txt <<EOF
cmake_minimum_required(VERSION 3.25)
project(tidy LANGUAGES C)
set(CMAKE_C_CLANG_TIDY "$REFLINT;check;--no-db")
add_library(a OBJECT src/a.c)
separate_arguments(flags UNIX_COMMAND "$python")
target_compile_options(a PRIVATE -DLEAK -I$here/include \${flags})
EOF
    cmake -S . -B tidy -G Ninja >/dev/null 2>&1
    cmake --build tidy >out 2>err
    check "CMAKE_C_CLANG_TIDY: the finding is shown" out_has 'RL101'
else
    skip "CMAKE_C_CLANG_TIDY" "no cmake"
fi
done_testing
