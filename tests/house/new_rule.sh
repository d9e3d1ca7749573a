#!/usr/bin/env bash
# rules/new-rule makes a rule that compiles and registers, and fixtures that compile; it overwrites nothing. Worked on a copy.
. "$(dirname "$0")/_lib.sh"
mapfile -t flags <"$RL_BUILD_DIR/generated/cflags"
refuses() { ! "$@"; }
compiles_ours() { cc -I"$RL_TMP" "${flags[@]}" -fsyntax-only "$@"; }
compiles_fixture() { cc $(pkg-config --cflags python3) -Wall -fsyntax-only "$@"; }
registered_once() { [ "$(grep -c 'rl_rule_new_thing\b' "$RL_TMP/rules/registry.c")" = "$(grep -c "$1\b" "$RL_TMP/rules/registry.c")" ]; }

cp -r rules "$RL_TMP/rules"
make=$RL_TMP/rules/new-rule
check "makes the files" "$make" RL199 new-thing leaks
check "the rule compiles" compiles_ours "$RL_TMP/rules/leaks/new_thing.c"
same_sections() { diff <(grep -E '^(## |[a-z]+: )' "$1" | sed 's/: .*//') <(grep -E '^(## |[a-z]+: )' "$2" | sed 's/: .*//'); }
check "the page has the sections of the others" same_sections rules/leak/leaked_reference.md "$RL_TMP/rules/leaks/new_thing.md"
check "the wrong fixture compiles" compiles_fixture "$RL_TMP/corpus/rules/RL199/bad_example.c"
check "the right fixture compiles" compiles_fixture "$RL_TMP/corpus/rules/RL199/ok_example.c"
check "the wrong fixture says what is expected" grep -q "// expect: RL199 'item'" "$RL_TMP/corpus/rules/RL199/bad_example.c"
if [ -f rules/registry.c ]; then
    check "the registry has it" registered_once "$(grep -ho 'rl_rule_[a-z_]*' rules/registry.c | grep -v rl_rule_find | head -n 1)"
    check "the registry compiles" compiles_ours "$RL_TMP/rules/registry.c"
fi
check "refuses a second of the same name" refuses "$make" RL198 new-thing leaks
check "refuses a second of the same identifier" refuses "$make" RL199 other-thing leaks
check "refuses a malformed identifier" refuses "$make" RL19 other-thing leaks
check "refuses a malformed name" refuses "$make" RL197 Other_Thing leaks
check "refuses a guideline without a page" refuses "$make" RL196 other-thing leaks no-such-guideline
check "leaves nothing of what it refused" refuses ls "$RL_TMP/corpus/rules/RL198" "$RL_TMP/rules/leaks/other_thing.c"
done_testing
