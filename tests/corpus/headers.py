#!/usr/bin/env python3
"""The fixtures of corpus/rules under the headers of other Pythons: the same findings, but where a mark names a version.

A header set is a folder with Python.h and its flags. Looked for: every CPython below /usr/include and ~/.pyenv/versions, 2.7 and from 3.8 on, and what
REFLINT_HEADERS names (folders, a colon between). The newest from 3.13 on is run free-threaded, too (Py_GIL_DISABLED).
tests/headers holds small stand-ins for what is seldom installed: a free-threaded CPython after 3.14, the limited API, PyPy's cpyext. They run always.
What a version lacks (Py_NewRef before 3.10) is an error in clang, and that function then comes from tree-sitter.

    tests/corpus/headers.py [--all] [--every-fixture] [SET...]

Without --all only the oldest set of Python 3, the newest set and the stand-ins run, and without --every-fixture of each rule the first wrong and the first right
fixture; SETs are names as printed. A set that is not there is one SKIP. A fixture that says `// headers: 3.11` makes sense with that
version's headers alone (it spells out a struct); it is left out elsewhere.
"""
import argparse
import os
import pathlib
import re
import sys

from fixtures import TOP, marks, reflint, run

HIDDEN = re.compile(r"\bPyTypeObject \w+( =|;)|_GET_ITEM|_GET_SIZE|_AS_STRING|Py(Bytes|Unicode)Object|->(ob|tp)_")  # not in the limited API
ONLY = re.compile(r"//\s*headers:\s*(\d+\.\d+)")


def version_of(folder):
    text = (folder / "patchlevel.h").read_text(errors="replace") if (folder / "patchlevel.h").is_file() else ""
    found = [re.search(r"#\s*define\s+PY_%s_VERSION\s+(\d+)" % part, text) for part in ("MAJOR", "MINOR")]
    return tuple(int(m[1]) for m in found) if all(found) else None


def header_sets():
    """name -> (version, flags), oldest first."""
    places = [*pathlib.Path("/usr/include").glob("python[23].*"), *(pathlib.Path.home() / ".pyenv/versions").glob("*/include/python[23].*"),
              *(pathlib.Path(p) for p in os.environ.get("REFLINT_HEADERS", "").split(":") if p)]
    found = {}
    for folder in places:
        version = version_of(folder)
        if version and (version == (2, 7) or version >= (3, 8)) and (folder / "Python.h").is_file():
            found.setdefault(version, folder)
    sets = {"%d.%d" % v: (v, ["-I%s" % found[v]]) for v in sorted(found)}
    newest = max(found, default=(0, 0))
    if newest >= (3, 13):
        sets["%d.%dt" % newest] = (newest, ["-I%s" % found[newest], "-DPy_GIL_DISABLED=1"])
    return sets


def stand_ins():
    return {p.name: (version_of(p), ["-I%s" % p]) for p in sorted((TOP / "tests/headers").iterdir()) if (p / "Python.h").is_file()}


def chosen(every):
    files = []
    for folder in sorted(p for p in (TOP / "corpus/rules").iterdir() if p.is_dir()):
        for kind in ("bad_*.c", "ok_*.c"):
            files += sorted(folder.glob(kind))[: None if every else 1]
    return files


def judge(name, version, flags, files, preview):
    """Runs FILES with one set of headers: what differs from the marks."""
    if name == "limited":
        files = [f for f in files if not HIDDEN.search(f.read_text(encoding="utf-8"))]
    files = [f for f in files if (m := ONLY.search(f.read_text(encoding="utf-8"))) is None or m[1] == "%d.%d" % version]
    apart = [f for f in files if f.parent.name in preview]
    reported = run([f for f in files if f not in apart], after=flags) | run(apart, "--preview", after=flags)
    wrong = []
    for path in files:
        want, missed = marks(path, version)
        got = reported.get(path, set())
        wrong += ["missing: %s:%d %s '%s'" % (path.relative_to(TOP), *x) for x in sorted(want - got)]
        wrong += ["extra:   %s:%d %s '%s'" % (path.relative_to(TOP), *x) for x in sorted(got - want - missed)]
    return len(files), wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--every-fixture", action="store_true")
    parser.add_argument("sets", nargs="*")
    options = parser.parse_args()
    sets = header_sets()
    names = list(sets)
    ours = stand_ins()
    ends = names and sorted({([n for n in names if n != "2.7"] or names)[0], names[-1]}, key=names.index)
    wanted = options.sets or [*(names if options.all else ends), *ours]
    sets |= ours
    preview = {rule["id"] for rule in reflint("rules", "--format", "json") if rule["preview"]}
    files = chosen(options.every_fixture)
    failed = 0
    print("1..%d" % len(wanted))
    for n, name in enumerate(wanted, 1):
        if name not in sets:
            print("ok %d - %s # SKIP not installed" % (n, name))
            continue
        count, wrong = judge(name, *sets[name], files, preview)
        failed += bool(wrong)
        print("%s %d - %s: %d fixtures" % ("not ok" if wrong else "ok", n, name, count))
        for line in wrong:
            print("#   " + line)
    sys.exit(1 if failed else 0)


main()
