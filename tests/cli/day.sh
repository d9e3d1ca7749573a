#!/usr/bin/env bash
# A user's day: init, check, suppress, baseline, a new bug, diff, verdict, report. With Python's real headers.
. "$(dirname "$0")/_lib.sh"
rm .reflint.ini
mkdir -p spam/src && cd spam || exit 1
leaky old >src/old.c
leaky legacy >src/legacy.c
clean fine >src/fine.c
printf 'from setuptools import Extension, setup\nsetup(name="spam", python_requires=">=3.9", ext_modules=[Extension("spam", ["src/fine.c"])])\n' >setup.py
mkdir .git

run init
check "morning: init" exits 0
check "a configuration" test -s .reflint.ini
run check
check "the first check finds what is there" exits 1
check "two leaks" err_has 'checked 3 files.*: 2 findings \(RL101 2\)'

# One of them is meant to be so.
line=$(grep -n Py_RETURN_NONE src/old.c | cut -d: -f1)
sed -i "${line}s|\$| // NOLINT(RL101): lives as long as the process|" src/old.c
run check
check "a comment hides one" err_has ': 1 finding .*; 1 suppressed'
run report --show-suppressed
check "and is shown when asked for" out_has 'suppressed: NOLINT\(RL101\): lives as long as the process'

# The other one is for another day.
run baseline -o .reflint-baseline.json
check "the rest is accepted" err_has 'the baseline holds 1 finding,'
run check
check "clean" exits 0
check "clean: it says why" err_has 'no findings.*; 1 suppressed; 1 in the baseline'

# Work: lines move, a function gets a better name, a bug comes in.
sed -i '1i /* Licence. */\n' src/legacy.c src/old.c
sed -i 's/legacy_leak/legacy_make/' src/legacy.c
leaky today | sed -n '3,9p' >>src/fine.c
echo '}' >>src/fine.c
run check
check "noon: the new bug alone" err_has ': 1 finding .*; 1 suppressed; 1 in the baseline'
check "it fails for it" exits 1
check "and shows it" out_has 'src/fine.c:.*RL101'
run diff latest~1 latest
check "diff: new" out_has '^new +src/fine.c:.* in today_leak\(\)$'
check "diff: moved" out_has '^moved +src/legacy.c:.* in legacy_make\(\), was at line 9 in legacy_leak\(\)$'
check "diff: counts" out_has '1 new, 0 fixed, 1 moved, 0 unchanged$'
run check src/fine.c -q
check "the hook's check of one file" exits 1
run explain RL101
check "explain" out_has 'Use instead'

# Mended.
sed -i 's/^    PyObject \*item = PyLong_FromLong(1);/&\n    Py_XDECREF(item);/; s/^    if (item == NULL)/    if (0)/' src/fine.c
run check
check "afternoon: mended" exits 0
run diff latest~1 latest
check "diff: fixed" out_has '1 fixed'

# A verdict on the accepted one, and what the others see of all that.
line=$(python3 -c 'import sqlite3; print(sqlite3.connect(".reflint/reflint.db").execute("SELECT line FROM findings JOIN latest USING (run_id) WHERE known").fetchone()[0])')
run triage "src/legacy.c:$line" true --why 'ticket 12'
check "evening: a verdict" exits 0
run report --no-baseline
check "the report has it" out_has 'judged true: ticket 12'
run report --no-baseline --show-suppressed --format sarif
check "SARIF has both" python3 -c '
import json
results = json.load(open("out"))["runs"][0]["results"]
assert len(results) == 2 and sum("suppressions" in r for r in results) == 1'
run trend
check "trend" out_has '^findings( +[0-9]+)+ +[-+0-9]+$'
rm -r .reflint
run check
check "a colleague's fresh clone is clean" exits 0
done_testing
