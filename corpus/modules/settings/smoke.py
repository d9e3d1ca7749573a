"""Normal use of settings; what wrong/ steals is pinned first."""
import ctypes
import gc

import settings


def pin(obj, times=100):
    for _ in range(times):
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(obj))
    return obj


def raises(kind, call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except kind as caught:
        return caught.args
    raise AssertionError(f"{kind.__name__} expected")


TEXT = r'''
# a comment
title = "quoted \"text\" \\ line\nnext"   # and one more
empty = {}
[server]
ports = [80, 8_080,
         -1, ]
limits = {cpu = 2, "mem ory" = 1.5, deep = [[], [true, {x = none}]]}
[client]
on = false
[server]
name = "ä"
'''
EXPECTED = {
    "title": 'quoted "text" \\ line\nnext',
    "empty": {},
    "server": {"ports": [80, 8080, -1], "name": "ä",
               "limits": {"cpu": 2, "mem ory": 1.5, "deep": [[], [True, {"x": None}]]}},
    "client": {"on": False},
}
parse = settings.parse
assert parse(TEXT) == EXPECTED
assert parse(TEXT, strict=True, hook=None) == EXPECTED
assert parse("") == {} and parse(" # only\n\n") == {}
assert parse("a = 1\na = 2") == {"a": 2}
assert parse("a = 1\nb = [2]", hook=lambda key, value: (key, value)) == {"a": ("a", 1), "b": ("b", [2])}
assert parse("a = 1\n[t]\nb = 2", defaults={"a": 9, "c": 3, "_d": 4, "t": {"b": 5, "e": 6}}) == {
    "a": 1, "c": 3, "t": {"b": 2, "e": 6}}

Error = settings.Error
assert issubclass(Error, ValueError)
assert raises(Error, parse, "\n\na = ") == ("a value is expected", 3)
assert raises(Error, parse, "a 1") == ("'=' is expected", 1)
assert raises(Error, parse, "= 1") == ("a key is expected", 1)
assert raises(Error, parse, 'a = "x') == ("text without an end", 1)
assert raises(Error, parse, r'a = "\x"') == ("unknown escape", 1)
assert raises(Error, parse, "a = [1 2]") == ("',' or the end of the list is expected", 1)
assert raises(Error, parse, "a = 1 2") == ("the end of the line is expected", 1)
assert raises(Error, parse, "[a") == ("']' is expected", 1)
assert raises(Error, parse, "a = 1\n[a]") == ("the section's name is a key already", 2)
assert raises(Error, parse, "a = {b = 1, b = 2}", strict=True) == ("key given twice", 1)
assert raises(Error, parse, "a = [\n{b = [1, {c = nothing}]}]") == ("a value is expected", 2)
raises(Error, parse, "a = [")
raises(Error, parse, "a = {b")
raises(ValueError, parse, "a = 1-2")
raises(ValueError, parse, "a = 1.2.3")
raises(RecursionError, parse, "a = " + "[" * 100000)
raises(ZeroDivisionError, parse, "a = {b = [0]}", hook=lambda key, value: 1 // value[0])
raises(TypeError, parse, "a = 1", hook=5)
raises(TypeError, parse, "a = 1", {})
raises(TypeError, parse, "a = 1", defaults=[])

items = [1, 2]
settings.override(items, 1, '{a = [3]}')
assert items == [1, {"a": [3]}]
assert raises(IndexError, settings.override, items, 2, "7") == ("no place 2 for 7",)
raises(Error, settings.override, items, 0, "*")

tree = {pin("a"): {pin("b"): 1, pin("c"): {}}, pin("d"): [2]}
assert settings.outline(tree) == [(0, "a"), (1, "b"), (1, "c"), (0, "d")]
raises(TypeError, settings.outline, [])
gc.collect()
