"""Shared by the leak.py scripts: does repeating a call keep more and more memory blocks?"""
import gc
import sys


def _blocks():
    gc.collect()
    gc.collect()
    return sys.getallocatedblocks()


def show(mark, call, rounds=500):
    """Prints "LEAK mark" when `call` keeps at least one block a round, else "none mark"."""
    def repeat():
        for _ in range(rounds):
            call()

    repeat()
    before = _blocks()
    repeat()
    grown = _blocks() - before
    print("LEAK" if grown >= rounds * 0.9 else "none", mark, f"({grown / rounds:.2f} blocks a round)")
