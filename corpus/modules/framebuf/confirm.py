"""What is marked in framebuf/wrong, at run time."""
import framebuf
from confirm import blocks, case, memory, objects, quietly, refcount, starve

frame = framebuf.Frame(300, 300)


@case("refcount", "RL106 self")
def frame_that_was_exported():
    return refcount(frame, lambda: bytes(frame))


@case("refcount", "RL602 view")
def exporter_of_the_wrong_size():
    source = bytearray(b"x")
    return refcount(source, lambda: quietly(frame.paste, source))


@case("blocks", "RL102 rows")
def rows_without_memory():
    return blocks(lambda: starve(frame.rows, most=40), rounds=50)


@case("blocks", "RL101 size")
def size_in_a_dict():
    return blocks(frame.info)


@case("crash", "RL111 result")
def result_that_is_too_large():
    quietly(frame.map, lambda pixel: int("5" * 1000))
    quietly(frame.map, lambda pixel: 5000)


@case("memory", "RL604 copy")
def label_with_a_null_character():
    return memory(lambda: quietly(setattr, frame, "label", "a\0" + "b" * 100))


@case("refcount", "RL104 self->frame")
def frame_that_a_cursor_leaves():
    return refcount(frame, lambda: framebuf.Cursor(frame).move(framebuf.Frame(1, 1)))


@case("objects", "RL303 Cursor_Type")
def cursor_that_its_frame_holds():
    class Sub(framebuf.Frame):
        pass

    def make():
        sub = Sub(1, 1)
        sub.cursor = framebuf.Cursor(sub)
    return objects(make, "Sub")
