#!/usr/bin/env python3
"""The SARIF and JSON reports: what GitHub requires, and the OASIS schema when npm can fetch it."""

import hashlib
import json
import os
import re
import subprocess
import urllib.parse
from pathlib import Path

import _tools
from _build import TMP, TOP, Fixture, Tap

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
    for form in "text", "json", "sarif", "junit", "gitlab", "rdjsonl", "markdown":
        expected = fixture.report(form, db=db)
        done = subprocess.run([str(program.resolve()), "report", "--db", str(db), "--format", form], cwd=fixture.root, capture_output=True, text=True)
        same = done.stdout == expected.decode()
        tap.check(f"reflint report --format {form}", None if same else f"status {done.returncode}\n{done.stderr[:500]}\n{done.stdout[:2000]}")
else:
    tap.check("reflint report", skip="no program")


many = json.loads(fixture.report("sarif", *everything, "many"))["runs"][0]
ranks = {"error": 0, "warning": 1, "note": 2}
levels = [ranks[r["level"]] for r in many["results"]]
tap.check("GitHub's limit of results: the worst are kept", None if len(levels) == 5000 and levels == sorted(levels) and levels[0] == 0 else f"{len(levels)}: {levels[:9]}")
tap.check("what is left out is said", None if any("these are the 5000 worst" in n["message"]["text"] for n in many["invocations"][0]["toolExecutionNotifications"]) else "not a word")
tap.check("GitHub's limits of steps and places",
          None if max(len(r["codeFlows"][0]["threadFlows"][0]["locations"]) for r in many["results"] if "codeFlows" in r) == 10000
          and max(len(r.get("relatedLocations", [])) for r in many["results"]) == 1000 else "more, or the fixture has fewer")


def files():
    """SARIF to show to others: of the fixture, and of a run of the program on whole modules."""
    made = []
    for name, options in (("all.sarif", everything), ("default.sarif", [])):
        made.append(TMP / name)
        made[-1].write_bytes(fixture.report("sarif", "home", *options))
    if program.is_file():
        made.append(TMP / "modules.sarif")
        subprocess.run([str(program.resolve()), "check", "--no-db", "-q", "--preview", "--min-confidence", "low", "--format", "sarif", "--output",
                        str(made[-1]), "corpus/modules"], cwd=TOP)
    return made


def schema_says():
    schema = _tools.MODULES / "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
    if hashlib.sha256(schema.read_bytes()).hexdigest() != "2d99159ae54a3eea97f81781cff48780548657c35949f4b7f25e99a2ba4de4f8":
        return "the schema is not the one that is expected"
    return _tools.node("const fs=require('fs'),Ajv=require('ajv-draft-04'),a=new Ajv({strict:false,unicodeRegExp:false,allErrors:true});"
                       "require('ajv-formats')(a);const v=a.compile(JSON.parse(fs.readFileSync(process.argv[1])));"
                       "for(const f of process.argv.slice(2))if(!v(JSON.parse(fs.readFileSync(f))))"
                       "for(const e of v.errors)console.log(e.instancePath+' '+e.message)", schema, *files())


def multitool_says():
    """Complaints of Microsoft's validator with GitHub's rules; it says them in its log, whatever its status is."""
    tool = next(_tools.MODULES.glob("@microsoft/sarif-multitool-*/Sarif.Multitool"), None)
    if not tool:
        return "npm has no sarif-multitool for this system"
    tool.chmod(0o755)
    output = TMP / "multitool.log"
    done = subprocess.run([tool, "validate", *files(), "--rule-kind", "Sarif;Ghas", "--output", output, "--log", "ForceOverwrite"], cwd=TMP,
                          capture_output=True, text=True, env=dict(os.environ, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT="1"))
    if not output.is_file():
        return f"status {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
    log = json.loads(output.read_text())["runs"][0]
    said = [f"{n['message']}" for i in log["invocations"] for n in i.get("toolExecutionNotifications", []) if n.get("level") == "error"]
    for r in log["results"]:
        file = r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].rsplit("/", 1)[-1]
        # SARIF2005 wants the tool's address. The fixture gives one; the program has one when its packager gave it (RL_HOME).
        if r["ruleId"] != "SARIF2005" or file != "modules.sarif":
            said.append(f"{file}: {r['ruleId']} {r['message']}")
    if not any(r["ruleId"] == "SARIF2005" for r in log["results"]) and program.is_file():
        said.append("it did not miss the address of modules.sarif: did it look?")
    return "\n".join(said)


_tools.check(tap, "the OASIS schema accepts it", schema_says, package="@microsoft/jest-sarif")
_tools.check(tap, "sarif-multitool has no complaint by the rules of SARIF and GitHub", multitool_says, package="@microsoft/sarif-multitool")
tap.exit()
