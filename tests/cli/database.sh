#!/usr/bin/env bash
# The findings database: where it lies, and what happens when it refuses.
. "$(dirname "$0")/_lib.sh"
with_small_headers
mkdir -p project/src project/.git
leaky a >project/src/a.c
leaky b >project/src/b.c
query() { python3 -c 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone()[0])' "$@"; }

cd project/src || exit 1
run check a.c
cd ../..
check "default: in the project's root" test -f project/.reflint/reflint.db
check "default: git does not see it" grep -qx '\*' project/.reflint/.gitignore
check "a run, its files and findings" test "$(query project/.reflint/reflint.db 'SELECT count(*) FROM finding')" = 1
check "cache keys" test "$(query project/.reflint/reflint.db 'SELECT length(cache_key) FROM unit')" = 64
run check --db other.db project/src
check "--db FILE" test "$(query other.db 'SELECT count(*) FROM finding')" = 2
rm -rf .reflint
run check --no-db project/src/a.c
check "--no-db leaves nothing" test ! -e .reflint
check "--no-db: findings" out_has a_leak

run report --db other.db
check "report: exit 0" exits 0
check "report: the findings once more" out_has 'b_leak'
run report --db other.db --format sarif --output r.sarif
check "report --format sarif" python3 -c 'import json; assert len(json.load(open("r.sarif"))["runs"][0]["results"]) == 2'
run report --db other.db --select RL801
check "report --select" out_lacks a_leak
run report --db other.db --run 1
check "report --run" out_has a_leak
run report --db other.db 1
check "report RUN" out_has a_leak
run report --db other.db --run latest
check "report --run latest" out_has a_leak
run report --db other.db latest~9
check "report latest~9: message" err_has 'there is no run latest~9'
run report --db other.db 99
check "report RUN that is not there: exit 2" exits 2
check "report RUN that is not there: message" err_has 'there is no run 99'
run report --db other.db 1 2
check "report takes one run" exits 2
run report --db nowhere.db
check "report without a database: exit 2" exits 2
check "report without a database: message" err_has '^reflint: nowhere.db: there is no such database'
check "report makes no database" test ! -e nowhere.db

refuses() { # NAME MESSAGE ARGUMENT...
    local name=$1 message=$2
    shift 2
    run check "$@" project/src
    check "$name: exit 2" exits 2
    check "$name: message" err_has "^reflint: .*$message"
    check "$name: findings are printed all the same" out_has b_leak
}
head -c 5000 /dev/urandom >noise.db
refuses "not a database" 'noise.db' --db noise.db
cp other.db cut.db
python3 - <<'EOF'
data = bytearray(open("cut.db", "rb").read())
for i in range(4096, len(data)):
    data[i] = (data[i] * 7 + 13) % 256
open("cut.db", "wb").write(data)
EOF
refuses "corrupt database" 'cut.db' --db cut.db
refuses "no folder" 'nowhere/x.db' --db nowhere/x.db
refuses "a folder" 'project' --db project
python3 -c 'import sqlite3; c = sqlite3.connect("foreign.db"); c.execute("CREATE TABLE t (x)"); c.commit()'
refuses "another program's database" 'foreign.db' --db foreign.db
python3 - <<'EOF' &
import sqlite3, time
c = sqlite3.connect("other.db", isolation_level=None)
c.execute("BEGIN EXCLUSIVE")
open("locked", "w").close()
time.sleep(60)
EOF
holder=$!
while [ ! -e locked ]; do sleep 0.1; done
refuses "locked database" 'other.db.*locked' --db other.db
kill $holder 2>/dev/null
wait $holder 2>/dev/null
run check --db other.db project/src
check "unlocked again: exit 1" exits 1
ln -s /dev/full full.db 2>/dev/null && refuses "full disk" 'full.db' --db full.db
if [ "$(id -u)" = 0 ] && setpriv --reuid 65534 --clear-groups test -x "$REFLINT" 2>/dev/null; then
    mkdir -p readonly/.git && leaky r >readonly/r.c && chmod 755 readonly
    (cd readonly && setpriv --reuid 65534 --clear-groups "$REFLINT" check r.c >../out 2>../err)
    status=$?
    check "read-only project: exit 2" exits 2
    check "read-only project: message" err_has '^reflint: .*readonly.*Permission denied'
    check "read-only project: findings are printed" out_has r_leak
else
    skip "read-only project" "root writes everywhere"
fi

# Two at a time on one database.
"$REFLINT" check --db both.db project/src >/dev/null 2>err1 &
first=$!
run check --db both.db project/src
wait $first
check "two at a time: both are there" test "$(query both.db 'SELECT count(*) FROM run WHERE finished_at IS NOT NULL')" = 2
check "two at a time: all findings" test "$(query both.db 'SELECT count(*) FROM finding')" = 4
done_testing
