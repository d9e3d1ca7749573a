"""What is marked in deflate/wrong, at run time."""
import deflate
from confirm import blocks, case, memory, quietly, refcount, short_of_memory, starve_at, starve_from
from importlib.machinery import ExtensionFileLoader
from importlib.util import module_from_spec, spec_from_file_location

DATA = b"reference " * 30
PACKED = deflate.compress(DATA)


class File:
    """write() and flush() give fresh objects, so that a lost one can be seen."""
    def write(self, data):
        return float(len(data))

    def flush(self):
        return [None]


class Unwritten(File):
    def write(self, data):
        return None


def fresh():
    """The module once more, with a state of its own and not executed yet."""
    loader = ExtensionFileLoader("deflate", deflate.__file__)
    return module_from_spec(spec_from_file_location("deflate", deflate.__file__, loader=loader))


@case("blocks", "RL104 message")
def detail_of_an_error():
    return blocks(lambda: quietly(deflate.chunks, b"no zlib data"))


@case("memory", "RL102 result")
def bytes_that_zlib_has_no_memory_for():
    return short_of_memory(lambda: quietly(deflate.compress, DATA))


@case("refcount", "RL602 data")
def data_with_a_wrong_level():
    data = bytearray(b"x")
    return refcount(data, lambda: quietly(deflate.compress, data, level=99))


@case("memory", "RL604 block")
def block_that_zlib_has_no_memory_for():
    return short_of_memory(lambda: quietly(deflate.chunks, PACKED, size=500))


@case("blocks", "RL103 PyObject_CallMethodNoArgs")
def result_of_flush():
    file = Unwritten()
    return blocks(lambda: deflate.write_to(file, b"x", flush=True))


@case("blocks", "RL101 written")
def result_of_write():
    file = File()
    return blocks(lambda: deflate.write_to(file, b"x"))


@case("starved", "RL801 pair")
def sums_without_memory():
    kept = []
    for which in range(5):
        kept.extend([(which, i) for i in range(5000)])  # no tuple is left on the free list
        starve_from(which, lambda: deflate.sums(b"x"))


@case("blocks", "RL105 version")
def version_that_cannot_be_added():
    """Of the allocations of the module's execution those that fail behind the constant before it."""
    def fails_late(which):
        module = fresh()
        return starve_at(which, lambda: module.__loader__.exec_module(module)) and hasattr(module, "BEST")

    return sum(blocks(lambda: fails_late(which), rounds=300) for which in range(150) if fails_late(which))
