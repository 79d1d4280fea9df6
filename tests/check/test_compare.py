import numpy as np
import pytest

from nnworks.check import compare

ARRAY = np.array([1.0, 2.0, 3.0])


class YesMan:
    """Equal to everything, and every calculation with it says yes."""

    __array_priority__ = 1e9

    def __eq__(self, other):
        return True

    def __array_ufunc__(self, *args, **kwargs):
        return np.True_

    def __array__(self, dtype=None, copy=None):
        return ARRAY


class Liar(np.ndarray):
    """An ndarray whose every question about itself is answered as one would like."""

    shape = (3,)
    size = 3

    def __array_ufunc__(self, *args, **kwargs):
        return np.True_

    def __array_function__(self, *args, **kwargs):
        return np.True_

    def __array__(self, dtype=None, copy=None):
        return ARRAY

    armed = False

    def __array_finalize__(self, other):
        if Liar.armed:  # asked for a copy of its own class, it would pass on others
            self.fill(1.0)

    def __eq__(self, other):
        return np.True_

    def __sub__(self, other):
        return np.zeros(3)

    def astype(self, *args, **kwargs):
        return ARRAY


class PretendFloat(float):
    def __eq__(self, other):
        return True


class Disguise:
    __class__ = float

    def __float__(self):
        return 1.0


class Meta(type):
    def __eq__(cls, other):
        return True

    def __hash__(cls):
        return hash(float)


class InDisguise(metaclass=Meta):
    def __float__(self):
        return 1.0


def lying(values):
    return np.array(values, dtype=float).view(Liar)


def test_a_lying_subclass_is_read_as_the_numbers_it_holds(monkeypatch):
    result = lying([9.0, 9.0, 9.0])
    monkeypatch.setattr(Liar, "armed", True)
    wrong = compare.read(result, ARRAY)
    assert type(wrong) is np.ndarray
    assert wrong.tolist() == [9.0, 9.0, 9.0]
    assert compare.difference(wrong, ARRAY) is not None


def test_a_lying_subclass_is_read_with_its_true_shape():
    found = compare.difference(compare.read(lying([[1.0, 2.0, 3.0]]), ARRAY), ARRAY)
    assert "shape (1, 3)" in found.got


@pytest.mark.parametrize(
    "result",
    [
        YesMan(),
        PretendFloat(1.0),
        Disguise(),
        InDisguise(),
        None,
        "1.0",
        b"1.0",
        {1.0},
        {"a": 1.0},
        [1.0, 2.0, 3.0],
        (1.0, 2.0, 3.0),
        (value for value in ARRAY),
        iter(ARRAY),
        lambda: ARRAY,
        np.sum,
        1 + 2j,
        10**400,
        np.array([1 + 2j]),
        np.array([1.0, None], dtype=object),
        np.array([YesMan()], dtype=object),
        np.array("text"),
        np.array(["1", "2", "3"]),
        np.array(["2020-01-01"], dtype="M8[D]"),
        np.array([(1.0,)], dtype=[("a", float)]),
        np.broadcast_to(1.0, (10**6, 10**6)),
        NotImplemented,
        ...,
    ],
    ids=lambda r: type(r).__name__,
)
def test_what_is_no_number_and_no_array_is_refused_in_words(result):
    with pytest.raises(compare.Unreadable) as refused:
        compare.read(result, ARRAY)
    assert refused.value.got


@pytest.mark.parametrize(
    "result",
    [1, 1.0, True, np.float64(1), np.float32(1), np.int8(1), np.bool_(True)],
    ids=lambda r: type(r).__name__,
)
def test_numbers_of_every_kind_are_read(result):
    read = compare.read(result, np.array(1.0))
    assert type(read) is np.ndarray and read.shape == ()
    assert compare.same(read, np.array(1.0))


def test_what_was_read_is_a_copy():
    result = ARRAY.copy()
    read = compare.read(result, ARRAY)
    result[:] = 0
    assert read.tolist() == ARRAY.tolist()


def test_masked_and_matrix_are_read_as_what_they_hold():
    masked = np.ma.array([1.0, 2.0, 9.0], mask=[0, 0, 1])
    assert compare.read(masked, ARRAY).tolist() == [1.0, 2.0, 9.0]
    assert compare.read(np.ones((1, 3)).view(np.matrix), ARRAY).shape == (1, 3)


def test_a_list_serves_where_a_list_is_asked_for():
    assert compare.read([1, 2, 3], [0]).tolist() == [1, 2, 3]
    assert compare.read(np.array([1, 2]), [0]).tolist() == [1, 2]
    with pytest.raises(compare.Unreadable, match="other than numbers"):
        compare.read([1, [2]], [0])
    with pytest.raises(compare.Unreadable, match="other than numbers"):
        compare.read([YesMan()], [0])


def test_rows_serve_where_rows_are_asked_for():
    assert compare.read([[1, 2], (3, 4)], [[0]]).tolist() == [[1, 2], [3, 4]]
    assert compare.read(np.ones((2, 3)), [[0]]).shape == (2, 3)
    for result, words in [
        ([1, 2], "a list of rows belongs"),
        ([[1, 2], [3]], "different lengths"),
        ([[1, [2]]], "other than numbers"),
    ]:
        with pytest.raises(compare.Unreadable, match=words):
            compare.read(result, [[0]])


def test_a_list_for_one_number_is_to_be_added_up():
    with pytest.raises(compare.Unreadable) as refused:
        compare.read([1, 2], np.array(3.0))
    assert "add up" in refused.value.hint


@pytest.mark.parametrize("result", [(1.0,), (1.0, 2.0, 3.0), [], 1.0, ARRAY, None])
def test_tuples_need_as_many_values(result):
    with pytest.raises(compare.Unreadable, match="value"):
        compare.read(result, (np.array(0.0), np.array(0.0)))


def test_dicts_are_read_by_name():
    like = {"a": np.array(0.0), "b": (np.array(0.0), [0.0])}
    first, (second, third) = compare.read({"b": (2.0, [3.0]), "a": 1.0, "c": 0}, like)
    assert (first, second, third) == (1.0, 2.0, [3.0])
    with pytest.raises(compare.Unreadable) as missing:
        compare.read({"a": 1.0}, like)
    assert "'b' is missing" in missing.value.hint
    with pytest.raises(compare.Unreadable, match="b: 1 value, where 2 belong"):
        compare.read({"a": 1.0, "b": [0.0]}, like)


class SlyDict(dict):
    def __getitem__(self, key):
        return 1.0


def test_a_dict_of_a_class_of_its_own_is_refused():
    with pytest.raises(compare.Unreadable):
        compare.read(SlyDict(a=2.0), {"a": np.array(1.0)})


@pytest.mark.parametrize(
    ("got", "words"),
    [
        ([1.0, 2.0, 4.0], "the first at [2]: 4.0, expected 3.0"),
        ([1.0, np.nan, 3.0], "nan"),
        ([1.0, np.inf, 3.0], "inf"),
        ([1.0, 2.0, 3.0001], "3.0001, expected 3.0"),
        ([1.0, 2.0, 3.00001], "3.00001, expected 3.0"),
        ([[1.0, 2.0, 3.0]], "shape (1, 3)"),
        ([1.0, 2.0], "shape (2,)"),
        ([True, True, True], "[True, True, True]"),
    ],
)
def test_differences_are_told(got, words):
    assert words in compare.difference(np.array(got), ARRAY).got


def test_two_numbers_that_look_alike_are_shown_to_the_last_digit():
    got = np.array([1.0, 2.0, 3.0]) + np.array([0.0, 0.0, 3.3e-6])
    assert "3.0000033, expected 3.0" in compare.difference(got, ARRAY).got


def test_nan_has_its_own_hint_and_so_has_inf():
    hints = [
        compare.difference(np.array([1.0, bad, 3.0]), ARRAY).hint
        for bad in (np.nan, np.inf)
    ]
    assert "not a number" in hints[0] and "too large" in hints[1]


def test_a_result_of_another_route_is_the_same():
    z = np.linspace(-700, 700, 10001)
    one = np.exp(-np.logaddexp(0.0, -z))
    other = 0.5 * (1 + np.tanh(z / 2))
    assert compare.difference(other, one) is None
    assert compare.difference(other.astype(np.float32), one) is None


def test_nan_equals_nan_and_infinities_keep_their_sign():
    same = np.array([np.nan, np.inf, -np.inf])
    assert compare.same(same, same.copy())
    assert not compare.same(same, -same)


def test_truth_values_do_where_truth_values_or_nothing_else_is_asked():
    true = np.array(True)
    assert compare.difference(np.array(1.0), true) is None
    assert compare.difference(true, np.array(1.0)).hint.startswith("True and False")
