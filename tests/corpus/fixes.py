#!/usr/bin/env python3
"""Every fix that reflint offers for a file of corpus/, made and looked at: TAP, a line a rule.

Each fix is made alone, in a copy of its file: the finding is gone, no other one is there that was not, and the file compiles.
Then `check --fix` makes all of them at once: what had a fix is gone, nothing is new, the files compile, and it would change nothing more.
"""
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[2]
REFLINT = os.environ.get("REFLINT", str(TOP / "build/release/reflint"))
LEAST = {"RL101": 12, "RL102": 10, "RL103": 2, "RL104": 5, "RL105": 3, "RL107": 2, "RL112": 12, "RL113": 8, "RL114": 4, "RL204": 5, "RL205": 6,
         "RL602": 6, "RL604": 8, "RL903": 4}  # fixes that there are at least, so that none is lost unseen


def lint(paths, *options):
    """absolute path -> findings"""
    done = subprocess.run([REFLINT, "check", "--no-db", "--quiet", "--preview", "--min-confidence", "low", "--format", "json", *options, *map(str, paths)],
                          cwd=TOP, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        print("Bail out! reflint: exit %d\n%s" % (done.returncode, done.stderr))
        sys.exit(1)
    found = collections.defaultdict(list)
    for finding in json.loads(done.stdout)["findings"]:
        found[os.path.normpath(TOP / finding["path"])].append(finding)
    return found


def edited(text, edits):
    lines = text.split(b"\n")
    for edit in reversed(edits):
        first, last = edit["line"] - 1, edit["endLine"] - 1
        changed = lines[first][:edit["column"] - 1] + edit["text"].encode() + lines[last][edit["endColumn"] - 1:]
        lines[first:last + 1] = changed.split(b"\n")
    return b"\n".join(lines)


def keys(findings):
    return collections.Counter((f["rule"], f["function"], f["object"]) for f in findings)


def compile_error(path):
    done = subprocess.run(["gcc", "-fsyntax-only", "-w", "-I/usr/include/python3.11", str(path)], capture_output=True, text=True)
    return done.returncode and done.stderr


def flaws(finding, before, after, path):
    """What is wrong with the fix of FINDING, made in PATH."""
    was, now, this = keys(before), keys(after), (finding["rule"], finding["function"], finding["object"])
    if now[this] >= was[this]:
        yield "the finding is still there"
    for extra in now - was:
        yield "new: %s %s '%s'" % extra
    if error := compile_error(path):
        yield error


def all_at_once(before, folder):
    """Yields what is wrong when --fix mends everything."""
    copies = {}
    for number, (path, findings) in enumerate(sorted(before.items())):
        if any(finding["edits"] for finding in findings):
            copies[path] = pathlib.Path(folder) / ("all%d.c" % number)
            copies[path].write_bytes(pathlib.Path(path).read_bytes())
    after = lint(copies.values(), "--fix")
    for path, copy in copies.items():
        was, now = keys(before[path]), keys(after[str(copy)])
        offered = [f for f in before[path] if f["edits"]]
        with_fix = keys(f for f in offered if sum(other["line"] == f["line"] for other in offered) == 1) # two at one statement: one may stay
        for this in now - was:
            yield "%s: new: %s %s '%s'" % (path, *this)
        for this in with_fix & now:
            if now[this] > was[this] - with_fix[this]:
                yield "%s: still there: %s %s '%s'" % (path, *this)
        if error := compile_error(copy):
            yield "%s: %s" % (path, error)


def main():
    files = sorted([*TOP.glob("corpus/rules/*/bad_*.c"), *TOP.glob("corpus/modules/*/wrong/*.c")])
    before = lint(files)
    made = []
    with tempfile.TemporaryDirectory() as folder:
        for path, findings in sorted(before.items()):
            for finding in findings:
                if finding["edits"]:
                    copy = pathlib.Path(folder) / ("fix%d.c" % len(made))
                    copy.write_bytes(edited(pathlib.Path(path).read_bytes(), finding["edits"]))
                    made.append((path, finding, copy))
        after = lint([copy for _, _, copy in made])
        together = list(all_at_once(before, folder))
        wrong, count = collections.defaultdict(list), collections.Counter()
        for path, finding, copy in made:
            count[finding["rule"]] += 1
            wrong[finding["rule"]] += ["%s:%d: %s" % (path, finding["line"], flaw)
                                       for flaw in flaws(finding, before[path], after[str(copy)], copy)]
    failed = 0
    rules = sorted(set(LEAST) | set(count))
    print("1..%d" % (len(rules) + 1))
    for number, rule in enumerate(rules, 1):
        ok = not wrong[rule] and count[rule] >= LEAST.get(rule, 0)
        failed += not ok
        print("%s %d - %s: %d fixes mend what they are for and nothing else breaks" % ("ok" if ok else "not ok", number, rule, count[rule]))
        print("".join("# %s\n" % line for flaw in wrong[rule] for line in flaw.splitlines()), end="")
    print("%s %d - all at once: --fix mends what had a fix" % ("not ok" if together else "ok", len(rules) + 1))
    print("".join("# %s\n" % line for flaw in together for line in flaw.splitlines()), end="")
    return 1 if failed or together else 0


if __name__ == "__main__":
    sys.exit(main())
