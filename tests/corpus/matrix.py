#!/usr/bin/env python3
"""Every fault that the collector's rules know has fixtures in each form in which a type can be written, and each its right twin."""
import pathlib
import re

TOP = pathlib.Path(__file__).resolve().parents[2]
RULES = TOP / "corpus/rules"
FORMS = ("designated", "positional", "slots", "run_time")

# fault -> rule, the beginning of the fixtures' names, forms.
FAULTS = {
    "no collector flag": ("RL303", "", FORMS),
    "traverse or clear without the flag": ("RL303", "unflagged_", FORMS),
    "the flag without traverse": ("RL303", "no_traverse_", FORMS),
    "traverse misses a field": ("RL304", "", FORMS),
    "clear misses a field": ("RL305", "", FORMS),
    "no untrack": ("RL306", "", FORMS),
    "allocator and deallocator of two families": ("RL308", "freed_", FORMS),
    "never tracked, or too early": ("RL309", "", FORMS),
    "module state": ("RL311", "state_", ("designated", "positional", "run_time")),  # slots: from 3.15 on, which no headers here have
    "dealloc misses a field": ("RL312", "", FORMS),
    "weak references": ("RL312", "weakrefs_", FORMS),
    "the base's dealloc": ("RL312", "base_", FORMS),
}
# What a subtype leaves out of what its base does, and what it inherits.
SUBTYPES = {"RL304": ("subtype", "subtype_inherits"), "RL305": ("subtype",), "RL312": ("subtype",)}
SUBTYPE_FORMS = ("",) + tuple("_" + form for form in FORMS[1:])  # the first has no word of its own
# Heap types come from specs only; what there is to miss is the type itself.
HEAP = ("neither", "not_released", "not_visited")
CYCLES = {"bad": 12, "ok": 8}  # made by one function

number = 0


def check(what, missing):
    global number
    number += 1
    print(f"{'not ' if missing else ''}ok {number} - {what}")
    for name in missing:
        print(f"# missing: {name}")


def absent(rule, names):
    """Which of the fixtures are not there, or do not say what they are: a bad one names the rule, its twin expects nothing."""
    missing = []
    for name in names:
        for kind in ("bad", "ok"):
            path = RULES / rule / f"{kind}_{name}.c"
            text = path.read_text() if path.is_file() else None
            if text is None or bool(re.search(rf"// expect(-from [\d.]+)?: {rule}\b", text)) != (kind == "bad"):
                missing.append(f"{rule}/{kind}_{name}.c")
    return missing


for fault, (rule, beginning, forms) in FAULTS.items():
    check(f"{rule} {fault}", absent(rule, [beginning + form for form in forms]))
for rule, names in SUBTYPES.items():
    check(f"{rule} a subtype", absent(rule, [name + form for name in names for form in SUBTYPE_FORMS]))
check("RL307 a heap type's own type", absent("RL307", HEAP))
for kind, least in CYCLES.items():
    count = sum(len(list((RULES / rule).glob(f"{kind}_*.c"))) for rule in ("RL301", "RL302"))
    check(f"cycles of one function: {count} {kind}", [] if count >= least else [f"{least - count} more"])
check("a hole is seen", [] if len(absent("RL304", ["no_such_form"])) == 2 else ["what is not there"])
print(f"1..{number}")
