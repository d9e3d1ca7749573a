#!/usr/bin/env bash
# --changed REV: what has changed since a revision of git, and what that changes.
. "$(dirname "$0")/_lib.sh"
with_small_headers
command -v git >/dev/null || { echo "1..0 # SKIP no git"; exit 0; }
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
rules() { python3 -c 'import json, sys; print(*sorted(f["rule"] + ":" + f["function"] for f in json.load(open("out.json"))["findings"]))'; }
is() { [ "$(rules)" = "$1" ]; }
changed() { sleep 0.06; run check --db ../c.db --format json -o out.json --changed "$@"; }
export GIT_CEILING_DIRECTORIES=$(dirname "$PWD") # the tests' folder may lie in a repository
run check --no-db --changed HEAD .
check "outside of git: exit 2" exits 2
check "outside of git: message" err_has 'no git work tree'
mkdir repo && cd repo && git init -q . && : >.reflint.ini
run check --no-db --changed HEAD .
check "no commit yet: exit 2" exits 2
check "no commit yet: message" err_has 'git knows no commit HEAD'

printf '#include <Python.h>\nPyObject *made(void);\n#define MAKE() PyList_New(0)\n' >made.h
printf '#include "made.h"\nstatic PyObject *kept;\nPyObject *made(void)\n{\n    if (kept == NULL)\n        kept = MAKE();\n    return kept;\n}\n' >callee.c
printf '#include "made.h"\nint use_made(void)\n{\n    PyObject *list = made();\n    return list != NULL;\n}\n' >caller.c
{ leaky old; printf 'static PyObject *\nmaker(int x)\n{\n    if (x)\n        return NULL;\n    return NULL;\n}\n\nint\nfar(void)\n{\n    PyObject *item = maker(0);\n    return item != NULL;\n}\n'; } >many.c
leaky lone >lone.c
git add . && git commit -qm one
changed HEAD .
check "nothing has changed: exit 0" exits 0
check "nothing has changed: said" err_has 'no C file has changed'
changed nothing .
check "no such revision" err_has 'git knows no commit nothing'
changed --output=x .
check "a revision that looks like an option" exits 2

sed -i 's/    return NULL;\n}/&/; s/^        return NULL;$/&/; s/^    if (x)$/    if (x > 1)/' many.c
changed HEAD .
check "an edit without consequence: nothing" is ""
check "an edit without consequence: exit 0" exits 0
sed -i '/^maker/,/^}/s/    return NULL;$/    return PyList_New(0);/' many.c
changed HEAD .
check "an edit makes a finding in another function; the old one is hidden" is "RL101:far"
run check --db ../c.db --format json -o out.json --changed HEAD --show-suppressed .
check "--show-suppressed shows it" is "RL101:far RL101:old_leak"
git commit -qam two
changed HEAD .
check "committed: nothing" is ""
changed HEAD~1 .
check "since the commit before" is "RL101:far"
changed HEAD~1 many.c
check "the same of one file" is "RL101:far"
changed HEAD~1 lone.c
check "another file" is ""

run check --db ../c.db .
printf '#include "made.h"\nPyObject *made(void)\n{\n    return MAKE();\n}\n' >callee.c
changed HEAD .
check "a callee's summary changes its caller" is "RL101:use_made"
git add callee.c
changed HEAD .
check "staged: the same" is "RL101:use_made"
git stash -q
leaky fresh >fresh.c
changed HEAD .
check "an untracked file" is "RL101:fresh_leak"
git mv lone.c moved.c
changed HEAD fresh.c moved.c
check "a renamed file is not new" is "RL101:fresh_leak"
sed -i 's/lone_right/lone_wrong/; s/return PyLong_FromLong(2)/PyLong_FromLong(2); return NULL/' moved.c
changed HEAD moved.c
check "a renamed file with an edit" eval 'rules | grep -q RL103:lone_wrong && ! rules | grep -q lone_leak'
git checkout -q -f HEAD && git reset -q --hard && rm -f fresh.c
printf '#include <Python.h>\nPyObject *made(void);\n#define MAKE() PyList_New(1)\n' >made.h
changed HEAD .
check "a header: the files that include it" err_has 'checked [23] files'
git checkout -q made.h
printf '#include "made.h"\nPyObject *made(void)\n{\n    return MAKE();\n}\n' >callee.c && git commit -qam three
run check --db ../c.db .
git rm -q callee.c
changed HEAD .
check "a deleted file: no crash" eval '[ "$status" -lt 2 ]'
git reset -q --hard

# What a run of changed code does not show is accepted as it was.
git init -q accepted && cp .reflint.ini accepted && cd accepted && leaky old >a.c && git add a.c && git -c user.email=a@b -c user.name=a commit -qm one
run check a.c
run baseline
leaky new >>a.c
sleep 0.06
run check --changed HEAD
check "the new one is told of" exits 1
run baseline -o new.json
run baseline
run check a.c
check "both are accepted" exits 0
run check --baseline new.json a.c
check "in a new file, too" exits 0
cd ..
mkdir -p sub && leaky deep >sub/deep.c
cd sub
sleep 0.06
run check --no-db --format json -o ../out.json --changed HEAD
cd ..
check "from a folder below" is "RL101:deep_leak"
printf 'int x;\n' >'strange "name".c'
changed HEAD .
check "a strange name" eval '[ "$status" -lt 2 ]'
done_testing
