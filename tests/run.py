#!/usr/bin/env python3
"""Runs every test and counts.

    tests/run.py [-j N] [-q] [--suite NAME]... BUILD_DIR... [-- PATTERN...]

A test is a program that prints TAP on stdout: a Criterion executable (tests/unit/**/*.c), or a script tests/<suite>/*.sh or *.py
whose name does not begin with "_". It runs from the top of the repository with REFLINT (the binary), RL_BUILD_DIR and
RL_TMP (an empty folder of its own) in the environment. With several build folders all tests run in each, but the
suites and programs for which one build says all (ONCE, below) run once. PATTERNs choose programs by a part of their name.

`not ok ... # TODO why` is a known miss, `# SKIP why` did not run. A program that fails without saying so, that prints fewer tests
than it planned, or that leaves a sanitizer's report is a failure too. The last line is

    tests: N ran, F failed, M known misses

and the exit status is 1 when anything failed or nothing ran.
"""

import argparse
import concurrent.futures
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
# libclang is loaded at run time and its threads end: gcc 12's runtime follows their blocks of thread-local storage into freed
# memory when it looks for leaks, and dies of it.
ASAN_ALWAYS = "intercept_tls_get_addr=0"
NOT_SUITES = {"unit", "bench", "fuzz"}
# Suites and programs for which one build says all: they look at no code of ours that others do not run too.
ONCE = {"house", "modules", "browser", "corpus/headers", "corpus/fixes", "corpus/matrix"}

TEST_LINE = re.compile(r"^(not )?ok\b\s*\d*\s*(?:- )?(.*?)\s*(?:#\s*(SKIP|TODO)\b.*)?$", re.I)
PLAN_LINE = re.compile(r"^1\.\.(\d+)\s*(?:#\s*(SKIP)?.*)?$", re.I)


class Program:
    def __init__(self, name, command, build):
        self.name, self.command, self.build = name, command, build


class Outcome:
    """What one program said: counts, the names that failed, and the text to show for them."""

    def __init__(self, program):
        self.program = program
        self.ran = self.skipped = self.misses = 0
        self.failed, self.mended = [], []
        self.detail, self.seconds = "", 0.0


def find_scripts(build, first, suites):
    for folder in sorted(p for p in (TOP / "tests").iterdir() if p.is_dir()):
        suite = folder.name
        if suite in NOT_SUITES or (suites and suite not in suites) or (suite in ONCE and not first):
            continue
        for script in sorted(folder.iterdir()):
            interpreter = {".sh": "bash", ".py": sys.executable}.get(script.suffix)
            if interpreter and not script.name.startswith("_") and (first or f"{suite}/{script.stem}" not in ONCE):
                yield Program(f"{suite}/{script.stem}", [interpreter, str(script)], build)


def find_units(build, suites):
    listed = build / "tests" / "unit.list"
    if (suites and "unit" not in suites) or not listed.exists():
        return
    for name in listed.read_text().split():
        yield Program(f"unit/{name}", [str(build / "tests" / "unit" / f"unit_{name}"), "--tap=-", "-j1"], build)


def build_tests(build):
    """Builds the target `tests` as far as it goes; the text of what failed, or None."""
    command = ["cmake", "--build", str(build), "--target", "tests", "-j2", "--", "-k", "0"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    return done.stdout if done.returncode else None


def run(program, timeout):
    outcome = Outcome(program)
    scratch = program.build / "tests" / "tmp" / program.name
    shutil.rmtree(scratch, ignore_errors=True)
    (scratch / "tmp").mkdir(parents=True)
    env = dict(os.environ)
    env.update(
        REFLINT=str(program.build / "reflint"),
        RL_BUILD_DIR=str(program.build),
        RL_TMP=str(scratch / "tmp"),
        ASAN_OPTIONS=f"log_path={scratch}/sanitizer:{ASAN_ALWAYS}:{os.environ.get('ASAN_OPTIONS', '')}",
        UBSAN_OPTIONS=f"log_path={scratch}/sanitizer:print_stacktrace=1:{os.environ.get('UBSAN_OPTIONS', '')}",
    )
    started = time.monotonic()
    with open(scratch / "stdout", "wb") as out, open(scratch / "stderr", "wb") as err:
        try:
            child = subprocess.Popen(program.command, cwd=TOP, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                     start_new_session=True)
        except OSError as error:
            outcome.failed.append(f"cannot be started: {error.strerror}")
            return outcome
        try:
            status = child.wait(timeout)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            status = child.wait()
            outcome.failed.append(f"not done after {timeout} s")
    outcome.seconds = time.monotonic() - started
    text = (scratch / "stdout").read_text(errors="replace")
    read_tap(text, status, outcome)
    for report in sorted(scratch.glob("sanitizer*")):
        outcome.failed.append("a sanitizer's report")
        outcome.detail += report.read_text(errors="replace")[:6000]
    if outcome.failed:
        outcome.detail += excerpt(text) + (scratch / "stderr").read_text(errors="replace")[-3000:]
    return outcome


def read_tap(text, status, outcome):
    planned = None
    told = False  # a failure that the program itself reported
    for line in text.splitlines():
        plan = PLAN_LINE.match(line)
        if plan:
            planned = int(plan[1])
            outcome.skipped += 1 if planned == 0 and plan[2] else 0
            continue
        test = TEST_LINE.match(line)
        if not test:
            continue
        failed, name, mark = bool(test[1]), test[2], (test[3] or "").upper()
        if mark == "SKIP":
            outcome.skipped += 1
            continue
        outcome.ran += 1
        if failed and mark == "TODO":
            outcome.misses += 1
        elif failed:
            told = True
            outcome.failed.append(name)
        elif mark == "TODO":
            outcome.mended.append(name)
    seen = outcome.ran + outcome.skipped
    if planned is None:
        outcome.failed.append("no plan (1..N): it stopped before its end" if seen else "printed no TAP")
    elif planned and planned != seen:
        outcome.failed.append(f"planned {planned} tests, printed {seen}")
    if status and not told and not outcome.misses and not outcome.failed:
        outcome.failed.append(f"exit status {status}")


def excerpt(text):
    """The failing lines with what stands below them."""
    kept, showing = [], False
    for line in text.splitlines():
        if TEST_LINE.match(line):
            showing = line.startswith("not ok") and "# TODO" not in line.upper()
        if showing:
            kept.append(line)
    return "\n".join(kept[:120]) + ("\n" if kept else "")


def main():
    arguments = sys.argv[1:]
    patterns = []
    if "--" in arguments:
        cut = arguments.index("--")
        arguments, patterns = arguments[:cut], arguments[cut + 1:]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-j", type=int, default=os.cpu_count() or 2, dest="jobs")
    parser.add_argument("-q", action="store_true", dest="quiet", help="no line for a program that passes")
    parser.add_argument("--suite", action="append", default=[], help="only tests/SUITE")
    parser.add_argument("--timeout", type=int, default=900, help="seconds for one program")
    parser.add_argument("build", nargs="+", type=Path)
    options = parser.parse_args(arguments)

    failures = []
    programs = []
    for index, build in enumerate(path.resolve() for path in options.build):
        broken = build_tests(build)
        if broken is not None:
            failures.append(f"{build.name}: the build")
            print(f"not ok {build.name}: the build\n{broken[-6000:]}")
        programs += find_units(build, options.suite)
        programs += find_scripts(build, index == 0, options.suite)
    programs = [p for p in programs if not patterns or any(pattern in p.name for pattern in patterns)]

    ran = misses = skipped = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for outcome in pool.map(lambda program: run(program, options.timeout), programs):
            label = f"{outcome.program.build.name}: {outcome.program.name}"
            ran += outcome.ran
            misses += outcome.misses
            skipped += outcome.skipped
            if outcome.failed:
                failures += [f"{label}: {name}" for name in outcome.failed]
                print(f"not ok {label}\n{outcome.detail.rstrip()}", flush=True)
            elif not options.quiet:
                print(f"ok {label} ({outcome.ran} tests, {outcome.seconds:.1f} s)", flush=True)
            for name in outcome.mended:
                print(f"  a known miss that passes now: {label}: {name}")
    if failures:
        print("\nfailed:")
        for failure in failures:
            print(f"  {failure}")
    print(f"tests: {ran} ran, {len(failures)} failed, {misses} known misses" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failures or not ran else 0


if __name__ == "__main__":
    sys.exit(main())
