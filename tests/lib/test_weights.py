"""The weights that come with the library: small, and as good as they say."""

import re
from pathlib import Path

import numpy as np

from nnworks import functional as F
from nnworks import weights
from nnworks.weights import train_digits


def test_the_digits_network_reads_what_it_says():
    weight1, bias1, weight2, bias2 = weights.digits()
    shapes = [w.shape for w in (weight1, bias1, weight2, bias2)]
    assert shapes == [(32, 64), (32,), (10, 32), (10,)]
    X_train, X_test, y_train, y_test = weights.digits_split()
    assert (len(X_train), len(X_test)) == (1438, 359)
    hidden = F.relu(X_test @ weight1.T + bias1)
    right = int(np.sum((hidden @ weight2.T + bias2).argmax(axis=1) == y_test))
    assert right == weights.DIGITS_RIGHT and right / len(y_test) >= 0.97
    said = re.findall(r"(\d+) of\s+the (\d+).*?([\d.]+) %", weights.digits.__doc__)
    assert said == [(str(right), str(len(y_test)), f"{100 * right / len(y_test):.1f}")]


def test_the_script_makes_a_network_as_good():
    X_train, X_test, y_train, y_test = weights.digits_split()
    model = train_digits.train(X_train, y_train)
    right = train_digits.count_right(model, X_test, y_test)
    # Another BLAS adds up in another order; the same one gives the stored weights.
    assert abs(right - weights.DIGITS_RIGHT) <= 5


def test_shifting_moves_ink_between_neighbours():
    image = np.zeros((1, 8, 8))
    image[0, 3, 4] = 1.0
    moved = train_digits.shifted(image.reshape(1, 64), np.random.default_rng(0))
    assert moved.shape == (1, 64) and np.isclose(moved.sum(), 1.0)
    rows, columns = np.nonzero(moved.reshape(8, 8))
    assert set(rows) <= {2, 3, 4} and set(columns) <= {3, 4, 5}
    assert 2 <= len(rows) <= 4


def test_they_are_small():
    for path in Path(weights.__file__).parent.glob("*.np*"):
        assert path.stat().st_size < 60_000
