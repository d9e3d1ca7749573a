#!/usr/bin/env python3
"""GitLab's Code Quality and reviewdog's rdjsonl."""

import json

import _tools
from _build import TMP, Fixture, Tap

tap, fixture = Tap(), Fixture()
everything = ["suppressed", "preview", "low"]

# GitLab: the members that its documentation names, and its words for severities.
findings = json.loads(fixture.report("gitlab", *everything))


def wrong_gitlab(f):
    if set(f) != {"description", "check_name", "fingerprint", "severity", "location"} or not f["description"]:
        return "members"
    if f["severity"] not in ("info", "minor", "major", "critical", "blocker"):
        return "severity"
    if len(f["fingerprint"]) != 64 or f["location"]["lines"]["begin"] < 1 or f["location"]["path"].startswith("./"):
        return "fingerprint or location"


tap.check("gitlab: each has what GitLab wants", "\n".join(f"{f}: {why}" for f in findings if (why := wrong_gitlab(f))) if len(findings) == 6 else len(findings))
tap.check("gitlab: no fingerprint twice", None if len({f["fingerprint"] for f in findings}) == 6 else "equal ones")
tap.check("gitlab: severities", None if {f["check_name"]: f["severity"] for f in findings}
          == {"RL102": "major", "RL103": "major", "RL101": "major", "RL203": "critical", "RL403": "minor"} else findings)
same = {f["fingerprint"] for f in json.loads(fixture.report("gitlab"))}
tap.check("gitlab: a fingerprint does not depend on the other findings", None if same < {f["fingerprint"] for f in findings} else same)

lines = fixture.report("rdjsonl", *everything).decode().splitlines()
diagnostics = [json.loads(line) for line in lines]
tap.check("rdjsonl: a line a finding", None if len(diagnostics) == 6 else len(diagnostics))
leak = next(d for d in diagnostics if d["code"]["value"].startswith("RL102"))
tap.check("rdjsonl: the place, in bytes, its end not included", None if leak["location"] == {
    "path": "spam.c", "range": {"start": {"line": 8, "column": 37}, "end": {"line": 8, "column": 46}}} else leak["location"])
tap.check("rdjsonl: the path", None if "3. line 8: PyList_Append fails (count 1)" in leak["message"] else leak["message"])
open_end = next(d for d in diagnostics if d["code"]["value"].startswith("RL203"))
tap.check("rdjsonl: no end where none is known", None if open_end["location"]["range"] == {"start": {"line": 7, "column": 3}} else open_end)
tap.check("rdjsonl: a fix of one part is a suggestion", None if leak.get("suggestions") == [
    {"range": {"start": {"line": 8, "column": 37}, "end": {"line": 8, "column": 47}}, "text": "{\n\t\tPy_DECREF(item);\n\t\treturn -1;\n\t}"}] else leak)
tap.check("rdjsonl: one of two parts is none", None if "suggestions" not in next(d for d in diagnostics if d["code"]["value"].startswith("RL103")) else diagnostics)
whole = TMP / "rdjson.json"
whole.write_text(json.dumps({"diagnostics": diagnostics}))
_tools.check(tap, "rdjsonl: rdformat-validator accepts each", lambda: _tools.say(
    ["node", _tools.MODULES / "@umbrelladocs/rdformat-validator/bin/rdformat-validator.js", "--strict", whole]), package="@umbrelladocs/rdformat-validator")
whole.write_text(json.dumps({"diagnostics": [{"message": "x", "location": {"path": "a", "range": {"start": {"line": 0}}}}]}))
_tools.check(tap, "rdjsonl: the validator can say no", lambda: None if _tools.say(
    ["node", _tools.MODULES / "@umbrelladocs/rdformat-validator/bin/rdformat-validator.js", "--strict", whole]) else "it accepts line 0", package="@umbrelladocs/rdformat-validator")
tap.exit()
