#!/bin/sh
# Builds every module under corpus/modules in its wrong and its right version and runs
# its smoke script on both; then, where leak.py exists, proves the run-time leaks:
# each must show in wrong and not in right.  Prints TAP, exits 1 when something failed.
# Environment: PYTHON, PYTHON_CONFIG, CC, MODULES (names; default: all).
PYTHON=${PYTHON:-/usr/bin/python3}
PYTHON_CONFIG=${PYTHON_CONFIG:-/usr/bin/python3-config}
CC=${CC:-gcc}
WARNINGS="-Wall -Wextra -Werror -Wno-unused-parameter -Wno-missing-field-initializers -Wno-cast-function-type"

corpus=$(cd "$(dirname "$0")/../../corpus/modules" && pwd) || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT INT TERM

includes=$("$PYTHON_CONFIG" --includes) || exit 1
suffix=$("$PYTHON_CONFIG" --extension-suffix) || exit 1
count=0
failed=0

# report STATUS DESCRIPTION LOG
report() {
    count=$((count + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $count - $2"
    else
        echo "not ok $count - $2"
        sed 's/^/# /' "$3"
        failed=$((failed + 1))
    fi
}

for folder in "$corpus"/*/; do
    name=$(basename "$folder")
    [ -f "$folder/smoke.py" ] || continue
    case " ${MODULES:-$name} " in *" $name "*) ;; *) continue ;; esac
    libs=
    grep -q '<zlib.h>' "$folder/right/${name}module.c" && libs=-lz

    for version in wrong right; do
        out="$work/$name/$version"
        log="$out.log"
        mkdir -p "$out"
        # shellcheck disable=SC2086
        "$CC" -std=gnu17 -shared -fPIC -g -O1 $WARNINGS $includes \
            "$folder/$version/${name}module.c" -o "$out/$name$suffix" $libs >"$log" 2>&1 &&
            PYTHONPATH="$out" PYTHONDONTWRITEBYTECODE=1 "$PYTHON" "$folder/smoke.py" >>"$log" 2>&1
        report $? "$name $version builds and runs" "$log"
    done

    # leak.py prints one line a planted leak, "LEAK RLnnn name" or "none RLnnn name".
    [ -f "$folder/leak.py" ] || continue
    for version in wrong right; do
        log="$work/$name/$version.leaks"
        PYTHONPATH="$work/$name/$version:$corpus" PYTHONDONTWRITEBYTECODE=1 \
            "$PYTHON" "$folder/leak.py" >"$log" 2>&1
        status=$?
        if [ $version = wrong ]; then bad='^none'; else bad='^LEAK'; fi
        if ! grep -qE '^(LEAK|none)' "$log" || grep -qE "$bad" "$log"; then status=1; fi
        report $status "$name $version leaks as marked" "$log"
    done
done

# A right version differs from the wrong one by the mends only, and carries no marks.
for folder in "$corpus"/*/; do
    name=$(basename "$folder")
    [ -f "$folder/smoke.py" ] || continue
    case " ${MODULES:-$name} " in *" $name "*) ;; *) continue ;; esac
    log="$work/$name.marks"
    grep -n '// expect' "$folder/right/${name}module.c" >"$log"
    [ ! -s "$log" ] && [ "$(grep -c '// expect\(-missed\)\{0,1\}: RL[0-9]\{3\} ' "$folder/wrong/${name}module.c")" -ge 4 ]
    report $? "$name marks: wrong has them, right has none" "$log"
done

echo "1..$count"
[ "$failed" -eq 0 ] && [ "$count" -gt 0 ]
