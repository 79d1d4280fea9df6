"""Four remedies against overfitting, measured on digits of which some labels are wrong.

python -m nnworks.labs.overfitting     measures, writes the record: half a minute

NumPy alone, on one core. The strength of each remedy is chosen by the validation set,
with other seeds than those of the measurement; the test set is used once, at the end.
"""

import json
import platform
import sys
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import numpy as np

from nnworks import data, nn
from nnworks.optim import SGD
from nnworks.train import EarlyStopping, accuracy, fit
from nnworks.weights.train_digits import shifted

__all__ = ["CHOICES", "Shifted", "main", "parts", "record", "spoiled", "train"]

RECORD = Path(__file__).with_suffix(".json")
SEEDS, CHOOSING = tuple(range(10)), (100, 101, 102, 103, 104)
HIDDEN, EPOCHS, BATCH, RATE, MOMENTUM, WRONG = 128, 60, 20, 0.05, 0.9, 0.2
CHOICES = {
    "nothing": [{}],
    "weight decay": [{"decay": d} for d in (0.003, 0.01, 0.03)],
    "dropout": [{"dropout": p} for p in (0.3, 0.5, 0.7)],
    "early stopping": [{"patience": n} for n in (5, 10)],
    "augmentation": [{"shift": s} for s in (0.5, 1.0)],
}


def spoiled(y, rng, share=WRONG):
    """Replace a share of the labels, at random, by another of the ten digits.

    Parameters
    ----------
    y : ndarray of int of shape (N,)
    rng : numpy.random.Generator
    share : float, default=0.2

    Returns
    -------
    ndarray of int of shape (N,)
    """
    other = (y + rng.integers(1, 10, len(y))) % 10
    return np.where(rng.random(len(y)) < share, other, y)


def parts(seed):
    """Split the digits: a quarter to train on, a quarter to validate, half to test.

    Returns
    -------
    X_train, y_train, X_val, y_val, X_test, y_test : ndarray
        About a fifth of the labels is wrong, except in the test set.
    """
    rng = np.random.default_rng(seed)
    X, X_test, y, y_test = data.train_test_split(*data.digits(), 0.5, rng=rng)
    X_train, X_val, y_train, y_val = data.train_test_split(X, y, 0.5, rng=rng)
    labels = spoiled(y_train, rng), spoiled(y_val, rng)
    return X_train, labels[0], X_val, labels[1], X_test, y_test


class Shifted:
    """Mini-batches of images (N, 64), shifted anew in every epoch (augmentation)."""

    def __init__(self, X, y, most, rng):
        self.X, self.y, self.most, self.rng = X, y, most, rng

    def __iter__(self):
        X = shifted(self.X, self.rng, self.most) if self.most else self.X
        yield from data.DataLoader(X, self.y, BATCH, shuffle=True, rng=self.rng)


def train(X, y, X_val, y_val, seed, *, decay=0, dropout=0, shift=0, patience=None):
    """Train one network 64-128-10 with some of the remedies.

    Parameters
    ----------
    X, y, X_val, y_val : ndarray
        The validation set stops the training; it is used with `patience` alone.
    seed : int
        Of the first weights, the order, the shifts and the units that drop out.
    decay : float, default=0
        Strength of weight decay.
    dropout : float, default=0
        Probability with which a hidden unit is switched off.
    shift : float, default=0
        At most so many pixels, down or up and sideways.
    patience : int, optional
        Epochs without a new best after which training stops.

    Returns
    -------
    model : nnworks.nn.Sequential
    epochs : int
        How many were trained.
    """
    rng = np.random.default_rng(seed)
    drop = [nn.Dropout(dropout, rng=rng)] if dropout else []
    first, last = nn.Linear(64, HIDDEN, rng=rng), nn.Linear(HIDDEN, 10, rng=rng)
    model = nn.Sequential(first, nn.ReLU(), *drop, last)
    optimizer = SGD(model.parameters(), RATE, MOMENTUM, weight_decay=decay)
    stop = None
    if patience is not None:
        criterion = nn.CrossEntropyLoss()
        stop = EarlyStopping(model, criterion, X_val, y_val, patience=patience)
    batches = Shifted(X, y, shift, rng)
    options = {"after_epoch": stop, "progress": False}
    losses = fit(model, nn.CrossEntropyLoss(), optimizer, batches, EPOCHS, **options)
    model.eval()
    return model, len(losses)


def measure(seeds, remedies):
    """Train with every seed; accuracies on the three sets, and epochs: (seeds, 4)."""
    rows = []
    for seed in seeds:
        sets = parts(seed)
        model, epochs = train(*sets[:4], seed, **remedies)
        pairs = zip(sets[::2], sets[1::2], strict=True)
        rows.append([*(accuracy(model, X, y) for X, y in pairs), epochs])
    return np.array(rows)


def choose(name):
    """The strength of a remedy that does best on the validation sets of other seeds."""
    options = CHOICES[name]
    if len(options) == 1:
        return options[0]
    return max(options, key=lambda o: measure(CHOOSING, o)[:, 1].mean())


def main():
    """Choose every strength, measure, and write the record."""
    chosen = {name: choose(name) for name in CHOICES}
    chosen["all four"] = {k: v for option in chosen.values() for k, v in option.items()}
    found = {name: _told(chosen[name]) for name in chosen}
    RECORD.write_text(json.dumps(_record(found), indent=2) + "\n", encoding="utf-8")


def _told(settings):
    rows = measure(SEEDS, settings)
    print(settings, rows.mean(axis=0).round(4))
    return {
        "settings": settings,
        "training_accuracy": round(float(rows[:, 0].mean()), 4),
        "test_accuracy": round(float(rows[:, 2].mean()), 4),
        "standard_deviation": round(float(rows[:, 2].std(ddof=1)), 4),
        "each_seed": rows[:, 2].round(5).tolist(),
        "epochs": round(float(rows[:, 3].mean()), 1),
    }


def _record(found):
    return {
        "what": "digits with one label in five wrong: remedies against overfitting",
        "command": "python -m nnworks.labs.overfitting",
        "when": datetime.now(UTC).date().isoformat(),
        "hardware": f"one core, {platform.machine()}",
        "versions": {"python": platform.python_version(), "numpy": np.__version__},
        "data": "scikit-learn's digits: a quarter trained on, a quarter to validate,"
        " half to test; the labels of the test set are right",
        "network": f"64-{HIDDEN}-10, ReLU; SGD {RATE}, momentum {MOMENTUM}, batches of"
        f" {BATCH}, {EPOCHS} epochs",
        "seeds": list(SEEDS),
        "strengths_chosen_with_seeds": list(CHOOSING),
        "remedies": found,
    }


@cache
def record():
    """Give the record of the last measurement, as a dict."""
    return json.loads(RECORD.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())
