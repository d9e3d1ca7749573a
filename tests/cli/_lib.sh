# Sourced by the tests of the command line: TAP, sources to lint, and a way to run reflint that keeps what it said.
# Each test works in $RL_TMP, an empty folder of its own, which is a project's root of its own too.
set -u
cd "${RL_TMP:?}" || exit 1
: "${REFLINT:?}"
unset NO_COLOR CLICOLOR_FORCE
: >.reflint.ini
number=0
top=$(cd "$OLDPWD" && cd "$(dirname "$0")/../.." && pwd)

# run ARGUMENT...: out, err and status of reflint.
run() {
    "$REFLINT" "$@" >out 2>err
    status=$?
}

# with_small_headers: from here on `run check` without flags reads a Python.h of a few lines, which takes a tenth of the time.
with_small_headers() {
    run() {
        if [ "$1" = check ] && [[ " $* " != *" -- "* ]]; then
            "$REFLINT" "$@" -- -I"$top/tests/unit/flow/include" >out 2>err
        else
            "$REFLINT" "$@" >out 2>err
        fi
        status=$?
    }
}

# check NAME COMMAND...: one TAP line, ok when COMMAND succeeds.
check() {
    local name=$1
    shift
    number=$((number + 1))
    if "$@" >/dev/null 2>&1; then
        echo "ok $number - $name"
    else
        echo "not ok $number - $name"
        echo "  failed: $*"
        [ -f out ] && head -c 1500 out | sed 's/^/  out: /'
        [ -f err ] && head -c 1500 err | sed 's/^/  err: /'
    fi
}

skip() {
    number=$((number + 1))
    echo "ok $number - $1 # SKIP $2"
}

exits() { [ "$status" = "$1" ]; }
out_has() { grep -qE -- "$1" out; }
out_lacks() { ! grep -qE -- "$1" out; }
err_has() { grep -qE -- "$1" err; }
err_lacks() { ! grep -qE -- "$1" err; }
empty() { [ ! -s "$1" ]; }

done_testing() { echo "1..$number"; }

# leaky NAME: a file with one leak (RL101) in the function NAME_leak, and one function without any.
leaky() {
    cat <<EOF
#include <Python.h>

PyObject *
$1_leak(PyObject *self, PyObject *args)
{
    PyObject *item = PyLong_FromLong(1);
    if (item == NULL)
        return NULL;
    Py_RETURN_NONE;
}

PyObject *
$1_right(PyObject *self, PyObject *args)
{
    return PyLong_FromLong(2);
}
EOF
}

# clean NAME: a file without a leak.
clean() {
    cat <<EOF
#include <Python.h>

PyObject *
$1_right(PyObject *self, PyObject *args)
{
    return PyLong_FromLong(2);
}
EOF
}

# without_times < SARIF or JSON: what may differ between two runs on the same input, gone.
findings_of() {
    python3 - "$1" <<'EOF'
import json, sys
run = json.load(open(sys.argv[1]))["runs"][0]
print(json.dumps(run["results"], sort_keys=True, indent=1))
EOF
}
