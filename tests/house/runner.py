#!/usr/bin/env python3
"""tests/run.py counts what it should: a runner that overlooks a failure is worse than none."""

import importlib.util
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
spec = importlib.util.spec_from_file_location("run", Path(__file__).resolve().parent.parent / "run.py")
runner = importlib.util.module_from_spec(spec)
spec.loader.exec_module(runner)

# What a shell script does -> (ran, failures, known misses, skipped)
CASES = {
    "all pass": ("echo ok 1 - a; echo ok 2 - b; echo 1..2", (2, 0, 0, 0)),
    "plan first, as Criterion prints it": ("echo 1..1; echo 'ok - s::a  (0.00s)'", (1, 0, 0, 0)),
    "one fails": ("echo ok 1 - a; echo not ok 2 - b; echo 1..2; exit 1", (2, 1, 0, 0)),
    "known miss": ("echo 'not ok 1 - a # TODO later'; echo 1..1", (1, 0, 1, 0)),
    "known miss and status 1": ("echo 'not ok 1 - a # TODO later'; echo 1..1; exit 1", (1, 0, 1, 0)),
    "skipped": ("echo 'ok 1 - a # SKIP no clang'; echo 'ok 2 - b'; echo 1..2", (1, 0, 0, 1)),
    "all skipped": ("echo '1..0 # SKIP nothing here'", (0, 0, 0, 1)),
    "stops early": ("echo ok 1 - a; exit 1", (1, 1, 0, 0)),
    "too few": ("echo 1..3; echo ok 1 - a", (1, 1, 0, 0)),
    "dies after its plan": ("echo 1..1; echo ok 1 - a; kill -9 $$", (1, 1, 0, 0)),
    "says nothing": ("true", (0, 1, 0, 0)),
    "hangs": ("echo 1..1; echo ok 1 - a; sleep 60", (1, 1, 0, 0)),
    "leaves a sanitizer's report": ("echo 1..1; echo ok 1 - a; log=${ASAN_OPTIONS#log_path=}; echo leak >${log%%:*}.1", (1, 1, 0, 0)),
    "a number sign in a name": ("echo 'ok 1 - frees #3'; echo 1..1", (1, 0, 0, 0)),
}


def main():
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, (script, expected)) in enumerate(CASES.items(), 1):
            program = runner.Program(f"self/{number}", ["bash", "-c", script], Path(folder))
            outcome = runner.run(program, timeout=1 if name == "hangs" else 20)
            seen = (outcome.ran, len(outcome.failed), outcome.misses, outcome.skipped)
            print(f"{'ok' if seen == expected else 'not ok'} {number} - {name}")
            if seen != expected:
                print(f"  expected {expected}, got {seen}: {outcome.failed}")
    print(f"1..{len(CASES)}")


main()
