"""How each kind of value is written and read, for `wire`: one letter a kind.

A writer is a function of (writer, value, depth), a reader one of (reader, depth); what
they are given is in `nnworks.grading.wire`.
"""

import collections
import decimal
import fractions
import struct
import sys

import numpy as np

from nnworks.grading import arrays
from nnworks.grading.arrays import WireError

__all__ = ["READERS", "SIZE", "Unsendable", "writer_of"]

SIZE = struct.Struct("<I")
_INT = struct.Struct("<q")
_FLOAT = struct.Struct("<d")
_COMPLEX = struct.Struct("<dd")
_LONGEST_INT = 1 << 17  # bytes


class Unsendable(TypeError):
    """A value that cannot cross; the text says what it is."""


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


def _put_text(tag):
    def put(writer, value, depth):
        writer.out += tag
        writer.bytes(str(value).encode("utf-8", "surrogatepass"))

    return put


def _put_binary(tag):
    def put(writer, value, depth):
        writer.out += tag
        writer.bytes(value)

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


def _put_array(writer, value, depth):
    if value.dtype.kind == "O":
        writer.out += b"o"
        writer.several(b"", [tuple(value.shape), *value.ravel().tolist()], depth)
        return
    head, body = arrays.split(value)
    if len(body) + len(writer.out) > writer.bounds.size:
        raise Unsendable("it is too large")
    writer.out += b"a"
    writer.bytes(head)
    writer.bytes(body)


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
    writer.bytes(head)
    writer.bytes(body)


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


def writer_of(value):
    """The function that writes a value, None for one that is no plain data."""
    kind = type(value)
    if kind in _WRITERS:
        return _WRITERS[kind]
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
READERS = {
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
    b"H": lambda reader, depth: reader.reference(depth),
}
