#!/usr/bin/env python3
"""The house style, as far as a line can tell it: who prints, who exits, which rule lacks a page. Long files are remarks only."""

import re
from pathlib import Path

LONG = 600
PRINTS = re.compile(r"^(?!\s*\*)(?!.*(?:/\*|//).*\b(?:printf|exit)\b).*\b(printf|puts|putchar|perror|exit|_exit|fprintf\s*\(\s*std(?:out|err))\s*\(")
# Programs, and the one place that aborts.
MAY_PRINT = ("analyzer/cli/", "analyzer/model/compile_main.c", "db/compile_main.c", "analyzer/base/error.c")

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
SECTIONS = ["What it does", "Why it is bad", "Example", "Use instead", "Notes"]


def page_is_wrong(rule, page):
    """What RULE's page says otherwise than its code, or where it is made otherwise than the other pages."""
    def field(name):
        found = re.search(rf'\.{name} = (?:"([^"]*)"|RL_SEVERITY_(\w+))', rule)
        return found and (found[1] or found[2].lower())

    said = dict(re.findall(r"^(\w+): (.*)$", page.split("\n## ")[0], re.M))
    if not page.startswith(f'# {field("id")} {field("name")}\n'):
        return "its heading is not `# ID name`"
    for name in ("family", "severity", "guideline"):
        if said.get(name) != field(name):
            return f"{name}: {said.get(name)}, but {field(name)} in the code"
    if not Path(f"rules/guidelines/{said['guideline']}.md").is_file():
        return f"no guideline {said['guideline']}"
    if said.get("default") != ("off (preview)" if field("preview") else "on"):
        return f"default: {said.get('default')}"
    if field("preview") and f'review, because {field("preview")}' not in " ".join(page.split()):
        return "it does not say why it is preview"
    if re.findall(r"^## (.*)$", page, re.M) != SECTIONS:
        return f"its sections are not {', '.join(SECTIONS)}"
    return None


rules = {path: "\n".join(texts[path]) for path in sorted(Path("rules").glob("*/*.c")) if path in texts}
pages = {path: text for path, text in rules.items() if "const struct rl_rule " in text and path.with_suffix(".md").is_file()}
tap("each page says what its rule says",
    [f"{path.with_suffix('.md')}: {said}" for path, text in pages.items()
     if (said := page_is_wrong(text, path.with_suffix(".md").read_text()))])
tap("each rule has three wrong fixtures and three right ones",
    [f"corpus/rules/{rule}: {wrong} wrong, {right} right" for text in rules.values() for rule in re.findall(r'^    \.id = "(RL\d+)"', text, re.M)
     if min(wrong := len(list(Path("corpus/rules", rule).glob("bad_*.c"))),
            right := len(list(Path("corpus/rules", rule).glob("ok_*.c")))) < 3])
verdicts = [line.split("\t") for table in ("cpython-3.11", "packages") for line in Path(f"corpus/real/{table}.tsv").read_text().splitlines()]
true_on_record = {row[at] for row in verdicts if "true" in row for at in range(len(row)) if re.fullmatch(r"RL\d+", row[at])}
tap("each rule that is on has a true finding on real code on record",
    [f"{rule}: none in corpus/real" for text in rules.values() for rule in re.findall(r'^    \.id = "(RL\d+)"', text, re.M)
     if ".preview = " not in text and rule not in true_on_record])
tap("no line ends in a blank",
    [f"{path}:{at}" for path, lines in texts.items() for at, line in enumerate(lines, 1) if line != line.rstrip()])
for path, lines in texts.items():
    if len(lines) > LONG:
        print(f"# {path} has {len(lines)} lines: does it still hold one idea?")
print(f"1..{number}")
