"""Normal use of container; stays on paths where the planted bugs of wrong/ do not crash."""
import ctypes
import gc

import container


def pin(obj, times=100):
    """wrong/ releases too much here and there: give the object references to spare."""
    for _ in range(times):
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(obj))
    return obj


# Small integers only: wrong/ hands out borrowed items.
b = container.Bag([1, 2, 3])
b.append(4)
b.extend(range(5, 8))
assert len(b) == 7
assert [b[0], b[-1]] == [1, 7]
assert list(b) == [1, 2, 3, 4, 5, 6, 7]
assert 4 in b and 9 not in b
assert repr(b) == "Bag([1, 2, 3, 4, 5, 6, 7])"
b[0] = 10
del b[1]
assert list(b) == [10, 3, 4, 5, 6, 7]
assert b.pop() == 7
assert b.discard(0) == 10
assert list(b) == [3, 4, 5, 6]
assert b.key is None


def parity(n):
    return n % 2


pin(parity)
b.key = parity
assert b.key is parity
assert b.counts() == {1: 2, 0: 2}
assert b.groups() == {1: [3, 5], 0: [4, 6]}
b.clear()
assert len(b) == 0 and b.counts() == {}

for bad in (lambda: container.Bag(key=3), lambda: container.Bag(5), lambda: setattr(b, "key", 1),
            lambda: b.__delattr__("key"), lambda: hash(b)):
    try:
        bad()
    except TypeError:
        pass
    else:
        raise AssertionError("TypeError expected")
for bad in (lambda: b[0], b.pop, lambda: b.discard(3)):
    try:
        bad()
    except IndexError:
        pass
    else:
        raise AssertionError("IndexError expected")


class Sub(container.Bag):
    pass


def broken(item):
    raise KeyError(item)


s = Sub([1], key=broken)
for call in (s.counts, s.groups):
    try:
        call()
    except KeyError:
        pass
    else:
        raise AssertionError("KeyError expected")

# A bag in itself is collected.
s.append(s)
assert "Bag(...)" in repr(container.Bag([s]))
del s
gc.collect()
