import subprocess
import sys
from pathlib import Path

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


def test_split_repeats_from_a_seed_and_keeps_each_label_with_its_example():
    y = np.arange(60) % 3
    X = np.stack([np.arange(60), y], axis=1)
    first, again = (data.train_test_split(X, y, rng=4) for _ in range(2))
    for one, other in zip(first, again, strict=True):
        np.testing.assert_array_equal(one, other)
    for part, labels in (first[::2], first[1::2]):
        np.testing.assert_array_equal(part[:, 1], labels)
    different = data.train_test_split(X, y, rng=5)
    assert not np.array_equal(first[0], different[0])


def test_prices_are_split_without_classes():
    y = np.linspace(0, 1, 50)
    X_train, X_test, y_train, y_test = data.train_test_split(
        np.arange(50), y, stratify=False, rng=0
    )
    assert len(X_test) == len(y_test) == 10
    assert set(X_train) | set(X_test) == set(range(50))
    np.testing.assert_array_equal(y[X_test], y_test)
    with pytest.raises(ValueError, match="stratify=False for numbers that are no"):
        data.train_test_split(np.arange(50), y)


@pytest.mark.parametrize("make", [data.clouds, data.moons, data.spirals])
def test_a_generator_goes_on_where_it_stopped(make):
    rng = np.random.default_rng(0)
    one, two = make(12, rng=rng), make(12, rng=rng)
    np.testing.assert_array_equal(one[0], make(12, rng=0)[0])
    assert not np.array_equal(one[0], two[0])


def test_shapes_in_the_plane():
    X, y = data.clouds(4000, distance=3.0, rng=0)
    centres = [X[y == label].mean(axis=0) for label in (0, 1)]
    assert np.linalg.norm(centres[1] - centres[0]) == pytest.approx(3.0, abs=0.05)
    assert X[y == 0].std(axis=0) == pytest.approx(0.5, abs=0.03)
    X, y = data.moons(400, noise=0, rng=0)
    assert np.linalg.norm(X[y == 0], axis=1) == pytest.approx(1.0)
    assert np.linalg.norm(X[y == 1] - [1.0, 0.5], axis=1) == pytest.approx(1.0)
    assert X[y == 0][:, 1].min() >= 0 and X[y == 1][:, 1].max() <= 0.5
    X, y = data.spirals(300, 4, noise=0, rng=0)
    radius = np.linalg.norm(X, axis=1)
    turned = np.angle(X[:, 0] + 1j * X[:, 1]) - 1.5 * np.pi * radius  # where it starts
    assert np.exp(1j * turned) == pytest.approx(np.exp(0.5j * np.pi * y))


@pytest.fixture
def digits_anew():
    data.images._all_digits.cache_clear()
    yield
    data.images._all_digits.cache_clear()


def test_digits_without_scikit_learn_says_what_to_do(monkeypatch, digits_anew):
    monkeypatch.setitem(sys.modules, "sklearn", None)
    with pytest.raises(ModuleNotFoundError, match="pip install scikit-learn"):
        data.digits()


@pytest.mark.parametrize("there", [True, False])
def test_digits_are_those_of_scikit_learn(monkeypatch, digits_anew, there):
    from sklearn.datasets import load_digits

    if not there:
        monkeypatch.setattr(Path, "is_file", lambda path: False)
    X, y = data.digits()
    images, labels = load_digits(return_X_y=True)
    assert X.dtype == images.dtype and y.dtype.kind == "i"
    assert np.array_equal(X, images / 16) and np.array_equal(y, labels)


def test_digits_come_without_the_rest_of_scikit_learn():
    code = "import sys\nfrom nnworks import data\ndata.digits()\n"
    code += "assert 'sklearn' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=100)


def test_digits_are_everybodys_own():
    X, y = data.digits()
    X[:], y[:] = 0, 0
    X, y = data.digits()
    assert X.max() == 1 and set(y) == set(range(10))


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
    (lambda: data.digits(3), ValueError, "classes: got 3, expected some of the digits"),
    (lambda: data.digits("38"), ValueError, "classes: got '38', expected some"),
    (lambda: data.digits(()), ValueError, r"classes: got \(\), expected some"),
    (lambda: data.digits((3.5, 8)), ValueError, r"classes: got \(3.5, 8\), expected"),
    (lambda: data.moons(9, noise=-1), ValueError, "noise: got -1, .* at least 0"),
    (lambda: data.spirals(9, noise=np.nan), ValueError, "noise: it contains nan"),
    (lambda: data.clouds(9, distance=-1), ValueError, "distance: got -1, expected"),
    (
        lambda: data.clouds(9, rng="a"),
        ValueError,
        "rng: got the str 'a', expected",
    ),
    (lambda: data.clouds(9, rng=-1), ValueError, "rng: got the int -1, expected"),
    (lambda: data.train_test_split(5, [0]), ValueError, "X: got 5, expected an array"),
    (
        lambda: data.train_test_split([1, 2], [[0, 1], [1]]),
        ValueError,
        "y: its rows have different lengths",
    ),
    (
        lambda: data.train_test_split([1, 2], ["a", "b"]),
        ValueError,
        "test_size: got 0.2 of 2 examples in 2 classes, .* one part empty",
    ),
    (
        lambda: data.train_test_split([1, 2], [0, 1], 1.5),
        ValueError,
        "test_size: got 1.5",
    ),
    (
        lambda: data.train_test_split([1, 2], [0]),
        ValueError,
        r"y: got shape \(1,\) for 2 examples, expected one label",
    ),
]


@pytest.mark.parametrize("call, error, words", BAD)
def test_bad_input_gets_one_clear_sentence(call, error, words):
    with pytest.raises(error, match=words) as caught:
        call()
    assert "\n" not in str(caught.value)


def test_made_up_houses_follow_their_formula():
    X, y, names = data.made_up_houses(500, spread=0, rng=1)
    assert X.shape == (500, 5) and y.shape == (500,) and len(names) == 5
    size, age, distance, garden, noise = X.T
    price = size * (1.5 + 4.5 * np.exp(-distance / 4))
    price *= 1 - 0.4 * np.sin(np.pi * age / 120)
    price *= np.where(noise > 55, 1 - 0.015 * (noise - 55), 1)
    np.testing.assert_allclose(y, price + 0.1 * garden)
    assert y.min() > 0


def test_made_up_houses_come_again_from_a_seed_and_vary_by_their_spread():
    a, b = (data.made_up_houses(4000, rng=3) for _ in range(2))
    np.testing.assert_array_equal(a[1], b[1])
    rng = np.random.default_rng(3)
    plain = data.made_up_houses(4000, spread=0, rng=rng)
    assert np.std(np.log(a[1] / plain[1])) == pytest.approx(0.08, rel=0.05)


@pytest.mark.parametrize("told", [{"n": 0}, {"n": 2.5}, {"spread": -1}, {"rng": "x"}])
def test_made_up_houses_refuse_bad_options(told):
    with pytest.raises((TypeError, ValueError), match=f"{next(iter(told))}: got"):
        data.made_up_houses(**told)
