#!/usr/bin/env python3
"""The JUnit report: the shape that Jenkins' schema asks for (junit.xsd), and what a server makes of it."""

import xml.etree.ElementTree as ET
from pathlib import Path

import _tools
from _build import TMP, Fixture, Tap

tap, fixture = Tap(), Fixture()
everything = ["suppressed", "preview", "low"]
files = []
for name, options in (("all", everything), ("default", [])):
    files.append(TMP / f"{name}.xml")
    files[-1].write_bytes(fixture.report("junit", *options))
schema = Path(__file__).with_name("junit.xsd")
_tools.check(tap, "the schema accepts it", lambda: _tools.say(["xmllint", "--noout", "--schema", schema, *files]), program="xmllint")

suite = ET.parse(files[0]).getroot()[0]
cases = suite.findall("testcase")
tap.check("the counts are true", None if [int(suite.get(key)) for key in ("tests", "failures", "errors", "skipped")]
          == [len(cases)] + [len(suite.findall(f"testcase/{kind}")) for kind in ("failure", "error", "skipped")] else suite.attrib)
names = [(case.get("classname"), case.get("name")) for case in cases]
tap.check("each test has a name of its own", None if len(names) == len(set(names)) else names)
failures = {case.get("name"): case for case in cases if case.find("failure") is not None}
tap.check("findings fail", None if len(failures) == 4 and "RL102 leaked-on-error in spam_fill: item" in failures else list(failures))
text = failures["RL102 leaked-on-error in spam_fill: item"].find("failure").text
tap.check("with their path", None if "spam.c:8: 3. PyList_Append fails [count 1]" in text and "help: release it" in text else text)
tap.check("notes do not fail", None if [c.find("system-out") is not None for c in cases if c.get("name").startswith("RL403")] == [True] else names)
tap.check("suppressed findings are skipped", None if [c.find("skipped").get("message") for c in cases if c.get("name").startswith("RL101 leaked-reference in spam_fill")]
          == ["suppressed: NOLINT(RL101): on purpose"] else names)
tap.check("a file that cannot be analysed is an error", None if [c.get("classname") for c in cases if c.find("error") is not None] == ["gone.c"] else names)
tap.check("no line number in a name", None if not any(ch.isdigit() for _, name in names for ch in name.partition(" ")[2]) else names)
tap.exit()
