#!/usr/bin/env bash
# `reflint init --ci bazel` and its rules, under Debian's Bazel in a sandbox without a network.
if ! command -v bazel >/dev/null; then
    echo "1..0 # SKIP no bazel"
    exit 0
fi
. "$(dirname "$0")/_lib.sh"
shared=/usr/share/bazel
parts=$PWD/tests/house/bazel
program=$RL_BUILD_DIR/reflint
mkdir "$RL_TMP/work" && cd "$RL_TMP/work" || exit 1
git init -q . # here the project begins
# bazel COMMAND...: what it says is in `log`.
build() {
    bazel --output_user_root="$RL_TMP/out" --max_idle_secs=300 "$@" --jobs=2 --nosandbox_debug --test_output=errors --color=no --curses=no \
        --override_repository=rules_cc="$parts/rules_cc" --override_repository=remote_coverage_tools="$parts/coverage" \
        --override_repository=platforms=$shared/platforms --override_repository=rules_java=$shared/rules/java >"$RL_TMP/log" 2>&1
}
trap 'bazel --output_user_root="$RL_TMP/out" shutdown >/dev/null 2>&1' EXIT
says() { grep -qE -- "$1" "$RL_TMP/log"; }
actions() { grep -oE '[0-9]+ [a-z-]*sandbox' "$RL_TMP/log" | grep -oE '^[0-9]+'; }

flags='copts = ["-isystem", "'$(pkg-config --variable=includedir python3)/python$(pkg-config --modversion python3)'"]'
: >WORKSPACE
printf '#include <Python.h>\nPyObject *made(void);\n' >made.h
printf '#include "made.h"\nPyObject *made(void)\n{\n    return PyList_New(0);\n}\n' >made.c
printf '#include "made.h"\nint use_made(void)\n{\n    PyObject *list = made();\n    return list != NULL;\n}\n' >use.c
cat >BUILD <<EOB
load("//tools/reflint:reflint.bzl", "reflint_test")
cc_library(name = "made", srcs = ["made.c"], hdrs = ["made.h"], $flags)
cc_library(name = "extension", srcs = ["use.c"], deps = [":made"], $flags)
reflint_test(name = "lint", deps = [":extension"])
EOB
check "init --ci bazel" "$program" init --no-hook --ci bazel
check "the program is linked" test -x tools/reflint/reflint
build test //:lint
check "a leak through another target fails the test" says '^//:lint +FAILED'
check "the finding is shown, from the workspace's top" says '^use\.c:[0-9]+:.*\[RL101 '
check "actions run in sandboxes" test -n "$(actions)"
printf '#include "made.h"\nint use_made(void)\n{\n    PyObject *list = made();\n    int made_one = list != NULL;\n    Py_XDECREF(list);\n    return made_one;\n}\n' >use.c
build test //:lint
check "mended: the test passes" says '^//:lint .*PASSED'
check "what did not change is not done again" test "$(actions)" -le 6
printf '[reflint]\nignore = RL1\n' >.reflint.ini
sed -i 's|srcs = \[\]|srcs = ["//:.reflint.ini"]|' tools/reflint/BUILD.bazel
echo 'exports_files([".reflint.ini"])' >>BUILD
printf '#include "made.h"\nint use_made(void)\n{\n    return made() != NULL;\n}\n' >use.c
build test //:lint
check "the configuration counts" says '^//:lint .*PASSED'
build build //:extension --aspects=//tools/reflint:reflint.bzl%reflint_aspect --output_groups=reflint
check "the aspect alone makes reports" test -s bazel-bin/extension.reflint/use.c.json
# Bazel leaves folders that nobody may write to.
chmod -R u+w "$RL_TMP/out"
done_testing
