"""Train the network of the figure that reads drawn digits, on MNIST, in NumPy.

python -m nnworks.weights.train_reader     trains, measures, stores: about ten minutes

``NNWORKS_DATA`` must name the folder that holds ``mnist/``. One run of training takes
about two minutes on one core. There are five, each from another seed: the record shows
how much of the accuracy is luck. The first one's weights are stored, whichever is best.
"""

import json
import platform
import sys
import time
from datetime import UTC, datetime

import numpy as np

from nnworks import data, nn
from nnworks import functional as F
from nnworks.weights.distort import distort
from nnworks.weights.reader import RECORD, STORED, quantised, restored

__all__ = ["main", "train"]

SEEDS = (0, 1, 2, 3, 4)
HIDDEN, EPOCHS, BATCH, RATE = 40, 60, 100, 3e-3
WARM = 600  # steps in which the learning rate grows, or units die at the start
DECAY = 0.01  # of the second layer's weights
# Neighbouring pixels mean nearly the same, so their weights are pulled together: worth
# little accuracy, and the weights become pictures.
SMOOTH = 0.3


class Adam:
    """Steps as long as each gradient is steady (Kingma and Ba, 2015)."""

    def __init__(self, parameters):
        self.parameters, self.t = list(parameters), 0
        self.mean = [np.zeros_like(p.data) for p in self.parameters]
        self.square = [np.zeros_like(p.data) for p in self.parameters]

    def step(self, rate):
        """Move every parameter against its gradient."""
        self.t += 1
        for p, mean, square in zip(
            self.parameters, self.mean, self.square, strict=True
        ):
            mean += 0.1 * (p.grad - mean)
            square += 0.001 * (p.grad**2 - square)
            size = np.sqrt(square / (1 - 0.999**self.t)) + 1e-8
            p.data -= rate * mean / (1 - 0.9**self.t) / size


def train(X, y, seed, *, hidden=HIDDEN, epochs=EPOCHS):
    """Train one network by mini-batches of distorted digits.

    Parameters
    ----------
    X : ndarray of float32 of shape (N, 784)
    y : ndarray of int of shape (N,)
    seed : int
        Of everything random: first weights, order, distortions.

    Returns
    -------
    nnworks.nn.Sequential
    """
    rng = np.random.default_rng(seed)
    first, last = nn.Linear(784, hidden, rng=rng), nn.Linear(hidden, 10, rng=rng)
    model = nn.Sequential(first, nn.ReLU(), last)
    optimizer, steps = Adam(model.parameters()), epochs * (len(X) // BATCH)
    warm = min(WARM, max(1, steps // 10))
    for epoch in range(epochs):
        loss = 0.0
        for xb, yb in _batches(X, y, rng):
            scores = model(xb)  # (BATCH, 10)
            loss -= F.log_softmax(scores)[range(BATCH), yb].mean()
            model.zero_grad()
            model.backward((F.softmax(scores) - np.eye(10)[yb]) / BATCH)
            t = optimizer.t
            rate = RATE * min(1, (t + 1) / warm) * (1 + np.cos(np.pi * t / steps)) / 2
            optimizer.step(rate)
            first.weight.data -= rate * SMOOTH * _roughness(first.weight.data)
            last.weight.data -= rate * DECAY * last.weight.data
        print(f"seed {seed}, epoch {epoch + 1}: loss {loss * BATCH / len(X):.4f}")
    return model


def _batches(X, y, rng):
    """Every example once, distorted, in random order; ten batches at a time."""
    order = rng.permutation(len(X))
    for start in range(0, len(X) - BATCH + 1, 10 * BATCH):
        chosen = order[start : start + 10 * BATCH]
        xs, ys = distort(X[chosen], rng), y[chosen]
        for i in range(0, len(chosen) - BATCH + 1, BATCH):
            yield xs[i : i + BATCH], ys[i : i + BATCH]


def _roughness(weight):
    """How far each weight is from those of the four pixels beside it, times four."""
    w = np.pad(weight.reshape(-1, 28, 28), ((0, 0), (1, 1), (1, 1)))
    beside = w[:, :-2, 1:-1] + w[:, 2:, 1:-1] + w[:, 1:-1, :-2] + w[:, 1:-1, 2:]
    return (4 * w[:, 1:-1, 1:-1] - beside).reshape(weight.shape)


def accuracy(model, X, y):
    """The share of digits that are read right."""
    return float((model(X).argmax(axis=1) == y).mean())


def main():
    """Train with every seed, store the first one's weights and the record of all."""
    X, y = data.mnist("train")
    X_test, y_test = data.mnist("test")
    begin, exact, stored = time.perf_counter(), [], []
    for seed in SEEDS:
        model = train(X, y, seed)
        exact.append(accuracy(model, X_test, y_test))
        arrays = quantised(model.state_dict())
        model.load_state_dict(restored(arrays))
        stored.append(accuracy(model, X_test, y_test))
        print(f"seed {seed}: {stored[-1]:.4f} of the held-out digits read right")
        if seed == SEEDS[0]:
            np.savez_compressed(STORED, **arrays)
    seconds = (time.perf_counter() - begin) / len(SEEDS)
    record = _record(exact, stored, seconds)
    RECORD.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def _record(exact, stored, seconds):
    return {
        "what": f"network 784-{HIDDEN}-10 with ReLU, weights as 8-bit whole numbers",
        "command": "python -m nnworks.weights.train_reader",
        "when": datetime.now(UTC).date().isoformat(),
        "hardware": f"one core, {platform.machine()}",
        "versions": {"python": platform.python_version(), "numpy": np.__version__},
        "data": "MNIST: 60,000 to learn from, 10,000 held out and never trained on",
        "settings": {
            **{"hidden": HIDDEN, "epochs": EPOCHS, "batch": BATCH, "rate": RATE},
            **{"smooth": SMOOTH, "decay": DECAY},
        },
        "seeds": list(SEEDS),
        "seconds_per_seed": round(seconds),
        "accuracy": {
            "stored": stored[0],
            "each_seed": stored,
            "mean": round(float(np.mean(stored)), 5),
            "standard_deviation": round(float(np.std(stored, ddof=1)), 5),
            "before_rounding": exact,
        },
    }


if __name__ == "__main__":
    sys.exit(main())
