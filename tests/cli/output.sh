#!/usr/bin/env bash
# Where reports go, and what happens when they cannot.
. "$(dirname "$0")/_lib.sh"
with_small_headers
leaky a >a.c
clean b >b.c

run check --no-db a.c
check "findings: exit 1" exits 1
check "text on stdout" out_has '^a.c:[0-9]+:[0-9]+: .*RL101'
check "closing line on stderr" err_has '^reflint: checked 1 file, 2 functions \(2 complete, 0 coarsened, 0 not analysed\): 1 finding \(RL101 1\) in [0-9.]+ s$'
run check --no-db b.c
check "clean: exit 0" exits 0
check "clean: closing line" err_has 'no findings'
run check --no-db --format json a.c
check "json reads" python3 -c 'import json; json.load(open("out"))'
run check --no-db --format sarif a.c
check "sarif reads" python3 -c 'import json; assert json.load(open("out"))["version"] == "2.1.0"'
run check --no-db --output - a.c
check "--output -: stdout" out_has RL101
run check --no-db --output report.txt a.c
check "--output FILE" grep -q RL101 report.txt
check "--output FILE: nothing on stdout" empty out
run check --no-db --output report.txt b.c
check "--output replaces the file" empty report.txt
check "--output leaves nothing else" sh -c '! ls report.txt.* 2>/dev/null'
run check --no-db --output nowhere/report.txt a.c
check "--output in no folder: exit 2" exits 2
check "--output in no folder: message" err_has '^reflint: nowhere/report.txt: No such file'
run check --no-db --output . a.c
check "--output is a folder: exit 2" exits 2

echo before >kept.txt
chmod 600 kept.txt
run check --no-db --output kept.txt a.c
check "--output keeps the file's mode" sh -c '[ "$(stat -c %a kept.txt)" = 600 ]'
if [ -c /dev/full ]; then
    "$REFLINT" check --no-db a.c >/dev/full 2>err
    status=$?
    check "full stdout: exit 2" exits 2
    check "full stdout: message" err_has '^reflint: standard output: .*No space left'
    run check --no-db --output /dev/full a.c
    check "full --output: exit 2" exits 2
    check "full --output: message" err_has '^reflint: /dev/full: .*No space left'
    for command in "rules" "explain RL101" "model PyList_New" "--version"; do
        "$REFLINT" $command >/dev/full 2>err
        status=$?
        check "full stdout, $command: exit 2" exits 2
    done
fi

# Several reports of one run; each file appears whole or not at all.
run check --no-db --report sarif:a.sarif --report junit:a.xml --report markdown:a.md a.c
check "--report: text still on stdout" out_has '^a.c:[0-9]+:[0-9]+: .*RL101'
check "--report: each file" sh -c 'grep -q RL101 a.sarif && grep -q "<testsuites>" a.xml && grep -q "^## reflint: 1 finding" a.md'
run check --no-db --format json --output a.json --report gitlab:a.gitlab a.c
check "--report beside --output" sh -c 'grep -q RL101 a.json && grep -q RL101 a.gitlab && [ ! -s out ]'
run check --no-db --report sarif:nowhere/a.sarif --report junit:b.xml a.c
check "--report: one that cannot be written: exit 2" exits 2
check "--report: the others are" grep -q RL101 b.xml
for wrong in sarif sarif: :x sarf:x; do
    run check --no-db --report "$wrong" a.c
    check "--report $wrong: exit 2" exits 2
done
check "--report with a wrong format: a suggestion" err_has 'did you mean sarif'
if [ "$(id -u)" = 0 ] && mkdir full && mount -t tmpfs -o size=64k none full 2>/dev/null; then
    echo before >full/report.html
    dd if=/dev/zero of=full/filler bs=1k count=100 2>/dev/null
    run check --no-db --format sarif --output full/report.html a.c
    check "a full disk: exit 2" exits 2
    check "a full disk: message" err_has '^reflint: full/report.html: .*(No space left|cannot be written)'
    check "a full disk: the old file is as it was" grep -qx before full/report.html
    check "a full disk: nothing is left behind" sh -c '! ls full/report.html.* 2>/dev/null'
    umount full
fi

{ "$REFLINT" check --no-db a.c 2>err; echo $? >status; } | true
sleep 0.2
for _ in 1 2 3 4 5 6 7 8 9 10; do [ -s status ] && break; sleep 0.5; done
check "closed pipe: exit 2, no signal" grep -qx 2 status
check "closed pipe: message" err_has 'Broken pipe'
done_testing
