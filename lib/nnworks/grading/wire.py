"""Values as bytes: all that passes between the process that judges and the student's.

Plain data cross by value, exact types alone; anything else crosses as a `Reference`, a
token that means something only to who made it. There is no pickle and no name that is
looked up, so reading a message runs no code but this. What is malformed, too large or
too deep ends in one exception, `WireError`.
"""

import collections
import decimal
import fractions
import struct
import sys
from dataclasses import dataclass

import numpy as np

from nnworks.grading import arrays
from nnworks.grading.arrays import WireError

__all__ = ["Bounds", "Reference", "Unsendable", "WireError", "decode", "encode"]

_SIZE = struct.Struct("<I")
_INT = struct.Struct("<q")
_FLOAT = struct.Struct("<d")
_COMPLEX = struct.Struct("<dd")
_LONGEST_INT = 1 << 17  # bytes
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


class Unsendable(TypeError):
    """A value that cannot cross; the text says what it is."""


def encode(value, *, refer=None, bounds=BOUNDS):
    """Put a value into bytes.

    Parameters
    ----------
    value : object
    refer : callable, optional
        ``refer(value)`` gives what is sent in the place of a value that is not plain
        data: a `Reference`, or plain data. Without it such a value raises.
    bounds : Bounds

    Returns
    -------
    bytes

    Raises
    ------
    Unsendable
        For a value that is no data, or that is larger than `bounds`.
    """
    writer = _Writer(refer, bounds)
    writer.write(value, 0)
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
    def __init__(self, refer, bounds):
        self.out, self.refer, self.bounds = bytearray(), refer, bounds
        self.left = bounds.items

    def write(self, value, depth):
        self.left -= 1
        if depth > self.bounds.depth:
            raise Unsendable("it is nested too deeply, or holds itself")
        if self.left < 0 or len(self.out) > self.bounds.size:
            raise Unsendable("it is too large")
        put = _WRITERS.get(type(value)) or _numpy_writer(value)
        if put is not None:
            put(self, value, depth)
            return
        instead = self.refer(value) if self.refer else None
        if type(instead) is Reference:
            self.out += b"H"
            _put_bytes(self, instead.token)
            self.write(instead.about, depth + 1)
        elif instead is None or instead is value:
            raise Unsendable(f"a {type(value).__name__} is no data")
        else:
            self.write(instead, depth + 1)

    def count(self, tag, number):
        self.out += tag
        self.out += _SIZE.pack(number)

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
        get = _READERS.get(self.take(1))
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
        return _SIZE.unpack(self.take(4))[0]

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


# One function a kind of value, and one that reads it again.


def _put_bool(writer, value, depth):
    writer.out += b"t" if value else b"f"


def _put_int(writer, value, depth):
    if -(1 << 63) <= value < 1 << 63:
        writer.out += b"i"
        writer.out += _INT.pack(value)
        return
    size = value.bit_length() // 8 + 1
    if size > _LONGEST_INT:
        raise Unsendable("an integer of more than a million bits")
    writer.count(b"I", size)
    writer.out += value.to_bytes(size, "little", signed=True)


def _get_long(reader, depth):
    size = reader.number()
    if size > _LONGEST_INT:
        raise WireError("an integer of too many digits")
    return int.from_bytes(reader.take(size), "little", signed=True)


def _put_bytes(writer, value):
    writer.count(b"", len(value))
    writer.out += value


def _put_text(tag):
    def put(writer, value, depth):
        writer.out += tag
        _put_bytes(writer, str(value).encode("utf-8", "surrogatepass"))

    return put


def _put_binary(tag):
    def put(writer, value, depth):
        writer.out += tag
        _put_bytes(writer, value)

    return put


def _put_several(tag):
    return lambda writer, value, depth: writer.several(tag, list(value), depth)


def _put_pairs(tag):
    def put(writer, value, depth):
        flat = [part for pair in value.items() for part in pair]
        writer.several(tag, flat, depth)

    return put


def _put_parts(tag, *names):
    def put(writer, value, depth):
        parts = [getattr(value, name) for name in names]
        writer.several(tag, parts, depth)

    return put


def _get_parts(make, kinds, count):
    def get(reader, depth):
        parts = reader.several(depth)
        if len(parts) != count or not all(type(part) in kinds for part in parts):
            raise WireError(f"the parts of a {make.__name__}")
        return make(*parts)

    return get


def _get_slice(reader, depth):
    parts = reader.several(depth)
    if len(parts) != 3:
        raise WireError("the parts of a slice")
    return slice(*parts)


def _get_reference(reader, depth):
    token = reader.take(reader.number())
    about = reader.read(depth + 1)
    if reader.resolve is None:
        raise WireError("a reference where only data belong")
    return reader.resolve(Reference(token, about))


def _put_array(writer, value, depth):
    if value.dtype.kind == "O":
        writer.out += b"o"
        writer.several(b"", [tuple(value.shape), *value.ravel().tolist()], depth)
        return
    head, body = arrays.split(value)
    if len(body) + len(writer.out) > writer.bounds.size:
        raise Unsendable("it is too large")
    writer.out += b"a"
    _put_bytes(writer, head)
    _put_bytes(writer, body)


def _get_array(reader, depth):
    head = reader.take(reader.number())
    size = reader.number()
    start = reader.at
    reader.take(size)
    return arrays.join(head, reader.view[start : start + size])


def _get_objects(reader, depth):
    shape, *entries = reader.several(depth)
    return arrays.objects(shape, entries)


def _put_scalar(writer, value, depth):
    head, body = arrays.split(np.asarray(value))
    writer.out += b"n"
    _put_bytes(writer, head)
    _put_bytes(writer, body)


def _get_scalar(reader, depth):
    value = _get_array(reader, depth)
    if value.ndim:
        raise WireError("a number with a shape")
    return value[()]


def _put_generator(writer, value, depth):
    writer.several(b"R", arrays.generator_state(value), depth)


def _get_generator(reader, depth):
    return arrays.generator(reader.several(depth))


def _put_tensor(writer, value, depth):
    parts = arrays.tensor_parts(value)
    writer.several(b"T", parts, depth)


def _get_tensor(reader, depth):
    return arrays.tensor(reader.several(depth))


def _numpy_writer(value):
    """The writer of kinds that have many types, or whose library may not be there."""
    kind = type(value)
    if kind is np.ndarray:
        sendable = value.dtype.kind == "O" or arrays.sendable(value.dtype)
        return _put_array if sendable else None
    if kind in arrays.SCALARS:
        return _put_scalar if arrays.sendable(value.dtype) else None
    if kind is np.random.Generator:
        return _put_generator if arrays.is_known_generator(value) else None
    torch = sys.modules.get("torch")
    if torch is not None and kind is getattr(torch, "Tensor", None):
        return _put_tensor if arrays.is_plain_tensor(value) else None
    return None


_WRITERS = {
    type(None): lambda writer, value, depth: writer.out.extend(b"N"),
    type(Ellipsis): lambda writer, value, depth: writer.out.extend(b"."),
    bool: _put_bool,
    int: _put_int,
    float: lambda writer, value, depth: writer.out.extend(b"d" + _FLOAT.pack(value)),
    complex: lambda writer, value, depth: writer.out.extend(
        b"c" + _COMPLEX.pack(value.real, value.imag)
    ),
    str: _put_text(b"s"),
    bytes: _put_binary(b"b"),
    bytearray: _put_binary(b"y"),
    list: _put_several(b"l"),
    tuple: _put_several(b"u"),
    set: _put_several(b"e"),
    frozenset: _put_several(b"z"),
    collections.deque: _put_several(b"q"),
    dict: _put_pairs(b"m"),
    collections.OrderedDict: _put_pairs(b"O"),
    collections.Counter: _put_pairs(b"C"),
    collections.defaultdict: _put_pairs(b"D"),
    slice: _put_parts(b":", "start", "stop", "step"),
    range: _put_parts(b"r", "start", "stop", "step"),
    fractions.Fraction: _put_parts(b"Q", "numerator", "denominator"),
    decimal.Decimal: _put_text(b"x"),
}
_READERS = {
    b"N": lambda reader, depth: None,
    b".": lambda reader, depth: Ellipsis,
    b"t": lambda reader, depth: True,
    b"f": lambda reader, depth: False,
    b"i": lambda reader, depth: _INT.unpack(reader.take(8))[0],
    b"I": _get_long,
    b"d": lambda reader, depth: _FLOAT.unpack(reader.take(8))[0],
    b"c": lambda reader, depth: complex(*_COMPLEX.unpack(reader.take(16))),
    b"s": lambda reader, depth: reader.text(),
    b"b": lambda reader, depth: reader.take(reader.number()),
    b"y": lambda reader, depth: bytearray(reader.take(reader.number())),
    b"l": lambda reader, depth: reader.several(depth),
    b"u": lambda reader, depth: tuple(reader.several(depth)),
    b"e": lambda reader, depth: reader.unique(set, depth),
    b"z": lambda reader, depth: reader.unique(frozenset, depth),
    b"q": lambda reader, depth: collections.deque(reader.several(depth)),
    b"m": lambda reader, depth: reader.pairs(depth),
    b"O": lambda reader, depth: collections.OrderedDict(reader.pairs(depth)),
    b"C": lambda reader, depth: collections.Counter(reader.pairs(depth)),
    b"D": lambda reader, depth: collections.defaultdict(None, reader.pairs(depth)),
    b":": _get_slice,
    b"r": _get_parts(range, {int}, 3),
    b"Q": _get_parts(fractions.Fraction, {int}, 2),
    b"x": lambda reader, depth: decimal.Decimal(reader.text()),
    b"a": _get_array,
    b"o": _get_objects,
    b"n": _get_scalar,
    b"R": _get_generator,
    b"T": _get_tensor,
    b"H": _get_reference,
}
