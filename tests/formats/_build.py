"""Builds the fixture program of the report tests (_fixture.c) against the build's own libraries, and runs it.

    program = _build.Fixture()
    program.report("text", "statistics")  -> bytes
"""

import os
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
BUILD = Path(os.environ.get("RL_BUILD_DIR", TOP / "build/release")).resolve()
TMP = Path(os.environ.get("RL_TMP") or "/tmp/reflint-formats").resolve()


class Tap:
    """One TAP line a check; exit() prints the plan."""

    def __init__(self):
        self.number = self.failed = 0

    def check(self, name, wrong=None, skip=None):
        self.number += 1
        self.failed += bool(wrong)
        print(f"{'not ok' if wrong else 'ok'} {self.number} - {name}{f' # SKIP {skip}' if skip else ''}")
        for line in str(wrong).splitlines() if wrong else ():
            print(f"  {line}")

    def exit(self):
        print(f"1..{self.number}")
        sys.exit(bool(self.failed))


class Fixture:
    def __init__(self):
        self.root = TMP / "project"
        self.root.mkdir(parents=True, exist_ok=True)
        self.program = TMP / "fixture"
        flags = (BUILD / "generated/cflags").read_text().split("\n")
        cache = (BUILD / "CMakeCache.txt").read_text()
        linking = ["-fsanitize=address,undefined"] if "RL_SANITIZE:BOOL=ON" in cache else []
        linking += ["-no-pie"] if "RL_STATIC:BOOL=ON" in cache else []
        libraries = subprocess.run(["pkg-config", "--libs", "glib-2.0", "sqlite3", "jansson"], check=True, capture_output=True, text=True)
        archives = [str(BUILD / f"libreflint_{name}.a") for name in ("db", "embedded", "base")]
        compiler = os.environ.get("CC", "cc")
        subprocess.run([compiler, "-g", *filter(None, flags), *linking, "-o", str(self.program), str(TOP / "tests/formats/_fixture.c"),
                        *archives, *libraries.stdout.split()], check=True, cwd=TOP)

    def report(self, form, *options, db="-", root=None):
        done = subprocess.run([str(self.program), form, str(root or self.root), str(db), *options], capture_output=True)
        if done.returncode or done.stderr:
            raise RuntimeError(done.stderr.decode(errors="replace"))
        return done.stdout
