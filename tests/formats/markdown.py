#!/usr/bin/env python3
"""The Markdown report, as GitHub's own parser (cmark-gfm) reads it."""

import html
import re
import subprocess

import _tools
from _build import Fixture, Tap

tap, fixture = Tap(), Fixture()
text = fixture.report("markdown", "suppressed", "preview", "low").decode()


def rendered(source):
    return subprocess.run(["cmark-gfm", "--extension", "table", "--unsafe"], input=source, capture_output=True, text=True, check=True).stdout


def tables():
    page = rendered(text)
    rows = [[re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.S)]
            for row in re.findall(r"<tr>(.*?)</tr>", page, re.S)]
    findings = [row for row in rows if len(row) == 5]
    steps = [row for row in rows if len(row) == 3]
    expected = ["warning", "RL102 leaked-on-error", "spam.c:8", "spam_fill", "item is not released when PyList_Append fails"]
    if len(findings) != 7 or findings[1][0] != "error" or expected not in [[html.unescape(cell) for cell in row] for row in findings]:
        return findings
    if ["8", "3. PyList_Append fails", "1"] not in steps or page.count("<details>") != page.count("</details>") or page.count("<details>") != 6:
        return steps
    return None


def totals():
    return None if "## reflint: 6 findings (1 error, 4 warnings, 1 note)\n" in text and "1 file could not be analysed" in text else text[:300]


tap.check("totals", totals())
_tools.check(tap, "the tables are tables", tables, program="cmark-gfm")
many = fixture.report("markdown", "suppressed", "preview", "low", "many")
tap.check("a job summary of GitHub holds it", None if len(many) < 1000000 and b"more are left out" in many else len(many))
tap.exit()
