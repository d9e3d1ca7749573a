"""Normal use of registry; what wrong/ over-releases is pinned first."""
import ctypes
import gc

import registry


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


one, two, three = pin("one"), pin("two"), pin("three")
entry = pin(registry.register(one, [1]))
assert (entry.name, entry.value, entry.tag) == ("one", [1], None)
assert repr(entry) == "<entry 'one'>" and type(entry).__name__ == "Entry"
pin(registry.register(name=two, value=2, tag="even"))
pin(registry.register(three, 3, tag="odd"))
assert registry.lookup("one") is entry
assert registry.lookup("two").tag == "even"
assert registry.pairs() == (("one", [1]), ("two", 2), ("three", 3))
registry.tag("two", "prime")
assert registry.lookup("two").tag == "prime"
assert entry.retag("first") is None and entry.retag("1st") == "first"
assert registry.unregister("three") == 3
assert registry.pairs() == (("one", [1]), ("two", 2))
registry.publish("ANSWER", 42)
assert registry.ANSWER == 42

assert issubclass(registry.Error, LookupError)
assert raises(registry.Error, registry.lookup, "three") == "no entry 'three'"
assert raises(registry.Error, registry.register, "one", 1) == "entry 'one' exists"
raises(registry.Error, registry.unregister, "three")
raises(registry.Error, registry.tag, "three", 0)
raises(TypeError, registry.lookup, [])
raises(TypeError, registry.register, 1, 2)
raises(TypeError, registry.Entry)
gc.collect()
