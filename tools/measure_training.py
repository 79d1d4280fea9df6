"""Measure what the networks of ps04_training reach: docs/training_record.json.

Run `python tools/measure_training.py` (some minutes of one core) after a change in that
notebook. The bands of its checks stand on these numbers.
"""

import contextlib
import datetime
import io
import json
import os
import platform
import sys
import time
from pathlib import Path

import matplotlib
import nbformat
import numpy as np

from nnworks import data, nn, optim
from nnworks.check.ps04 import _digits, _houses
from nnworks.train import accuracy, fit

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOK = ROOT / "solutions/ps04_training/training.ipynb"
RECORD = ROOT / "docs/training_record.json"
SEEDS = 20


def answers():
    """The notebook's own functions: its cells without tests, sliders and real sets."""
    names = {}
    cells = nbformat.read(NOTEBOOK, as_version=4).cells
    skipped = ("interact(", "check.ps04.", "compare(", "data.available")
    matplotlib.use("agg")
    with contextlib.redirect_stdout(io.StringIO()):
        for cell in cells:
            plain = not any(word in cell.source for word in skipped)
            if cell.cell_type == "code" and (plain or "ps04.yours" in cell.source):
                exec(cell.source, names)
    return names


def spread(values, digits=4):
    values = np.asarray(values)
    return {
        "mean": round(float(values.mean()), digits),
        "std": round(float(values.std(ddof=1)), digits),
        "least": round(float(values.min()), digits),
        "most": round(float(values.max()), digits),
        "of": len(values),
    }


def digits(read):
    """Right shares on random splits, and on the four splits of the check."""
    X, y = data.digits()
    single, seconds = [], []
    for seed in range(2 * SEEDS):
        a, b, ya, yb = data.train_test_split(X, y, rng=np.random.default_rng([1, seed]))
        started = time.process_time()
        single.append(np.mean(read(a, ya, b, seed) == yb))
        seconds.append(time.process_time() - started)
    splits = [_digits.split(0, number) for number in range(_digits.SPLITS)]
    checked = [
        np.mean([np.mean(read(*parts[:3], 100 + seed) == parts[3]) for parts in splits])
        for seed in range(SEEDS)
    ]
    return {
        "band": _digits.LEAST,
        "random_splits": spread(single),
        "means_of_the_four_splits_of_the_check": spread(checked),
        "seconds_per_training": round(float(np.median(seconds)), 2),
    }


def ratio(predict, X, y, held, seed):
    """The error of the network over that of linear regression, on held-out rows."""
    rows = np.random.default_rng([2, seed]).permutation(len(y))
    new, old = rows[:held], rows[held:]
    line = _houses.linear(X[old], y[old], X[new])
    got = predict(X[old], y[old], X[new], seed)
    return _houses.error(got, y[new]) / _houses.error(line, y[new])


def houses(predict):
    """Ratios of errors: the made-up houses in groups of four, then the real sets."""
    groups = []
    for seed in range(SEEDS):
        sets = [_houses.houses_set(1000 + seed, n) for n in range(_houses.SETS)]
        groups.append(
            np.mean([_houses._ratio(predict(*s[:3], seed), *s) for s in sets])
        )
    people, progress, _ = data.diabetes()
    found = {
        "band": _houses.MOST,
        "made_up_means_of_four_sets": spread(groups),
        "diabetes": spread(
            [ratio(predict, people, progress, 88, s) for s in range(40)]
        ),
    }
    if data.available("california_housing"):
        X, y, _ = data.california_housing()
        some = np.random.default_rng(0).permutation(len(y))[:4000]
        parts = (predict, X[some, :8], y[some], 800)
        found["california_4000_districts"] = spread(
            [ratio(*parts, s) for s in range(5)]
        )
    return found


def mnist(he):
    """The last cell of the notebook: 784-128-10, six epochs."""
    shares, seconds = [], []
    images, labels = data.mnist("train")
    for seed in range(5):
        rng = np.random.default_rng(seed)
        layers = nn.Linear(784, 128, rng=rng), nn.Linear(128, 10, rng=rng)
        layers[0].weight.data = he(784, 128, rng)
        model = nn.Sequential(layers[0], nn.ReLU(), layers[1])
        steps = optim.Adam(model.parameters(), lr=0.002)
        batches = data.DataLoader(images, labels, 128, shuffle=True, rng=rng)
        started = time.process_time()
        fit(model, nn.CrossEntropyLoss(), steps, batches, 6, progress=False)
        seconds.append(time.process_time() - started)
        shares.append(accuracy(model, *data.mnist("test")))
    return {
        "accuracy": spread(shares),
        "seconds_per_training": round(float(np.median(seconds)), 1),
    }


def main():
    names = answers()
    record = {
        "what": "what the networks of ps04_training reach, over seeds",
        "command": "python tools/measure_training.py",
        "when": datetime.date.today().isoformat(),
        "hardware": f"one core, {platform.machine()}",
        "versions": {"python": platform.python_version(), "numpy": np.__version__},
        "threads": os.environ.get("OMP_NUM_THREADS", "not set"),
        "digits_share_right": digits(names["read_digits"]),
        "houses_error_over_linear_regression": houses(names["predict_prices"]),
    }
    if data.available("mnist"):
        record["mnist_784_128_10"] = mnist(names["my_he"])
    RECORD.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(record, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
