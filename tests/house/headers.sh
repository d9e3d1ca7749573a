#!/usr/bin/env bash
# Each header compiles by itself, and twice in one unit; reflint.h also as C++ and C89.
. "$(dirname "$0")/_lib.sh"
mapfile -t flags <"$RL_BUILD_DIR/generated/cflags"
mapfile -t headers < <(find analyzer rules db -name '*.h' -not -path 'rules/apis/*' | sort)

for header in "${headers[@]}"; do
    check "$header" cc -x c "${flags[@]}" -Wno-unused-function -fsyntax-only - \
        < <(printf '#include "%s"\n#include "%s"\nextern int rl_not_empty;\n' "$header" "$header")
done

use='RL_NEW void *make(void); int keep(RL_STORES void *list, RL_STEALS void *item);'
for language in "-x c -std=c89" "-x c -std=c17" "-x c++ -std=c++11"; do
    for compiler in cc clang-19; do
        $compiler $language -fsyntax-only /dev/null 2>/dev/null || continue # not installed, or without its C++ part
        check "reflint.h with $compiler $language" $compiler $language -Wall -Wextra -Wpedantic -Werror -Ianalyzer -fsyntax-only - \
            < <(printf '#include "reflint.h"\n%s\n' "$use")
    done
done
done_testing
