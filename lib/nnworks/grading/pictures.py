"""Pictures from a stranger's outputs: PNG and JPEG that are what they claim."""

import base64
import binascii
import struct
import zlib

__all__ = ["cleaned"]

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
# What a picture is drawn from; texts, profiles and animations stay behind.
_CHUNKS = (b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"sRGB", b"pHYs", b"IDAT", b"IEND")
_PIXELS = 25_000_000  # a small file can hold a picture that fills a browser's memory


def cleaned(kind, text, room):
    """The picture as base64 text, without what is no part of it; None if it is none.

    Parameters
    ----------
    kind : str
        ``image/png`` or ``image/jpeg``.
    text : str
        Base64, as notebooks hold it; line breaks are allowed.
    room : int
        Characters that the result may take; a larger picture is none.
    """
    compact = "".join(text.split())
    if len(compact) > room:
        return None
    try:
        data = base64.b64decode(compact, validate=True)
        data = _png(data) if kind == "image/png" else _jpeg(data)
    except (binascii.Error, struct.error, ValueError):
        return None
    coded = base64.b64encode(data).decode()
    return coded if len(coded) <= room else None


def _png(data):
    """The critical chunks of a PNG file, each with its own checksum right."""
    if not data.startswith(_PNG):
        raise ValueError("not a PNG file")
    at, kept, names = len(_PNG), [_PNG], []
    while not names or names[-1] != b"IEND":
        (length,) = struct.unpack_from(">I", data, at)
        name, end = data[at + 4 : at + 8], at + 12 + length
        (checksum,) = struct.unpack_from(">I", data, end - 4)
        if checksum != zlib.crc32(data[at + 4 : end - 4]):
            raise ValueError("a chunk is damaged")
        if not names:
            width, height = struct.unpack_from(">II", data, at + 8)
            if name != b"IHDR" or not 0 < width * height <= _PIXELS:
                raise ValueError("no header, or too many pixels")
        names.append(name)
        if name in _CHUNKS:
            kept.append(data[at:end])
        at = end
    if b"IDAT" not in names:
        raise ValueError("no picture in it")
    return b"".join(kept)


def _jpeg(data):
    """A JPEG file up to its end mark, with a frame of reasonable size in it."""
    if not data.startswith(_JPEG):
        raise ValueError("not a JPEG file")
    at = 2
    while True:
        mark, kind, length = struct.unpack_from(">BBH", data, at)
        if mark != 0xFF:
            raise ValueError("no mark where one must be")
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, at + 5)
            break
        at += 2 + max(2, length)
    end = data.rfind(b"\xff\xd9")
    if end < at or not 0 < width * height <= _PIXELS:
        raise ValueError("no end, or too many pixels")
    return data[: end + 2]
