#!/usr/bin/env bash
# .reflint.ini: where it is found, each key, what wins, and mistakes in it.
. "$(dirname "$0")/_lib.sh"
with_small_headers
mkdir -p src/deep vendor other
leaky a >src/a.c
leaky b >src/deep/b_gen.c
leaky v >vendor/v.c

# config LINE...: .reflint.ini with these lines below [reflint].
config() { printf "%s\n" "[reflint]" "$@" >.reflint.ini; }
checks() { # NAME EXIT PATTERN: with the configuration at hand
    run check --no-db src vendor
    check "$1: exit $2" exits "$2"
    check "$1: said" err_has "$3"
}

checks "an empty file" 1 '3 findings'
config 'exclude = vendor; *_gen.c'
checks "exclude" 1 'checked 1 file,.*2 excluded by .reflint.ini'
run check --no-db vendor/v.c
check "exclude holds for named files too" exits 0
check "exclude: a named file says so" err_has 'vendor/v.c: skipped: excluded by'
config 'exclude = src/**/b*.c'
checks "exclude **" 1 'checked 2 files'
config 'include = src' 'exclude=/src/deep/'
checks "include" 1 'checked 1 file,'
run check --no-db vendor/v.c
check "include does not hold for named files" exits 1
config '# a comment' '' 'ignore = leaked-reference  # and why'
checks "ignore" 0 'no findings'
run check --no-db src --select RL101
check "--select wins over ignore" exits 1
config 'select = RL8,RL111'
checks "select" 0 'no findings'
run check --no-db src --select RL1
check "--select wins over select" exits 1
run check --no-db src --config /dev/null
check "--config wins" exits 1
config 'fail-on = error'
checks "fail-on" 0 '3 findings'
run check --no-db src --fail-on note
check "--fail-on wins" exits 1
printf '[reflint]\nfail-on = error\n[severity]\nRL101 = error\n' >.reflint.ini
checks "severity" 1 '3 findings'
check "severity is shown" out_has 'error: .*RL101'
printf '[severity]\nleaked-reference = note\n' >.reflint.ini
checks "severity by name" 0 '3 findings'
config 'min-confidence = high' 'frontend = tree-sitter' 'python = 3.9' 'preview = yes'
run check --no-db --format json src/a.c
check "frontend" out_has '"frontend": "tree-sitter"'
run check --db py.db src/a.c
check "python" test "$(python3 -c 'import sqlite3; print(sqlite3.connect("py.db").execute("select python from run").fetchone()[0])')" = $((0x309))
config 'database = other/my.db'
cd src || exit 1
run check deep
cd ..
check "found from below; database counts from the file" test -f other/my.db
(cd src && "$REFLINT" report >../out 2>../err)
check "report reads the configured database" out_has b_leak
cat >model.h <<'EOT'
[[reflint::borrowed]] PyObject *mine_get(void);
EOT
cat >m.c <<'EOT'
#include <Python.h>
PyObject *mine_get(void);
PyObject *f(PyObject *self, PyObject *args)
{
    PyObject *item = mine_get();
    return item;
}
EOT
config 'models = model.h' 'min-confidence = low'
(cd src && "$REFLINT" check --no-db ../m.c >../out 2>../err)
check "models count from the file" out_has RL112
mkdir -p src/.git
config 'ignore = RL1'
(cd src && "$REFLINT" check --no-db a.c >../out 2>../err)
status=$?
check "a configuration above the top of the repository is not ours" exits 1
rmdir src/.git

wrong() { # NAME LINE MESSAGE TEXT...
    local name=$1 line=$2 message=$3
    shift 3
    printf '%s\n' "$@" >.reflint.ini
    run check --no-db src
    check "$name: exit 2" exits 2
    check "$name: message" err_has "^reflint: .reflint.ini:$line: $message"
    check "$name: nothing on stdout" empty out
}
wrong "unknown key" 3 'there is no key selct; did you mean select\?' '[reflint]' '# x' 'selct = RL101'
wrong "unknown section" 2 'there is no section reflnt; did you mean reflint\?' '' '[reflnt]'
wrong "unknown rule" 2 'select: there is no rule RL1001; did you mean RL101\?' '[reflint]' 'select = RL101, RL1001'
wrong "unknown rule with a severity" 3 'there is no rule leaked-refrence; did you mean leaked-reference\?' '[reflint]' '[severity]' 'leaked-refrence = note'
wrong "unknown severity" 2 'RL101: "fatal" is none of note, warning, error' '[severity]' 'RL101 = fatal'
wrong "unknown rank" 2 'min-confidence: "hihg" is none of low, medium, high; did you mean high\?' '[reflint]' 'min-confidence = hihg'
wrong "unknown front end" 2 'frontend: ' '[reflint]' 'frontend = gcc'
wrong "no version" 2 'python: a version like 3.11 was expected' '[reflint]' 'python = 3'
wrong "no switch" 2 'preview: "maybe" is none of' '[reflint]' 'preview = maybe'
wrong "no number" 2 'keep-runs: "few" is no number' '[reflint]' 'keep-runs = few'
wrong "no key at all" 2 'neither a \[section\] nor a key = value' '[reflint]' 'select RL101'
wrong "no section" 1 'select stands in no section' 'select = RL101'
wrong "said twice" 3 'preview was said already in line 2' '[reflint]' 'preview = on' 'preview = off'
run report
check "report reads it too" err_has '^reflint: .reflint.ini:3:'
rm .reflint.ini
mkdir -p other/part && leaky o >other/part/o.c && printf '[reflint]\nselect = RL102\n' >other/.reflint.ini
run check --no-db --root other/part other/part
check "--root: names are relative to it" out_has '^o.c:'
run check --no-db --root other other/part
check "--root: its configuration" exits 0
run check --config nowhere.ini src
check "--config: no such file" err_has '^reflint: nowhere.ini: No such file'
check "--config: exit 2" exits 2
done_testing
