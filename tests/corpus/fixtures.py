#!/usr/bin/env python3
"""Every fixture of corpus/: what is reported equals what its `expect:` comments say, exactly.

Both front ends read every file (with sanitizers, which are slow, each file is read by one of them: clang gets a third); one that holds `// frontend: clang` needs what a header says and is not given to tree-sitter.

One TAP line a file and front end, and one a known miss: `// expect-missed: RLnnn 'object'` counts as TODO as long as it is missed; when it is
found the mark is out of date, which fails.  The folder of a rule that is preview is run apart, with --preview; elsewhere such rules count
where a mark of the file names them.
`expect-from X.Y:` and `expect-until X.Y:` hold for targets from that version on, up to and without it (3.11 here; headers.py runs others).
Arguments: paths below the repository to look at instead of all.
"""
import json
import os
import pathlib
import re
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
REFLINT = os.environ.get("REFLINT", str(TOP / "build/release/reflint"))
MARK = re.compile(r"//\s*(expect|expect-missed|expect-(?:from|until) (\d+)\.(\d+)):\s*(.*)")
ONLY_CLANG = "// frontend: clang"
ITEM = re.compile(r"(RL\d+)\s+'([^']*)'")


TARGET = (3, 11)


def marks(path, target=TARGET):
    """What is to be found for TARGET, and what is known to be missed."""
    found, missed = set(), set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for m in MARK.finditer(line):
            items = ITEM.findall(m[4])
            if not items:
                print("Bail out! %s:%d: a mark without RLnnn 'object'" % (path, number))
                sys.exit(1)
            version = m[2] and (int(m[2]), int(m[3]))
            if version and (target >= version) != m[1].startswith("expect-from"):
                continue
            (missed if m[1] == "expect-missed" else found).update((number, rule, obj) for rule, obj in items)
    return found, missed


def reflint(*args):
    """What it prints, read as JSON."""
    p = subprocess.run([REFLINT, *args], cwd=TOP, capture_output=True, text=True)
    if p.returncode not in (0, 1):
        print("Bail out! reflint: exit %d\n%s" % (p.returncode, p.stderr))
        sys.exit(1)
    return json.loads(p.stdout)


def run(paths, *options, after=()):
    """file -> set of (line, rule, object); one run over all of them. AFTER: clang's flags."""
    result = {}
    if not paths:
        return result
    for f in reflint("check", "--no-db", "--quiet", "--format", "json", *options, *map(str, paths), *(["--", *after] if after else []))["findings"]:
        path = pathlib.Path(os.path.normpath(TOP / f["path"]))
        result.setdefault(path, set()).add((f["line"], f["rule"], f["object"]))
    return result


def judge(path, got):
    """Prints what differs; returns whether nothing does, and the misses that are known."""
    want, missed = marks(path)
    name = path.relative_to(TOP)
    lines = ["#   missing: %s:%d %s '%s'" % (name, *miss) for miss in sorted(want - got)]
    lines += ["#   extra:   %s:%d %s '%s'" % (name, *extra) for extra in sorted(got - want - missed)]
    lines += ["#   found, though marked as missed: %s:%d %s '%s'" % (name, *hit) for hit in sorted(missed & got)]
    return lines, ["%s:%d %s '%s'" % (name, *miss) for miss in sorted(missed - got)]


def is_read(path, number, frontend, sanitized):
    """Whether FRONTEND reads the fixture."""
    needs_clang = ONLY_CLANG in path.read_text(encoding="utf-8")
    if not sanitized:
        return frontend == "clang" or not needs_clang
    return (needs_clang or number % 3 == 0) == (frontend == "clang")


def is_sanitized():
    cache = pathlib.Path(os.environ.get("RL_BUILD_DIR", str(TOP / "build/release"))) / "CMakeCache.txt"
    return cache.is_file() and "RL_SANITIZE:BOOL=ON" in cache.read_text()


def main():
    sanitized = is_sanitized()
    wanted = [TOP / p for p in sys.argv[1:]] or [TOP / "corpus/rules", TOP / "corpus/modules"]
    files = sorted(f for w in wanted for f in ([w] if w.is_file() else w.rglob("*.c")))
    preview = {rule["id"] for rule in reflint("rules", "--format", "json") if rule["preview"]}
    number, failed, known = 0, 0, set()
    for frontend in ("clang", "tree-sitter"):
        read = [f for n, f in enumerate(files) if is_read(f, n, frontend, sanitized)]
        apart = [f for f in read if f.parent.name in preview]
        choice = "--frontend=" + frontend
        reported = run([f for f in read if f not in apart], choice) | run(apart, choice, "--preview")
        asked = {f: {rule for _, rule, _ in marks(f)[0]} & preview for f in read if f not in apart}
        for path, found in run([f for f in asked if asked[f]], choice, "--select", ",".join(sorted(preview))).items():
            reported.setdefault(path, set()).update(hit for hit in found if hit[1] in asked[path])
        for number, path in enumerate(read, number + 1):
            lines, missed = judge(path, reported.get(path, set()))
            failed += bool(lines)
            known.update(missed)
            print("\n".join(["%s %d - %s [%s]" % ("not ok" if lines else "ok", number, path.relative_to(TOP), frontend)] + lines))
    for number, miss in enumerate(sorted(known), number + 1):
        print("not ok %d - %s # TODO known miss" % (number, miss))
    print("1..%d" % number)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
