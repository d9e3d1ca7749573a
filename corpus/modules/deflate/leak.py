"""Which planted leaks of deflate show at run time."""
import deflate
from growth import show


class File:
    """write() and flush() give fresh objects, so that a lost one can be seen."""
    def write(self, data):
        return float(len(data))

    def flush(self):
        return [None]


class Quiet(File):
    def flush(self):
        return None


file = File()


def wrong_data():
    try:
        deflate.chunks(b"no zlib data")
    except deflate.Error:
        pass


def wrong_level():
    try:
        deflate.compress(bytearray(b"x"), level=99)
    except ValueError:
        pass


class Unwritten(File):
    def write(self, data):
        return None


unwritten = Unwritten()
show("RL104 message", wrong_data)
show("RL101 written", lambda: deflate.write_to(file, b"x"))
show("RL103 PyObject_CallMethodNoArgs", lambda: deflate.write_to(unwritten, b"x", flush=True))
show("RL602 data", wrong_level)
