#!/usr/bin/env bash
# --select, --ignore, --min-confidence, --fail-on, --exit-zero, and NOLINT.
. "$(dirname "$0")/_lib.sh"
with_small_headers
leaky a >a.c

selects() { # NAME EXIT ARGUMENT...
    local name=$1 expected=$2
    shift 2
    run check --no-db a.c "$@"
    check "$name" exits "$expected"
}
selects "--select RL101" 1 --select RL101
selects "--select by name" 1 --select leaked-reference
selects "--select a beginning" 1 --select RL1
selects "--select a list" 1 --select RL801,RL101
selects "--select another" 0 --select RL801
selects "--select, repeated" 1 --select RL801 --select rl101
selects "--ignore RL101" 0 --ignore RL101
selects "--ignore by name" 0 --ignore leaked-reference
selects "--ignore a beginning" 0 --ignore RL1
selects "--ignore another" 1 --ignore RL111
selects "--ignore wins" 0 --select RL1 --ignore RL101
selects "--min-confidence low" 1 --min-confidence low
selects "--min-confidence high" 1 --min-confidence high
selects "--fail-on note" 1 --fail-on note
selects "--fail-on never" 0 --fail-on never
check "--fail-on never prints all the same" out_has RL101
selects "--exit-zero" 0 --exit-zero
check "--exit-zero prints all the same" out_has RL101
run check --no-db --exit-zero missing.c
check "--exit-zero hides no error" exits 2
severity=$("$REFLINT" rules --format json | python3 -c 'import json, sys; print([r["severity"] for r in json.load(sys.stdin) if r["id"] == "RL101"][0])')
case $severity in
error) expected=1 ;;
*) expected=0 ;;
esac
selects "--fail-on error ($severity)" $expected --fail-on error

# comment EXPECTED TEXT: a.c with TEXT behind the line that the finding is reported at.
line=$("$REFLINT" check --no-db --format json a.c 2>/dev/null | grep -m1 -oE '"(line|startLine)": *[0-9]+' | grep -oE '[0-9]+')
suppressed() { # EXPECTED TEXT [LINE]
    sed "${3:-$line}s|\$| $2|" a.c >s.c
    run check --no-db s.c
    check "$2 (line ${3:-$line}): exit $1" exits "$1"
}
suppressed 0 '// NOLINT'
check "suppressed ones in the closing line" err_has '1 suppressed'
suppressed 0 '/* NOLINT(RL101) */'
suppressed 0 '// NOLINT(RL111, RL101): the reason'
suppressed 0 '// NOLINT(leaked-reference)'
suppressed 0 '// NOLINT(RL1*)'
suppressed 1 '// NOLINT(RL111)'
suppressed 1 '// NOLINT(bugprone-*)'
suppressed 1 '// NOLINTED'
suppressed 1 '// XNOLINT'
suppressed 0 '// reflint: ignore[RL101] the reason'
suppressed 0 '// reflint: ignore'
suppressed 1 '// reflint: ignore[RL111]'
suppressed 0 '// NOLINTNEXTLINE(RL101)' $((line - 1))
suppressed 1 '// NOLINTNEXTLINE(RL101)'
suppressed 0 '// NOLINT' 6 # where the object is made
sed "${line}s|\$| // NOLINT(RL101): the reason|" a.c >s.c
run check --no-db --show-suppressed s.c
check "--show-suppressed shows it" out_has RL101
check "--show-suppressed: still clean" exits 0
run check --no-db --format sarif s.c
check "sarif keeps it as suppressed" python3 -c '
import json
for r in json.load(open("out"))["runs"][0]["results"]:
    assert r["suppressions"]'

# --path
mkdir -p src/io 'src/[x]'
leaky c >src/io/c.c
leaky d >src/d.c
leaky e >'src/[x]/e.c'
run check --db p.db -q src
for case in 'src/io:c' 'src/io/:c' './src/d.c:d' '*/c.c:c' 'src/?.c:d' 'src/[x]:e' '.:c d e' 'sr:' 'src:c d e'; do
    run report --db p.db --path "${case%:*}"
    check "--path ${case%:*}" test "$(grep -oE '[a-z]_leak' out | sort -u | tr -d '\n' | sed 's/_leak/ /g; s/ $//')" = "${case##*:}"
done
run report --db p.db --path src/io --path src/d.c
check "--path twice" sh -c 'grep -q c_leak out && grep -q d_leak out && ! grep -q e_leak out'
done_testing
