"""The wire: every value comes out as it went in, and no message does any harm."""

import collections
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nnworks.grading import wire
from nnworks.grading.wire import Bounds, Reference, Unsendable, WireError

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.complex_numbers(),
    st.text(st.characters(), max_size=20),
    st.binary(max_size=20),
    st.just(Ellipsis),
    st.fractions(),
    st.builds(range, st.integers(-9, 9), st.integers(-9, 9)),
    st.builds(slice, st.integers(), st.none(), st.integers()),
)
DTYPES = st.one_of(
    hnp.boolean_dtypes(),
    hnp.integer_dtypes(endianness="?"),
    hnp.floating_dtypes(endianness="?"),
    hnp.complex_number_dtypes(endianness="?"),
    hnp.unicode_string_dtypes(endianness="?", max_len=5),
    hnp.byte_string_dtypes(max_len=5),
    hnp.datetime64_dtypes(),
    hnp.timedelta64_dtypes(),
)
ARRAYS = hnp.arrays(DTYPES, hnp.array_shapes(min_dims=0, min_side=0, max_side=4))
KEYS = st.one_of(st.integers(), st.text(max_size=5), st.tuples(st.integers()))
VALUES = st.recursive(
    SCALARS | ARRAYS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.lists(inner, max_size=4).map(collections.deque),
        st.dictionaries(KEYS, inner, max_size=4),
        st.sets(KEYS, max_size=4),
        st.frozensets(KEYS, max_size=4),
    ),
    max_leaves=8,
)


def same(a, b):
    """The same value of exactly the same type, to the last bit."""
    if type(a) is not type(b):
        return False
    if isinstance(a, float):
        return struct.pack("<d", a) == struct.pack("<d", b)
    if isinstance(a, complex):
        return same(a.real, b.real) and same(a.imag, b.imag)
    if isinstance(a, np.ndarray):
        alike = a.dtype == b.dtype and a.shape == b.shape
        return alike and a.tobytes() == b.tobytes()
    if isinstance(a, (list, tuple, collections.deque)):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[key], b[key]) for key in a)
    return a == b


@given(VALUES)
def test_a_value_comes_out_as_it_went_in(value):
    assert same(wire.decode(wire.encode(value)), value)


class _Own:
    pass


class _Number(float):
    pass


class _Array(np.ndarray):
    def __array_ufunc__(self, *args, **kwargs):
        return True


class _Dict(dict):
    pass


@pytest.mark.parametrize(
    "value",
    [_Own(), _Number(1), np.zeros(2).view(_Array), _Dict(), print, len, iter([]), int],
    ids=lambda value: type(value).__name__,
)
def test_only_exact_types_cross_by_value(value):
    with pytest.raises(Unsendable):
        wire.encode(value)
    got = []
    message = wire.encode([1, value], refer=lambda v: Reference(b"here", ("kind", 3)))
    assert wire.decode(message, resolve=got.append) == [1, None]
    assert got == [Reference(b"here", ("kind", 3))]


def test_what_is_sent_instead_may_be_data():
    value = np.arange(3.0).view(_Array)
    plain = wire.encode(value, refer=lambda v: np.array(v, subok=False))
    assert type(wire.decode(plain)) is np.ndarray


def test_a_structured_array_and_an_odd_type_do_not_cross_by_value():
    for value in (np.zeros(2, "i4,f8"), np.zeros(2, "i4,f8")[0]):
        with pytest.raises(Unsendable):
            wire.encode(value)


def test_a_list_that_holds_itself_is_refused():
    value = []
    value.append(value)
    with pytest.raises(Unsendable):
        wire.encode(value)


def test_what_grows_by_sharing_is_refused():
    value = [0] * 10
    for _ in range(20):
        value = [value] * 10
    with pytest.raises(Unsendable):
        wire.encode(value)


def test_too_many_bytes_are_refused_on_both_sides():
    small = Bounds(size=1000)
    with pytest.raises(Unsendable):
        wire.encode(np.zeros(1000), bounds=small)
    with pytest.raises(WireError):
        wire.decode(wire.encode(np.zeros(1000)), bounds=small)


@pytest.mark.parametrize(
    "value",
    ["x" * 100, b"x" * 100, np.zeros(10), np.float64(1), 1 << 800, [None] * 100],
)
def test_what_just_fits_crosses_and_one_byte_more_does_not(value):
    size = len(wire.encode(value))
    message = wire.encode(value, bounds=Bounds(size=size))
    wire.decode(message, bounds=Bounds(size=size))
    with pytest.raises(Unsendable, match="it is too large"):
        wire.encode(value, bounds=Bounds(size=size - 1))
    with pytest.raises(WireError, match=f"a message of {size} bytes"):
        wire.decode(message, bounds=Bounds(size=size - 1))


def nested(levels):
    return b"l\x01\0\0\0" * levels + b"N"


HEAD = struct.Struct("<I").pack


def array(head, body=b""):
    return b"a" + HEAD(len(head)) + head + HEAD(len(body)) + body


FORGED = {
    "nothing": b"",
    "an unknown kind": b"?",
    "something behind": b"NN",
    "a reference": wire.encode(_Own(), refer=lambda v: Reference(b"x")),
    "too deep": nested(100),
    "far too deep": nested(100_000),
    "more entries than bytes": b"l" + HEAD(4),
    "four billion entries": b"l" + HEAD(2**32 - 1),
    "a text that ends early": b"s" + HEAD(100) + b"abc",
    "a text that is none": b"s" + HEAD(1) + b"\xff",
    "an integer of too many digits": b"I" + HEAD(1 << 20) + b"\1" * (1 << 20),
    "a key twice": b"m" + HEAD(4) + wire.encode(1) + b"N" + wire.encode(True) + b"N",
    "a key without a value": b"m" + HEAD(1) + b"N",
    "a list as a key": b"m" + HEAD(2) + b"l" + HEAD(0) + b"N",
    "an entry of a set twice": b"e" + HEAD(2) + b"NN",
    "an array in a set": b"e" + HEAD(1) + wire.encode(np.zeros(2)),
    "a slice of two": b":" + HEAD(2) + b"NN",
    "a range of texts": b"r" + HEAD(3) + wire.encode("a") * 3,
    "a range of step 0": b"r" + HEAD(3) + wire.encode(0) * 3,
    "a fraction over 0": b"Q" + HEAD(2) + wire.encode(1) + wire.encode(0),
    "a decimal that is none": b"x" + HEAD(3) + b"one",
    "an array of objects": array(b"|O;Cw;1", b"\0" * 8),
    "an array of records": array(b"[('a','<f8')];Cw;1", b"\0" * 8),
    "an array of void": array(b"|V8;Cw;1", b"\0" * 8),
    "a type that is evaluated": array(b"__import__('os');Cw;1", b"\0" * 8),
    "a type with a comma": array(b"<f8,<f8;Cw;1", b"\0" * 16),
    "too few bytes": array(b"<f8;Cw;3", b"\0" * 16),
    "too many bytes": array(b"<f8;Cw;1", b"\0" * 16),
    "a negative length": array(b"<f8;Cw;-1", b""),
    "lengths whose product overflows": array(b"<f8;Cw;4294967296,4294967296", b""),
    "a huge empty shape": array(b"<f8;Cw;0,4611686018427387904", b""),
    "a shape in Arabic digits": array("<f8;Cw;٣".encode(), b"\0" * 24),
    "forty axes": array(b"<f8;Cw;" + b",".join([b"1"] * 40), b"\0" * 8),
    "an unknown layout": array(b"<f8;Xw;1", b"\0" * 8),
    "a truth value of 2": array(b"|b1;Cw;1", b"\2"),
    "a scalar truth value of 2": b"n" + array(b"|b1;Cw;", b"\2")[1:],
    "a character beyond all": array(b"<U1;Cw;1", b"\xff" * 4),
    "the same, other end first": array(b">U1;Cw;1", b"\0\x11\0\0"),
    "a scalar with a shape": b"n" + array(b"<f8;Cw;1", b"\0" * 8)[1:],
    "objects in a wrong shape": b"o" + HEAD(2) + wire.encode((2,)) + b"N",
    "objects in no shape": b"o" + HEAD(2) + wire.encode([1]) + b"N",
    "objects in a negative shape": b"o" + HEAD(1) + wire.encode((-1, 0)),
    "a generator that is none": b"R" + wire.encode(["os", 1, 1, 0, 0])[1:],
    "a generator of MT19937": b"R" + wire.encode(["MT19937", 1, 1, 0, 0])[1:],
    "a generator that stands still": b"R" + wire.encode(["PCG64", 0, 0, 0, 0])[1:],
    "a generator of texts": b"R" + wire.encode(["PCG64", "1", 1, 0, 0])[1:],
    "a generator too large": b"R" + wire.encode(["PCG64", 1 << 128, 1, 0, 0])[1:],
    "a tensor that is none": b"T"
    + wire.encode(["Tensor", (1,), b"1", False, None, False])[1:],
}


@pytest.mark.parametrize("message", FORGED.values(), ids=FORGED)
def test_a_forged_message_is_one_error(message):
    with pytest.raises(WireError):
        wire.decode(message)


@given(VALUES, st.data())
def test_a_truncated_message_is_one_error(value, data):
    message = wire.encode(value)
    cut = data.draw(st.integers(0, len(message) - 1))
    with pytest.raises(WireError):
        wire.decode(message[:cut])


@settings(max_examples=300)
@given(VALUES, st.data())
def test_a_message_with_a_byte_changed_is_a_value_or_one_error(value, data):
    message = bytearray(wire.encode(value))
    place = data.draw(st.integers(0, len(message) - 1))
    message[place] = data.draw(st.integers(0, 255))
    try:
        wire.decode(bytes(message))
    except WireError:
        pass


@settings(max_examples=300)
@given(st.binary(max_size=60))
def test_noise_is_a_value_or_one_error(message):
    try:
        wire.decode(message)
    except WireError:
        pass
