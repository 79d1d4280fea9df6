"""The network that reads drawn digits is as good as its record says."""

import os
from pathlib import Path

import numpy as np
import pytest

from nnworks import data
from nnworks.data import strokes
from nnworks.weights import reader, reader_record
from nnworks.weights.distort import distort
from nnworks.weights.reader import RECORD, STORED, packed, quantised, restored
from nnworks.weights.train_reader import BATCH, SEEDS, accuracy, train

MNIST = Path(os.environ.get("NNWORKS_DATA", ""), "mnist", "t10k-images-idx3-ubyte.gz")


def scrawls(n, rng):
    """Our own ten digits, each drawn n times by another hand."""
    X, y = [], np.repeat(np.arange(10), n)
    for digit in y:
        turn, slant = np.deg2rad(rng.uniform(-12, 12)), rng.uniform(-0.2, 0.25)
        wide = rng.uniform(0.8, 1.2)
        way = np.array(
            [[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]]
        ) @ [[wide, 0], [slant, 1]]
        drawn = [
            0.8 * (s - 128) @ way + rng.normal(0, 2.5, s.shape)
            for s in strokes.drawing(digit)
        ]
        X.append(strokes.picture(drawn, rng.uniform(1.8, 3.6)).ravel())
    return np.array(X), y


def test_it_reads_drawings_of_many_hands():
    X, y = scrawls(40, np.random.default_rng(1))
    assert accuracy(reader(), X, y) >= 0.97


def test_its_accuracy_is_the_one_in_the_record():
    stated = reader_record()["accuracy"]
    assert stated["stored"] == stated["each_seed"][0] >= 0.975
    if MNIST.is_file():  # without MNIST, the drawings above are what can be read
        X, y = data.mnist("test")
        assert accuracy(reader(), X, y) == pytest.approx(stated["stored"], abs=1e-9)


def test_the_record_tells_how_sure_it_is():
    record = reader_record()
    right = record["accuracy"]["each_seed"]
    assert record["seeds"] == list(SEEDS) and len(right) == len(SEEDS) >= 3
    assert record["accuracy"]["mean"] == pytest.approx(np.mean(right), abs=1e-5)
    spread = record["accuracy"]["standard_deviation"]
    assert spread == pytest.approx(np.std(right, ddof=1), abs=1e-5)
    lost = np.subtract(record["accuracy"]["before_rounding"], right)
    assert np.abs(lost).max() < 0.002  # what 8 bits cost
    assert {"when", "command", "hardware", "versions", "data"} <= set(record)


def test_the_files_are_small():
    assert STORED.stat().st_size < 60_000 and RECORD.stat().st_size < 4_000
    assert len(packed()) < 60_000


def test_rounding_to_8_bits_moves_no_weight_by_more_than_half_a_step():
    rng = np.random.default_rng(0)
    weight = rng.normal(size=(5, 30))
    weight[3] = 0
    arrays = quantised({"0.weight": weight, "0.bias": weight[:, 0]})
    assert (
        arrays["0.weight"].dtype == np.int8 and np.abs(arrays["0.weight"]).max() == 127
    )
    again = restored(arrays)
    off = np.abs(again["0.weight"] - weight)
    assert (off <= 0.5001 * arrays["0.scale"][:, None]).all()
    np.testing.assert_allclose(again["0.bias"], weight[:, 0], rtol=1e-6)


def test_distorted_digits_are_pictures_still():
    X, _ = scrawls(2, np.random.default_rng(0))
    X = X.astype(np.float32)
    changed = distort(X, np.random.default_rng(3))
    assert changed.shape == X.shape and changed.dtype == np.float32
    assert changed.min() >= 0 and changed.max() <= 1
    assert np.abs(changed - X).mean() > 0.01
    np.testing.assert_array_equal(changed, distort(X, np.random.default_rng(3)))
    none = dict.fromkeys(["shift", "turn", "scale", "shear", "pen"], 0)
    same = distort(X, np.random.default_rng(0), **none)
    np.testing.assert_allclose(same, X, atol=1e-5)


def test_the_script_trains_a_network():
    X, y = scrawls(40, np.random.default_rng(2))
    model = train(X.astype(np.float32), y, 0, hidden=24, epochs=60)
    assert len(X) % BATCH == 0
    assert accuracy(model, *scrawls(20, np.random.default_rng(3))) > 0.9
