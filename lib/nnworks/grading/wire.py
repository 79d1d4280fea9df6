"""Values as bytes: all that passes between the process that judges and the student's.

Plain data cross by value, exact types alone; anything else crosses as a `Reference`, a
token that means something only to who made it. There is no pickle and no name that is
looked up, so reading a message runs no code but this. What is malformed, too large or
too deep ends in one exception, `WireError`.
"""

import struct
from dataclasses import dataclass

from nnworks.grading.arrays import WireError
from nnworks.grading.kinds import READERS, SIZE, Unsendable, writer_of

__all__ = ["Bounds", "Reference", "Unsendable", "WireError", "decode", "encode"]

_MALFORMED = (ArithmeticError, LookupError, MemoryError, RuntimeError, TypeError)
_MALFORMED += (ValueError, struct.error)


@dataclass(frozen=True)
class Bounds:
    """The most that one message may be.

    `size` is in bytes, `items` counts values, each entry of a list being one, `depth`
    how far containers may be nested.
    """

    size: int = 256 << 20
    items: int = 1_000_000
    depth: int = 64


BOUNDS = Bounds()


@dataclass(frozen=True)
class Reference:
    """Stands for an object that stays where it is.

    `token` finds it again on the side that has it; `about` is data that describes it.
    """

    token: bytes
    about: object = None


def encode(value, *, refer=None, known=None, bounds=BOUNDS):
    """Put a value into bytes.

    Parameters
    ----------
    value : object
    refer : callable, optional
        ``refer(value)`` gives what is sent in the place of a value that is not plain
        data: a `Reference`, or plain data. Without it such a value raises.
    known : dict, optional
        {id of a value: the `Reference` that is sent in its place}, plain data as well.
    bounds : Bounds

    Returns
    -------
    bytes

    Raises
    ------
    Unsendable
        For a value that is no data, or that is larger than `bounds`.
    """
    writer = _Writer(refer, known, bounds)
    writer.write(value, 0)
    if len(writer.out) > bounds.size:
        raise Unsendable("it is too large")
    return bytes(writer.out)


def decode(message, *, resolve=None, bounds=BOUNDS):
    """Read a value from bytes; the message must end where the value does.

    Parameters
    ----------
    message : bytes
    resolve : callable, optional
        ``resolve(reference)`` gives the object that a `Reference` stands for. Without
        it a message that holds one is malformed.
    bounds : Bounds

    Raises
    ------
    WireError
    """
    if len(message) > bounds.size:
        raise WireError(f"a message of {len(message)} bytes")
    reader = _Reader(message, resolve, bounds)
    try:
        value = reader.read(0)
    except WireError:
        raise
    except _MALFORMED as error:
        raise WireError(f"{type(error).__name__}: {error}") from None
    if reader.at != len(message):
        raise WireError(f"{len(message) - reader.at} bytes behind the value")
    return value


class _Writer:
    def __init__(self, refer, known, bounds):
        self.out, self.refer, self.bounds = bytearray(), refer, bounds
        self.known, self.left = known or {}, bounds.items

    def write(self, value, depth):
        self.left -= 1
        if depth > self.bounds.depth:
            raise Unsendable("it is nested too deeply, or holds itself")
        if self.left < 0 or len(self.out) > self.bounds.size:
            raise Unsendable("it is too large")
        instead = self.known.get(id(value))
        put = writer_of(value) if instead is None else None
        if put is not None:
            put(self, value, depth)
            return
        if instead is None and self.refer:
            instead = self.refer(value)
        if type(instead) is Reference:
            self.out += b"H"
            self.bytes(instead.token)
            self.write(instead.about, depth + 1)
        elif instead is None or instead is value:
            raise Unsendable(f"a {type(value).__name__} is no data")
        else:
            self.write(instead, depth + 1)

    def count(self, tag, number):
        self.out += tag
        self.out += SIZE.pack(number)

    def bytes(self, value):
        self.count(b"", len(value))
        self.out += value

    def several(self, tag, values, depth):
        self.count(tag, len(values))
        for value in values:
            self.write(value, depth + 1)


class _Reader:
    def __init__(self, message, resolve, bounds):
        self.message, self.view = message, memoryview(message)
        self.resolve, self.bounds = resolve, bounds
        self.at, self.left = 0, bounds.items

    def read(self, depth):
        self.left -= 1
        if depth > self.bounds.depth or self.left < 0:
            raise WireError("nested too deeply, or too many values")
        get = READERS.get(self.take(1))
        if get is None:
            raise WireError("an unknown kind of value")
        return get(self, depth)

    def take(self, count):
        end = self.at + count
        if count < 0 or end > len(self.message):
            raise WireError("it ends too early")
        piece = self.message[self.at : end]
        self.at = end
        return piece

    def number(self):
        return SIZE.unpack(self.take(4))[0]

    def text(self):
        return self.take(self.number()).decode("utf-8", "surrogatepass")

    def several(self, depth):
        count = self.number()
        if count > self.left:
            raise WireError("more entries than a message may have")
        return [self.read(depth + 1) for _ in range(count)]

    def pairs(self, depth):
        flat = self.several(depth)
        found = dict(zip(flat[::2], flat[1::2], strict=True))
        if 2 * len(found) != len(flat):
            raise WireError("a key twice")
        return found

    def unique(self, kind, depth):
        flat = self.several(depth)
        found = kind(flat)
        if len(found) != len(flat):
            raise WireError("an entry of a set twice")
        return found

    def reference(self, depth):
        token = self.take(self.number())
        about = self.read(depth + 1)
        if self.resolve is None:
            raise WireError("a reference where only data belong")
        return self.resolve(Reference(token, about))
