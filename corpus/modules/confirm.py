"""Shows at run time, with Python's own tools, that what is marked in wrong/ is true.

    confirm.py FOLDER             the cases that FOLDER/confirm.py has, one a line: mark, tool
    confirm.py FOLDER MARK...     runs these and prints "shown MARK (evidence)" or "absent MARK (evidence)" for each

A mark is what the comment in the source says: "RL102 iter".  The module is imported from PYTHONPATH; tests/modules/run.py builds
it and chooses the interpreter.  The tools:

    blocks    sys.getallocatedblocks: a round of the call keeps memory blocks of the object allocator
    memory    tracemalloc: the same in bytes, for memory that is no object
    refcount  sys.getrefcount: an object's count is not the same after a round
    objects   gc.get_objects: what is unreachable is still there after a collection
    crash     the process dies; AddressSanitizer or the system tells why (no allocation fails)
    starved   the same, while one allocation after the other fails (_testcapi.set_nomemory)
    debug     the debug build of Python finds its own data damaged
"""
import gc
import importlib.util
import sys
import tracemalloc
from pathlib import Path

CASES = {}  # mark -> (tool, function)


def case(tool, mark):
    def register(function):
        CASES[mark] = (tool, function)
        return function
    return register


def quietly(call, *args, **kwargs):
    """Calls, and says whether it worked; what was raised is gone with its frames."""
    try:
        call(*args, **kwargs)
    except Exception:
        return False
    return True


# ---- growth ---------------------------------------------------------------------------------------


def _grown(size, call, rounds):
    def repeat():
        gc.disable()  # a collection amid the calls would move failing allocations about
        for _ in range(rounds):
            call()
        gc.enable()
        gc.collect()
        return size()

    before = repeat()
    return (repeat() - before) / rounds


def blocks(call, rounds=300):
    """Memory blocks that each round of `call` keeps."""
    return _grown(sys.getallocatedblocks, call, rounds)


def memory(call, rounds=300):
    """Bytes that each round of `call` keeps."""
    tracemalloc.start()
    try:
        return _grown(lambda: tracemalloc.get_traced_memory()[0], call, rounds)
    finally:
        tracemalloc.stop()


def refcount(target, call, rounds=10):
    """By how much each round of `call` changes the count of `target`, which has references to spare."""
    spare = [target] * (rounds + 10)
    before = sys.getrefcount(target)
    for _ in range(rounds):
        call()
    change = (sys.getrefcount(target) - before) / rounds
    if change < 0:
        _keep.append(spare)  # its references do not exist any more: nobody may let go of them
    return change


_keep = []


def objects(make, kind, rounds=20):
    """How many objects of the type named `kind` each round of `make` leaves behind, unreachable and not collected."""
    def count():
        gc.collect()
        return sum(type(o).__name__ == kind or getattr(o, "__name__", None) == kind for o in gc.get_objects())

    make()
    before = count()
    for _ in range(rounds):
        make()
    return (count() - before) / rounds


# ---- failing allocations ----------------------------------------------------------------------------


def starve_at(which, call):
    """Calls with allocation WHICH (from 0) failing; whether it raised."""
    from _testcapi import remove_mem_hooks, set_nomemory
    set_nomemory(which, which + 1)
    try:
        call()
    except Exception:
        return True
    finally:
        remove_mem_hooks()
    return False


def starve_from(which, call):
    """Calls with all allocations from WHICH on failing."""
    from _testcapi import remove_mem_hooks, set_nomemory
    set_nomemory(which)
    try:
        call()
    except MemoryError:
        pass
    finally:
        remove_mem_hooks()


def starve(call, most=60):
    """Calls with the first allocation failing, then the second, and so on."""
    for which in range(most):
        starve_at(which, call)


def short_of_memory(call, rounds=6):
    """Bytes of Python's that each round of `call` keeps while the C library's malloc has nothing left to give.

    The object allocator keeps what it has: calls that need few small objects work.
    """
    import resource
    call()
    objects_of_each_size = [bytes(64 * (i % 8 + 1)) for i in range(20000)]
    tracemalloc.start()
    with open("/proc/self/statm", encoding="ascii") as text:
        used = int(text.read().split()[0]) * resource.getpagesize()
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    hoard = []
    del objects_of_each_size[::3]  # the rest keeps their pools
    try:
        resource.setrlimit(resource.RLIMIT_AS, (used, hard))
        for size in (1 << 20, 1 << 16, 1 << 12, 1 << 10, 600):
            try:
                while True:
                    hoard.append(bytes(size))
            except MemoryError:
                pass
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(rounds):
            call()
        return (tracemalloc.get_traced_memory()[0] - before) / rounds
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
        hoard.clear()
        tracemalloc.stop()


# ---- running --------------------------------------------------------------------------------------------


def run(mark):
    tool, function = CASES[mark]
    found = function()
    if tool in ("crash", "starved", "debug"):
        return False, "the process is alive"
    unit, least = {"blocks": ("blocks", 0.9), "memory": ("bytes", 64), "refcount": ("references", 0.9),
                   "objects": ("objects", 0.9)}[tool]
    return abs(found) >= least, f"{found:+.2f} {unit} a round"


def main():
    folder = Path(sys.argv[1])
    spec = importlib.util.spec_from_file_location(folder.name + "_confirm", folder / "confirm.py")
    spec.loader.exec_module(importlib.util.module_from_spec(spec))
    for mark in sys.argv[2:]:
        shown, evidence = run(mark)
        print("shown" if shown else "absent", mark, f"({evidence})", flush=True)
    if not sys.argv[2:]:
        for mark, (tool, _) in CASES.items():
            print(mark, tool, sep="\t")


if __name__ == "__main__":
    sys.modules["confirm"] = sys.modules["__main__"]
    main()
