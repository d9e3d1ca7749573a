"""Normal use of framebuf, both versions."""
import gc

import framebuf


def raises(kind, call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except kind as caught:
        return str(caught)
    raise AssertionError(f"{kind.__name__} expected")


f = framebuf.Frame(3, height=2)
f.paste(b"abcdef")
assert f.rows() == [b"abc", b"def"]
assert bytes(f) == b"abcdef"
f.map(lambda pixel: pixel - 32)
assert bytes(f) == b"ABCDEF"
assert raises(ValueError, f.map, lambda pixel: -1) == "a pixel is 0 to 255"    # -1: never freed
raises(ZeroDivisionError, f.map, lambda pixel: 1 // 0)
assert f.label is None
f.label = "first"
f.label = "näxt"
assert f.label == "näxt"
assert f.info() == {"size": (3, 2), "exports": 0, "label": "näxt"}

with memoryview(f) as view:
    assert (view.shape, view.strides, view.format, view.readonly) == ((2, 3), (3, 1), "B", False)
    assert view.tolist() == [[65, 66, 67], [68, 69, 70]]
    view[1, 2] = 0
    assert f.info()["exports"] == 1
    assert "exported" in raises(BufferError, f.resize, 1, 1)
    f.paste(view.cast("B"))
assert f.info()["exports"] == 0 and f.rows()[1] == b"DE\0"
f.resize(2, 1)
assert f.rows() == [b"\0\0"]
f.paste(f)

raises(ValueError, framebuf.Frame, 0, 1)
raises(ValueError, f.resize, 1, -1)
raises(ValueError, f.paste, b"too long")
raises(TypeError, f.paste, "text")
raises(ValueError, setattr, f, "label", "a\0b")
raises(UnicodeEncodeError, setattr, f, "label", "\ud800")
raises(TypeError, delattr, f, "label")

f.paste(b"xy")
c = framebuf.Cursor(f)
assert [c.take(), c.take(), c.take()] == [ord("x"), ord("y"), None]
other = framebuf.Frame(1, 1)
c.move(other)
assert [c.take(), c.take()] == [0, None]
raises(TypeError, c.move, b"x")
raises(TypeError, framebuf.Cursor, None)
gc.collect()
