#!/usr/bin/env bash
# `cmake --install` puts the program and all that belongs to it in place, and the installed program runs.
. "$(dirname "$0")/_lib.sh"
same_files() { diff <(cd "$1" && ls -- $2) <(cd "$3" && ls -- $2); }
says_version() { "$RL_TMP/root/bin/reflint" --version | grep -x "reflint $1"; }

share=$RL_TMP/root/share
version=$(sed -n 's/^project(reflint VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
check "installs" cmake --install "$RL_BUILD_DIR" --prefix "$RL_TMP/root"
check "reflint --version says $version" says_version "$version"
check "the man page says $version" grep -q "^.TH REFLINT 1 .*reflint $version" "$share/man/man1/reflint.1"
check "reflint.h" cmp analyzer/reflint.h "$RL_TMP/root/include/reflint.h"
check "the API models" same_files rules/apis '*.h' "$share/reflint/apis"
check "the guidelines" same_files rules/guidelines '*.md' "$share/reflint/rules/guidelines"
check "the rule pages" diff <(find rules -mindepth 2 -name '*.md' -not -path 'rules/guidelines/*' -not -path 'rules/apis/*' -printf '%f\n' | sort) \
    <(ls "$share/reflint/rules" | grep '\.md$')
done_testing
