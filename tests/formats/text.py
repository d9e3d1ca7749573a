#!/usr/bin/env python3
"""The text report against tests/formats/golden/*.txt. `GOLDEN=update tests/formats/text.py` writes them anew: read the diff."""

import difflib
import os
import re
from pathlib import Path

from _build import Fixture, Tap

GOLDEN = Path(__file__).parent / "golden"
CASES = {
    "plain.txt": [],
    "statistics.txt": ["statistics"],
    "everything.txt": ["statistics", "suppressed", "preview", "low"],
    "color.txt": ["color", "low"],
}

tap, fixture = Tap(), Fixture()


def normal(report):
    """Without the wall time, and with escapes that an editor shows."""
    return re.sub(r"^\d+\.\d\d s;", "0.00 s;", report.decode(), flags=re.M).replace("\033", "\\e")


def compare(name, text):
    path = GOLDEN / name
    if os.environ.get("GOLDEN") == "update":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    expected = path.read_text()
    tap.check(name, "\n".join(difflib.unified_diff(expected.splitlines(), text.splitlines(), "expected", "got", lineterm="")))


for name, options in CASES.items():
    compare(name, normal(fixture.report("text", *options)))

# The source may have changed or gone since the run.
source = fixture.root / "spam.c"
kept = source.read_bytes()
db = fixture.root / "kept.db"
fixture.report("text", db=db)
source.write_bytes(b"short\n")
compare("changed.txt", normal(fixture.report("text", "low", db=db)))
source.write_bytes(kept.replace(b"PyList_Append", b"\xff\x1b[31m\xe2\x80\xae"))
report = fixture.report("text", db=db)
tap.check("nothing in the source reaches the terminal as a command", b"\x1b" in report or "\u202e".encode() in report)
source.write_bytes(kept)

# A project that has moved is still reported on; the report's root decides what is printed.
moved = fixture.root / "elsewhere"
moved.mkdir(exist_ok=True)
tap.check("paths outside of the report's root are absolute",
          None if f"{source}:8:37: warning".encode() in fixture.report("text", db=db, root=moved) else "no absolute path")
tap.exit()
