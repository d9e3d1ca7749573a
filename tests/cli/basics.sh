#!/usr/bin/env bash
# The command line itself: commands, help, versions, words that do not exist.
. "$(dirname "$0")/_lib.sh"

run --version
check "--version" exits 0
check "--version tells a version" out_has '^reflint [0-9]+\.[0-9]+\.[0-9]+$'
run --help
check "--help" exits 0
for command in check report annotate rules explain model dump; do
    check "--help lists $command" out_has "^  $command "
    "$REFLINT" $command --help >help 2>err
    status=$?
    check "$command --help" exits 0
    check "$command --help says how" grep -q "reflint $command" help
done
run help check
check "help check" out_has -- '--min-confidence'
run
check "no command: exit 2" exits 2
check "no command: help on stderr" err_has '^Usage:'
run chekc
check "unknown command: exit 2" exits 2
check "unknown command: a suggestion" err_has 'did you mean `reflint check`'
check "unknown command: nothing on stdout" empty out
run --nonsense
check "unknown option before a command" exits 2
run check --nonsense
check "unknown option: exit 2" exits 2
check "unknown option is named" err_has '^reflint: .*--nonsense'
check "unknown option: where help is" err_has 'reflint check --help'

clean a >a.c
bad() { # NAME EXPECTED ARGUMENT...
    local name=$1 expected=$2
    shift 2
    run check --no-db a.c "$@"
    check "$name: exit 2" exits 2
    check "$name: message" err_has "$expected"
    check "$name: nothing on stdout" empty out
}
bad "bad --format" 'reflint: --format: "sarf".*did you mean sarif' --format sarf
bad "bad --select" 'reflint: --select: there is no rule RL999' --select RL999
bad "bad --ignore" 'reflint: --ignore: there is no rule leaked-refrence; did you mean leaked-reference' --ignore leaked-refrence
bad "bad --min-confidence" '--min-confidence: "certain"' --min-confidence certain
bad "bad --fail-on" '--fail-on: "warn".*note, warning, error, never' --fail-on warn
bad "bad --color" '--color: "sometimes"' --color sometimes
bad "bad --python" '--python: a version like 3.11' --python three
bad "bad -j" 'reflint: -j' -j -3
bad "bad --timeout" 'reflint: --timeout' --timeout 0
bad "missing value" 'reflint: .*--model' --model
bad "missing model" 'reflint: --model nowhere.h: No such file' --model nowhere.h
run check --no-db -j2 -fjson -oout.json a.c
check "values joined to short options" test -s out.json
run report a.c
check "report takes no paths" exits 2
check "report takes no paths: message" err_has 'a.c: one run was expected, its number, latest'
run rules RL101
check "rules takes no arguments" exits 2
run explain
check "explain wants a rule" exits 2
run dump a.c
check "dump wants to know what" exits 2
run model
check "model wants a name" exits 2
run check --slect=RL1 a.c
check "a mistyped option: a suggestion" err_has 'Unknown option --slect.*; did you mean --select\?'
done_testing
