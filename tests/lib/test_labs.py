"""The records that the book quotes are what their commands measure."""

import numpy as np
import pytest

from nnworks.labs import overfitting
from nnworks.labs.overfitting import CHOOSING, SEEDS


@pytest.fixture(scope="module")
def record():
    return overfitting.record()


def test_the_record_tells_how_sure_it_is(record):
    assert record["seeds"] == list(SEEDS) and len(SEEDS) >= 10
    assert not set(CHOOSING) & set(SEEDS)
    assert {"when", "command", "hardware", "versions", "data"} <= set(record)
    assert set(record["remedies"]) == {*overfitting.CHOICES, "all four"}
    for row in record["remedies"].values():
        each = row["each_seed"]
        assert len(each) == len(SEEDS)
        assert row["test_accuracy"] == pytest.approx(np.mean(each), abs=1e-4)
        spread = np.std(each, ddof=1)
        assert row["standard_deviation"] == pytest.approx(spread, abs=1e-4)


@pytest.mark.parametrize("name", [*overfitting.CHOICES, "all four"])
def test_a_run_gives_what_the_record_says(record, name):
    row = record["remedies"][name]
    options = overfitting.CHOICES.get(name)
    assert options is None or row["settings"] in options
    test = overfitting.measure([SEEDS[0]], row["settings"])[0, 2]
    # Another BLAS adds up in another order; sixty epochs make a little more of it.
    assert test == pytest.approx(row["each_seed"][0], abs=0.03)


def test_the_sets_share_no_image_and_the_test_labels_are_right():
    X_train, y_train, X_val, _, X_test, y_test = overfitting.parts(3)
    sizes = [len(X_train), len(X_val), len(X_test)]
    assert np.abs(np.subtract(sizes, [449, 449, 899])).max() < 5
    rows = {x.tobytes() for part in (X_train, X_val, X_test) for x in part}
    assert len(rows) == 1797
    from nnworks import data

    digit = {x.tobytes(): y for x, y in zip(*data.digits(), strict=True)}
    right = np.array([digit[x.tobytes()] for x in X_test])
    assert (right == y_test).all()
    wrong = np.mean([digit[x.tobytes()] for x in X_train] != y_train)
    assert 0.15 < wrong < 0.25


def test_a_spoiled_label_is_another_digit():
    rng = np.random.default_rng(0)
    y = rng.integers(0, 10, 4000)
    assert (overfitting.spoiled(y, rng, 1.0) != y).all()
    spoiled = overfitting.spoiled(y, rng)
    assert 0.17 < np.mean(spoiled != y) < 0.23
    assert set(spoiled) == set(range(10))
    assert (overfitting.spoiled(y, rng, 0.0) == y).all()
