"""Programs of others that read our reports: npm's packages (tests/npm-packages, put into the cache by `bootstrap test`) and Debian's.

A test that lacks one is skipped and says why; with REFLINT_NO_SKIP=1, as .ci/run sets it, that is a failure.
"""

import os
import shutil
import subprocess
from pathlib import Path

CACHE = Path(os.environ.get("REFLINT_GRAMMAR_DIR") or Path(os.environ.get("HOME", "/root")) / ".cache/reflint")
MODULES = CACHE / "npm/node_modules"
MUST = os.environ.get("REFLINT_NO_SKIP") == "1"


def lacks(program=None, package=None):
    """Why PROGRAM or npm's PACKAGE cannot be used here, or None."""
    if program and not shutil.which(program):
        return f"{program} is not installed"
    if package and not shutil.which("node"):
        return "node is not installed"
    if package and not (MODULES / package).is_dir():
        return f"npm's {package} is not in {CACHE}/npm: `./bootstrap test` puts it there"
    return None


def check(tap, name, wrong, program=None, package=None):
    """One TAP line: WRONG() says what is wrong, when the tool is there."""
    why = lacks(program, package)
    if why and MUST:
        tap.check(name, why)
    else:
        tap.check(name, None if why else wrong(), why)


def say(command, **options):
    """What COMMAND prints, when it does not succeed; None otherwise."""
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", **options)
    return f"status {done.returncode}\n{done.stdout[-3000:]}" if done.returncode else None


def node(script, *arguments):
    """What SCRIPT prints with npm's packages at hand; empty when all is well."""
    done = subprocess.run(["node", "-e", script, *map(str, arguments)], cwd=MODULES.parent, capture_output=True, text=True)
    return (done.stdout + done.stderr)[:3000]
