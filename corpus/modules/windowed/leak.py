"""Which planted leaks of windowed show at run time."""
import ctypes

import windowed
from growth import show


class Item:
    pass


def window():
    next(windowed.Windowed([Item(), Item()]))


def cycle():
    """`last` leads back to its Until through a tuple, which cannot be cleared."""
    items = []
    until = windowed.Until(items, predicate)
    items.append((until,))
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(predicate))    # wrong/ borrows it
    next(until, None)


def predicate(item):
    return True


show("RL107 item", lambda: windowed.occurrences((object() for _ in range(3)), None))
show("RL312 window", window)
show("RL305 last", cycle)
