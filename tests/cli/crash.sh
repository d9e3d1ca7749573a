#!/usr/bin/env bash
# A worker that dies or hangs loses one unit; the parent's death takes the workers along.
. "$(dirname "$0")/_lib.sh"
# A worker stays in this file as long as the named pipe that it includes has no writer.
mkfifo stuck.h
printf '#include "stuck.h"\n' >b_stuck.c
leaky stuck >>b_stuck.c
leaky a >a_good.c
leaky c >c_good.c

workers() { cat /proc/"$1"/task/"$1"/children 2>/dev/null; }
# The CPU time that process $1 has used, when it sleeps now. On a busy machine a worker may sleep for a while between two files.
asleep() { awk '{ sub(/.*\) /, ""); if ($1 == "S") print $12 + $13 }' /proc/"$1"/stat 2>/dev/null; }
# start ARGUMENT...: reflint in the background, until a worker of it waits for the pipe; pid is its own, worker the worker's.
start() {
    "$REFLINT" "$@" >out 2>err &
    pid=$!
    for _ in $(seq 1 200); do
        for worker in $(workers $pid); do
            before=$(asleep "$worker")
            for _ in 1 2 3 4; do
                sleep 0.3
                [ "$before" = "$(asleep "$worker")" ] || before=
            done
            [ -n "$before" ] && return
        done
        sleep 0.1
    done
}

start check --db run.db --frontend clang -j 1 a_good.c b_stuck.c c_good.c
kill -ABRT "$worker"
wait $pid
status=$?
check "killed worker: exit 2" exits 2
check "killed worker: which file, which stage, which signal" err_has '^reflint: b_stuck.c: internal crash in the front end \(SIGABRT\)'
check "killed worker: files before it" out_has a_leak
check "killed worker: files behind it" out_has c_leak
check "killed worker: said in the closing line" err_has '1 file could not be analysed'
check "killed worker: status in the database" test "$(python3 -c 'import sqlite3; print(sqlite3.connect("run.db").execute("SELECT count(*) FROM units WHERE status = ?", ("crashed",)).fetchone()[0])')" = 1

start check --no-db -j 1 a_good.c b_stuck.c c_good.c
kill -ABRT "$worker"
wait $pid
status=$?
check "killed worker, two front ends: no failure" exits 1
check "killed worker, two front ends: said" err_has "b_stuck.c: note: .*internal crash in the front end \(SIGABRT\): read by tree-sitter"
check "killed worker, two front ends: its findings" out_has stuck_leak

started=$(date +%s)
run check --no-db --frontend clang -j 2 --timeout 1 a_good.c b_stuck.c c_good.c
check "hanging worker: exit 2" exits 2
check "hanging worker: message" err_has '^reflint: b_stuck.c: gave up after 1 s in the front end'
check "hanging worker: the others are done" out_has c_leak
check "hanging worker: ended in time" test $(($(date +%s) - started)) -lt 60

start check --db killed.db -j 2 a_good.c b_stuck.c c_good.c
all=$(workers $pid)
kill -KILL $pid
wait $pid 2>/dev/null
for _ in $(seq 1 50); do
    left=0
    for worker in $all; do [ -e /proc/$worker ] && [ "$(cut -d' ' -f3 /proc/$worker/stat)" != Z ] && left=1; done
    [ $left = 0 ] && break
    sleep 0.1
done
check "killed parent: its workers die" test $left = 0
run check --db killed.db a_good.c
check "killed parent: the database is fine" exits 1
run report --db killed.db
check "killed parent: the next run reports" out_has a_leak

start check --db stopped.db -j 2 a_good.c b_stuck.c c_good.c
kill -TERM $pid
wait $pid
status=$?
check "SIGTERM: ends by it" exits 143
check "SIGTERM: said" err_has '^reflint: interrupted: '
run check --db stopped.db c_good.c
check "SIGTERM: the database is fine" exits 1
# In the second phase a function that kills its worker is left out; the rest of its unit is kept.
if grep -qa RL_TEST_CRASH "$REFLINT"; then
    sed 's/a_/b_/' a_good.c >two.c
    tail -n +3 a_good.c >>two.c
    RL_TEST_CRASH=b_leak run check --db engine.db two.c c_good.c
    check "crash in the engine: exit 2" exits 2
    check "crash in the engine: file and function" err_has '^reflint: two.c: internal crash in the flow engine, function b_leak \(SIGABRT\)'
    check "crash in the engine: the unit's other functions are kept" out_has a_leak
    check "crash in the engine: the lost one is not" out_lacks b_leak
    check "crash in the engine: the other files are kept" out_has c_leak
    check "crash in the engine: counted" err_has '5 complete, 0 coarsened, 1 not analysed'
    run report --db engine.db --format json
    check "crash in the engine: the report reads" python3 -c 'import json; json.load(open("out"))'
else
    skip "crash in the engine" "a sanitized build only"
fi
done_testing
