"""The smallest real pictures, and a PNG file of any chunks."""

import base64
import struct
import zlib

_MARK = b"\x89PNG\r\n\x1a\n"


def chunk(name, data=b""):
    checksum = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", checksum)


def header(width=1, height=1):
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))


def png(*chunks, after=b""):
    return _MARK + b"".join(chunks) + after


IDAT, IEND = chunk(b"IDAT", zlib.compress(b"\0\0")), chunk(b"IEND")


def coded(data):
    return base64.b64encode(data).decode()


PNG = coded(png(header(), IDAT, IEND))
_FRAME = struct.pack(">BBHBHHB", 0xFF, 0xC0, 11, 8, 4, 5, 1) + b"\x01\x11\x00"
_JFIF = struct.pack(">BBH", 0xFF, 0xE0, 16) + b"JFIF\0" + b"\1\1\0\0\1\0\1\0\0"
JPEG_BYTES = b"\xff\xd8" + _JFIF + _FRAME + b"\xff\xda\0\x08\1\1\0\0\x3f\0z\xff\xd9"
JPEG = coded(JPEG_BYTES)
