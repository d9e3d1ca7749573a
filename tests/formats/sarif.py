#!/usr/bin/env python3
"""The SARIF and JSON reports: what GitHub requires, and the OASIS schema when npm can fetch it."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import urllib.parse
from pathlib import Path

from _build import TMP, Fixture, Tap

tap, fixture = Tap(), Fixture()
everything = ["suppressed", "preview", "low"]
log = json.loads(fixture.report("sarif", *everything))
run = log["runs"][0]
rules = run["tool"]["driver"]["rules"]
results = run["results"]
source = (fixture.root / "spam.c").read_text()


def every(name, items, wrong):
    """One test over all ITEMS: WRONG(item) is falsy or says what is wrong."""
    said = [f"{item.get('id') or item.get('ruleId')}: {why}" for item in items if (why := wrong(item))]
    tap.check(name, "\n".join(said) if items else "nothing to look at")


def is_sentence(text):
    return 0 < len(text) <= 1024 and text[-1] in ".!?"


def rule_is_wrong(rule):
    if not re.fullmatch(r"RL\d{3}", rule["id"]):
        return "id"
    if not is_sentence(rule["shortDescription"]["text"]) or not is_sentence(rule["fullDescription"]["text"]):
        return "descriptions"
    if not rule["help"]["text"] or not rule["help"]["markdown"] or not rule["name"]:
        return "help or name"
    if rule["defaultConfiguration"]["level"] not in ("note", "warning", "error"):
        return "level"
    properties = rule["properties"]
    if properties["precision"] not in ("very-high", "high", "medium", "low") or not properties["family"] or not properties["guideline"]:
        return "properties"
    if properties["problem.severity"] not in ("error", "warning", "recommendation") or len(properties["tags"]) > 20:
        return "severity or tags"


def region_is_wrong(physical):
    region, artifact = physical["region"], physical["artifactLocation"]
    if not all(region.get(key, 0) >= 1 for key in ("startLine", "startColumn", "endLine", "endColumn")):
        return f"coordinates {region}"
    if (region["endLine"], region["endColumn"]) < (region["startLine"], region["startColumn"]):
        return f"ends before it starts: {region}"
    if artifact["uri"].startswith("file:///") == ("uriBaseId" in artifact) or artifact.get("uriBaseId", "SRCROOT") not in run["originalUriBaseIds"]:
        return f"address {artifact}"


def result_is_wrong(result):
    if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
        return "ruleIndex"
    if not is_sentence(result["message"]["text"]):
        return "message"
    if result["properties"]["family"] != rules[result["ruleIndex"]]["properties"]["family"]:
        return "family"
    if result["properties"]["confidence"] not in ("low", "medium", "high"):
        return "confidence"
    if not re.fullmatch(r"[0-9a-f]{1,16}:\d+", result["partialFingerprints"]["primaryLocationLineHash"]):
        return "line hash"
    if not re.fullmatch(r"[0-9a-f]{16}:\d+", result["partialFingerprints"]["reflint/v1"]):
        return "own fingerprint"
    places = result["locations"] + result.get("relatedLocations", [])
    places += [step["location"] for flow in result.get("codeFlows", []) for thread in flow["threadFlows"] for step in thread["locations"]]
    return next(filter(None, (region_is_wrong(place["physicalLocation"]) for place in places)), None)


every("each rule has what GitHub requires", rules, rule_is_wrong)
every("each result has what GitHub requires", results, result_is_wrong)
tap.check("all findings are results", None if len(results) == 6 else f"{len(results)} results")
tap.check("one run, of SARIF 2.1.0", None if log["version"] == "2.1.0" and len(log["runs"]) == 1 else "version or runs")

leak = next(result for result in results if result["ruleId"] == "RL102")
steps = leak["codeFlows"][0]["threadFlows"][0]["locations"]
tap.check("the steps carry the count", None if [s.get("properties", {}).get("count") for s in steps] == [1, None, 1, 1, None]
          and steps[0]["state"]["references"]["text"] == "1" else steps)
tap.check("the function is the logical location", None if leak["locations"][0]["logicalLocations"][0]["name"] == "spam_fill" else leak["locations"])
tap.check("related places", None if [p["physicalLocation"]["region"]["startLine"] for p in leak["relatedLocations"]] == [7, 10, 90, 9] else "lines")
hidden = [r for r in results if r.get("suppressions")]
tap.check("suppressions", None if len(hidden) == 1 and hidden[0]["suppressions"] == [{"kind": "inSource", "justification": "NOLINT(RL101): on purpose"}] else hidden)

region = next(r for r in results if r["ruleId"] == "RL103")["locations"][0]["physicalLocation"]["region"]
units = source.splitlines()[11].encode("utf-16-le")
quoted = units[2 * (region["startColumn"] - 1):2 * (region["endColumn"] - 1)].decode("utf-16-le")
tap.check("columns count UTF-16 units", None if run["columnKind"] == "utf16CodeUnits" and quoted == "PyList_New(0)" else quoted)


def line_hash(text, line):
    """GitHub's hash, once more, from its description: base 37 over the 100 first units from the line's start."""
    lines = re.split(r"\r\n|\r|\n", text)
    units = "".join(re.sub(r"[ \t]", "", part) + "\n" for part in lines[line - 1:])[:-1].encode("utf-16-le")
    values = [int.from_bytes(units[i:i + 2], "little") for i in range(0, len(units), 2)] + [65535] + [0] * 100
    value = 0
    for unit in values[:100]:
        value = (value * 37 + unit) % 2**64
    return f"{value:x}"


every("the line hashes are GitHub's", [r for r in results if r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "spam.c"],
      lambda r: None if r["partialFingerprints"]["primaryLocationLineHash"].split(":")[0]
      == line_hash(source, r["locations"][0]["physicalLocation"]["region"]["startLine"]) else "hash")

notes = run["invocations"][0]["toolExecutionNotifications"]
tap.check("notes and failed units are notifications", None if {n["level"] for n in notes} == {"error", "warning", "note"} and len(notes) == 6 else notes)
tap.check("a failed unit is a failed execution", None if run["invocations"][0]["executionSuccessful"] is False else "successful")
default = json.loads(fixture.report("sarif"))["runs"][0]
tap.check("a preview rule that is off is not listed", "listed" if any(r["id"] == "RL403" for r in default["tool"]["driver"]["rules"]) else None)

# The same findings give the same bytes, wherever the project lies and whenever it is linted.
other = TMP / "another place"
other.mkdir(exist_ok=True)
for form in "sarif", "json":
    first, second = fixture.report(form, *everything), fixture.report(form, *everything, root=other)
    tap.check(f"{form} is byte-stable", None if first == second and str(TMP).encode() not in first else "differs, or names the folder")

strange = TMP / "näme #1% [x]"
strange.mkdir(exist_ok=True)
uri = json.loads(fixture.report("sarif", db=strange / "s.db", root=strange))
moved = json.loads(fixture.report("sarif", db=strange / "s.db", root=other))
place = next(r for r in moved["runs"][0]["results"] if r["ruleId"] == "RL102")["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
tap.check("addresses are escaped", None if re.fullmatch(r"[!-~]+", place) and urllib.parse.unquote(urllib.parse.urlparse(place).path) == str(strange / "spam.c") else place)

report = json.loads(fixture.report("json", *everything))
tap.check("json: totals", None if report["totals"]["findings"] == len(report["findings"]) == 6 and report["format"] == 1 else report["totals"])
tap.check("json: the path", None if report["findings"][1]["steps"][1]["branch"] is True and report["findings"][1]["steps"][0]["count"] == 1 else report["findings"][1])
members = (Path(__file__).resolve().parent.parent.parent / "db/README.md").read_text().split("## The JSON report")[1]
missing = [key for key in [*report, *report["totals"], *report["findings"][1], *report["findings"][1]["steps"][0]] if not re.search(rf"\b{key}\b", members)]
tap.check("json: each member is documented", missing)


# `reflint report` is the same view of the same file.
program = Path(os.environ.get("REFLINT") or "reflint")
if program.is_file():
    (fixture.root / ".reflint.ini").touch()
    db = fixture.root / "cli.db"
    db.unlink(missing_ok=True)
    for form in "text", "json", "sarif":
        expected = fixture.report(form, db=db)
        done = subprocess.run([str(program.resolve()), "report", "--db", str(db), "--format", form], cwd=fixture.root, capture_output=True, text=True)
        same = done.stdout == expected.decode()
        tap.check(f"reflint report --format {form}", None if same else f"status {done.returncode}\n{done.stderr[:500]}\n{done.stdout[:2000]}")
else:
    tap.check("reflint report", skip="no program")


def schema_says():
    """What the OASIS schema finds wrong; (None, why) when it cannot be had. Kept in the cache beside the grammar."""
    if not shutil.which("npm") or not shutil.which("node"):
        return None, "no npm"
    cache = Path(os.environ.get("REFLINT_GRAMMAR_DIR") or Path(os.environ.get("HOME", "/root")) / ".cache/reflint") / "sarif-schema"
    schema = cache / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
    if not schema.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        packages = ["@microsoft/jest-sarif@1.0.0-beta.0", "ajv@8.17.1", "ajv-draft-04@1.0.0", "ajv-formats@3.0.1"]
        command = ["npm", "install", "--loglevel=error", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--prefix", str(cache)]
        try:
            done = subprocess.run(command + packages, capture_output=True, timeout=100, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            return None, "npm took too long"
        if done.returncode or not schema.is_file():
            return None, "npm could not fetch the schema"
    if hashlib.sha256(schema.read_bytes()).hexdigest() != "2d99159ae54a3eea97f81781cff48780548657c35949f4b7f25e99a2ba4de4f8":
        return None, "the schema is not the one that is expected"
    script = ("const fs=require('fs'),Ajv=require('ajv-draft-04'),a=new Ajv({strict:false,unicodeRegExp:false,allErrors:true});"
              "require('ajv-formats')(a);const v=a.compile(JSON.parse(fs.readFileSync(process.argv[1])));"
              "for(const f of process.argv.slice(2))if(!v(JSON.parse(fs.readFileSync(f))))"
              "for(const e of v.errors)console.log(e.instancePath+' '+e.message)")
    files = []
    for name, options in (("all.sarif", everything), ("default.sarif", [])):
        files.append(TMP / name)
        files[-1].write_bytes(fixture.report("sarif", *options))
    done = subprocess.run(["node", "-e", script, str(schema), *map(str, files)], cwd=cache, capture_output=True, text=True)
    return done.stdout + done.stderr[:2000], None


wrong, skip = schema_says()
tap.check("the OASIS schema accepts it", wrong, skip)
tap.exit()
