"""Bad input gets one sentence: what was given, what is expected."""

import numpy as np
import pytest

from nnworks._validate import as_array, as_count, as_labels, as_number, as_rng


class Unreadable:
    """What a PyTorch tensor on a GPU does when NumPy asks for its numbers."""

    def __array__(self, dtype=None, copy=None):
        raise TypeError("can't convert cuda:0 device type tensor to numpy")

    def __repr__(self):
        return "tensor([1.,\n        2.])"


@pytest.mark.parametrize(
    "value, error, words",
    [
        ("abc", TypeError, "v: got the str 'abc', expected numbers"),
        (None, TypeError, "v: got None, expected numbers"),
        ([1, None], TypeError, r"v: got the list \[1, None\], expected numbers"),
        ([1, 2j], TypeError, "v: got the list"),
        ({"a": 1}, TypeError, "v: got the dict"),
        (np.array([1, "a"], dtype=object), TypeError, "v: got the ndarray"),
        (np.array(["2020-01-01"], dtype="M8[D]"), TypeError, "v: got the ndarray"),
        ([[1, 2], [3]], ValueError, "v: its rows have different lengths"),
        (Unreadable(), TypeError, r"v: got the Unreadable tensor\(\[1., 2.\]\), which"),
        ([], ValueError, r"v: got an empty array of shape \(0,\)"),
        ([1, np.inf], ValueError, "v: it contains inf, expected finite numbers"),
        ([1, -np.inf], ValueError, "v: it contains -inf"),
        ([np.nan], ValueError, "v: it contains nan"),
        (3.0, ValueError, "v: got the single number 3.0, expected one dimension"),
        ([[1.0]], ValueError, r"v: got shape \(1, 1\), expected one dimension \(D,\)"),
        ("x" * 999, TypeError, r"v: got the str 'x{36}\.\.\., expected"),
    ],
)
def test_what_is_no_array_of_numbers(value, error, words):
    with pytest.raises(error, match=words) as caught:
        as_array(value, "v", ndim=1)
    assert "\n" not in str(caught.value)


def test_torch_tensors_are_read_and_those_that_learn_are_told_how():
    torch = pytest.importorskip("torch")
    np.testing.assert_array_equal(as_array(torch.ones(2), "v"), [1, 1])
    with pytest.raises(TypeError, match=r"pass its \.detach\(\)\.cpu\(\)"):
        as_array(torch.ones(2, requires_grad=True), "v")


def test_numbers_of_every_kind_become_float64():
    for value in ([True], [1], np.float16([1]), np.uint64([1]), [[1.0]], (1,)):
        assert as_array(value, "v").dtype == np.float64


def test_options_open_what_they_name():
    assert np.isnan(as_array([np.nan], "v", finite=False)).all()
    assert as_array([], "v", empty=True).size == 0
    assert as_array(1.0, "v", ndim=(0, 1)).ndim == 0
    with pytest.raises(ValueError, match=r"one dimension \(D,\) or 3 dimensions"):
        as_array(1.0, "v", ndim=(1, 3))


def test_single_numbers():
    assert as_number(np.array([[2]]), "v") == 2.0
    assert as_number(0, "v", least=0) == 0.0
    with pytest.raises(ValueError, match=r"v: got shape \(2,\), expected a single"):
        as_number([1, 2], "v")
    with pytest.raises(ValueError, match="v: got -0.5, expected .* of at least 0"):
        as_number(-0.5, "v", least=0)


@pytest.mark.parametrize("value", [True, 2.0, "2", None, np.float64(2), [2]])
def test_what_is_no_count(value):
    with pytest.raises(TypeError, match="v: got .* expected a whole number"):
        as_count(value, "v")
    assert as_count(np.int32(2), "v") == 2


@pytest.mark.parametrize("value", [-1, 1.5, "a", True, [1, 2]])
def test_what_is_no_seed(value):
    with pytest.raises(ValueError, match="rng: got .* expected a whole number"):
        as_rng(value)


def test_seeds_and_generators():
    rng = np.random.default_rng(3)
    assert as_rng(rng) is rng
    assert as_rng(np.int64(3)).random() == as_rng(3).random()
    assert as_rng(None).random() != as_rng(None).random()


def test_labels_one_for_each_row():
    X = np.ones((2, 3))
    assert list(as_labels(["a", "b"], X)) == ["a", "b"]
    for wrong in ([1], [[1], [2]], 1):
        with pytest.raises(ValueError, match="y: got .* for 2 examples, expected one"):
            as_labels(wrong, X)
