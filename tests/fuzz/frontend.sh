#!/usr/bin/env bash
# Some cases of the fuzzer (tests/fuzz/frontend.c), always the same. By hand, for long:
#   build/debug/tests/fuzz/fuzz_frontend --seed 7 --cases 200000 corpus/modules/*/*/*.c corpus/rules/*/*.c
shopt -s globstar
fuzz=${RL_BUILD_DIR:?}/tests/fuzz/fuzz_frontend
echo 1..2
"$fuzz" --cases 600 corpus/modules/**/*.c corpus/rules/*/*.c >"${RL_TMP:?}/out" 2>&1 && echo "ok 1 - 600 spoilt files" || echo "not ok 1 - 600 spoilt files"
sed 's/^/# /' "$RL_TMP/out" | head -60
tail -n 1 "$RL_TMP/out" | grep -q '^600 cases of seed 1: 0 failed$' && echo "ok 2 - none was left out" || echo "not ok 2 - none was left out"
