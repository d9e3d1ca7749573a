"""Shared by the leak.py scripts: does repeating a call keep more and more memory blocks?"""
import gc
import sys


def _blocks():
    gc.collect()
    gc.collect()
    return sys.getallocatedblocks()


def growth(call, rounds=500):
    """Memory blocks that each round of `call` keeps."""
    def repeat():
        for _ in range(rounds):
            call()

    repeat()
    before = _blocks()
    repeat()
    return (_blocks() - before) / rounds


def show(mark, call, above=0.0):
    """Prints "LEAK mark" when a round of `call` keeps at least one block above `above`, else "none mark"."""
    kept = growth(call) - above
    print("LEAK" if kept >= 0.9 else "none", mark, f"({kept:.2f} blocks a round)")
