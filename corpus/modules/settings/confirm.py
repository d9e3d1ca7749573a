"""What is marked in settings/wrong, at run time."""
import settings
from confirm import blocks, case, memory, quietly, refcount


def fails(text):
    return lambda: quietly(settings.parse, text)


def above_each_error(size, text):
    """In wrong/ every error loses the tuple of its details (RL103); this is what is lost besides."""
    return size(fails(text)) - size(fails("long-key 1"))


@case("blocks", "RL103 Py_BuildValue")
def details_of_an_error():
    return blocks(fails("long-key 1"))


@case("memory", "RL604 raw")
def text_with_an_unknown_escape():
    return above_each_error(memory, r'"\x" = 1' + " " * 1000)


@case("blocks", "RL104 value")
def digits_of_a_number():
    return blocks(lambda: settings.parse("a = 12345"))


@case("blocks", "RL102 key")
def key_without_a_value():
    return above_each_error(blocks, "long-key = *")


@case("crash", "RL801 name")
def key_that_is_no_text():
    quietly(settings.parse, "", defaults={"\ud800": 1})


@case("blocks", "RL101 keys")
def keys_of_the_defaults():
    return blocks(lambda: settings.parse("", defaults={}))


@case("debug", "RL202 value")
def value_without_a_place():
    quietly(settings.override, [], 3, "7" * 2000)


@case("refcount", "RL114 key")
def key_in_an_outline():
    key = "".join(["ke", "y"])
    return refcount(key, lambda: settings.outline({key: 1}))
