"""What is marked in container/wrong, at run time."""
import datetime
import gc
import sys

import container
from confirm import blocks, case, objects, quietly, refcount, starve


class Numbers:
    def __init__(self, count):
        self.left = count

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return self.left


class Key:
    def __call__(self, item):
        return item


@case("refcount", "RL102 iter")
def iter_when_the_array_cannot_grow():
    """PyObject_GetIter gives the object itself: its count shows what happens to `iter`."""
    numbers = Numbers(0)

    def call():
        numbers.left = 500
        starve(lambda: container.Bag().extend(numbers), most=4)

    return refcount(numbers, call)


@case("objects", "RL304 key")
def bag_that_its_key_holds():
    def make():
        key = Key()
        key.bag = container.Bag(key=key)
    return objects(make, "Key")


@case("debug", "RL306 Bag_Type")
def collection_while_a_bag_dies():
    class Item:
        def __del__(self):
            gc.collect()
    container.Bag([Item()])


@case("refcount", "RL112 item")
def item_that_was_only_lent():
    item = object()
    bag = container.Bag([item])
    return refcount(item, lambda: bag[0])


@case("crash", "RL201 item")
def discarded_item():
    bag = container.Bag([bytes(4000)])
    bag.discard(0)


@case("blocks", "RL107 count")
def counts():
    many = container.Bag([0] * 300)  # above 256: each count is an int of its own
    return blocks(many.counts, rounds=30)


@case("crash", "RL113 value")
def key_function_that_died():
    bag = container.Bag(["item"])
    bag.key = type("Key", (), {"__slots__": ("padding",), "__call__": lambda self, item: item})()
    quietly(bag.counts)


def uncounted_holders(kind):
    """References to a type that are in no dict, tuple or descriptor: its file's own, and those of whatever lent it here."""
    known = 0
    for holder in gc.get_referrers(kind):
        if isinstance(holder, dict):
            known += sum(value is kind for value in holder.values())
        elif isinstance(holder, tuple):
            known += sum(value is kind for value in holder)
        else:
            known += getattr(holder, "__objclass__", None) is kind or getattr(holder, "__self__", None) is kind
    return sys.getrefcount(kind) - known


@case("refcount", "RL114 Bag_Type")
def type_without_a_reference_of_its_own():
    """Held against a static type of a module that is initialised in the same way."""
    return uncounted_holders(container.Bag) - uncounted_holders(datetime.timezone)
