"""Which planted leaks of settings show at run time."""
import settings
from growth import growth, show


def fails(text):
    def call():
        try:
            settings.parse(text)
        except settings.Error:
            pass
    return call


# In wrong/ every error loses the tuple of its details; the others come on top of that.
each_error = growth(fails("long-key 1"))
show("RL103 Py_BuildValue", fails("long-key 1"))
show("RL102 key", fails("long-key = *"), above=each_error)
show("RL604 raw", fails(r'"\x" = 1'), above=each_error)
show("RL104 value", lambda: settings.parse("a = 12345"))
show("RL101 keys", lambda: settings.parse("", defaults={}))
