#!/usr/bin/env python3
"""The house style, as far as a line can tell it: who prints, who exits, which rule lacks a page. Long files are remarks only."""

import re
from pathlib import Path

LONG = 600
PRINTS = re.compile(r"^(?!\s*\*)(?!.*(?:/\*|//).*\b(?:printf|exit)\b).*\b(printf|puts|putchar|perror|exit|_exit|fprintf\s*\(\s*std(?:out|err))\s*\(")
# Programs, and the one place that aborts.
MAY_PRINT = ("analyzer/cli/", "analyzer/model/compile_main.c", "analyzer/base/error.c")

number = 0


def tap(name, wrong):
    global number
    number += 1
    print(f"{'not ok' if wrong else 'ok'} {number} - {name}")
    for line in wrong:
        print(f"  {line}")


sources = sorted(p for folder in ("analyzer", "rules", "db") for p in Path(folder).rglob("*.[ch]")
                 if not str(p).startswith("rules/apis/"))
texts = {path: path.read_text(errors="replace").splitlines() for path in sources}

tap("only cli prints or exits",
    [f"{path}:{at}: {line.strip()}" for path, lines in texts.items() if not str(path).startswith(MAY_PRINT)
     for at, line in enumerate(lines, 1) if PRINTS.match(line)])
tap("each rule has its page",
    [f"{path}: no {path.stem}.md" for path in sorted(Path("rules").glob("*/*.c"))
     if not path.with_suffix(".md").is_file() and "struct rl_rule " in "\n".join(texts[path])])
tap("no line ends in a blank",
    [f"{path}:{at}" for path, lines in texts.items() for at, line in enumerate(lines, 1) if line != line.rstrip()])
for path, lines in texts.items():
    if len(lines) > LONG:
        print(f"# {path} has {len(lines)} lines: does it still hold one idea?")
print(f"1..{number}")
