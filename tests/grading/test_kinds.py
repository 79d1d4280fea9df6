"""Each kind of value comes out as it went in, its limits at their edge."""

import collections
import decimal
import fractions
import math
import struct

import numpy as np
import pytest

from nnworks.grading import wire
from nnworks.grading.kinds import READERS, Unsendable, writer_of
from nnworks.grading.wire import WireError


@pytest.mark.parametrize(
    "value",
    [
        collections.Counter("hello"),
        collections.OrderedDict(b=1, a=2),
        decimal.Decimal("1.10"),
        fractions.Fraction(-2, 3),
        bytearray(b"ab"),
        2**100_000,
        -(2**63),
        -(2**63) - 1,
        "\ud800",
        np.float32(1.5),
        np.int8(-3),
        np.bool_(True),
        np.str_("ä"),
        np.datetime64("2020-01-01"),
        np.longdouble(1) / 3,
        np.array([[1, "x", None], [2.5, [3], (4,)]], dtype=object),
    ],
    ids=lambda value: type(value).__name__,
)
def test_kinds_that_are_met_now_and_then(value):
    got = wire.decode(wire.encode(value))
    assert type(got) is type(value)
    assert np.array_equal(got, value) if isinstance(value, np.ndarray) else got == value


def test_a_defaultdict_crosses_without_what_makes_its_defaults():
    got = wire.decode(wire.encode(collections.defaultdict(list, a=[1])))
    assert type(got) is collections.defaultdict and got == {"a": [1]}
    assert got.default_factory is None


@pytest.mark.parametrize("bits", [0x7FF8DEADBEEF0001, 0xFFF0000000000001, 1 << 63])
def test_the_bits_of_nan_and_of_minus_zero_stay(bits):
    packed = struct.pack("<Q", bits)
    (number,) = struct.unpack("<d", packed)
    array = np.frombuffer(packed, "<f8")
    assert wire.decode(wire.encode(array)).tobytes() == packed
    assert wire.decode(wire.encode(np.frombuffer(packed)[0])).tobytes() == packed
    if not math.isnan(number) or bits & (1 << 51):  # a quiet one
        assert struct.pack("<d", wire.decode(wire.encode(number))) == packed


HEAD = struct.Struct("<I").pack
EVERY = [
    *(None, ..., True, False, 0, 1 << 63, 0.5, 1j, "", b"", bytearray()),
    *([], (), set(), frozenset(), collections.deque(), {}, slice(1, None)),
    *(collections.OrderedDict(), collections.Counter(), collections.defaultdict(list)),
    *(range(1, 9, 2), fractions.Fraction(1, 3), decimal.Decimal("NaN")),
    *(np.zeros(2), np.zeros(2, object), np.int16(3), np.random.default_rng(1)),
]


def test_each_kind_has_a_letter_and_each_letter_a_reader():
    letters = [wire.encode(value)[:1] for value in EVERY]
    assert len(set(letters)) == len(EVERY)
    assert set(READERS) == {*letters, b"T", b"H"}  # tensors, and what is no data


@pytest.mark.parametrize("number", [0, -1, (1 << 63) - 1, -(1 << 63)])
def test_an_integer_of_a_machine_takes_nine_bytes(number):
    message = wire.encode(number)
    assert len(message) == 9 and wire.decode(message) == number


@pytest.mark.parametrize("number", [1 << 63, -(1 << 63) - 1, 255 << 63, -(1 << 127)])
def test_a_longer_one_keeps_its_sign(number):
    message = wire.encode(number)
    assert message[:1] == b"I" and wire.decode(message) == number


def test_an_integer_has_a_million_bits_at_most():
    most = (1 << ((1 << 20) - 1)) - 1
    assert wire.decode(wire.encode(most)) == most
    for one_more in (most + 1, -most - 1):
        with pytest.raises(Unsendable, match="more than a million bits"):
            wire.encode(one_more)
    assert wire.decode(b"I" + HEAD(1 << 17) + b"\1" * (1 << 17)) > 0
    with pytest.raises(WireError, match="too many digits"):
        wire.decode(b"I" + HEAD((1 << 17) + 1) + b"\1" * ((1 << 17) + 1))


def test_a_slice_and_a_range_keep_their_parts_in_order():
    for value in (slice(1, "b", None), slice([1], ..., 2.5), range(9, 1, -2)):
        assert wire.decode(wire.encode(value)) == value


@pytest.mark.parametrize(
    ("letter", "parts", "why"),
    [
        (b":", [1, 2], "the parts of a slice"),
        (b":", [1, 2, 3, 4], "the parts of a slice"),
        (b"r", [1, 2], "the parts of a range"),
        (b"r", [1, 2, True], "the parts of a range"),
        (b"Q", [1, 2.0], "the parts of a Fraction"),
        (b"Q", [1, 2, 3], "the parts of a Fraction"),
        (b"Q", [1, 0], "ZeroDivisionError"),
        (b"R", [1], "a random generator of no known kind"),
    ],
)
def test_parts_that_do_not_make_it_are_said(letter, parts, why):
    with pytest.raises(WireError, match=why):
        wire.decode(letter + wire.encode(parts)[1:])


def test_a_scalar_is_one_number():
    for shape, allowed in ((b"", True), (b"1", False), (b"1,1", False)):
        head = b"<f8;Cw;" + shape
        message = b"n" + HEAD(len(head)) + head + HEAD(8) + struct.pack("<d", 2.5)
        if allowed:
            assert type(wire.decode(message)) is np.float64
            continue
        with pytest.raises(WireError, match="a number with a shape"):
            wire.decode(message)


class _Number(int):
    pass


@pytest.mark.parametrize(
    "value",
    [
        object(),
        _Number(3),
        collections.namedtuple("Pair", "a b")(1, 2),
        collections.ChainMap(),
        {}.keys(),
        memoryview(b"x"),
        np.ma.masked_array([1]),
        np.zeros(2, "i4,f8"),
        np.zeros(2, "V8"),
        np.void(b"12345678"),
        np.random.Generator(np.random.MT19937(0)),
        np.random.RandomState(0),
        np.dtype("f8"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_plain_data_has_no_writer(value):
    assert writer_of(value) is None


def test_tensors_that_are_numbers_in_a_shape_have_a_writer():
    import torch

    assert writer_of(torch.ones(2)) is not None
    assert writer_of(torch.nn.Parameter(torch.ones(2))) is None
    assert writer_of(torch.eye(2).to_sparse()) is None


def test_entries_of_an_array_of_objects_are_written_one_by_one():
    inner = np.array([None, [1]], object).reshape(2, 1)
    got = wire.decode(wire.encode(inner))
    assert got.dtype == object and got.shape == (2, 1) and got[1, 0] == [1]
    with pytest.raises(Unsendable, match="a object is no data"):
        wire.encode(np.array([object()]))
