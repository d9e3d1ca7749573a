#!/usr/bin/env python3
"""What the README shows of reflint is what reflint prints; the man page has every option. With --write the README is renewed."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

REFLINT = os.environ.get("REFLINT", "build/release/reflint")
ARGUMENTS = ["check", "corpus/modules/settings/wrong", "--select", "RL102"]
number = 0


def reflint(*arguments):
    """What it prints, as a terminal shows it: results, then the closing line."""
    done = subprocess.run([REFLINT, *arguments], capture_output=True, text=True)
    return done.stdout + done.stderr


def finding():
    said = reflint(*ARGUMENTS, "--no-db", "--color", "never")
    said = re.sub(r" in [0-9.]+ s$", " in 0.4 s", said.strip())
    return f"```\n$ reflint {' '.join(ARGUMENTS)}\n{said}\n```"


def rules():
    rows = sorted(json.loads(reflint("rules", "--format", "json")), key=lambda rule: rule["id"])
    lines = ["| rule | | what | severity |", "|---|---|---|---|"]
    for rule in rows:
        preview = "; preview: only with `--preview` or when selected" if rule["preview"] else ""
        lines.append(f"| {rule['id']} | {rule['name']} | {rule['summary']}{preview} | {rule['severity']} |")
    return "\n".join(lines)


def tap(name, wrong):
    global number
    number += 1
    print(f"{'not ok' if wrong else 'ok'} {number} - {name}")
    for line in wrong:
        print(f"  {line}")


def section(text, name):
    return re.search(rf"(<!-- {name} -->\n)(.*?)(\n<!-- /{name} -->)", text, re.S)


def renewed(text):
    for name, now in ("finding", finding()), ("rules", rules()):
        found = section(text, name) or re.search(rf"(<!-- {name} -->\n)()(<!-- /{name} -->)", text)
        text = text[:found.start(2)] + now + ("" if found[3].startswith("\n") else "\n") + text[found.end(2):]
    return text


def unnamed_options():
    page = Path("analyzer/cli/reflint.1").read_text().replace("\\", "")
    for command in re.findall(r"^  (\w+) ", reflint("--help"), re.M):
        for option in re.findall(r"^\s+(?:-\w, )?(--[a-z-]+)", reflint(command, "--help"), re.M):
            if not re.search(rf"{option}\b(?!-)", page):
                yield f"{command} {option}"


def unnamed_keys():
    """Keys of the configuration that its man page lacks, and those that it has too much."""
    page = Path("analyzer/cli/reflint.ini.5").read_text().replace("\\", "")
    known = re.findall(r'^    \{"([a-z-]+)", [A-Z_]+, MEMBER', Path("analyzer/cli/config.c").read_text(), re.M)
    return sorted(set(known) ^ set(re.findall(r"^\.BI ([a-z-]+) \" = ", page, re.M))) or ([] if known else ["config.c has no keys?"])


def main():
    readme = Path("README.md")
    text = readme.read_text()
    if sys.argv[1:] == ["--write"]:
        readme.write_text(renewed(text))
        return
    for name, now in ("finding", finding()), ("rules", rules()):
        tap(f"the README's {name}", [] if section(text, name)[2] == now else ["tests/house/readme.py --write renews it:", now])
    tap("the man page has every option", list(unnamed_options()))
    tap("the configuration's man page has every key", unnamed_keys())
    print(f"1..{number}")


main()
