"""Which planted leaks of framebuf show at run time."""
import framebuf
from growth import show

frame = framebuf.Frame(300, 300)


class Sub(framebuf.Frame):
    pass


def move():
    framebuf.Cursor(framebuf.Frame(1, 1)).move(frame)


def cycle():
    sub = Sub(1, 1)
    sub.cursor = framebuf.Cursor(sub)


def wrong_size():
    try:
        frame.paste(bytearray(b"x"))
    except ValueError:
        pass


def wrong_label():
    try:
        frame.label = "a\0b"
    except ValueError:
        pass


show("RL106 self", lambda: bytes(framebuf.Frame(1, 1)))
show("RL101 size", frame.info)
show("RL104 self->frame", move)
show("RL303 Cursor_Type", cycle)
show("RL602 view", wrong_size)
show("RL604 copy", wrong_label)
