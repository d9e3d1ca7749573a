#!/usr/bin/env python3
"""reflint on CPython 3.11: every function of Modules/, Objects/ and Python/ that is compiled in on this machine.

    corpus/real/cpython-3.11.py [--prepare] [--reflint BINARY] [--db FILE] [--cache DIR] [-j N] [--keep]

Fetches Debian's source of python3.11 (`apt-get source`, from a private list of sources; the system's own lists stay as they are) and the
headers of the libraries that its modules wrap (unpacked, not installed) into the cache, outside of the repository. Configures and builds it
without optimisation, writes each compilation down and makes compile_commands.json of them: the flags are those of the
build, not ours. The object files tell which functions exist; reflint's database tells which of them it analysed, and how far.

Prints, and demands:
  - functions analysed completely (at least 99 %), coarsened and not analysed, these with their reasons;
  - lost functions: in the object file, but not in the database (none), and those of units that were skipped;
  - crashes, timeouts, functions that took more than 2 s (none);
  - files that are not compiled here, each with the reason;
  - the findings against cpython-3.11.tsv, where their triage is kept: how many are true, false, doubtful and new, and which true ones are missing.
--prepare stops once compile_commands.json is there, and prints its folder. --keep runs nothing and reports from the database that is there.
Needs python3, apt-get, dpkg-dev, make, clang-19 and llvm-nm of the same version. Exit status: 0, 1 when a demand is not met, 2 when it cannot run.
"""

import argparse
import json
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parent.parent
VERDICTS = HERE / "cpython-3.11.tsv"
PARTS = ("Modules", "Objects", "Python")
KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
SLOW_US = 2_000_000
DEMANDED = 0.99

# Whose headers the optional modules include.
HEADERS = """libssl-dev libffi-dev libbz2-dev liblzma-dev libreadline-dev libncurses-dev libgdbm-dev libgdbm-compat-dev uuid-dev zlib1g-dev
tcl8.6-dev tk8.6-dev libnsl-dev libtirpc-dev libdb5.3-dev libsqlite3-dev libx11-dev x11proto-dev libcrypt-dev""".split()

# Sources that Debian's python3.11 does not compile by themselves on Linux, by the beginning of their path.
NOT_HERE = {
    "Modules/_blake2/impl/": "included by blake2b_impl.c and blake2s_impl.c",
    "Modules/_ctypes/darwin/": "macOS",
    "Modules/_ctypes/libffi_osx/": "macOS",
    "Modules/_ctypes/malloc_closure.c": "macOS and systems whose libffi has no closures",
    "Modules/_decimal/libmpdec/bench": "a program, not part of the module",
    "Modules/_decimal/libmpdec/examples/": "a program, not part of the module",
    "Modules/_decimal/libmpdec/mpsignal.c": "not in the module: it sets its own traps",
    "Modules/_io/winconsoleio.c": "Windows",
    "Modules/_scproxy.c": "macOS",
    "Modules/_sha3/sha3.c": "included by sha3module.c's backend where there is no 64-bit one",
    "Modules/_ssl/": "included by _ssl.c",
    "Modules/_winapi.c": "Windows",
    "Modules/expat/xmltok_impl.c": "included by xmltok.c",
    "Modules/expat/xmltok_ns.c": "included by xmltok.c",
    "Modules/getaddrinfo.c": "systems without getaddrinfo",
    "Modules/getnameinfo.c": "systems without getnameinfo",
    "Modules/overlapped.c": "Windows",
    "Modules/tkappinit.c": "included by programs that embed Tk; needs tk.h's private parts",
    "Modules/xxmodule.c": "the template of a module, built by nothing",
    "Python/dup2.c": "systems without dup2",
    "Python/dynload_hpux.c": "HP-UX",
    "Python/dynload_stub.c": "systems without dynamic loading",
    "Python/dynload_win.c": "Windows",
    "Python/emscripten_signal.c": "Emscripten",
}

# Modules that setup.py leaves out because their library cannot be linked from unpacked packages: their flags beyond those of any module.
UNLINKED = {
    "Modules/_sqlite/": ["-IModules/_sqlite"],
    "Modules/_tkinter.c": ["-DWITH_APPINIT=1"],
}

COMPILER = """#!/usr/bin/env python3
# Compiles with clang-19, and writes down each compilation.
import json, os, sys
args = sys.argv[1:]
if "-c" in args:
    with open(os.environ.get("REFLINT_CC_LOG", "/dev/null"), "a") as log:
        log.write(json.dumps([os.getcwd(), args]) + "\\n")
os.execvp("clang-19", ["clang-19", *args])
"""


def die(message):
    print(f"cpython-3.11: {message}", file=sys.stderr)
    sys.exit(2)


def say(message):
    print(f"cpython-3.11: {message}", file=sys.stderr, flush=True)


def run(command, log, **options):
    """Runs it with its output in the file LOG; False when it failed."""
    with open(log, "ab") as out:
        return subprocess.run(command, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, **options).returncode == 0


class Tree:
    """The configured source in the cache."""

    def __init__(self, cache):
        self.cache = cache
        self.headers = cache / "sysroot"
        self.compiler, self.log = cache / "cc", cache / "cc.log"
        self.compilations = cache / "cc.log"

    @property
    def source(self):
        found = sorted(self.cache.glob("python3.11-3.11.*/"))
        return found[-1] if found else None

    # --- fetching

    def fetch(self):
        if self.source and self.headers.is_dir():
            return
        self.cache.mkdir(parents=True, exist_ok=True)
        for tool in ("apt-get", "dpkg-source", "dpkg"):
            if not shutil.which(tool):
                die(f"{tool} is missing (apt-get install dpkg-dev)")
        with tempfile.TemporaryDirectory() as private:
            private = Path(private)
            for folder in ("lists/partial", "cache/archives/partial", "debs"):
                (private / folder).mkdir(parents=True)
            signed = f"[signed-by={KEYRING}] " if os.path.exists(KEYRING) else ""
            site = debian_site()
            (private / "list").write_text(
                f"deb {signed}{site} bookworm main\n"
                f"deb-src {signed}{site} bookworm main\n"
                f"deb {signed}{site}-security bookworm-security main\n"
            )
            options = [
                "-q",
                *("-o", f"Dir::Etc::sourcelist={private}/list", "-o", "Dir::Etc::sourceparts=/dev/null"),
                *("-o", f"Dir::State::lists={private}/lists", "-o", f"Dir::Cache={private}/cache"),
                *("-o", f"APT::Sandbox::User={os.environ.get('USER', 'root')}"),
            ]
            log = self.cache / "fetch.log"
            log.unlink(missing_ok=True)
            say("fetching the source and the headers")
            if not run(["apt-get", *options, "update"], log):
                die(f"apt-get update failed: {log}")
            if not self.source and not run(["apt-get", *options, "source", "python3.11"], log, cwd=self.cache):
                die(f"apt-get source failed: {log}")
            if not run(["apt-get", *options, "download", *HEADERS], log, cwd=private / "debs"):
                die(f"apt-get download failed: {log}")
            for package in sorted((private / "debs").glob("*.deb")):
                if not run(["dpkg", "-x", package, self.headers], log):
                    die(f"{package.name} cannot be unpacked: {log}")

    # --- building

    def build(self):
        if (self.source / "compile_commands.json").exists():
            return
        if not shutil.which("clang-19"):
            die("clang-19 is missing")
        usr = self.headers / "usr"
        self.compiler.write_text(COMPILER)
        self.compiler.chmod(0o755)
        include = [f"-I{usr}/include", f"-I{usr}/include/x86_64-linux-gnu", f"-I{usr}/include/tcl8.6"]
        log = self.cache / "build.log"
        log.unlink(missing_ok=True)
        if not (self.source / "Makefile").exists():
            say("configuring")
            ok = run(
                [
                    "./configure",
                    "-q",
                    f"CC={self.compiler}",
                    "OPT=-DNDEBUG -fwrapv -O0 -g0 -w",
                    f"CPPFLAGS={' '.join(include)}",
                    f"LDFLAGS=-L{usr}/lib/x86_64-linux-gnu",
                    "--without-ensurepip",
                    f"--with-openssl={usr}",
                ],
                log,
                cwd=self.source,
            )
            if not ok:
                die(f"configure failed: {log}")
        say("compiling, to learn the flags")
        self.compilations.unlink(missing_ok=True)
        run(["make", "clean"], log, cwd=self.source)
        # -k: some modules do not link, as the libraries are only unpacked; their object files are there all the same.
        run(["make", "-k", f"-j{os.cpu_count()}"], log, cwd=self.source, env={**os.environ, "REFLINT_CC_LOG": str(self.compilations)})
        self.write_database(log)

    def write_database(self, log):
        entries = {}
        for line in self.compilations.read_text().splitlines():
            directory, arguments = json.loads(line)
            sources = [a for a in arguments if a.endswith(".c")]
            if len(sources) != 1 or "-o" not in arguments:
                continue
            path = os.path.normpath(os.path.join(directory, sources[0]))
            relative = os.path.relpath(path, self.source)
            if relative.split("/")[0] not in PARTS or relative in entries:
                continue
            entries[relative] = {
                "directory": directory,
                "file": path,
                "output": os.path.normpath(os.path.join(directory, arguments[arguments.index("-o") + 1])),
                "arguments": ["clang-19", *arguments],
            }
        if not entries:
            die(f"the build compiled nothing: {log}")
        self.complete(entries, log)
        text = json.dumps([entries[name] for name in sorted(entries)], indent=1)
        (self.source / "compile_commands.json").write_text(text)

    def complete(self, entries, log):
        """Adds the modules that setup.py left out, and compiles again what it could not compile."""
        pattern = next(e for name, e in entries.items() if name == "Modules/_json.c" or name == "Modules/_csv.c")
        for path in self.sources():
            for beginning, flags in UNLINKED.items():
                if path.startswith(beginning) and path not in entries:
                    entry = dict(pattern, file=str(self.source / path), output=str(self.source / (path[:-2] + ".o")))
                    arguments = [a for a in pattern["arguments"] if not a.endswith(".c")]
                    arguments[arguments.index("-o") + 1] = entry["output"]
                    entry["arguments"] = [*arguments, *flags, entry["file"]]
                    entries[path] = entry
        for path, entry in sorted(entries.items()):
            if os.path.exists(entry["output"]):
                continue
            os.makedirs(os.path.dirname(entry["output"]), exist_ok=True)
            for more in ([], ["-DPy_BUILD_CORE_MODULE"]):
                if run(entry["arguments"] + more, log, cwd=entry["directory"]):
                    entry["arguments"] = entry["arguments"] + more
                    break
            else:
                say(f"{path} does not compile: {log}")
                del entries[path]

    def sources(self):
        return sorted(str(p.relative_to(self.source)) for part in PARTS for p in (self.source / part).rglob("*.c"))

    def entries(self):
        return json.loads((self.source / "compile_commands.json").read_text())


# --- what the compiler sees


def defined_functions(entries):
    """{source: names of functions in its object file}"""
    nm = shutil.which("llvm-nm-19") or shutil.which("nm") or die("neither llvm-nm-19 nor nm is here")
    functions = {}
    for entry in entries:
        text = subprocess.run([nm, "--defined-only", "-f", "posix", entry["output"]], capture_output=True, text=True).stdout
        words = (line.split() for line in text.splitlines())
        functions[entry["file"]] = {w[0].split(".")[0] for w in words if len(w) > 1 and w[1] in "tTwW"}
    return functions


def header_functions(source):
    """Names of the functions that Python's headers define: API, which reflint knows by name and whose bodies it does not look at."""
    text = "\n".join(p.read_text(errors="replace") for p in (source / "Include").rglob("*.h"))
    return set(re.findall(r"\b(\w+)\s*\([^;{}()]*(?:\([^()]*\)[^;{}()]*)*\)\s*\{", text))


# --- what reflint saw


class Run:
    def __init__(self, path, root):
        self.db = sqlite3.connect(path)
        self.root = root
        self.id = self.one("SELECT run_id FROM latest")
        if self.id is None:
            die(f"{path}: no finished run")

    def rows(self, query, *values):
        return self.db.execute(query, values).fetchall()

    def one(self, query, *values):
        row = self.db.execute(query, values).fetchone()
        return row[0] if row else None

    def path(self, path):
        return os.path.normpath(os.path.join(self.root, path))

    def units(self):
        return {self.path(p): (s, w) for p, s, w in self.rows("SELECT path, status, why FROM units WHERE run_id = ?", self.id)}

    def functions(self):
        """{path: {name}}"""
        found = defaultdict(set)
        for path, name in self.rows("SELECT path, name FROM functions WHERE run_id = ?", self.id):
            found[self.path(path)].add(name)
        return found


def debian_site():
    """Where this machine's own APT gets Debian from."""
    for place in sorted(Path("/etc/apt").glob("sources.list*")) + sorted(Path("/etc/apt/sources.list.d").glob("*")):
        text = place.read_text(errors="replace") if place.is_file() else ""
        found = re.search(r"^[^#\n]*?(https?://\S+/debian)/?(?:\s|$)", text, re.M)
        if found:
            return found[1]
    die("no Debian site in /etc/apt")


def percent(part, whole):
    return f"{100 * part / whole:.2f} %" if whole else "-"


def median(values):
    values = sorted(values)
    return values[len(values) // 2] if values else 0


def relative(path, root):
    path = os.path.relpath(path, root)
    return path


class Report:
    def __init__(self, tree, run, verbose):
        self.tree, self.run, self.verbose = tree, run, verbose
        self.root = str(tree.source)
        self.unmet = []

    def demand(self, met, text):
        print(f"{'ok     ' if met else 'NOT MET'}  {text}")
        if not met:
            self.unmet.append(text)

    def everything(self):
        entries = self.tree.entries()
        self.files(entries)
        self.units()
        self.completeness(entries)
        self.slow()
        self.cost()
        self.findings()
        print()
        for line in self.unmet:
            print(f"not met: {line}")
        return not self.unmet

    def files(self, entries):
        compiled = {os.path.relpath(e["file"], self.root) for e in entries}
        print(f"# Files\n\n{len(compiled)} files are compiled. Not compiled here:")
        groups = defaultdict(list)
        for path in self.tree.sources():
            if path not in compiled:
                reason = next((why for begin, why in NOT_HERE.items() if path.startswith(begin)), "no reason known: look")
                groups[reason].append(path)
        for reason, paths in sorted(groups.items()):
            print(f"  {reason}: {' '.join(paths)}")
        print()

    def units(self):
        units = self.run.units()
        counts = Counter(f"{status}{': ' + why if why else ''}" for status, why in units.values())
        print("# Units\n")
        for text, number in counts.most_common():
            print(f"{number:6}  {text}")
        bad = {p: s for p, s in units.items() if s[0] not in ("done", "skipped")}
        for path, (status, why) in sorted(bad.items()):
            print(f"        {relative(path, self.root)}: {status}, {why}")
        skipped = sorted(relative(p, self.root) for p, s in units.items() if s[0] == "skipped")
        if skipped:
            print("        skipped:", " ".join(skipped))
        print()
        self.demand(not bad, f"no crash, no hang: {len(bad)} units of {len(units)}")

    def completeness(self, entries):
        defined = defined_functions(entries)
        units, seen = self.run.units(), self.run.functions()
        mains = set(defined)
        elsewhere = set().union(*(names for path, names in seen.items() if path not in mains), set())
        api = header_functions(self.tree.source)
        lost, skipped, compiled, modelled = [], 0, 0, set()
        for path, names in sorted(defined.items()):
            compiled += len(names)
            if units.get(path, ("missing", ""))[0] == "skipped":
                skipped += len(names)
                continue
            absent = names - seen.get(path, set()) - elsewhere
            modelled |= absent & api
            lost += [(path, name) for name in sorted(absent - api)]
        print(f"\n# Functions\n\n{compiled} functions in {len(entries)} object files, {skipped} of them in skipped units (no refcounted API);")
        print(f"{len(modelled)} inline functions of Python's headers are known by name and not analysed")
        rows = self.run.rows(
            "SELECT path, name, completeness, why, states, time_us FROM functions WHERE run_id = ? ORDER BY path, name", self.run.id
        )
        wanted = set().union(*defined.values())
        rows = [r for r in rows if r[1] in wanted]
        counts = Counter(r[2] for r in rows)
        for word, number in counts.most_common():
            print(f"{number:6}  {word} ({percent(number, len(rows))})")
        reasons = Counter(f"{r[2]}: {r[3]}" for r in rows if r[2] != "complete")
        for why, number in reasons.most_common():
            print(f"        {number:4}  {why}")
            names = [f"{r[0]}:{r[1]}" for r in rows if f"{r[2]}: {r[3]}" == why]
            for name in names:
                print(f"              {name}")
        for path, name in lost:
            print(f"        lost: {relative(path, self.root)}:{name}")
        print()
        self.demand(rows and counts["complete"] >= DEMANDED * len(rows), f"at least 99 % complete: {percent(counts['complete'], len(rows))}")
        self.demand(not lost, f"no lost function: {len(lost)} of {compiled}")

    def slow(self):
        rows = self.run.rows(
            "SELECT path, name, states, time_us, completeness FROM functions WHERE run_id = ? ORDER BY time_us DESC LIMIT 12", self.run.id
        )
        print("\n# Slowest functions\n")
        for path, name, states, time_us, completeness in rows:
            print(f"{time_us / 1e6:8.2f} s  {states or 0:8} states  {completeness:12}  {path}:{name}")
        slow = [r for r in rows if r[3] > SLOW_US]
        print()
        self.demand(not slow, f"no function takes more than {SLOW_US // 1_000_000} s: {len(slow)}")

    def cost(self):
        rows = self.run.rows("SELECT path, cpu_frontend_us, cpu_engine_us FROM units WHERE run_id = ? AND status = 'done'", self.run.id)
        front, engine = sum(r[1] or 0 for r in rows), sum(r[2] or 0 for r in rows)
        print(f"\n# CPU\n\nfront end {front / 1e6:.1f} s, engine {engine / 1e6:.1f} s; engine / front end {engine / front if front else 0:.2f},", end=" ")
        print(f"median of files {median([r[2] / r[1] for r in rows if r[1]]):.2f}. Ratios to clang: tests/bench/run")

    def findings(self):
        rows = self.run.rows(
            "SELECT path, function, rule, object, confidence, message, line FROM findings WHERE run_id = ? AND NOT suppressed", self.run.id
        )
        verdicts, preview = read_verdicts(), preview_rules()
        shown = [r for r in rows if r[4] != "low" and (r[2] not in preview or (r[0], r[1] or "", r[2], r[3] or "") in verdicts)]
        print(f"\n# Findings\n\n{len(rows)}, of which {len(shown)} medium or high; rules that are preview aside")
        table = defaultdict(Counter)
        found = set()
        new = []
        for path, function, rule, name, confidence, message, line in shown:
            key = (path, function or "", rule, name or "")
            found.add(key)
            verdict = verdicts.get(key, ("new", ""))[0]
            table[rule][verdict] += 1
            if verdict == "new":
                new.append(f"{path}:{line}: {function}: {rule} {message}")
        words = ("true", "false", "doubtful", "new")
        print(f"\n{'rule':8}" + "".join(f"{w:>10}" for w in words))
        for rule in sorted(table):
            print(f"{rule:8}" + "".join(f"{table[rule][w]:>10}" for w in words))
        total = sum(table.values(), Counter())
        print(f"{'all':8}" + "".join(f"{total[w]:>10}" for w in words))
        judged = total["true"] + total["false"] + total["doubtful"]
        print(f"\nprecision over what was judged: {percent(total['true'], judged)}")
        missing = sorted(k for k, v in verdicts.items() if v[0] == "true" and k not in found)
        print(f"true ones that are not found any more: {len(missing)}")
        for key in missing:
            print("  ", *key)
        if self.verbose:
            print("\nnew:")
            for line in sorted(new):
                print("  ", line)


def preview_rules():
    """Their findings are kept, too, and judged in packages.tsv."""
    pages = (page.read_text() for page in (VERDICTS.parent.parent.parent / "rules").glob("*/*.md"))
    return {text[2:7] for text in pages if "\ndefault: off" in text}


def read_verdicts():
    """{(file, function, rule, object): (verdict, reason)}"""
    verdicts = {}
    if VERDICTS.exists():
        for line in VERDICTS.read_text().splitlines()[1:]:
            file, function, rule, name, verdict, reason = (line.split("\t") + [""] * 6)[:6]
            verdicts[file, function, rule, name] = (verdict, reason)
    return verdicts


def find_reflint(given):
    for candidate in (given, os.environ.get("REFLINT"), TOP / "build/release/reflint"):
        if candidate and os.access(candidate, os.X_OK):
            return str(Path(candidate).resolve())
    die("no reflint: ./bootstrap run builds one, or say --reflint BINARY")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--prepare", action="store_true", help="only fetch and configure; prints the folder")
    parser.add_argument("--reflint", help="the binary (default: $REFLINT, or build/release/reflint)")
    parser.add_argument("--db", help="findings database (default: in the cache)")
    parser.add_argument("--cache", default=os.environ.get("REFLINT_BENCH_CACHE", os.path.expanduser("~/.cache/reflint/bench")))
    parser.add_argument("-j", type=int, default=os.cpu_count())
    parser.add_argument("--keep", action="store_true", help="report from the database that is there")
    parser.add_argument("-v", "--verbose", action="store_true", help="list the findings that have no verdict")
    options = parser.parse_args()

    tree = Tree(Path(options.cache))
    if not options.keep:
        tree.fetch()
        tree.build()
    if options.prepare:
        print(tree.source)
        return 0
    db = Path(options.db or tree.cache / "cpython.db")
    if not options.keep:
        for old in (db, Path(f"{db}-wal"), Path(f"{db}-shm")):
            old.unlink(missing_ok=True)
        command = [find_reflint(options.reflint), "check", "-p", ".", "-j", str(options.j), "--db", str(db.resolve()), "--exit-zero", "-q"]
        say(shlex.join(command))
        status = subprocess.run([*command, "-o", str(tree.cache / "findings.txt")], cwd=tree.source).returncode
        if status > 1:
            say(f"reflint ended with {status}")
    return 0 if Report(tree, Run(db, str(tree.source)), options.verbose).everything() else 1


if __name__ == "__main__":
    sys.exit(main())
