#!/usr/bin/env python3
"""The guideline pages: each names its rules and no others, and what they say to run, runs.

Every ```python block is a program of its own whose assertions hold; every line of a ```sh block succeeds, beside an exercise.py.
What needs a module that is not installed (objgraph, memory_profiler) is one SKIP.
"""

import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
REFLINT = os.environ.get("REFLINT", str(TOP / "build/release/reflint"))
PAGES = sorted((TOP / "rules/guidelines").glob("*.md"))
SECTIONS = ["The practice", "Why", "Wrong", "Right", "How to see it at run time", "Its rules", "In the manual"]
EXERCISE = '''import json

for _ in range(100):
    json.loads(json.dumps([1, "two", None]))
'''
OPTIONAL = ("objgraph", "memory_profiler")

number = 0
failed = False


def tap(name, wrong, skip=None):
    global number, failed
    number += 1
    failed = failed or bool(wrong)
    print(f"{'not ok' if wrong else 'ok'} {number} - {name}" + (f" # SKIP {skip}" if skip else ""), flush=True)
    for line in wrong:
        print(f"  {line}")


def missing(text):
    return next((f"no {name}" for name in OPTIONAL if name in text and not importlib.util.find_spec(name)), None)


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.M | re.S)


def run(command, folder, **options):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, **options)
    return [] if done.returncode == 0 else [f"exit {done.returncode}", *done.stderr.strip().splitlines()[-3:]]


def main():
    rules = json.loads(subprocess.run([REFLINT, "rules", "--format", "json"], capture_output=True, text=True, check=True).stdout)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "exercise.py").write_text(EXERCISE)
        for page in PAGES:
            text = page.read_text()
            mine = {rule["id"] for rule in rules if rule["guideline"] == page.stem}
            named = set(re.findall(r"RL\d+", text.split("\n## Its rules")[1].split("\n## ")[0]))
            tap(f"{page.stem}: it names its rules", [f"missing: {sorted(mine - named)}"] * bool(mine - named))
            parts = re.findall(r"^## (.*)$", text, re.M)
            tap(f"{page.stem}: its parts", [part for part in SECTIONS if part not in parts])
            for at, program in enumerate(blocks(text, "python"), 1):
                skip = missing(program)
                tap(f"{page.stem}: program {at}", [] if skip else run([sys.executable, "-c", program], folder), skip)
            for line in "".join(blocks(text, "sh")).splitlines():
                skip = missing(line)
                tap(f"{page.stem}: {line}", [] if skip else run(["bash", "-c", line], folder), skip)
    print(f"1..{number}")
    sys.exit(failed)


main()
