# Sourced by the tests of the house: TAP.
set -u
number=0

# check NAME COMMAND...: one TAP line, ok when COMMAND succeeds.
check() {
    local name=$1
    shift
    number=$((number + 1))
    if "$@" >"$RL_TMP/said" 2>&1; then
        echo "ok $number - $name"
    else
        echo "not ok $number - $name"
        sed 's/^/  /' "$RL_TMP/said"
    fi
}

done_testing() { echo "1..$number"; }
