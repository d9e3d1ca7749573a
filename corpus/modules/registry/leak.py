"""Which planted leaks of registry show at run time."""
import ctypes
import importlib.machinery
import importlib.util
import sys

import registry
from growth import show


def register():
    registry.register("name", None)
    registry.unregister("name")


def fresh():
    loader = importlib.machinery.ExtensionFileLoader("registry", registry.__file__)
    spec = importlib.util.spec_from_file_location("registry", registry.__file__, loader=loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def entry_in_cycle():
    """The module's table holds an entry, whose value holds the module."""
    module = fresh()
    entry = module.register("self", module)
    if sys.getrefcount(entry) > 3:
        # More than the table, this variable and the argument: RL106 of wrong/, not looked for here.
        ctypes.pythonapi.Py_DecRef(ctypes.py_object(entry))


show("RL106 entry", register)
show("RL311 entries", entry_in_cycle)
