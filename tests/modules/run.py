#!/usr/bin/env python3
"""The modules under corpus/modules, built and run: TAP.

    tests/modules/run.py [MODULE...]

Each version of each module compiles without a warning and passes smoke.py. Then every mark in wrong/ is confirmed at run time: the case
of confirm.py that belongs to it shows the bug in wrong/ and does not show it in right/. Cases that end the process run with
AddressSanitizer in the module, or under the debug build of Python, each in a process of its own. A mark without a case fails.
Last, `reflint check --fix` mends a copy of wrong/: it compiles, passes smoke.py, and of what was mended nothing shows any more.
"""

import collections
import concurrent.futures
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent / "corpus" / "modules"
REFLINT = os.environ.get("REFLINT", str(TOP.parent.parent / "build/release/reflint"))
CC = os.environ.get("CC", "gcc")
WARNINGS = "-Wall -Wextra -Werror -Wno-unused-parameter -Wno-missing-field-initializers -Wno-cast-function-type".split()
PYTHON = {"plain": "/usr/bin/python3", "asan": "/usr/bin/python3", "debug": "/usr/bin/python3-dbg"}
BUILD = {"crash": "asan", "starved": "asan", "debug": "debug"}  # tool -> which build; others: plain
VERSIONS = ("wrong", "right")
MARK = re.compile(r"// expect(?:-missed)?: (RL\d{3} '.*)$", re.M)
GROWTH = re.compile(r"\(([-+][\d.]+) \w+ a round\)")
ENDS = re.compile(r"ERROR: AddressSanitizer: (heap-use-after-free|SEGV).*|Fatal Python error: .*")


def run(command, **environment):
    """Exit status (negative: the signal) and all output of COMMAND."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
                          stdin=subprocess.DEVNULL, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment})
    return done.returncode, done.stdout


def config(kind, what):
    return run([PYTHON[kind] + "-config", what])[1].split()


def source_of(folder, version, work):
    return (work if version == "fixed" else folder / version) / f"{folder.name}module.c"


def build(folder, version, kind, work):
    name = folder.name
    out = work / kind / version / name
    out.mkdir(parents=True)
    source = source_of(folder, version, work)
    libraries = ["-lz"] if "<zlib.h>" in source.read_text() else []
    return run([CC, "-std=gnu17", "-shared", "-fPIC", "-g", "-O1", *WARNINGS, *(["-fsanitize=address"] if kind == "asan" else []),
                *config(kind, "--includes"), str(source), "-o", str(out / (name + config(kind, "--extension-suffix")[0])), *libraries])


def confirm(folder, version, work, mark, tool):
    """Whether MARK shows in VERSION, and what tells so; None: the case itself failed."""
    kind = BUILD.get(tool, "plain")
    environment = {"PYTHONPATH": str(work / kind / version / folder.name)}
    if kind == "asan":
        environment |= {"PYTHONMALLOC": "malloc", "LD_PRELOAD": run([CC, "-print-file-name=libasan.so"])[1].strip(),
                        "ASAN_OPTIONS": "detect_leaks=0"}
    status, text = run([PYTHON[kind], str(TOP / "confirm.py"), str(folder), mark], **environment)
    end = ENDS.search(text)
    if kind != "plain" and (end or status < 0):
        return True, end.group(0) if end else f"signal {-status}"
    for line in text.splitlines():
        if status == 0 and line.startswith(("shown ", "absent ")):
            return line.startswith("shown "), line
    return None, text


def marks(folder, version):
    """ "RL102 iter", one for each mark of the source."""
    text = (folder / version / f"{folder.name}module.c").read_text()
    return [f"{rule} {name}" for found in MARK.findall(text) for rule, name in re.findall(r"(RL\d{3}) '([^']*)'", found)]


def cases(folder, work):
    """mark -> tool, as confirm.py tells them."""
    status, text = run([PYTHON["plain"], str(TOP / "confirm.py"), str(folder)], PYTHONPATH=str(work / "plain" / "right" / folder.name))
    return dict(line.split("\t") for line in text.splitlines()) if status == 0 else {}


def check_mark(folder, work, mark, tool):
    wrong, evidence = confirm(folder, "wrong", work, mark, tool)
    right, other = confirm(folder, "right", work, mark, tool)
    title = f"{folder.name}: {mark} shows at run time ({tool}), and is gone in right/"
    return title, wrong is True and right is False, f"wrong: {evidence}\nright: {other}"


def found(path, *options):
    """The findings of a copy, as marks are written; each as often as it is there."""
    done = subprocess.run([REFLINT, "check", "--no-db", "--quiet", "--format", "json", *options, str(path)], capture_output=True, text=True)
    return collections.Counter(f"{one['rule']} {one['object']}" for one in json.loads(done.stdout)["findings"])


def still_shows(folder, work, mark, tool):
    """What shows MARK in the mended version; None: nothing does. What is not mended may leave memory, too: less than half of it is nothing."""
    shows, text = confirm(folder, "fixed", work, mark, tool)
    measured = GROWTH.search(text)
    if shows and measured and mark in text:
        before = GROWTH.search(confirm(folder, "wrong", work, mark, tool)[1])
        shows = not before or abs(float(measured[1])) * 2 > abs(float(before[1]))
    return None if shows is False else f"{mark}: {text}"


def check_fixed(folder, work, known, pool):
    """Yields (title, passed, detail) of wrong/ as --fix makes it."""
    source = source_of(folder, "fixed", work)
    source.write_bytes(source_of(folder, "wrong", work).read_bytes())
    before = found(source)
    after = found(source, "--fix")
    mended = sorted(mark for mark in known if before[mark] and not after[mark])
    kinds = {"plain"} | {BUILD.get(known[mark], "plain") for mark in mended}
    built = [build(folder, "fixed", kind, work) for kind in sorted(kinds)]
    yield f"{folder.name} fixed compiles, nothing new is found", not any(status for status, _ in built) and not after - before, \
        "".join(text for _, text in built) + str(after - before)
    status, text = run([PYTHON["plain"], str(folder / "smoke.py")], PYTHONPATH=str(work / "plain" / "fixed" / folder.name))
    yield f"{folder.name} fixed passes smoke.py", status == 0, text
    still = [text for text in pool.map(lambda mark: still_shows(folder, work, mark, known[mark]), mended) if text]
    yield f"{folder.name}: the {len(mended)} of {len(known)} marks that --fix mends are gone at run time", mended and not still, "\n".join(still)


def check_module(folder, work, pool):
    """Yields (title, passed, detail)."""
    for version in VERSIONS:
        built = [build(folder, version, kind, work) for kind in PYTHON]
        yield f"{folder.name} {version} compiles", not any(status for status, _ in built), "".join(text for _, text in built)
        status, text = run([PYTHON["plain"], str(folder / "smoke.py")], PYTHONPATH=str(work / "plain" / version / folder.name))
        yield f"{folder.name} {version} passes smoke.py", status == 0, text
    wanted, known = marks(folder, "wrong"), cases(folder, work)
    yield f"{folder.name} marks: wrong has them, right has none", len(wanted) >= 4 and not marks(folder, "right"), str(wanted)
    yield (f"{folder.name} has a case for every mark, and a mark for every case", set(wanted) == set(known),
           f"marks: {sorted(wanted)}\ncases: {sorted(known)}")
    yield from pool.map(lambda mark: check_mark(folder, work, mark, known[mark]), [mark for mark in wanted if mark in known])
    yield from check_fixed(folder, work, known, pool)


def main():
    count = failed = 0
    with tempfile.TemporaryDirectory() as work, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for folder in sorted(smoke.parent for smoke in TOP.glob("*/smoke.py")):
            if sys.argv[1:] and folder.name not in sys.argv[1:]:
                continue
            for title, passed, detail in check_module(folder, Path(work), pool):
                count += 1
                failed += not passed
                print(f"{'ok' if passed else 'not ok'} {count} - {title}", flush=True)
                if not passed:
                    print("\n".join("# " + line for line in detail.splitlines()[-40:]))
    print(f"1..{count}")
    return 1 if failed or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
