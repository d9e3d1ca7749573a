"""Normal use of deflate, both versions."""
import io
import zlib

import deflate

text = b"reference " * 5000
packed = deflate.compress(text)
assert zlib.decompress(packed) == text
assert deflate.compress(data=text, level=deflate.BEST) == zlib.compress(text, 9)
assert zlib.decompress(deflate.compress(memoryview(b""))) == b""

pieces = deflate.chunks(packed, size=1000)
assert len(pieces) == 50 and b"".join(pieces) == text
assert b"".join(deflate.chunks(packed)) == text
assert deflate.chunks(deflate.compress(b"")) == []

out = io.BytesIO()
assert deflate.write_to(out, text, flush=True) == len(out.getvalue())
assert zlib.decompress(out.getvalue()) == text
assert deflate.sums(text) == (zlib.crc32(text), zlib.adler32(text))
assert deflate.ZLIB_VERSION == zlib.ZLIB_RUNTIME_VERSION


def raises(kind, call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except kind as caught:
        return str(caught)
    raise AssertionError(f"{kind.__name__} expected")


assert raises(deflate.Error, deflate.chunks, b"no zlib data").startswith("zlib error -3: incorrect")
assert raises(deflate.Error, deflate.chunks, packed[:20]).startswith("zlib error -5")
raises(ValueError, deflate.compress, b"x", level=10)
raises(ValueError, deflate.chunks, packed, size=0)
raises(TypeError, deflate.compress, "text")
raises(AttributeError, deflate.write_to, object(), b"x")
raises(ValueError, deflate.write_to, (lambda f: f.close() or f)(io.BytesIO()), b"x")
