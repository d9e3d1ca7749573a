"""What is marked in registry/wrong, at run time."""
import ctypes
import importlib.machinery
import importlib.util
import sys

import registry
from confirm import blocks, case, objects, quietly, refcount, starve


def fresh():
    """The module once more, with a state and types of its own."""
    loader = importlib.machinery.ExtensionFileLoader("registry", registry.__file__)
    spec = importlib.util.spec_from_file_location("registry", registry.__file__, loader=loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def entry_of(module, name, value):
    """A registered entry without the surplus reference of RL106, which is not looked for here."""
    entry = module.register(name, value)
    if sys.getrefcount(entry) > 3:  # more than the table, this variable and the argument
        ctypes.pythonapi.Py_DecRef(ctypes.py_object(entry))
    return entry


@case("objects", "RL307 entry_spec")
def entry_in_a_cycle_with_its_type():
    def make():
        module = fresh()
        entry = entry_of(module, "one", None)
        type(entry).first = entry
        module.unregister("one")
    return objects(make, "Entry")


@case("blocks", "RL106 entry")
def entry_that_was_unregistered():
    def call():
        registry.register("name", None)
        registry.unregister("name")
    return blocks(call)


@case("refcount", "RL112 entry")
def entry_that_was_looked_up():
    entry = registry.register("looked up", None)
    return refcount(entry, lambda: registry.lookup("looked up"))


@case("refcount", "RL111 entry")
def entry_that_was_tagged():
    entry = registry.register("tagged", None)
    return refcount(entry, lambda: registry.tag("tagged", None))


@case("refcount", "RL114 name")
def name_in_a_pair():
    name = "".join(["na", "me"])
    registry.register(name, None)
    return refcount(name, registry.pairs)


@case("blocks", "RL105 constant")
def constant_that_cannot_be_added():
    """Only the dict of the module can fail here: its key is interned already, and the int comes first."""
    def call():
        starve(lambda: registry.publish("constant", 100000), most=8)
    return blocks(call)


@case("starved", "RL801 state->entry_type")
def module_without_memory_for_its_type():
    starve(lambda: quietly(fresh), most=2000)


@case("objects", "RL311 entries")
def entry_that_holds_the_module():
    def make():
        module = fresh()
        entry_of(module, "self", module)
    return objects(make, "Entry")
