#!/usr/bin/env python3
"""action.yml and what `reflint init --ci` writes: the commands in them are run as their machines would, but for what installs."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

try:
    import yaml
except ImportError:
    print("1..0 # SKIP no yaml")
    sys.exit()

TOP = Path(__file__).resolve().parents[2]
TMP = Path(os.environ["RL_TMP"])
TEMPLATES = TOP / "analyzer/cli/templates"
LEAK = "#include <Python.h>\nint leak(void)\n{\n    PyObject *list = PyList_New(0);\n    return list != NULL;\n}\n"
RIGHT = "#include <Python.h>\nPyObject *made(void)\n{\n    return PyList_New(0);\n}\n"
INSTALLS = ("apt-get", "bootstrap")
number = failed = 0


def check(name, wrong):
    global number, failed
    number += 1
    failed += bool(wrong)
    print(f"{'not ok' if wrong else 'ok'} {number} - {name}")
    for line in str(wrong).splitlines() if wrong else ():
        print(f"  {line}")


def machine(name, source):
    """A project with one file, and the environment of a runner."""
    folder = TMP / name
    shutil.rmtree(folder, ignore_errors=True)
    for part in ("project", "temp", "bin"):
        (folder / part).mkdir(parents=True)
    (folder / "bin/reflint").symlink_to(os.environ["REFLINT"])
    (folder / "project/a.c").write_text(source)
    (folder / "project/.reflint.ini").write_text("")
    return folder, {**os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "RUNNER_TEMP": str(folder / "temp"), "ARGUMENTS": "",
                    "GITHUB_STEP_SUMMARY": str(folder / "summary"), "GITHUB_PATH": str(folder / "path")}


def run(scripts, name, source):
    """The exit status of the first script that fails, or 0; and the folder."""
    folder, environment = machine(name, source)
    for script in scripts:
        if not any(word in script for word in INSTALLS):
            done = subprocess.run(["bash", "-eo", "pipefail", "-c", script], cwd=folder / "project", env=environment, capture_output=True, text=True)
            if done.returncode:
                return done.returncode, folder
    return 0, folder


action = yaml.safe_load((TOP / "action.yml").read_text())
steps = action["runs"]["steps"]
check("action: a composite action whose steps have shells", [step for step in steps if "uses" not in step and step.get("shell") != "bash"] or action["runs"]["using"] != "composite")
used = {word for step in steps for word in json.dumps(step).split() if word.startswith("inputs.")} | {"inputs.upload"}
check("action: the inputs that it takes are those that it has", {f"inputs.{name}" for name in action["inputs"]} ^ {word.strip("}\",") for word in used})
scripts = [step["run"] for step in steps if "run" in step]
status, folder = run(scripts, "action", LEAK)
check("action: a leak fails it", status != 1 and f"exit {status}")
sarif = json.loads((folder / "temp/reflint.sarif").read_text())
check("action: its SARIF", [r["ruleId"] for r in sarif["runs"][0]["results"]] != ["RL101"] and sarif)
check("action: its summary", "RL101" not in (folder / "summary").read_text() and (folder / "summary").read_text())
status, folder = run(scripts, "action-right", RIGHT)
check("action: right code passes", status and f"exit {status}")

github = yaml.safe_load((TEMPLATES / "github.yml").read_text())
scripts = [step["run"] for job in github["jobs"].values() for step in job["steps"] if "run" in step]
status, folder = run(scripts, "github", LEAK)
check("init --ci github: a leak fails it", status != 1 and f"exit {status}")
check("init --ci github: its SARIF and summary", "RL101" not in (folder / "project/reflint.sarif").read_text() or "RL101" not in (folder / "summary").read_text())
status, folder = run(scripts, "github-right", RIGHT)
check("init --ci github: right code passes", status and f"exit {status}")

gitlab = yaml.safe_load((TEMPLATES / "gitlab.yml").read_text())["reflint"]
status, folder = run(gitlab["script"], "gitlab", LEAK)
check("init --ci gitlab: a leak fails it", status != 1 and f"exit {status}")
report = gitlab["artifacts"]["reports"]["codequality"]
check("init --ci gitlab: its report", [f["check_name"] for f in json.loads((folder / "project" / report).read_text())] != ["RL101"])
status, folder = run(gitlab["script"], "gitlab-right", RIGHT)
check("init --ci gitlab: right code passes", status and f"exit {status}")

docker = (TEMPLATES / "Dockerfile").read_text().replace("\\\n", "")
words = [shlex.split(line)[1:] for line in docker.splitlines() if line.startswith("COPY")]
check("Dockerfile: it builds as ./bootstrap does", "./bootstrap run" not in docker or words != [[".", "/usr/src/reflint"]])
print(f"1..{number}")
sys.exit(bool(failed))
