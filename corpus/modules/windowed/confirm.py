"""What is marked in windowed/wrong, at run time."""
import ctypes
import gc

import windowed
from confirm import blocks, case, objects, quietly, refcount, starve


class Item:
    pass


def large():
    """An object whose memory no free list keeps."""
    return bytes(4000)


@case("objects", "RL312 window")
def last_window():
    return objects(lambda: next(windowed.Windowed([Item(), Item()])), "Item")


@case("refcount", "RL102 source")
def source_of_an_iterator_without_memory():
    source = iter([1, 2])
    return refcount(source, lambda: starve(lambda: windowed.Windowed(source), most=10))


@case("crash", "RL201 window")
def window_that_was_too_large():
    quietly(next, windowed.Windowed([1], 5000, strict=True))


@case("debug", "RL204 self->window")
def window_that_is_read_while_it_dies():
    class Late:
        def __del__(self):
            quietly(next, it)
    it = windowed.Windowed((Late() if i == 0 else i for i in range(10000)), 2000)
    next(it)
    next(it)


@case("objects", "RL305 last")
def last_item_that_leads_back():
    """Through a tuple, which cannot be cleared."""
    def make():
        items = []
        until = windowed.Until(items, bool)
        items.append((until,))
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(bool))  # wrong/ borrows it
        next(until, None)
    return objects(make, "Until")


@case("refcount", "RL113 predicate")
def predicate_that_was_not_kept():
    def predicate(item):
        return True
    return refcount(predicate, lambda: windowed.Until([], predicate))


@case("crash", "RL202 item")
def item_that_only_the_pair_held():
    until = windowed.Until((large() for _ in range(1)), bool)
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(bool))
    next(until, None)


@case("objects", "RL107 item")
def items_that_are_counted():
    return objects(lambda: windowed.occurrences((Item() for _ in range(3)), None), "Item")
