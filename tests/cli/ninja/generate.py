#!/usr/bin/env python3
"""A build.ninja that lints a project file by file: what has changed, and what that changes.

    generate.py [--reflint BINARY] [-p DIR] >build.ninja && ninja

Reads DIR/compile_commands.json. Three steps a file, each an action that knows all that it reads: what it tells others by itself (.sum0), what it
tells them when it knows theirs (.sum), and its findings (.json) when it knows those. A step whose result stays the same stops there. What all
.json files say together is what one `reflint check` says, but for rules about types of several files (RL310).
"""

import argparse
import json
import shlex
from pathlib import Path

RULES = """\
rule first
  command = $reflint summarize $in -o $out -MD $out.d -- $flags
  depfile = $out.d
  deps = gcc
  restat = 1
rule second
  command = $reflint summarize $unit -o $out -MD $out.d @$out.rsp -- $flags
  rspfile = $out.rsp
  rspfile_content = $sums
  depfile = $out.d
  deps = gcc
  restat = 1
rule check
  command = $reflint check -q --exit-zero --format json -o $out -MD $out.d @$out.rsp $unit -- $flags
  rspfile = $out.rsp
  rspfile_content = $sums
  depfile = $out.d
  deps = gcc
"""


def escape(path):
    return str(path).replace("$", "$$").replace(" ", "$ ").replace(":", "$:")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--reflint", default="reflint")
    parser.add_argument("-p", default=".", metavar="DIR")
    options = parser.parse_args()
    print(f"reflint = {options.reflint}\n{RULES}")
    units = []
    for entry in json.loads(Path(options.p, "compile_commands.json").read_text()):
        path = Path(entry["directory"], entry["file"])
        words = entry.get("arguments") or shlex.split(entry["command"])
        units.append((path, str(path.name).removesuffix(".c"), shlex.join(words[1:]).replace("$", "$$")))
    firsts = [f"{name}.sum0" for _, name, _ in units]
    seconds = [f"{name}.sum" for _, name, _ in units]
    for path, name, flags in units:
        print(f"build {escape(name)}.sum0: first {escape(path)}\n  flags = {flags}")
        for rule, out, sums in (("second", f"{name}.sum", firsts), ("check", f"{name}.json", seconds)):
            print(f"build {escape(out)}: {rule} {escape(path)} | {' '.join(map(escape, sums))}\n  flags = {flags}\n  unit = {escape(path)}")
            print("  sums = " + " ".join(f"--summaries {shlex.quote(one)}" for one in sums))


main()
