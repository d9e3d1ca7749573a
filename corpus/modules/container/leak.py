"""Which planted leaks of container show at run time."""
import container
from growth import show

many = container.Bag([0] * 300)
show("RL107 count", many.counts)


class Key:
    def __call__(self, item):
        return item


def cycle():
    key = Key()
    key.bag = container.Bag(key=key)


show("RL304 key", cycle)
