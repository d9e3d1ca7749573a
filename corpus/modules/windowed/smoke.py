"""Normal use of windowed; wrong/ borrows its predicates and reads one item late: they are pinned."""
import ctypes
import gc

import windowed


def pin(obj, times=100):
    for _ in range(times):
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(obj))
    return obj


def raises(kind, call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except kind as caught:
        return str(caught)
    raise AssertionError(f"{kind.__name__} expected")


assert list(windowed.Windowed([1, 2, 3, 4])) == [(1, 2), (2, 3), (3, 4)]
assert list(windowed.Windowed("abcd", size=3)) == [tuple("abc"), tuple("bcd")]
assert list(windowed.Windowed("ab", 1, strict=True)) == [("a",), ("b",)]
assert list(windowed.Windowed("a", 2)) == []
assert list(windowed.Windowed("", 2, strict=True)) == []
w = windowed.Windowed(iter(range(100)), 5)
assert w.size == 5 and iter(w) is w and next(w) == (0, 1, 2, 3, 4) and next(w)[-1] == 5
raises(ValueError, windowed.Windowed, [], 0)
raises(TypeError, windowed.Windowed, 5)


def failing():
    yield 1
    yield 2
    raise KeyError("source")


raises(KeyError, list, windowed.Windowed(failing(), 3))
raises(KeyError, list, windowed.Windowed(failing(), 2))

big = pin(lambda n: n > 3)
u = windowed.Until([1, 2, 3, 4, 5], big)
assert u.last is None
assert list(u) == [(1, False), (2, False), (3, False)]
assert u.last == 4 and next(u, "over") == "over"
u = windowed.Until("ab", predicate=pin(lambda c: ""))
assert list(u) == [("a", ""), ("b", "")] and u.last is None
raises(KeyError, list, windowed.Until(failing(), pin(lambda n: 0)))
raises(ZeroDivisionError, list, windowed.Until([0], pin(lambda n: 1 // n)))
raises(TypeError, windowed.Until, 5, pin(lambda n: 0))
raises(TypeError, windowed.Until, [], 5)

marker = object()
assert windowed.occurrences([marker, 1, marker, object()], marker) == 2
assert windowed.occurrences([], marker) == 0
raises(KeyError, windowed.occurrences, failing(), marker)
gc.collect()
