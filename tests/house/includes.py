#!/usr/bin/env python3
"""Includes point downward only, and each foreign library has its home."""

import re
from pathlib import Path

# A folder of ours -> the folders (or single headers) that its files may include, besides itself.
MAY = {
    "analyzer/base": (),
    "analyzer/model": ("analyzer/base",),
    "analyzer/frontend": ("analyzer/base", "analyzer/model"),
    "analyzer/ir": ("analyzer/base", "analyzer/model", "analyzer/frontend/syntax.h"),
    "analyzer/flow": ("analyzer/base", "analyzer/model", "analyzer/ir"),
    "analyzer/graph": ("analyzer/base", "analyzer/model", "analyzer/ir", "analyzer/flow"),
    "rules": ("analyzer/base", "analyzer/model", "analyzer/ir", "analyzer/flow", "analyzer/graph"),
    "db": ("analyzer/base", "analyzer/graph/rows.h", "rules/finding.h"),
    "analyzer/cli": ("analyzer/base", "analyzer/model", "analyzer/frontend", "analyzer/ir", "analyzer/flow", "analyzer/graph", "rules",
                     "db"),
}
# A library's headers -> the folders that may include them.
FOREIGN = {
    "clang-c/": ("analyzer/frontend",),
    "tree_sitter/": ("analyzer/frontend", "analyzer/model"),
    "sqlite3.h": ("db",),
}
GENERATED = ("generated/rl_version.h", "rl_version.h", "generated/rl_libclang.h")
INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')


def home_of(path):
    return next((home for home in MAY if path.startswith(home + "/")), None)


def complaint(path, quote, target):
    home = home_of(path)
    if quote == "<":
        for prefix, homes in FOREIGN.items():
            if target.startswith(prefix) and home not in homes:
                return f"<{target}> belongs to {', '.join(homes)}"
        return None
    if target in GENERATED:
        return None
    if not Path(target).is_file():
        return f'"{target}" is no path from the top of the repository'
    if target == "analyzer/reflint.h":
        return "reflint.h is for the users of reflint"
    if home_of(target) == home or any(target == may or target.startswith(may + "/") for may in MAY[home]):
        return None
    return f'"{target}" is above {home}'


def main():
    number = 0
    for home in MAY:
        wrong = []
        for path in sorted(p for folder in [Path(home)] for p in folder.rglob("*.[ch]")):
            if str(path).startswith("rules/apis/"):
                continue
            for line_number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
                found = INCLUDE.match(line)
                said = found and complaint(str(path), *found.groups())
                if said:
                    wrong.append(f"{path}:{line_number}: {said}")
        number += 1
        print(f"{'not ok' if wrong else 'ok'} {number} - {home} includes downward only")
        for line in wrong:
            print(f"  {line}")
    print(f"1..{number}")


main()
