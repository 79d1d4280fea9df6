import builtins

import numpy as np
import pytest

from nnworks import data

MADE = [
    (lambda rng: data.clouds(40, rng=rng), 40, 2),
    (lambda rng: data.moons(41, rng=rng), 41, 2),
    (lambda rng: data.spirals(42, 3, rng=rng), 42, 3),
]


@pytest.mark.parametrize("make, n, classes", MADE)
def test_generated_sets(make, n, classes):
    X, y = make(0)
    assert X.shape == (n, 2) and y.shape == (n,)
    assert y.dtype.kind == "i" and set(y) == set(range(classes))
    again, other = make(0), make(1)
    np.testing.assert_array_equal(X, again[0])
    assert not np.array_equal(X, other[0])
    assert np.ptp(np.bincount(y)) <= 1


@pytest.mark.parametrize(
    "name, function",
    [
        ("and", lambda a, b: a and b),
        ("or", lambda a, b: a or b),
        ("nand", lambda a, b: not (a and b)),
        ("nor", lambda a, b: not (a or b)),
        ("xor", lambda a, b: a != b),
    ],
)
def test_gates_are_their_truth_tables(name, function):
    X, y = data.gate(name)
    assert [int(function(bool(a), bool(b))) for a, b in X] == list(y)
    X[:] = 7  # the caller's own copy
    assert data.gate(name)[0].max() == 1


def test_digits():
    X, y = data.digits()
    assert X.shape == (1797, 64) and X.min() == 0 and X.max() == 1
    assert set(y) == set(range(10))
    X, y = data.digits((3, 8))
    assert set(y) == {3, 8} and len(X) == len(y) == 357


def test_split_is_stratified_and_loses_nothing():
    X, y = data.digits()
    X_train, X_test, y_train, y_test = data.train_test_split(X, y, 0.25, rng=0)
    assert len(X_train) + len(X_test) == len(X)
    shares = np.bincount(y_test) / np.bincount(y)
    assert np.abs(shares - 0.25).max() < 0.01
    both = np.concatenate([X_train, X_test]).sum(axis=0)
    np.testing.assert_allclose(both, X.sum(axis=0))
    order = data.train_test_split(np.arange(9), np.zeros(9), rng=0)
    assert set(order[0]) | set(order[1]) == set(range(9))


def test_digits_without_scikit_learn_says_what_to_do(monkeypatch):
    real = builtins.__import__

    def none(name, *rest, **more):
        if name.startswith("sklearn"):
            raise ModuleNotFoundError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", none)
    with pytest.raises(ModuleNotFoundError, match="pip install scikit-learn"):
        data.digits()


BAD = [
    (
        lambda: data.gate("nxor"),
        ValueError,
        "gate: got the str 'nxor', expected one of",
    ),
    (lambda: data.clouds(1), ValueError, "n: got 1, expected a whole number"),
    (lambda: data.moons(10, noise="a"), TypeError, "noise: got the str 'a'"),
    (lambda: data.spirals(2, 3), ValueError, "n: got 2, expected .* at least 3"),
    (lambda: data.digits((3, 12)), ValueError, "classes: got .*12.* digits 0 to 9"),
    (
        lambda: data.train_test_split([1, 2], [0, 1], 1.5),
        ValueError,
        "test_size: got 1.5",
    ),
    (
        lambda: data.train_test_split([1, 2], [0]),
        ValueError,
        r"X and y: got shapes \(2,\)",
    ),
]


@pytest.mark.parametrize("call, error, words", BAD)
def test_bad_input_gets_one_clear_sentence(call, error, words):
    with pytest.raises(error, match=words):
        call()
