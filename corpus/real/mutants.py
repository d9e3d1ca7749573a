#!/usr/bin/env python3
"""reflint on mutants of CPython 3.11: each Py_VISIT, each release of a member by tp_clear or tp_dealloc, each untrack
of Modules/ and Objects/ taken out, one at a time; does a new RL3xx finding appear?

    corpus/real/mutants.py [--reflint BINARY] [--cache DIR] [--out FILE] [--only TEXT] [FILE...]

The source and its compile_commands.json are those of cpython-3.11.py (run its --prepare first); nothing there is written: a mutant is
linted from standard input. A statement is replaced by `(void)0` and spaces, so that no line moves. mutants.tsv names the mutants that change
nothing by the rules' own definition, each with its reason; they do not count.

Demands that 90 % of those that count are reported. --out keeps one line a mutant; --only takes mutants whose line there has the TEXT.
Exit status: 0, 1 when a demand is not met, 2 when it cannot run.
"""

import argparse
import csv
import json
import os
import re
import subprocess
import sys
from collections import Counter, namedtuple
from pathlib import Path

HERE = Path(__file__).resolve().parent
PARTS = ("Modules", "Objects")
DEMANDED = 0.9

Mutant = namedtuple("Mutant", "file line function kind text begin end")

RELEASE = re.compile(r"\b(?:_?Py_CLEAR|CLEAR|_?Py_X?DECREF|Py_X?SETREF|XDECREF|PyBuffer_Release|_Py_XDECREF)\s*\(")
VISIT = re.compile(r"\b_?Py_VISIT\s*\(")
UNTRACK = re.compile(r"\b(?:_PyObject_GC_UNTRACK|PyObject_GC_UnTrack)\s*\(")
TYPES = ("tp", "type", "cls", "Type")
SLOTS = {
    "traverse": r"traverseproc|tp_traverse|m_traverse",
    "clear": r"inquiry|tp_clear|m_clear",
    "dealloc": r"destructor|freefunc|tp_dealloc|m_free",
}


def blank(text):
    """TEXT without comments, literals and preprocessor lines, every character at its place."""
    space = lambda m: re.sub(r"[^\n]", " ", m.group())
    text = re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', space, text, flags=re.S)
    return re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", space, text, flags=re.M)


def functions(text):
    """The functions of TEXT, blanked: name, begin and end of the body."""
    for body in re.finditer(r"^\{", text, re.M):
        head = re.search(r"(\w+)\s*\((?:[^()]|\([^()]*\))*\)\s*\Z", text[max(0, body.start() - 600):body.start()])
        end = re.search(r"^\}", text[body.start():], re.M)
        if head and end:
            yield head.group(1), body.start(), body.start() + end.end()


def slot_functions(source, names):
    """What the source, comments included, says fills each slot: {"clear": {...}, ...}."""
    found = {}
    for slot, words in SLOTS.items():
        near = re.findall(r"(?:%s)\w*\)?\s*[,=)]?\s*&?(?:\(\w+\)\s*)?(\w+)" % words, source)
        near += re.findall(r"\b(\w+)\s*,?\s*/\*\s*(?:%s)\s*\*/" % words, source)
        found[slot] = {name for name in near if name in names}
    return found


def with_helpers(roots, bodies):
    """ROOTS and the file's own functions that they call with self, or a part of it, alone."""
    found, todo = set(roots), list(roots)
    while todo:
        body = bodies[todo.pop()]
        for callee in re.findall(r"\b(\w+)\s*\(\s*(?:\(\w[\w ]*\*?\)\s*)?&?\w*(?:->\w+)*\s*\)", body):
            helps = re.search(r"clear|free|dealloc|del|release|traverse|untrack", callee)
            if callee in bodies and helps and callee not in found:
                found.add(callee)
                todo.append(callee)
    return found


def statement_end(text, begin):
    depth = 0
    for at in range(begin, len(text)):
        depth += (text[at] == "(") - (text[at] == ")")
        if text[at] == ")" and depth == 0:
            return at + 1
    return len(text)


def mutants_of(path, name):
    source = path.read_text(encoding="utf-8", errors="surrogateescape")
    text = blank(source)
    all_functions = list(functions(text))
    bodies = {fn: text[begin:end] for fn, begin, end in all_functions}
    slots = slot_functions(source, bodies)
    releases = with_helpers(slots["clear"] | slots["dealloc"], bodies)
    deallocs = with_helpers(slots["dealloc"], bodies)
    clears = with_helpers(slots["clear"], bodies)

    def made(kind, fn, begin, match):
        first = begin + match.start()
        last = statement_end(text, first)
        said = " ".join(source[first:last].split())
        return Mutant(name, text.count("\n", 0, first) + 1, fn, kind, said, first, last)

    for fn, begin, end in all_functions:
        body = text[begin:end]
        for match in VISIT.finditer(body):
            yield made("visit", fn, begin, match)
        for match in RELEASE.finditer(body) if fn in releases else ():
            mutant = made("clear" if fn in clears else "dealloc", fn, begin, match)
            local = re.search(r"\((\w+)\)$", mutant.text)
            if local and not re.search(r"\b%s\s*=[^=;]*(?:->|\.)" % local.group(1), body) and local.group(1) not in TYPES:
                continue
            if re.search(r"\((?:Py_TYPE\(\w+\)|(?:\(PyObject ?\*\) ?)?(?:%s))\)$" % "|".join(TYPES), mutant.text):
                mutant = mutant._replace(kind="type")
            yield mutant
        for match in UNTRACK.finditer(body) if fn in deallocs else ():
            yield made("untrack", fn, begin, match)


def lint(options, name, source):
    """The findings on SOURCE, as a counter of what does not change with a line."""
    run = subprocess.run([options.reflint, "check", "--no-db", "-p", str(options.tree), "-f", "json", "-j", "1", "--exit-zero",
                          "--select", "RL3", "--stdin-filename", name], input=source, stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE, cwd=options.tree)
    if run.returncode != 0:
        raise RuntimeError("%s: exit %d: %s" % (name, run.returncode, run.stderr.decode()[:300]))
    findings = json.loads(run.stdout)["findings"]
    return Counter((f["rule"], f["function"], f.get("object") or "", re.sub(r"\d+", "N", f["message"])) for f in findings)


def judge(options, name, mutants, out):
    source = (options.tree / name).read_bytes().decode("utf-8", "surrogateescape")
    base = lint(options, name, source.encode("utf-8", "surrogateescape"))
    for mutant in mutants:
        gap = re.sub(r"[^\n]", " ", source[mutant.begin:mutant.end])
        flat = gap.split("\n")
        flat[0] = "(void)0".ljust(len(flat[0])) if len(flat[0]) >= 7 else flat[0]
        if len(flat) > 1 and "(void)0" not in flat[0]:
            flat[-1] = "(void)0".ljust(len(flat[-1]))
        text = source[:mutant.begin] + "\n".join(flat) + source[mutant.end:]
        new = lint(options, name, text.encode("utf-8", "surrogateescape")) - base
        rules = ",".join(sorted({rule for rule, _, _, _ in new})) or "-"
        print("\t".join([mutant.file, str(mutant.line), mutant.function, mutant.kind, mutant.text, rules]), file=out, flush=True)
        yield mutant, rules


def read_excused():
    path = HERE / "mutants.tsv"
    with open(path, newline="") as table:
        return {(r["file"], r["function"], r["kind"], r["statement"]): r["reason"] for r in csv.DictReader(table, delimiter="\t")}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--reflint", default="build/release/reflint")
    parser.add_argument("--cache", default=os.environ.get("REFLINT_BENCH_CACHE", os.path.expanduser("~/.cache/reflint/bench")))
    parser.add_argument("--out", default="/dev/null")
    parser.add_argument("--only", default="")
    parser.add_argument("--list", action="store_true", help="the mutants, without linting them")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    options.reflint = os.path.abspath(options.reflint)
    trees = sorted(Path(options.cache).glob("python3.11-*/compile_commands.json"))
    if not trees:
        print("no compile_commands.json: run cpython-3.11.py --prepare", file=sys.stderr)
        return 2
    options.tree = trees[-1].parent
    units = sorted({os.path.relpath(e["file"], options.tree) for e in json.loads(trees[-1].read_text())})
    units = [u for u in units if u.startswith(tuple(p + "/" for p in PARTS)) and (not options.files or u in options.files)]
    excused, seen, hit, missed = read_excused(), Counter(), Counter(), []
    with open(options.out, "w", errors="surrogateescape") as out:
        for unit in units:
            mutants = [m for m in mutants_of(options.tree / unit, unit)
                       if options.only in "\t".join([m.file, m.function, m.kind, m.text])]
            counted = [m for m in mutants if (m.file, m.function, m.kind, m.text) not in excused]
            if options.list:
                for m in counted:
                    print(m.file, m.line, m.function, m.kind, m.text, sep="\t")
                continue
            for mutant, rules in judge(options, unit, counted, out) if counted else ():
                seen[mutant.kind] += 1
                hit[mutant.kind] += rules != "-"
                if rules == "-":
                    missed.append(mutant)
    if options.list:
        return 0
    for m in missed:
        print("missed: %s:%d: %s: %s: %s" % (m.file, m.line, m.function, m.kind, m.text))
    for kind in sorted(seen):
        print("%-8s %4d of %4d reported" % (kind, hit[kind], seen[kind]))
    total, good = sum(seen.values()), sum(hit.values())
    print("all      %4d of %4d reported, %.1f %%; %d more change nothing (mutants.tsv)" %
          (good, total, 100.0 * good / max(total, 1), len(excused)))
    return 0 if good >= DEMANDED * total else 1


if __name__ == "__main__":
    sys.exit(main())
